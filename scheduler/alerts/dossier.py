"""All that is known of an event when it is to be told: what happened, who tells it, and in which words."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from crawler.store.database import Connection
from crawler.store.deliveries import releases_of
from crawler.store.events import EventFilter, listed, mentions_of

_TOLD = ("type", "partners", "date_start", "date_end", "place", "planned")
_TOLD_PARTS = {
    "participants": ("name", "role", "side"),
    "organizations": ("name", "side"),
    "figures": ("measure", "value", "unit", "bound", "period", "change_pct", "partner"),
    "agreements": ("name", "status"),
}


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with everything that tells of it.

    Attributes:
        event: its row.
        releases: the rows of all releases that tell of it, as main matter or in passing.
        mentions: the rows of its mentions, each with the kept text that its evidence points into.
    """

    event: Any
    releases: tuple[Any, ...]
    mentions: tuple[Any, ...]

    @property
    def published(self) -> list[datetime]:
        """When it was published, release by release, the first one first; none where nobody tells a time."""
        return sorted(filter(None, map(_published, self.releases)))

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of what there is to tell; how it is worded and who tells it make no difference."""
        told: dict[str, Any] = {name: str(getattr(self.event, name)) for name in _TOLD}
        for part, names in _TOLD_PARTS.items():
            told[part] = sorted(_picked(getattr(self.event, part), names))
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).digest()


def _picked(parts: Iterable[dict[str, Any]], names: Iterable[str]) -> list[str]:
    return [json.dumps([part[name] for name in names], ensure_ascii=False) for part in parts]


def _published(release: Any) -> datetime | None:
    """The instant, or the end of the day where only that is told."""
    instant: datetime | None = release.published_at
    if instant is None and release.published_on is not None:
        return datetime.combine(release.published_on, time(), UTC) + timedelta(days=1)
    return instant


async def dossiers(connection: Connection, events: Collection[int]) -> list[Dossier]:
    """Return the dossiers of those of the events that there are, wholes before their parts, by number."""
    rows = await listed(connection, EventFilter(ids=sorted(events)))
    releases = await releases_of(connection, events)
    found = [
        Dossier(
            row,
            tuple(release for release in releases if release.event == row.id),
            tuple(await mentions_of(connection, row.id)),
        )
        for row in rows
    ]
    return sorted(found, key=lambda dossier: (dossier.event.parent is not None, dossier.event.id))

"""A store in memory, for crawls that need no database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crawler.release import FailedItem, Item, Release, Verdict, Visit
from crawler.spiders.walk import earliest


@dataclass
class MemoryStore:
    """Keeps releases by source and key, and the sizes of the batches that it was given."""

    kept: dict[tuple[str, str], Release] = field(default_factory=dict)
    passed_over: set[tuple[str, str]] = field(default_factory=set)
    batches: list[int] = field(default_factory=list)
    failed: dict[tuple[str, str], FailedItem] = field(default_factory=dict)
    due: set[tuple[str, str]] = field(default_factory=set)
    unread: set[tuple[str, str]] = field(default_factory=set)
    missed: list[tuple[str, str]] = field(default_factory=list)
    visits: dict[tuple[str, str], Visit] = field(default_factory=dict)
    waits: dict[str, datetime] = field(default_factory=dict)

    async def known(self, source: str, external_ids: Collection[str]) -> set[str]:
        known = self.kept.keys() | self.passed_over | self.failed.keys() - self.due
        return {key for key in external_ids if (source, key) in known}

    async def pass_over(self, source: str, external_ids: Collection[str]) -> None:
        self.passed_over |= {(source, key) for key in external_ids}
        self._settle((source, key) for key in external_ids)

    async def keep(self, releases: Sequence[Release]) -> list[Verdict]:
        self.batches.append(len(releases))
        return [self._keep(release) for release in releases]

    async def fail(self, source: str, items: Sequence[FailedItem]) -> None:
        self.failed |= {(source, item.external_id): item for item in items}
        self.due -= {(source, item.external_id) for item in items}

    async def to_try_again(self, source: str) -> list[Item]:
        return [Item(key, self.failed[name, key].url) for name, key in sorted(self.due) if name == source]

    async def to_read_again(self, source: str) -> list[Item]:
        return [
            Item(key, self.kept[name, key].urls[0]) for name, key in sorted(self.unread) if name == source
        ]

    async def miss(self, source: str, external_ids: Collection[str]) -> None:
        self.missed += [(source, key) for key in external_ids]

    async def miss_others(self, source: str, external_ids: Collection[str], since: datetime) -> None:
        self.missed += [
            (name, key)
            for (name, key), release in self.kept.items()
            if name == source and key not in external_ids and _is_published_since(release, since)
        ]

    async def visit(self, source: str, url: str) -> Visit | None:
        return self.visits.get((source, url))

    async def note_visit(self, source: str, visit: Visit) -> None:
        self.visits[source, visit.url] = visit

    async def leave_alone(self, publisher: str, until: datetime) -> None:
        self.waits[publisher] = until

    async def left_alone_until(self, publisher: str) -> datetime | None:
        return self.waits.get(publisher)

    def of(self, source: str) -> list[Release]:
        """What a source brought."""
        return [release for (name, _), release in self.kept.items() if name == source]

    def _keep(self, release: Release) -> Verdict:
        key = (release.source, release.external_id or release.body)
        self._settle([key])
        before, self.kept[key] = self.kept.get(key), release
        if before is None:
            return Verdict.NEW
        same = (before.title, before.body) == (release.title, release.body)
        return Verdict.KNOWN if same else Verdict.REVISED

    def _settle(self, keys: Iterable[tuple[str, str]]) -> None:
        for key in keys:
            self.failed.pop(key, None)
            self.due.discard(key)
            self.unread.discard(key)


def _is_published_since(release: Release, since: datetime) -> bool:
    return release.published is not None and earliest(release.published) >= since

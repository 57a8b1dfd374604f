"""Events in the database: listed, shown and announced."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from crawler.store.database import Connection
from crawler.store.sql import query


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events to list; None where it does not matter. Days bound the event's first day."""

    ids: Sequence[int] | None = None
    partner: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    found_since: datetime | None = None
    limit: int | None = None


async def announce(connection: Connection, events: Collection[int]) -> None:
    """Tell whoever listens of new events, once the transaction commits."""
    for event in events:
        await connection.execute(query("events.announce"), {"event": event})


async def listed(connection: Connection, which: EventFilter) -> list[Any]:
    """Return the rows of the events that fit, the latest day first, each with its releases."""
    values = asdict(which) | {"ids": None if which.ids is None else list(which.ids)}
    return await (await connection.execute(query("events.listed"), values)).fetchall()


async def events_of_texts(connection: Connection, texts: Collection[int]) -> list[int]:
    """Return the numbers of the events that mentions in these texts are about."""
    rows = await connection.execute(query("events.of_texts"), {"texts": list(texts)})
    return [row.event for row in await rows.fetchall()]


async def mentions_of(connection: Connection, event: int) -> list[Any]:
    """Return the rows of an event's mentions, each with the kept text that its evidence points into."""
    return await (await connection.execute(query("events.mentions_of"), {"event": event})).fetchall()

"""Events in the database: linked anew around what came in, listed and shown."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from psycopg.types.json import Jsonb

from crawler.corrections import corrected
from crawler.linking import StoredMention, groups, why_same
from crawler.merging import EventState, merge
from crawler.parsers.wire import mention_from_data
from crawler.store.corrections import Standing, standing_corrections
from crawler.store.database import Connection
from crawler.store.readings import PutMentions
from crawler.store.sql import query

NEIGHBOURHOOD_DAYS = 30
"""How far apart in time two mentions can be and still be looked at together."""

_PARTS = ("participants", "organizations", "figures", "agreements", "topics", "confidence")


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


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking made of the events, by their numbers.

    Attributes:
        new: those that nothing had told of before.
        split: those that were told of as part of another event before.
        changed: those of which something else is told now than before.
        gone: those that are no more, and which event took over what was told of each; None where none did.
    """

    new: list[int] = field(default_factory=list)
    split: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    gone: dict[int, int | None] = field(default_factory=dict)


async def lock_partners(connection: Connection, partners: Collection[str]) -> None:
    """Keep others from linking about these partners until the transaction ends; sorted against deadlock."""
    for partner in sorted(partners):
        await connection.execute(query("events.lock_partner"), {"partner": partner})


async def link(connection: Connection, put: PutMentions) -> Linked:
    """Link what a reading brought and what stands near it; return what that made of the events.

    A joined event keeps the oldest number. An event that lost its last mention goes. What was corrected by
    hand stays as corrected.
    """
    rows = await _neighbourhood(connection, put)
    mentions = [_stored_mention(row) for row in rows]
    by_hand = await standing_corrections(connection, {m.text for m in mentions})
    before = {m.event for m in mentions if m.event is not None} | put.bereft
    linked, heirs = Linked(), dict[int, int]()
    for group in groups(mentions):
        event = await _put_event(connection, group, set(heirs.values()), by_hand, linked)
        heirs |= {m.event: event for m in group if m.event is not None} | {event: event}
    await connection.execute(query("events.set_parents"), {"events": sorted(set(heirs.values()))})
    gone = await connection.execute(query("events.delete_empty"), {"events": list(before)})
    linked.gone.update((row.id, heirs.get(row.id)) for row in await gone.fetchall())
    return linked


async def announce(connection: Connection, events: Collection[int]) -> None:
    """Tell whoever listens of new events, once the transaction commits."""
    for event in events:
        await connection.execute(query("events.announce"), {"event": event})


async def _neighbourhood(connection: Connection, put: PutMentions) -> list[Any]:
    values = {
        "partners": list(put.partners),
        "mentions": put.mentions,
        "events": list(put.bereft),
        "days": NEIGHBOURHOOD_DAYS,
    }
    return await (await connection.execute(query("events.neighbourhood"), values)).fetchall()


async def _put_event(
    connection: Connection,
    group: Sequence[StoredMention],
    taken: Collection[int],
    by_hand: Standing,
    linked: Linked,
) -> int:
    """Write the event that a group of mentions tells of, note what that made of it, and return its number."""
    told = {m.event for m in group if m.event is not None}
    values = _columns(corrected(merge(group), by_hand.of(group)))
    if kept := told - set(taken):
        event = min(kept)
        updated = await connection.execute(query("events.update"), values | {"id": event})
        linked.changed.extend(row.id for row in await updated.fetchall())
    else:
        row: Any = await (await connection.execute(query("events.insert"), values)).fetchone()
        event = int(row.id)
        (linked.split if told else linked.new).append(event)
    for mention in group:
        link = {"id": mention.id, "event": event, "link": _why_linked(mention, group)}
        await connection.execute(query("events.link_mention"), link)
    return event


def _why_linked(mention: StoredMention, group: Sequence[StoredMention]) -> str:
    reasons = (why_same(other, mention) for other in group if other.id < mention.id)
    return next((reason for reason in reasons if reason), "first told here")


def _columns(state: EventState) -> dict[str, Any]:
    values = asdict(state)
    return values | {name: Jsonb(values[name]) for name in _PARTS} | {"partners": list(state.partners)}


def _stored_mention(row: Any) -> StoredMention:
    data = row._asdict()
    return StoredMention(
        id=row.id,
        parser=row.parser,
        text=row.text,
        releases=frozenset(row.releases),
        live=row.live,
        source=row.sources[0],
        published=row.published_on,
        headline=row.headline,
        event=row.event,
        ordinal=row.ordinal,
        mention=mention_from_data(
            {name: data[name] for name in _mention_columns()} | {"date": row.date_start}
        ),
    )


def _mention_columns() -> tuple[str, ...]:
    return ("type", "partners", "date_end", "place", "planned", "parent", "evidence", *_PARTS)


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

"""Links mentions to events, in the transaction that stores the mentions.

All that could be about the same events as what came is looked at together, and so wide that nothing outside
could change what comes of it: the same releases give the same events in whatever order they came.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from psycopg import Rollback
from psycopg.types.json import Jsonb

from crawler.corrections import corrected
from crawler.linking import Group, Marks, Rulings, StoredMention, groups, may_be_one
from crawler.linking.days import REACH_DAYS
from crawler.merging import EventState, merge
from crawler.parsers.model import EventMention
from crawler.parsers.wire import mention_from_data
from crawler.store.corrections import Standing, standing_corrections
from crawler.store.database import Connection
from crawler.store.parents import set_parents
from crawler.store.readings import PutMentions
from crawler.store.rulings import standing_rulings
from crawler.store.sql import query

_PARTS = ("participants", "organizations", "figures", "agreements", "topics", "confidence")


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


@dataclass(frozen=True, slots=True)
class _Neighbourhood:
    """What is linked anew.

    Attributes:
        seeds: the numbers of the mentions that were asked for.
        mentions: those and all that hang together with one, directly or by way of others.
        rulings: what was decided by hand about them.
    """

    seeds: frozenset[int]
    mentions: list[StoredMention]
    rulings: Rulings

    def partners(self) -> set[str]:
        return {partner for stored in self.mentions for partner in stored.mention.partners}

    def was_taken_out(self, group: Group) -> bool:
        """What was split off by hand leaves the event's number to the others."""
        return any(self.rulings.took_out(stored.named) for stored in group.mentions)


async def lock_partners(connection: Connection, partners: Collection[str]) -> None:
    """Keep others from linking about these partners until the transaction ends; sorted against deadlock."""
    for partner in sorted(partners):
        await connection.execute(query("linking.lock_partner"), {"partner": partner})


async def link(connection: Connection, put: PutMentions) -> Linked:
    """Link what a reading brought and what hangs together with it; return what that made of the events.

    A joined event keeps the oldest number. An event that lost its last mention goes. What was corrected,
    joined or split by hand stays so.
    """
    partners = set(put.partners)
    await connection.execute(query("linking.plan_once"))
    while True:
        async with connection.transaction() as attempt:
            await lock_partners(connection, partners)
            near = await _neighbourhood(connection, put)
            if near.partners() <= partners:
                return await _write(connection, near, put.bereft)
            partners |= near.partners()
            raise Rollback(attempt)  # lets go of the locks, so that the wider set is taken in its order


async def link_text(connection: Connection, text: int) -> Linked:
    """Link the mentions of a text anew, because other releases carry it now."""
    rows = await (await connection.execute(query("linking.mentions_of_text"), {"text": text})).fetchall()
    partners = {partner for row in rows for partner in row.partners}
    return await link(connection, PutMentions([row.id for row in rows], (), partners))


async def _neighbourhood(connection: Connection, put: PutMentions) -> _Neighbourhood:
    seeds = await _seeds(connection, put)
    known: dict[int, StoredMention] = {}
    rulings = Rulings()
    members, fresh = set[int](), set(seeds)
    while fresh:
        known |= await _neighbours(connection, fresh, known)
        rulings = await standing_rulings(connection, {stored.text for stored in known.values()})
        members |= fresh
        around = [known[number] for number in fresh]
        fresh = {
            number
            for number, stored in known.items()
            if number not in members and any(_hang_together(stored, other, rulings) for other in around)
        }
    return _Neighbourhood(seeds, [known[number] for number in sorted(members)], rulings)


def _hang_together(a: StoredMention, b: StoredMention, rulings: Rulings) -> bool:
    return (a.event is not None and a.event == b.event) or may_be_one(a, b, rulings)


async def _seeds(connection: Connection, put: PutMentions) -> frozenset[int]:
    if not (put.bereft or put.vacated):
        return frozenset(put.mentions)
    values = {
        "mentions": list(put.mentions),
        "events": list(put.bereft),
        "partners": [partner for partner, _ in put.vacated],
        "on_days": [day for _, day in put.vacated],
        "days": REACH_DAYS,
    }
    return frozenset(row.id for row in await _rows(connection, "linking.seeds", values))


async def _neighbours(
    connection: Connection, mentions: Collection[int], known: Collection[int]
) -> dict[int, StoredMention]:
    values = {"mentions": list(mentions), "known": list(known), "days": REACH_DAYS}
    return {row.id: _stored(row) for row in await _rows(connection, "linking.neighbours", values)}


async def _write(connection: Connection, near: _Neighbourhood, bereft: Collection[int]) -> Linked:
    by_hand = await standing_corrections(connection, {stored.text for stored in near.mentions})
    linked, heirs = Linked(), dict[int, int]()
    for group in sorted(groups(near.mentions, near.rulings), key=near.was_taken_out):
        event = await _put_event(connection, group, near.seeds, set(heirs.values()), by_hand, linked)
        heirs |= {m.event: event for m in group.mentions if m.event is not None} | {event: event}
    told = set(heirs.values())
    if left := ({*heirs} | set(bereft)) - told:
        gone = await _rows(connection, "events.delete_empty", {"events": list(left)})
        linked.gone.update((row.id, heirs.get(row.id)) for row in gone)
    await set_parents(connection, told)
    return linked


async def _put_event(
    connection: Connection,
    group: Group,
    seeds: Collection[int],
    taken: Collection[int],
    by_hand: Standing,
    linked: Linked,
) -> int:
    """Write the event that a group of mentions tells of, note what that made of it, and return its number."""
    told = {m.event for m in group.mentions if m.event is not None}
    kept = told - set(taken)
    if kept and _is_as_it_was(group, seeds, told):
        return min(kept)
    event = await _put_state(connection, group, kept, by_hand, linked)
    if not kept:
        (linked.split if told else linked.new).append(event)
    for stored, reason in zip(group.mentions, group.reasons, strict=True):
        if (stored.event, stored.link) != (event, reason):
            values = {"id": stored.id, "event": event, "link": reason}
            await connection.execute(query("linking.link_mention"), values)
    return event


def _is_as_it_was(group: Group, seeds: Collection[int], told: Collection[int]) -> bool:
    """Return whether nothing came to a group, nothing went from it, and it tells the same."""
    return (
        len(told) == 1
        and all(m.event is not None and m.id not in seeds for m in group.mentions)
        and [m.link for m in group.mentions] == group.reasons
    )


async def _put_state(
    connection: Connection, group: Group, kept: Collection[int], by_hand: Standing, linked: Linked
) -> int:
    values = _columns(corrected(merge(group.mentions), by_hand.of(group.mentions)))
    if not kept:
        [row] = await _rows(connection, "events.insert", values)
        return int(row.id)
    event = min(kept)
    updated = await _rows(connection, "events.update", values | {"id": event})
    linked.changed.extend(row.id for row in updated)
    return event


async def _rows(connection: Connection, name: str, values: dict[str, Any]) -> Sequence[Any]:
    return await (await connection.execute(query(name), values)).fetchall()


def _columns(state: EventState) -> dict[str, Any]:
    values = asdict(state)
    return values | {name: Jsonb(values[name]) for name in _PARTS} | {"partners": list(state.partners)}


def _stored(row: Any) -> StoredMention:
    return StoredMention(
        id=row.id,
        parser=row.parser,
        text=row.text,
        language=row.language,
        releases=frozenset(row.releases),
        live=row.live,
        sources=tuple(row.sources),
        published=row.published_on,
        headline=row.headline,
        event=row.event,
        link=row.link,
        ordinal=row.ordinal,
        whole=(row.whole_start, row.whole_end) if row.whole_start else None,
        marks=Marks(frozenset(row.numbers), frozenset(row.words)),
        mention=mention_of(row),
    )


def mention_of(row: Any) -> EventMention:
    """Return the mention that a row with all of its columns tells."""
    data = row._asdict()
    names = ("type", "partners", "date_end", "place", "planned", "parent", "evidence", *_PARTS)
    return mention_from_data({name: data[name] for name in names} | {"date": row.date_start})

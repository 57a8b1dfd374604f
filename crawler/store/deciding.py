"""Joins and splits events by hand, and takes that back."""

from collections.abc import Collection, Sequence
from typing import Any

from crawler.store.database import Connection
from crawler.store.linking import Linked, link, lock_partners
from crawler.store.readings import PutMentions
from crawler.store.rulings import (
    mentions_of_events,
    mentions_of_ruling,
    put_ruling,
    undo_ruling,
)

_LISTS = "`bilateral-watch events` lists them"


class RulingError(ValueError):
    """A decision that cannot be made; the message tells whoever asked for it why."""


async def join(connection: Connection, events: Collection[int], by: str, why: str) -> Linked:
    """Make events one, for good, by the oldest number; return what came of it. Raises RulingError."""
    if len(set(events)) == 1:
        raise RulingError("name at least two events to join")
    mentions = await _held(connection, events)
    await put_ruling(connection, "join", [(m.text, m.ordinal) for m in mentions], [], by, why)
    return await _link_anew(connection, mentions)


async def split(connection: Connection, event: int, chosen: Sequence[str], by: str, why: str) -> Linked:
    """Take mentions out of an event, for good; return what came of it.

    What is taken out is one event or several, as its mentions tell. Raises RulingError.

    Args:
        connection: the transaction.
        event: the event's number.
        chosen: mentions by number, or releases by address.
        by: who says so.
        why: why.
    """
    mentions = await _held(connection, [event])
    moved = {(m.text, m.ordinal) for name in chosen for m in _called(mentions, name, event)}
    stayed = {(m.text, m.ordinal) for m in mentions} - moved
    if not stayed:
        raise RulingError(f"these are all that event {event} has: something must stay")
    await put_ruling(connection, "split", moved, stayed, by, why)
    return await _link_anew(connection, mentions)


async def undo(connection: Connection, ruling: int, by: str, why: str) -> Linked:
    """Take a join or a split back: the mentions are linked as they tell; return what came of it.

    Raises RulingError.
    """
    mentions = await mentions_of_ruling(connection, ruling)
    await lock_partners(connection, _partners(mentions))
    if not await undo_ruling(connection, ruling, by, why):
        raise RulingError(f"no ruling {ruling} stands: `bilateral-watch events show` tells those of an event")
    return await _link_anew(connection, mentions)


async def _held(connection: Connection, events: Collection[int]) -> Sequence[Any]:
    """Keep others from linking around events, and return the rows of their mentions; raises RulingError."""
    await lock_partners(connection, _partners(await mentions_of_events(connection, events)))
    mentions = await mentions_of_events(connection, events)
    for event in events:
        if all(row.event != event for row in mentions):
            raise RulingError(f"no event has the number {event}: {_LISTS}")
    return mentions


def _partners(mentions: Sequence[Any]) -> set[str]:
    return {partner for row in mentions for partner in row.partners}


def _called(mentions: Sequence[Any], name: str, event: int) -> list[Any]:
    found = [row for row in mentions if str(row.id) == name or name in row.addresses]
    if not found:
        raise RulingError(f"event {event} has neither a mention {name} nor a release with that address")
    return found


async def _link_anew(connection: Connection, mentions: Sequence[Any]) -> Linked:
    events = {row.event for row in mentions if row.event is not None}
    return await link(connection, PutMentions([row.id for row in mentions], events, _partners(mentions)))

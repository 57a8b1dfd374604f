"""What was decided by hand about which mentions are one event's, in the database."""

from collections.abc import Collection
from typing import Any

from crawler.linking.rulings import Ruling, Rulings
from crawler.store.database import Connection
from crawler.store.sql import query

Named = tuple[int, int]
"""A mention by the number of its text and its place in it."""


async def standing_rulings(connection: Connection, texts: Collection[str]) -> Rulings:
    """Return what holds of the decisions about mentions in these texts, by content hash."""
    rows = await connection.execute(query("rulings.standing"), {"texts": list(texts)})
    return Rulings.of([_ruling(row) for row in await rows.fetchall()])


def _ruling(row: Any) -> Ruling:
    return Ruling(
        id=row.id,
        kind=row.kind,
        why=row.why,
        moved=frozenset((text, ordinal) for text, ordinal, stayed in row.mentions if not stayed),
        stayed=frozenset((text, ordinal) for text, ordinal, stayed in row.mentions if stayed),
    )


async def put_ruling(
    connection: Connection, kind: str, moved: Collection[Named], stayed: Collection[Named], by: str, why: str
) -> int:
    """Store a decision, with who made it and why; return its number."""
    values = {"kind": kind, "made_by": by, "why": why}
    row: Any = await (await connection.execute(query("rulings.insert"), values)).fetchone()
    for mentions, has_stayed in ((moved, False), (stayed, True)):
        for text, ordinal in sorted(set(mentions)):
            named = {"ruling": row.id, "text": text, "ordinal": ordinal, "stayed": has_stayed}
            await connection.execute(query("rulings.insert_mention"), named)
    return int(row.id)


async def undo_ruling(connection: Connection, ruling: int, by: str, why: str) -> bool:
    """Take a decision back; it stays on record. Return whether it stood."""
    values = {"id": ruling, "undone_by": by, "undone_why": why}
    return (await connection.execute(query("rulings.undo"), values)).rowcount > 0


async def rulings_of(connection: Connection, event: int) -> list[Any]:
    """Return the rows of all decisions about an event's mentions, the undone ones too."""
    return await (await connection.execute(query("rulings.of_event"), {"event": event})).fetchall()


async def mentions_of_ruling(connection: Connection, ruling: int) -> list[Any]:
    """Return the rows of the mentions that a decision is about: `id`, `event`, `partners`."""
    return await (await connection.execute(query("rulings.mentions"), {"ruling": ruling})).fetchall()


async def mentions_of_events(connection: Connection, events: Collection[int]) -> list[Any]:
    """Return the rows of events' mentions, with their text, place in it, partners and `addresses`."""
    found = await connection.execute(query("rulings.mentions_of_events"), {"events": list(events)})
    return await found.fetchall()

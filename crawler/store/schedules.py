"""When sources are due, which of them are paused, and who has claimed a slot that fell due."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from crawler.store.database import Connection
from crawler.store.sql import query


async def begin_schedules(connection: Connection, sources: Collection[str]) -> None:
    """Have sources that were never scheduled be due at once."""
    await connection.execute(query("schedules.begin"), {"sources": list(sources)})


async def schedules(connection: Connection) -> list[Any]:
    """Return the rows of all schedules, by source, each with the database's `now`."""
    return await (await connection.execute(query("schedules.all"))).fetchall()


async def schedule_of(connection: Connection, source: str) -> Any:
    """Return the row of a source's schedule, with the database's `now`; None where it has none."""
    return await (await connection.execute(query("schedules.of_source"), {"source": source})).fetchone()


async def claim_slot(
    connection: Connection, source: str, expected: datetime, slot: datetime, next_slot: datetime, pace: float
) -> datetime | None:
    """Claim a slot of a source that has fallen due, and set the next one.

    Args:
        connection: within a transaction.
        source: its name.
        expected: the next slot as the caller knows it.
        slot: the latest slot that has fallen due; later than `expected` where some were missed.
        next_slot: the first that is still to come.
        pace: kept with it.

    Returns:
        The slot, moved behind the last one where the clock went back; None where another process was
        first, the source is paused, or it is not due by the database's clock.
    """
    values = {
        "source": source,
        "expected": expected,
        "slot": slot,
        "next_slot": next_slot,
        "pace": pace,
    }
    row: Any = await (await connection.execute(query("schedules.fall_due"), values)).fetchone()
    return None if row is None else row.last_slot


async def claim_now(connection: Connection, source: str) -> datetime:
    """Have a source fall due now, whatever its schedule says, and return that slot."""
    row: Any = await (
        await connection.execute(query("schedules.fall_due_now"), {"source": source})
    ).fetchone()
    slot: datetime = row.last_slot
    return slot


async def bring_forward(connection: Connection, source: str, expected: datetime, next_slot: datetime) -> None:
    """Have a source's next slot come earlier, unless it was moved in the meantime."""
    values = {"source": source, "expected": expected, "next_slot": next_slot}
    await connection.execute(query("schedules.bring_forward"), values)


async def pause(connection: Connection, source: str, reason: str | None) -> None:
    """Have no slot of a source fall due until it is resumed."""
    await connection.execute(query("schedules.pause"), {"source": source, "reason": reason})


async def resume(connection: Connection, source: str) -> bool:
    """Have a paused source be due at once; return whether it was paused."""
    found = await connection.execute(query("schedules.resume"), {"source": source})
    return await found.fetchone() is not None

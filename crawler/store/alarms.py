"""Alarms: what is not as it should be, from when to when."""

from typing import Any

from crawler.store.database import Connection
from crawler.store.deliveries import Route
from crawler.store.sql import query


async def raise_alarm(
    connection: Connection, subject: str, state: str, reason: str, advice: str | None
) -> tuple[int, bool]:
    """Note that something is wrong, or what is wrong with it now; return the alarm, and whether it is new."""
    values = {"subject": subject, "state": state, "reason": reason, "advice": advice}
    row: Any = await (await connection.execute(query("alarms.raise"), values)).fetchone()
    return int(row.id), bool(row.new)


async def solve_alarm(connection: Connection, subject: str) -> int | None:
    """Note that all is well again; return the alarm that this ends, or None where there was none."""
    row = await (await connection.execute(query("alarms.solve"), {"subject": subject})).fetchone()
    return None if row is None else int(row.id)


async def alarm_of(connection: Connection, alarm: int) -> Any:
    """Return an alarm's row; `solved` is None while it is open."""
    return await (await connection.execute(query("alarms.one"), {"id": alarm})).fetchone()


async def withdraw_unsent(connection: Connection, alarm: int) -> None:
    """Let the messages about an alarm that nobody has begun to send go unsent."""
    await connection.execute(query("alarms.withdraw"), {"alarm": alarm})


async def routes_that_heard(connection: Connection, alarm: int) -> list[Route]:
    """Return where a message about an alarm was sent, or may have been."""
    rows = await (await connection.execute(query("alarms.heard"), {"alarm": alarm})).fetchall()
    return [(row.rule, row.channel) for row in rows]

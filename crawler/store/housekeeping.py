"""Retention: what is old goes, a little at a time, so that vacuum keeps up and nobody waits for it."""

from typing import Any, Literal

from crawler.store.database import Connection
from crawler.store.sql import query

Kind = Literal["snapshots", "runs", "jobs"]

AT_ONCE = 1000
"""How many rows go in one transaction."""


async def drop_old(connection: Connection, kind: Kind, days: int) -> int:
    """Drop what is older than so many days, and return how many rows went; `AT_ONCE` tells of more.

    Hashes, releases and texts stay, so that nothing comes back as new. Nothing goes where another process is
    at it.
    """
    row: Any = await (await connection.execute(query("housekeeping.take_turn"))).fetchone()
    if not row.taken:
        return 0
    values = {"days": days, "most": AT_ONCE}
    return (await connection.execute(query(f"housekeeping.{kind}"), values)).rowcount

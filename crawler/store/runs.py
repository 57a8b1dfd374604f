"""Runs: each accounts for the slots of its source since the run before, and tells what then happened.

A source's runs are a chain, which the database's constraints hold together: one after another, none twice.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from crawler.store.database import Connection
from crawler.store.sql import query


async def order_run(connection: Connection, source: str) -> int | None:
    """Order a run for the slots of a source that no run accounts for; return its number.

    None where there are none, or a run waits or is at work: that one, or the next, accounts for them.
    """
    values = {"source": source}
    await connection.execute(query("schedules.lock"), values)
    row: Any = await (await connection.execute(query("runs.order"), values)).fetchone()
    return None if row is None else int(row.id)


async def begin_run(connection: Connection, run: int) -> Any:
    """Note that a run begins, or begins again; return its row, or None where it has ended already.

    `covered_until` in the row is up to when earlier runs of the source have seen everything, `reviewed_until`
    up to when they looked again at all of the week before.
    """
    return await (await connection.execute(query("runs.begin"), {"run": run})).fetchone()


async def finish_run(connection: Connection, run: int, told: Mapping[str, Any]) -> None:
    """Tell how a run ended; one that has ended already stays as it is.

    Args:
        connection: within a transaction.
        run: its number.
        told: its report, `crawler.runs.RunReport`, as JSON has it.
    """
    as_json = {name: Jsonb(told[name]) for name in ("counts", "troubles", "notes", "markups", "responses")}
    await connection.execute(query("runs.finish"), {**told, **as_json, "run": run})


async def runs_covering(connection: Connection, slots: Mapping[str, datetime]) -> list[Any]:
    """Return the rows of the runs that account for a slot of each source, by source.

    The columns are None, but for `asked_source`, where no run accounts for a slot yet.
    """
    values = {"sources": list(slots), "slots": list(slots.values())}
    return await (await connection.execute(query("runs.covering"), values)).fetchall()


async def latest_runs(connection: Connection) -> dict[str, Any]:
    """Return each source's latest run by its name."""
    rows = await (await connection.execute(query("runs.latest"))).fetchall()
    return {row.source: row for row in rows}


async def recent_runs(connection: Connection, source: str, most: int) -> list[Any]:
    """Return `outcome` and number of `new` releases of a source's last runs, the latest first."""
    values = {"source": source, "most": most}
    return await (await connection.execute(query("runs.recent"), values)).fetchall()


async def forsaken_runs(connection: Connection) -> list[Any]:
    """Return `id` and `source` of unfinished runs that nobody will do, their job having failed for good."""
    return await (await connection.execute(query("runs.forsaken"))).fetchall()

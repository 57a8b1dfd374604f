"""Runs: a slot is claimed by inserting its row, and what then happened is told in the same row."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from crawler.store.database import Connection
from crawler.store.sql import query


async def claim_slot(connection: Connection, source: str, slot: datetime) -> int | None:
    """Claim a source's slot; return the number of its run, or None where another process was first."""
    found = await connection.execute(query("runs.claim"), {"source": source, "slot": slot})
    row = await found.fetchone()
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
    as_json = {name: Jsonb(told[name]) for name in ("counts", "troubles", "notes", "markups")}
    await connection.execute(query("runs.finish"), {**told, **as_json, "run": run})


async def runs_of(connection: Connection, runs: Collection[int]) -> list[Any]:
    """Return the rows of these runs, by source."""
    return await (await connection.execute(query("runs.of_ids"), {"runs": list(runs)})).fetchall()


async def latest_runs(connection: Connection) -> dict[str, Any]:
    """Return each source's latest run by its name."""
    rows = await (await connection.execute(query("runs.latest"))).fetchall()
    return {row.source: row for row in rows}

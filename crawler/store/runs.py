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

    `covered_until` in the row is up to when earlier runs of the source have seen everything.
    """
    return await (await connection.execute(query("runs.begin"), {"run": run})).fetchone()


async def finish_run(connection: Connection, run: int, told: Mapping[str, Any]) -> None:
    """Tell how a run ended; one that has ended already stays as it is.

    Args:
        connection: within a transaction.
        run: its number.
        told: its `outcome`, `reason`, `counts`, `troubles`, `covered_until`, an ISO instant or None, and the
            `door` that answered, or None.
    """
    values = dict(told) | {"run": run, "counts": Jsonb(told["counts"]), "troubles": Jsonb(told["troubles"])}
    await connection.execute(query("runs.finish"), values)


async def runs_of(connection: Connection, runs: Collection[int]) -> list[Any]:
    """Return the rows of these runs, by source."""
    return await (await connection.execute(query("runs.of_ids"), {"runs": list(runs)})).fetchall()


async def latest_runs(connection: Connection) -> dict[str, Any]:
    """Return each source's latest run by its name."""
    rows = await (await connection.execute(query("runs.latest"))).fetchall()
    return {row.source: row for row in rows}

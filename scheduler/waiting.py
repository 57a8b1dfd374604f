"""Waits until what was begun has been worked off, by whichever workers there are."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crawler.store.database import Database
from crawler.store.patience import patiently
from crawler.store.queue import PARSE, jobs_are_left, latest_job
from crawler.store.runs import runs_covering

_POLL_SECONDS = 0.1


async def worked_off(database: Database, slots: Mapping[str, datetime] | None = None) -> list[Any]:
    """Wait until what is due has been worked off.

    Returns:
        The rows of the runs that account for a slot of each source, by source, once they have ended and what
        they brought has been read.
    """
    while not all(row.finished for row in await _rows(database, slots or {})):
        await asyncio.sleep(_POLL_SECONDS)
    await _read_up(database)
    return await _rows(database, slots or {})


async def _rows(database: Database, slots: Mapping[str, datetime]) -> list[Any]:
    async def look() -> list[Any]:
        async with database.transaction() as connection:
            return await runs_covering(connection, slots)

    return await patiently(look)


async def _read_up(database: Database) -> None:
    async def latest() -> int:
        async with database.transaction() as connection:
            return await latest_job(connection)

    async def unread() -> bool:
        async with database.transaction() as connection:
            return await jobs_are_left(connection, PARSE, job)

    job = await patiently(latest)
    while await patiently(unread):
        await asyncio.sleep(_POLL_SECONDS)

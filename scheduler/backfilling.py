"""Carries a backfill out, step by step: it may be killed at any moment, and goes on where it was.

Each step is a job like any other, so that it waits for the publisher's own runs and they for it, and any
worker may do it. The next one is ordered only when it is done: without somebody who orders, nothing goes on.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from crawler.sources import source_named
from crawler.store.backfills import GIVE_UP_AFTER, backfill_state, hand_over_step
from crawler.store.database import Database
from crawler.store.patience import patiently
from crawler.store.queue import job_is_left

_POLL_SECONDS = 0.1


class BackfillError(Exception):
    """A backfill cannot go on; the message tells why, and what to do."""


async def carried_out(
    database: Database, backfill: int, sitting: datetime, tell: Callable[[Any], None]
) -> Any:
    """Return the row of a backfill once nothing is left of it that was not tried in this sitting.

    Args:
        database: with a worker on it.
        backfill: its number.
        sitting: the present instant.
        tell: is given the row after each step.

    Raises:
        BackfillError: where step after step fails.
    """
    row = await _state(database, backfill, sitting)
    while row.finished is None and row.is_left:
        before = row.steps
        await _one_step(database, backfill, row.source, sitting)
        row = await _state(database, backfill, sitting)
        tell(row)
        if row.steps == before:
            raise BackfillError(f"{row.source}: a step ended without a result; the worker's log tells why")
        if row.failing >= GIVE_UP_AFTER:
            raise BackfillError(f"{row.source}: {row.reason}; the same command goes on from page {row.page}")
    return row


async def _state(database: Database, backfill: int, sitting: datetime) -> Any:
    async def look() -> Any:
        async with database.transaction() as connection:
            return await backfill_state(connection, backfill, sitting)

    return await patiently(look)


async def _one_step(database: Database, backfill: int, source: str, sitting: datetime) -> None:
    """Have a step taken, or wait for the one that is under way already."""

    async def hand_over() -> int:
        async with database.transaction() as connection:
            return await hand_over_step(connection, backfill, source_named(source).publisher, sitting)

    async def is_left() -> bool:
        async with database.transaction() as connection:
            return await job_is_left(connection, job)

    job = await patiently(hand_over)
    while await patiently(is_left):
        await asyncio.sleep(_POLL_SECONDS)

"""Drops what is older than the operator wants to keep, every hour, by whichever daemon is first."""

import asyncio

import psycopg
import structlog

from crawler.store.database import Database
from crawler.store.housekeeping import AT_ONCE, Kind, drop_old
from scheduler.config import RetentionSettings

_PAUSE_SECONDS = 3600.0

_log = structlog.get_logger(__name__)


async def keep_house(database: Database, retention: RetentionSettings) -> None:
    """Drop what is old, again and again, for as long as the task lives."""
    while True:
        try:
            await tidy(database, retention)
        except psycopg.OperationalError as error:
            _log.warning("nothing old was dropped", reason=str(error).strip(), next="tried again")
        await asyncio.sleep(_PAUSE_SECONDS)


async def tidy(database: Database, retention: RetentionSettings) -> dict[Kind, int]:
    """Drop all that is old by now, and return how much of each kind that was."""
    days: dict[Kind, int] = {
        "snapshots": retention.snapshots,
        "runs": retention.runs,
        "jobs": retention.jobs,
    }
    dropped = {kind: await _drop_all(database, kind, kept) for kind, kept in days.items()}
    if any(dropped.values()):
        _log.info("dropped what was old", **dropped)
    return dropped


async def _drop_all(database: Database, kind: Kind, days: int) -> int:
    dropped, last = 0, AT_ONCE
    while last == AT_ONCE:
        async with database.transaction() as connection:
            last = await drop_old(connection, kind, days)
        dropped += last
    return dropped

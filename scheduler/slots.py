"""When sources are visited: triggers become claimed slots, and claimed slots become jobs.

Every daemon fires for every slot, and the one that inserts the slot's row first has claimed it. So any number
of daemons may run, and there is no leader to elect or to lose.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from crawler.sources import SOURCES
from crawler.store.database import Database
from crawler.store.queue import hand_to_crawlers
from crawler.store.runs import claim_slot
from scheduler.config import Settings

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Slots are counted from here, so that all daemons agree on their instants."""


def slot_at(now: datetime, every: float) -> datetime:
    """Return the instant of the latest slot, `every` so many seconds, that was due at `now`."""
    return _EPOCH + timedelta(seconds=(now - _EPOCH).total_seconds() // every * every)


async def claim(database: Database, source: str, slot: datetime) -> int | None:
    """Claim a source's slot and queue its run; return the run's number, or None where another was first."""
    async with database.transaction() as connection:
        run = await claim_slot(connection, source, slot)
        if run is not None:
            await hand_to_crawlers(connection, run, SOURCES[source].publisher)
        return run


def scheduler_of(database: Database, settings: Settings, sources: Iterable[str]) -> AsyncIOScheduler:
    """Return a scheduler, not yet started, that claims the sources' slots as they fall due, one at once."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for name in sources:
        every = settings.source(name).every
        scheduler.add_job(
            _claim_due,
            IntervalTrigger(seconds=every, start_date=_EPOCH, timezone=UTC),
            args=[database, name, every],
            id=name,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return scheduler


async def _claim_due(database: Database, source: str, every: float) -> None:
    await claim(database, source, slot_at(datetime.now(UTC), every))

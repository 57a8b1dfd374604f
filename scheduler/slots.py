"""When sources are visited: slots fall due, are claimed, and become runs.

When a source is due next stands in the database, which tells the time as well. Every daemon looks there, and
the one that first moves the slot on has claimed it. So any number of daemons may run, there is no leader to
elect or to lose, and no daemon's clock matters.
"""

import asyncio
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from crawler.sources import SOURCES
from crawler.store.database import Connection, Database
from crawler.store.queue import hand_to_crawlers
from crawler.store.runs import order_run, recent_runs
from crawler.store.schedules import (
    begin_schedules,
    bring_forward,
    claim_now,
    claim_slot,
    schedule_of,
    schedules,
)
from scheduler.triggers import RUNS_LOOKED_AT, Trigger

_LOOK_SECONDS = 5.0
_TOLERANCE = timedelta(seconds=0.1)

_log = structlog.get_logger(__name__)


async def order_due(connection: Connection, source: str) -> int | None:
    """Order and queue a run for the slots of a source that no run accounts for; return its number.

    None where there are none, or a run waits or is at work: that one, or the next, accounts for them.
    """
    run = await order_run(connection, source)
    if run is not None:
        await hand_to_crawlers(connection, run, SOURCES[source].publisher)
    return run


async def visit_now(database: Database, sources: Sequence[str]) -> dict[str, datetime]:
    """Have sources fall due now, and return the slot of each, for which some run will account."""
    async with database.transaction() as connection:
        slots = {source: await claim_now(connection, source) for source in sorted(sources)}
        for source in slots:
            await order_due(connection, source)
    return slots


class Timetable:
    """Has the sources' slots fall due in time, for as long as it runs.

    APScheduler holds a job a source. Every few seconds they are brought in step with the database, whatever
    other daemons, operators or clocks have done in the meantime.
    """

    def __init__(self, database: Database, triggers: Mapping[str, Trigger]) -> None:
        """Take the sources' triggers, by name."""
        self.triggers = triggers
        self._database = database
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    async def run(self) -> None:
        """Keep the timetable until cancelled. A database that is away is waited for."""
        self._scheduler.start()
        is_away = False
        try:
            while True:
                try:
                    await self._look()
                    is_away = False
                except psycopg.OperationalError as error:
                    if not is_away:
                        _log.warning("the database is away, and waited for", reason=str(error).strip())
                    is_away = True
                await asyncio.sleep(_LOOK_SECONDS)
        finally:
            self._scheduler.shutdown(wait=False)

    async def _look(self) -> None:
        """Bring the jobs in step with the database."""
        async with self._database.transaction() as connection:
            await begin_schedules(connection, self.triggers.keys())
            rows = [row for row in await schedules(connection) if row.source in self.triggers]
            for row in rows:
                await self._bring_forward(connection, row)
        due = {row.source: row for row in rows if row.paused is None}
        for job in self._scheduler.get_jobs():
            if job.id not in due:
                job.remove()
        for row in due.values():
            self._wake(row.source, row.next_slot, row.now)

    async def _bring_forward(self, connection: Connection, row: Any) -> None:
        """Undo what a clock that was ahead has done to a slot, or another configuration."""
        latest = self.triggers[row.source].latest(row.now, row.pace)
        if row.next_slot > latest + _TOLERANCE:
            await bring_forward(connection, row.source, row.next_slot, latest)

    def _wake(self, source: str, slot: datetime, now: datetime) -> None:
        """Have a source looked at when its slot is there, by our clock as far ahead as by the database's."""
        at = datetime.now(UTC) + max(slot - now, timedelta())
        job = self._scheduler.get_job(source)
        if job is None or abs(job.next_run_time - at) > _TOLERANCE:
            self._scheduler.add_job(
                self._fall_due,
                DateTrigger(at, timezone=UTC),
                args=[source],
                id=source,
                replace_existing=True,
                max_instances=2,  # one may still be ending while the next slot is there
                misfire_grace_time=None,
            )

    async def _fall_due(self, source: str) -> None:
        try:
            async with self._database.transaction() as connection:
                row = await self._claim(connection, source)
        except (psycopg.OperationalError, asyncio.CancelledError):
            return  # it is still due when the database is looked at next, by whomever
        if row is not None:
            self._wake(source, *row)

    async def _claim(self, connection: Connection, source: str) -> tuple[datetime, datetime] | None:
        """Claim the source's slot if it is due; return when it is due next and the database's time."""
        row = await schedule_of(connection, source)
        if row is None or row.paused is not None:
            return None
        if row.next_slot > row.now:
            return row.next_slot, row.now
        trigger = self.triggers[source]
        runs = await recent_runs(connection, source, RUNS_LOOKED_AT)
        pace = trigger.pace([(run.outcome, run.new or 0) for run in runs])
        slot, next_slot = trigger.after_missed(row.next_slot, row.now, pace, random.random())  # noqa: S311 - no secret
        if await claim_slot(connection, source, row.next_slot, slot, next_slot, pace) is None:
            return None  # another daemon was first; when the source is due next is seen at the next look
        await order_due(connection, source)
        return next_slot, row.now

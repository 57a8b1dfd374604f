"""The queue as workers see it: a job is ended or put back only by whoever still holds its lease."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import structlog
from procrastinate import App
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager, NotificationCallback

from crawler.store.database import Connection, Database
from crawler.store.leases import LOST_AFTER_SECONDS, Lease, hold
from crawler.store.patience import patiently
from crawler.store.queue import queue_app
from crawler.store.sql import query

_log = structlog.get_logger(__name__)

_LISTEN_AGAIN_SECONDS = 5.0
_MOST_LOSSES = 50
"""How often workers may be lost with a job before it is taken for what takes them down."""


class LeasedJobs(JobManager):
    """Procrastinate's manager of jobs, which by itself lets any worker end any job.

    It waits for a database that went away: a job that is done but not ended would be nobody's for good.
    """

    def __init__(self, app: App, database: Database) -> None:
        super().__init__(app.connector)
        self._database = database

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """End a job; nothing happens where its lease was lost."""
        await self._settle("leases.finish", job, {"status": status.value, "delete": delete_job})

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """Put a job back, to be done from an instant on; nothing happens where its lease was lost."""
        pause = (retry_at - datetime.now(UTC)).total_seconds() if retry_at else 0.0
        values = {"pause": max(0.0, pause), "priority": priority, "queue": queue, "lock": lock}
        await self._settle("leases.put_back", job, values)

    async def update_heartbeat(self, worker_id: int) -> None:
        """Show that a worker lives; where the database is away, the next sign of life has to do.

        Procrastinate itself would never give another one after a failure.
        """
        try:
            await super().update_heartbeat(worker_id)
        except ConnectorException as error:
            _log.warning("no sign of life: the database is away", reason=_reason(error))

    async def listen_for_jobs(
        self, *, on_notification: NotificationCallback, queues: Iterable[str] | None = None
    ) -> None:
        """Hear of new jobs until cancelled, and listen again once a database that went away is back.

        Procrastinate itself would never listen again after a failure.
        """
        while True:
            try:
                await super().listen_for_jobs(on_notification=on_notification, queues=queues)
            except ConnectorException as error:
                _log.warning("no new jobs are heard of: the database is away", reason=_reason(error))
            await asyncio.sleep(_LISTEN_AGAIN_SECONDS)

    async def _settle(self, name: str, job: Job, values: dict[str, Any]) -> None:
        async def settle() -> None:
            async with self._database.transaction() as connection:
                await connection.execute(query(name), values | {"job": job.id, "attempt": job.attempts})

        await patiently(settle)


def _reason(error: ConnectorException) -> str:
    """Return what the database driver said, in one line."""
    return " ".join(str(error.__cause__ or error).split())


async def open_workbench(database: Database) -> App:
    """Return the queue, open on the database and without tasks; the database is closed by somebody else."""
    app = queue_app()
    app.job_manager = LeasedJobs(app, database)
    await app.open_async(database.pool)
    return app


async def give_back_lost_jobs(connection: Connection) -> list[int]:
    """Put back the jobs of workers that show no sign of life; return their numbers.

    One with which workers were lost time and again is given up instead, with that reason.
    """
    values = {"seconds": LOST_AFTER_SECONDS, "most": _MOST_LOSSES}
    await connection.execute(query("leases.give_up"), values)
    found = await connection.execute(query("leases.give_back"), values)
    return [row.id for row in await found.fetchall()]


async def note_trouble(connection: Connection, lease: Lease, reason: str) -> None:
    """Note why a job could not be done; raises LeaseLostError where it is another worker's by now."""
    await hold(connection, lease)
    values = {"job": lease.job, "attempt": lease.attempt, "reason": reason}
    await connection.execute(query("leases.note_trouble"), values)


async def failed_jobs(connection: Connection) -> list[Any]:
    """Return the jobs that failed for good, with `at` and `reason`, the last first."""
    return await (await connection.execute(query("leases.failed"))).fetchall()


async def put_back_failed_jobs(connection: Connection, jobs: list[int] | None) -> list[int]:
    """Put jobs back that failed for good, these or all where None is given; return their numbers."""
    found = await connection.execute(query("leases.retry_failed"), {"jobs": jobs})
    return [row.id for row in await found.fetchall()]

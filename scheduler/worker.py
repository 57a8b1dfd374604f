"""A worker: takes jobs from the queue and does them, its crawls and parsers in child processes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

import psycopg
import structlog
from procrastinate import App, JobContext
from procrastinate.worker import Worker

from crawler.runs import Outcome, printable
from crawler.store.database import Connection, Database
from crawler.store.leases import HEARTBEAT_SECONDS, LOST_AFTER_SECONDS, LeaseLostError
from crawler.store.queue import CRAWL, DELIVER, PARSE, channel_queue
from crawler.store.runs import finish_run, forsaken_runs
from crawler.store.workbench import give_back_lost_jobs, note_trouble, open_workbench
from crawler.tasks import ended
from scheduler.alerts.delivering import PostOffice, look_after_messages, post_office
from scheduler.children import children
from scheduler.config import Settings
from scheduler.jobs import Workshop, add_tasks, lease_of, report_of_failure
from scheduler.outages import WorkerError
from scheduler.readers import open_readers
from scheduler.retries import InterruptedWorkError
from scheduler.slots import order_due

CONNECTIONS = 8
"""Database connections that a worker takes at most; one more for each channel that it sends to."""

_MESSAGES_AT_ONCE = 2

_POLL_SECONDS = 5.0
"""How often jobs are looked for whose time has come; of all others workers are told at once."""

_HAND_BACK_SECONDS = 1.0


class Kind(StrEnum):
    """A kind of jobs, which a worker may keep to."""

    CRAWL = CRAWL
    PARSE = PARSE
    DELIVER = DELIVER


_log = structlog.get_logger(__name__)


@asynccontextmanager
async def working(
    database: Database,
    settings: Settings,
    stand_in: str | None = None,
    kinds: Collection[Kind] = (Kind.CRAWL, Kind.PARSE),
) -> AsyncIterator[asyncio.Task[None]]:
    """Work on the queue for as long as the context lasts; the given task ends early only by failing.

    Messages are sent only where that is asked for: what ends soon had better begin none.
    """
    async with (
        children("scheduler.crawl_child", settings.worker.crawls) as crawlers,
        open_readers(settings.worker) as readers,
    ):
        office = post_office(database, settings)
        workshop = Workshop(database, settings, crawlers, readers, stand_in, office)
        app = await open_workbench(database)
        add_tasks(app, workshop)
        task = asyncio.create_task(_work(app, workshop, kinds))
        try:
            yield task
        finally:
            await ended(task, 2 * _HAND_BACK_SECONDS)


async def _work(app: App, workshop: Workshop, kinds: Collection[Kind]) -> None:
    """Take crawls, texts and messages side by side, so that none waits for another, until cancelled."""
    database, at_once = workshop.database, workshop.settings.worker
    async with asyncio.TaskGroup() as group:
        group.create_task(_look_after_what_was_lost(database))
        if Kind.CRAWL in kinds:
            group.create_task(_take(app, database, CRAWL, at_once.crawls))
        if Kind.PARSE in kinds:
            group.create_task(_take(app, database, PARSE, at_once.parses))
        if Kind.DELIVER in kinds:
            _send(group, app, workshop.office)


def _send(group: asyncio.TaskGroup, app: App, office: PostOffice) -> None:
    """Take each channel's messages by themselves, so that one that hangs holds up no other."""
    for channel in office.channels:
        group.create_task(_take(app, office.database, channel_queue(channel), _MESSAGES_AT_ONCE))
    group.create_task(look_after_messages(office))


async def _take(app: App, database: Database, queue: str, concurrency: int) -> None:
    await app.run_worker_async(
        queues=[queue],
        concurrency=concurrency,
        fetch_job_polling_interval=_POLL_SECONDS,
        shutdown_graceful_timeout=_HAND_BACK_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=LOST_AFTER_SECONDS,
        delete_jobs="successful",
        install_signal_handlers=False,
        worker_middleware=[_telling_of_trouble(database)],
    )
    raise WorkerError(f"the {queue} queue cannot be reached any more")


def _telling_of_trouble(database: Database) -> Callable[..., Awaitable[Any]]:
    """Return what has a job's failure stand in the database, with its reason."""

    async def do(job: Callable[[], Awaitable[Any]], context: JobContext, _: Worker) -> Any:
        try:
            return await job()
        except (LeaseLostError, InterruptedWorkError, psycopg.OperationalError):
            raise  # no fault of the job's
        except Exception as error:  # whatever it is, it is noted and raised again
            async with database.transaction() as connection:
                reason = printable(f"{type(error).__name__}: {error}")
                await note_trouble(connection, lease_of(context.job), reason)
            raise

    return do


async def _look_after_what_was_lost(database: Database) -> None:
    while True:
        async with database.transaction() as connection:
            for job in await give_back_lost_jobs(connection):
                _log.warning("job given back", job=job, reason="its worker shows no sign of life")
            await _end_forsaken_runs(connection)
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def _end_forsaken_runs(connection: Connection) -> None:
    """End the runs whose job has failed for good, so that the source is visited again."""
    for run in await forsaken_runs(connection):
        told = report_of_failure(run.source, Outcome.BROKEN, "its job failed for good; `jobs list` tells why")
        await finish_run(connection, run.id, told)
        await order_due(connection, run.source)

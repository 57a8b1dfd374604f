"""What workers do: crawl a source, have texts read, link what was read, and send what is to be told of it.

A job may be done twice, after a worker was lost: what is done already is seen and left alone. All that is
written for it is written under its lease.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog
from procrastinate import App, JobContext
from procrastinate.jobs import Job
from structlog.contextvars import bound_contextvars, get_contextvars

from crawler.runs import CrawlOrder, Outcome, Run, Trouble, report_to_data
from crawler.sources import source_named
from crawler.store.backfills import begin_step, finish_step
from crawler.store.database import Connection, Database
from crawler.store.events import announce
from crawler.store.leases import Lease
from crawler.store.linking import Linked, link, link_text
from crawler.store.patience import patiently
from crawler.store.queue import BACKFILL, CRAWL, DELIVER, PARSE
from crawler.store.readings import Reading, put_reading, still_unread, texts_to_read
from crawler.store.runs import begin_run, finish_run
from scheduler.alerts.delivering import PostOffice, deliver
from scheduler.alerts.outbox import queue_alerts
from scheduler.children import INTERRUPTED, ChildError, Children
from scheduler.config import Settings
from scheduler.health.sentry import check_in, report_run
from scheduler.readers import Readers
from scheduler.retries import InterruptedWorkError, Retries
from scheduler.slots import order_due
from scheduler.ways import ways_to

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that jobs need.

    Attributes:
        readers: the parsers that can be used.
        stand_in: the address of the stand-in sites, where they serve as sources.
        office: where messages leave from.
    """

    database: Database
    settings: Settings
    crawlers: Children
    readers: Readers
    stand_in: str | None
    office: PostOffice

    def under(self, job: Job) -> "Workshop":
        """Return the same workshop, in which this job alone is done."""
        return replace(self, database=self.database.under(lease_of(job)))


def lease_of(job: Job) -> Lease:
    """Return the lease with which a job came from the queue."""
    if job.id is None:
        raise ValueError("a job that is in no queue")
    return Lease(job.id, job.attempts)


def add_tasks(app: App, workshop: Workshop) -> None:
    """Have the queue's jobs done in this workshop."""

    @app.task(name=CRAWL, queue=CRAWL, retry=Retries(), pass_context=True)
    async def crawl(context: JobContext, run: int) -> None:
        await crawl_run(workshop.under(context.job), run)

    @app.task(name=BACKFILL, queue=CRAWL, retry=Retries(), pass_context=True)
    async def backfill(context: JobContext, backfill: int, sitting: str) -> None:
        await take_step(workshop.under(context.job), backfill, datetime.fromisoformat(sitting))

    @app.task(name=PARSE, queue=PARSE, retry=Retries(), pass_context=True)
    async def parse(context: JobContext, texts: list[int]) -> None:
        await read_texts(workshop.under(context.job), texts)

    @app.task(name=DELIVER, retry=Retries())
    async def send(channel: str, delivery: str) -> None:
        await deliver(workshop.office, channel, UUID(delivery))  # which has a claim of its own


async def crawl_run(workshop: Workshop, run: int) -> None:
    """Crawl the source of a run, tell in its row how that ended, and order the next one if it is due."""
    async with workshop.database.transaction() as connection:
        begun = await begin_run(connection, run)
    if begun is None:
        return
    with bound_contextvars(source=begun.source, run=run):
        told = await _crawl(workshop, begun)

        async def finish() -> None:
            async with workshop.database.transaction() as connection:
                await finish_run(connection, run, told)
                await order_due(connection, begun.source)

        await patiently(finish)
        _log_end(told)
        _report(workshop, begun.source, told)


def _log_end(told: Mapping[str, Any]) -> None:
    """Log how a run ended: what brought nothing new is worth no line as a rule."""
    level = _LEVELS.get(Outcome(told["outcome"]), logging.WARNING)
    counts = {what: count for what, count in told["counts"].items() if count}
    _log.log(level, "run ended", outcome=told["outcome"], reason=told["reason"], **counts)


_LEVELS: Final = {Outcome.NEW: logging.INFO, Outcome.UNCHANGED: logging.DEBUG}


def _report(workshop: Workshop, source: str, told: Mapping[str, Any]) -> None:
    """Tell Sentry how a run ended."""
    report_run(source, told)
    every = workshop.settings.source(source).longest
    check_in(source, told, every, workshop.settings.worker.crawl_seconds)


async def take_step(workshop: Workshop, backfill: int, sitting: datetime) -> None:
    """Walk the next page of a backfill, and note what came of it."""
    async with workshop.database.transaction() as connection:
        begun = await begin_step(connection, backfill, sitting)
    if begun is None:
        return
    order = CrawlOrder(
        source=begun.source,
        since=begun.since,
        until=begun.until,
        first_page=begun.first_page,
        max_pages=begun.pages,
        met=begun.met,
        **ways_to(begun.source, workshop.settings, workshop.stand_in),
    )
    told = await _ask_crawler(workshop, order, backfill)

    async def finish() -> None:
        async with workshop.database.transaction() as connection:
            await finish_step(connection, backfill, begun, told)

    await patiently(finish)
    if workshop.stand_in is None:  # two steps are as far apart as two requests
        await asyncio.sleep(source_named(begun.source).pause)


async def _crawl(workshop: Workshop, begun: Any) -> dict[str, Any]:
    order = CrawlOrder(
        source=begun.source,
        covered_until=begun.covered_until,
        reviewed_until=begun.reviewed_until,
        **ways_to(begun.source, workshop.settings, workshop.stand_in),
    )
    return await _ask_crawler(workshop, order)


async def _ask_crawler(workshop: Workshop, order: CrawlOrder, backfill: int | None = None) -> dict[str, Any]:
    """Return the report of a crawl as data, even where whoever carried it out came to grief.

    Raises InterruptedWorkError where the crawl is to be done again.
    """
    database = workshop.database
    question = {
        "database": database.url,
        "lease": database.lease and asdict(database.lease),
        "order": order.model_dump(mode="json"),
        "backfill": backfill,
        "told": get_contextvars(),
    }
    try:
        answer: dict[str, Any] = await workshop.crawlers.ask(question, workshop.settings.worker.crawl_seconds)
    except ChildError as error:
        if error.status == INTERRUPTED:
            raise InterruptedWorkError(f"the crawl of {order.source} was cut short") from error
        outcome = Outcome.TIMED_OUT if error.is_late else Outcome.BROKEN
        return report_of_failure(order.source, outcome, str(error))
    return answer


def report_of_failure(source: str, outcome: Outcome, reason: str) -> dict[str, Any]:
    """Return the report, as data, of a run that came to no end of its own."""
    run = Run(source)
    run.troubles.append(Trouble.told(outcome, "the crawl", reason))
    return report_to_data(run.report())


async def read_texts(workshop: Workshop, texts: Sequence[int]) -> None:
    """Have each parser read those texts that it has not read as they stand; store and link the results.

    A text that all have read is linked anew: other releases carry it now.
    """
    async with workshop.database.transaction() as connection:
        handed = await texts_to_read(connection, texts)
    for text in handed:
        versions = workshop.readers.versions.items()
        missing = [parser for parser, version in versions if f"{parser} {version}" not in text.read_by]
        for parser in missing:
            await _store(workshop, await workshop.readers.read(text, parser))
        if not missing:
            await _link_anew(workshop, text.id)


async def _link_anew(workshop: Workshop, text: int) -> None:
    async with workshop.database.transaction() as connection:
        await _tell(connection, workshop, await link_text(connection, text))


async def _tell(connection: Connection, workshop: Workshop, linked: Linked) -> None:
    """Have what linking made of the events told: to whoever listens, and to those whom rules name."""
    await announce(connection, linked.new)
    await queue_alerts(connection, workshop.settings, linked)


async def _store(workshop: Workshop, reading: Reading) -> None:
    async with workshop.database.transaction() as connection:
        if not await still_unread(connection, reading):
            return  # read by another worker, or handed over anew because a release brought what it lacked
        if reading.failure:
            _log.warning("text not read", text=reading.text, parser=reading.parser, reason=reading.failure)
        put = await put_reading(connection, reading)
        await _tell(connection, workshop, await link(connection, put))

"""The queue: jobs are rows in the same database, put there in the transaction that makes them due."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from procrastinate import App, PsycopgConnector
from procrastinate.types import JSONValue

from crawler.store.database import Connection
from crawler.store.sql import query

PARSE = "parse"
CRAWL = "crawl"
BACKFILL = "backfill"
DELIVER = "deliver"
BATCH = 50

_AFTER_ALL_ELSE = -1


def queue_app() -> App:
    """Return the queue without tasks or connections of its own; whoever works on it adds both."""
    return App(connector=PsycopgConnector())


_outbox = queue_app()


async def hand_to_parsers(connection: Connection, texts: Sequence[int]) -> None:
    """Queue the texts, by number and in batches, for the parsers; due once the transaction commits."""
    for start in range(0, len(texts), BATCH):
        batch: list[JSONValue] = list(texts[start : start + BATCH])
        await _outbox.configure_task(PARSE, queue=PARSE, connection=connection).defer_async(texts=batch)


async def hand_to_crawlers(connection: Connection, run: int, publisher: str) -> None:
    """Queue a claimed run; a publisher's runs are worked on one at a time, over all machines."""
    job = _outbox.configure_task(CRAWL, queue=CRAWL, lock=f"publisher {publisher}", connection=connection)
    await job.defer_async(run=run)


async def hand_to_backfillers(
    connection: Connection, backfill: int, publisher: str, sitting: datetime
) -> int:
    """Queue a step of a backfill behind the publisher's runs, and return the job's number."""
    job = _outbox.configure_task(
        BACKFILL, queue=CRAWL, lock=f"publisher {publisher}", priority=_AFTER_ALL_ELSE, connection=connection
    )
    return await job.defer_async(backfill=backfill, sitting=sitting.isoformat())


def channel_queue(channel: str) -> str:
    """Return the name of a channel's own queue, so that a channel that hangs holds up no other."""
    return f"{DELIVER} {channel}"


async def hand_to_channel(connection: Connection, delivery: UUID, channel: str, due: datetime | None) -> None:
    """Queue a message to a channel, for when it is due; at once where no time is told."""
    job = _outbox.configure_task(
        DELIVER, queue=channel_queue(channel), schedule_at=due, connection=connection
    )
    await job.defer_async(channel=channel, delivery=str(delivery))


async def queue_depth(connection: Connection) -> dict[str, dict[str, int]]:
    """Return for each queue how many jobs are `todo`, `doing` and `failed`."""
    depth: dict[str, dict[str, int]] = {}
    for row in await (await connection.execute(query("queue.depth"))).fetchall():
        depth.setdefault(row.queue, {})[row.status] = row.jobs
    return depth


async def latest_job(connection: Connection) -> int:
    """Return the highest number of a job so far."""
    row: Any = await (await connection.execute(query("queue.latest"))).fetchone()
    return int(row.job)


async def job_is_left(connection: Connection, job: int) -> bool:
    """Return whether a job is waiting or being done."""
    row: Any = await (await connection.execute(query("queue.is_left"), {"job": job})).fetchone()
    return bool(row.is_left)


async def jobs_are_left(connection: Connection, queue: str, job: int) -> bool:
    """Return whether any job of a queue up to this number is waiting or being done."""
    found = await connection.execute(query("queue.unfinished"), {"queue": queue, "job": job})
    row: Any = await found.fetchone()
    return bool(row.unfinished)


async def texts_waiting(connection: Connection) -> int:
    """Return how many texts are with the parsers or on their way to them."""
    row: Any = await (await connection.execute(query("queue.texts_waiting"), {"queue": PARSE})).fetchone()
    return int(row.texts)

"""The child that crawls: one source after the other, for as long as it stays small and answers in time.

It ends at once where it can no longer be sure that the crawl is still its own, or its database went away:
then the publisher is soon visited by somebody else.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from structlog.contextvars import bound_contextvars

from crawler.crawling import CrawlOrder, crawl
from crawler.runs import report_to_data
from crawler.store.database import Database, connect
from crawler.store.leases import HEARTBEAT_SECONDS, QUIET_SECONDS, Lease, LeaseLostError, is_fresh
from crawler.store.releases import Releases
from crawler.tasks import ended
from scheduler.children import INTERRUPTED, serve


async def answer(question: Any) -> Any:
    """Return the report of the crawl that the question orders; its finds are kept in the database named."""
    lease = Lease(**question["lease"])
    try:
        with bound_contextvars(**question["told"]):
            return await _crawled(question, lease)
    except (LeaseLostError, psycopg.OperationalError):
        os._exit(INTERRUPTED)


async def _crawled(question: Any, lease: Lease) -> Any:
    async with connect(question["database"]) as database, _ended_without(database, lease):
        store = Releases(database.under(lease), question["backfill"])
        return report_to_data(await crawl(CrawlOrder.model_validate(question["order"]), store))


@asynccontextmanager
async def _ended_without(database: Database, lease: Lease) -> AsyncIterator[None]:
    """End this process once the lease has not been seen to be fresh for too long."""
    watch = asyncio.create_task(_watch(database, lease))
    try:
        yield
    finally:
        await ended(watch)


async def _watch(database: Database, lease: Lease) -> None:
    seen = time.monotonic()
    while time.monotonic() - seen < QUIET_SECONDS:
        await asyncio.sleep(HEARTBEAT_SECONDS / 2)
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS), database.transaction() as connection:
                if not await is_fresh(connection, lease):
                    break
                seen = time.monotonic()
        except (psycopg.OperationalError, TimeoutError):
            continue  # the database may come back in time
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    serve(answer)

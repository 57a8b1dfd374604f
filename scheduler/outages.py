"""What goes on for months lives through outages of its database: it says so, waits, and begins anew."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import psycopg
import structlog
from procrastinate.exceptions import ConnectorException

from crawler.store.database import Database, DatabasePlace, open_database
from crawler.store.failures import StoreError


class WorkerError(Exception):
    """A worker cannot go on; the message tells why."""


_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 15.0

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def open_when_there(place: DatabasePlace, connections: int = 4) -> AsyncIterator[Database]:
    """Open the database as `open_database` does, but wait for one that cannot be reached yet.

    Raises StoreError for what does not pass by itself.
    """
    async with AsyncExitStack() as stack:
        yield await _opened(stack, place, connections)


async def _opened(stack: AsyncExitStack, place: DatabasePlace, connections: int) -> Database:
    pause = _FIRST_PAUSE
    while True:
        try:
            return await stack.enter_async_context(open_database(place, connections))
        except StoreError as failure:
            if not failure.may_pass:
                raise
            _log.warning("the database is waited for", reason=str(failure), again_in=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


async def through_outages(work: Callable[[], Awaitable[None]]) -> None:
    """Do work until it ends by itself, and begin it anew whenever its database went away."""
    while True:
        try:
            return await work()
        except* (psycopg.OperationalError, ConnectorException, WorkerError) as failures:
            _log.warning("begun anew", reason=_first_line(failures))
        await asyncio.sleep(_FIRST_PAUSE)


def _first_line(failures: BaseExceptionGroup[Exception]) -> str:
    first: BaseException = failures
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return " ".join(str(first).split()) or type(first).__name__

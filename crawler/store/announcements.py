"""New events, told by the database the moment their transaction commits."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from psycopg import AsyncConnection

from crawler.store.database import Database
from crawler.store.sql import query


@asynccontextmanager
async def announced_events(database: Database) -> AsyncIterator[AsyncGenerator[int, None]]:
    """Give the numbers of the events that are found from now on, one after the other, without end."""
    async with database.session() as connection:
        await connection.execute(query("events.listen"))
        yield _numbers(connection)


async def _numbers(connection: AsyncConnection) -> AsyncGenerator[int, None]:
    async for notification in connection.notifies():
        yield int(notification.payload)

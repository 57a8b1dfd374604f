"""Opens the database: the one that is named, or an embedded one; its shape brought up to date."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg import AsyncConnection, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import namedtuple_row
from psycopg_pool import AsyncConnectionPool

from crawler.store import embedded
from crawler.store.failures import StoreError, failure_of
from crawler.store.leases import Lease, hold
from crawler.store.migrations import migrate
from crawler.store.sql import query
from crawler.tasks import ended

Connection = AsyncConnection[Any]
Pool = AsyncConnectionPool[Connection]

OLDEST_SERVER = 15
CONNECT_SECONDS = 10
LOOK_SECONDS = 1.0
_KEEPALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""So that a network that was cut is noticed; `database.notice_silence` has the server do the same."""
_EMBEDDED_NAME = "bilateral_watch"
_DEMO_SUFFIX = "_demo"


@dataclass(frozen=True, slots=True)
class DatabasePlace:
    """Where the database is.

    Attributes:
        url: a PostgreSQL connection string or URL; None for the embedded server.
        directory: the data directory that the embedded server lives in.
        demo: whether to use the database of the demonstration beside it, made when it is missing.
    """

    url: str | None
    directory: Path
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Database:
    """An open database.

    Attributes:
        url: how further processes reach it, as a libpq connection string; it may hold a password.
        pool: its connections; rows come as named tuples.
        server: the embedded server that it lives in, or None.
        applied: the migrations that were missing when it was opened.
        lease: the right to the job for which the database is used; None for what is no job.
    """

    url: str
    pool: Pool
    server: embedded.Server | None
    applied: Sequence[str] = ()
    lease: Lease | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """Give a connection in a transaction, which is committed at the end and rolled back on an error.

        Raises LeaseLostError, before anything is done, where it would be for a job that is not ours now, and
        psycopg's OperationalError where the connection was lost, or taken away because we stood still.
        """
        try:
            async with self.pool.connection() as connection:
                if self.lease is not None:
                    await hold(connection, self.lease)
                yield connection
        except psycopg.errors.IdleInTransactionSessionTimeout as error:
            raise psycopg.OperationalError(str(error)) from error

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection of its own beside the pool, to listen or to hold a lock: no transaction is open.

        Raises psycopg's OperationalError where it was lost, also silently: the network may have been cut.
        """
        async with await AsyncConnection.connect(_noticing(self.url), autocommit=True) as connection:
            await _notice_silence(connection)
            yield connection

    def under(self, lease: Lease) -> "Database":
        """Return the same database, to be used for a job only."""
        return replace(self, lease=lease)


@asynccontextmanager
async def open_database(place: DatabasePlace, connections: int = 4) -> AsyncIterator[Database]:
    """Open the database at `place`, in the shape that this version needs, with at most so many connections.

    Raises StoreError, with one line for whoever can put it right.
    """
    async with reach_database(place) as (url, server):
        applied = await _migrate(url)
        async with _pool(url, connections) as pool:
            yield Database(url, pool, server, applied)


@asynccontextmanager
async def reach_database(place: DatabasePlace) -> AsyncIterator[tuple[str, embedded.Server | None]]:
    """Give the address of the database at `place`, in whatever shape it is, and its embedded server or None.

    Raises StoreError, with one line for whoever can put it right.
    """
    async with AsyncExitStack() as stack:
        server = None if place.url else stack.enter_context(embedded.attach(place.directory))
        if server is not None:
            await stack.enter_async_context(_kept_up(server))
        url = await _url(place, server)
        await _check_version(url)
        yield url, server


@asynccontextmanager
async def _kept_up(server: embedded.Server) -> AsyncIterator[None]:
    """Bring the embedded server back, whatever ended it, for as long as the context lasts.

    Where it cannot be brought back, what goes on in the context is cancelled, and EmbeddedError raised.
    """
    user, task = asyncio.current_task(), asyncio.create_task(_look_after(server))

    def give_up(done: asyncio.Task[None]) -> None:
        if not done.cancelled() and done.exception() and user is not None:
            user.cancel()

    task.add_done_callback(give_up)
    try:
        yield
    finally:
        await ended(task)


async def _look_after(server: embedded.Server) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        await asyncio.to_thread(server.ensure)


@asynccontextmanager
async def connect(url: str, connections: int = 2) -> AsyncIterator[Database]:
    """Open a database that another process of ours has opened already and keeps open."""
    async with _pool(url, connections) as pool:
        yield Database(url, pool, None)


def _pool(url: str, connections: int) -> Pool:
    return AsyncConnectionPool(
        _noticing(url),
        min_size=1,
        max_size=connections,
        open=False,
        # A server that was restarted leaves dead connections behind; each is tried before it is given out.
        check=AsyncConnectionPool.check_connection,
        configure=_notice_silence,
        kwargs={"row_factory": namedtuple_row},
    )


def _noticing(url: str) -> str:
    """Return the address with what has us notice a network that was cut."""
    return make_conninfo(
        url, connect_timeout=CONNECT_SECONDS, application_name="bilateral-watch", **_KEEPALIVE
    )


async def _notice_silence(connection: Connection) -> None:
    """Have the server end the session where we stand still in a transaction, or cannot be reached."""
    async with connection.transaction():
        await connection.execute(query("database.notice_silence"))


async def _url(place: DatabasePlace, server: embedded.Server | None) -> str:
    if server is not None:
        name = _EMBEDDED_NAME + (_DEMO_SUFFIX if place.demo else "")
        await _create_database(server.url("postgres"), name)
        return server.url(name)
    named = place.url or ""
    if not place.demo:
        return named
    name = f"{_database_name(named)}{_DEMO_SUFFIX}"
    await _create_database(named, name)
    return make_conninfo(named, dbname=name)


def _database_name(url: str) -> str:
    try:
        return str(conninfo_to_dict(url).get("dbname") or _EMBEDDED_NAME)
    except psycopg.ProgrammingError as error:
        raise StoreError(_not_a_url(error)) from error


def _not_a_url(error: psycopg.Error) -> str:
    return f"DATABASE_URL is no PostgreSQL address such as postgresql://user@host/name: {error}".strip()


async def _migrate(url: str) -> list[str]:
    try:
        return await migrate(url)
    except psycopg.Error as error:
        raise failure_of(url, error) from error


async def _create_database(url: str, name: str) -> None:
    try:
        async with await _connect_once(url) as connection:
            found = await connection.execute(query("database.exists"), [name])
            if await found.fetchone() is None:
                await connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        return  # another process made it in the meantime
    except psycopg.Error as error:
        raise failure_of(url, error) from error


async def _check_version(url: str) -> None:
    try:
        async with await _connect_once(url) as connection:
            major = connection.info.server_version // 10000
    except psycopg.ProgrammingError as error:
        raise StoreError(_not_a_url(error)) from error
    except psycopg.Error as error:
        raise failure_of(url, error) from error
    if major < OLDEST_SERVER:
        raise StoreError(
            f"the server behind DATABASE_URL is PostgreSQL {major}: {OLDEST_SERVER} or newer is needed"
        )


async def _connect_once(url: str) -> AsyncConnection:
    return await AsyncConnection.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS)

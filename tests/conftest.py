"""Databases for tests: a real one each, on the embedded server and on the system's."""

import asyncio
import signal
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crawler.store import embedded
from crawler.store.database import Database, DatabasePlace, open_database
from tests.system_postgresql import system_postgresql

TEMPLATE = "migrated"

# A shell's background jobs ignore Ctrl-C, and so would everything that the tests start and then interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database on the embedded server, whose role may make others from the migrated template beside it."""
    with embedded.attach(tmp_path_factory.mktemp("embedded")) as server:
        _make_template(server.url("postgres"))
        yield server.url("postgres")


@pytest.fixture(scope="session")
def system_server() -> Iterator[str]:
    """The same on the oldest PostgreSQL that the system has installed."""
    with system_postgresql() as server:
        _make_template(server.url)
        yield server.url


@pytest.fixture(scope="session", params=["embedded", "system"])
def server(request: pytest.FixtureRequest) -> str:
    """The address of a server, each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_server")
    return url


def _make_template(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(TEMPLATE)))
    asyncio.run(_migrate(on(url, TEMPLATE)))


async def _migrate(url: str) -> None:
    async with open_database(DatabasePlace(url, Path("unused"))):
        pass


def on(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return psycopg.conninfo.make_conninfo(url, dbname=name)


@pytest.fixture
def blank_url(server: str) -> Iterator[str]:
    """The address of a database without anything in it, gone after the test."""
    name = f"blank_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        yield on(server, name)
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture
def database_url(server: str) -> Iterator[str]:
    """The address of an empty database of the current shape, gone after the test."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(TEMPLATE))
        )
        yield on(server, name)
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, empty database of the current shape."""
    async with open_database(DatabasePlace(database_url, Path("unused"))) as opened:
        yield opened

"""Databases for tests: a real one each, on the embedded server and on the system's."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crawler.store import embedded
from crawler.store.database import Database, DatabasePlace, open_database

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
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if not installed:
        pytest.skip("no PostgreSQL is installed on this system")
    root = Path(f"/tmp/bw-system-{uuid.uuid4().hex[:8]}")  # a path that an ordinary account can enter
    root.mkdir(mode=0o755)
    account = _unprivileged_account(root)
    data = root / "data"
    binaries = installed[0].parent
    run: list[str | Path] = ["setpriv", f"--reuid={account}", "--clear-groups", "--"] if account else []
    subprocess.run(
        [*run, binaries / "initdb", "-D", data, "-A", "trust", "-U", "tester"],
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
    )
    options = f"-c listen_addresses= -k {root} -c fsync=off"
    start = [*run, binaries / "pg_ctl", "-D", data, "-o", options, "-l", root / "log", "-w"]
    subprocess.run([*start, "start"], check=True, cwd="/", stdout=subprocess.DEVNULL)
    url = f"postgresql://tester@/postgres?host={root}"
    try:
        _make_template(url)
        yield url
    finally:
        subprocess.run(
            [*run, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )
        shutil.rmtree(root)


def _unprivileged_account(root: Path) -> int | None:
    """PostgreSQL refuses to run as root, so root lends its directory to nobody."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody").pw_uid
    os.chown(root, nobody, -1)
    return nobody


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

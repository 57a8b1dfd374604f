"""The roles of `deploy/postgresql/roles.sql`: each can do its work, and no more."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from psycopg import errors, sql

from crawler.release import Verdict
from crawler.store.database import DatabasePlace, open_database
from crawler.store.queue import queue_depth
from crawler.store.releases import Releases
from tests.conftest import on
from tests.integration.test_keeping_releases import release

SCRIPT = Path(__file__).parents[2] / "deploy" / "postgresql" / "roles.sql"
ROLES = ("bilateral_watch_owner", "bilateral_watch_service", "bilateral_watch_reader")


@pytest.fixture
def divided(server: str) -> Iterator[str]:
    """The address of an empty database with the roles, gone with them after the test."""
    name = f"roles_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        url = on(server, name)
        with psycopg.connect(url, autocommit=True) as inside:
            inside.execute(SCRIPT.read_bytes())
        yield url
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
        for role in ROLES:
            connection.execute(sql.SQL("drop role {}").format(sql.Identifier(role)))


def as_role(url: str, role: str) -> str:
    return psycopg.conninfo.make_conninfo(url, user=role)


async def migrated_by_owner(url: str) -> None:
    async with open_database(DatabasePlace(as_role(url, ROLES[0]), Path("unused"))) as database:
        assert database.applied


async def test_the_service_keeps_releases_in_what_the_owner_made(divided: str) -> None:
    await migrated_by_owner(divided)
    place = DatabasePlace(as_role(divided, ROLES[1]), Path("unused"))
    async with open_database(place) as database:
        assert await Releases(database).keep([release()]) == [Verdict.NEW]
        async with database.transaction() as connection:
            assert await queue_depth(connection) == {"parse": {"todo": 1}}


@pytest.mark.parametrize(
    "statement",
    [
        "drop table releases",
        "alter table releases add column mine text",
        "create table mine ()",
        "truncate texts",
    ],
)
async def test_the_service_changes_no_shape(divided: str, statement: LiteralString) -> None:
    await migrated_by_owner(divided)
    with (
        psycopg.connect(as_role(divided, ROLES[1])) as connection,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


@pytest.mark.parametrize("statement", ["delete from releases", "insert into passed_over values ('a', 'b')"])
async def test_a_reader_reads_and_writes_nothing(divided: str, statement: LiteralString) -> None:
    await migrated_by_owner(divided)
    with psycopg.connect(as_role(divided, ROLES[2])) as connection:
        assert connection.execute("select count(*) from releases").fetchone() == (0,)
        connection.rollback()
        connection.execute("set default_transaction_read_only = off")
        connection.commit()
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(statement)


async def test_nobody_else_gets_in(divided: str) -> None:
    with psycopg.connect(divided, autocommit=True) as connection:
        connection.execute("create role stranger login")
        try:
            with pytest.raises(psycopg.OperationalError, match="permission denied"):
                psycopg.connect(as_role(divided, "stranger"))
        finally:
            connection.execute("drop role stranger")

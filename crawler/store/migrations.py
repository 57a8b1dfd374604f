"""Brings a database to the shape that this version of the service needs.

Migrations are SQL files, applied in the order of their names and never changed afterwards: the checksum of
each is kept and compared. The queue's own schema comes with the queue's package and is applied likewise.
"""

import hashlib
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import LiteralString

from psycopg import AsyncConnection, sql

from crawler.store.failures import StoreError
from crawler.store.sql import query

_OWN = "crawler.store"
_QUEUE = "procrastinate"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, which is applied whole or not at all.

    Attributes:
        name: what it is recorded under.
        script: the statements that it consists of.
        contained: the names of later steps that it makes unnecessary.
    """

    name: str
    script: LiteralString
    contained: tuple[str, ...] = ()

    @property
    def checksum(self) -> str:
        """SHA-256 of the script, as hex digits."""
        return hashlib.sha256(self.script.encode()).hexdigest()


async def migrate(url: str) -> list[str]:
    """Apply what is missing to the database at `url`, and return the names of what was applied.

    Any number of processes may do so at once: one works, the others wait for it. Raises StoreError where
    an applied migration is not the one that this version knows.
    """
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        if not (await _missing(connection)):
            return []
        async with _lock(connection):
            missing = await _missing(connection)
            for migration in missing:
                await _apply(connection, migration)
            return [migration.name for migration in missing]


@asynccontextmanager
async def _lock(connection: AsyncConnection) -> AsyncIterator[None]:
    await connection.execute(query("migrations.lock"))
    try:
        yield
    finally:
        await connection.execute(query("migrations.unlock"))


async def _missing(connection: AsyncConnection) -> list[Migration]:
    applied = await _applied(connection)
    for migration in _own_migrations():
        if applied.get(migration.name, migration.checksum) != migration.checksum:
            raise StoreError(
                f"migration {migration.name} was changed after it had been applied to this database:"
                " install the version of bilateral-watch that made the database, or a newer one"
            )
    return [m for m in (*_queue_migrations(applied), *_own_migrations()) if m.name not in applied]


async def _applied(connection: AsyncConnection) -> dict[str, str]:
    exists = await (await connection.execute(query("migrations.exists"))).fetchone()
    if exists is None or exists[0] is None:
        return {}
    rows = await (await connection.execute(query("migrations.applied"))).fetchall()
    return dict(rows)


async def _apply(connection: AsyncConnection, migration: Migration) -> None:
    async with connection.transaction():
        await connection.execute(query("migrations.create_table"))
        await connection.execute(sql.SQL(migration.script))
        for name in (migration.name, *migration.contained):
            await connection.execute(query("migrations.record"), [name, migration.checksum])


def _own_migrations() -> Iterator[Migration]:
    folder = files(_OWN) / "migrations"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            yield Migration(file.name.removesuffix(".sql"), _script(file))


def _queue_migrations(applied: Collection[str]) -> Iterator[Migration]:
    """The queue's whole schema on a new database, which contains its steps so far; else the steps."""
    folder = files(_QUEUE) / "sql"
    steps = {
        f"{_QUEUE}/{file.name.removesuffix('.sql')}": file
        for file in sorted((folder / "migrations").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    }
    baseline = f"{_QUEUE}/schema"
    if baseline in applied:
        yield from (Migration(name, _script(file)) for name, file in steps.items())
    else:
        yield Migration(baseline, _script(folder / "schema.sql"), contained=tuple(steps))


def _script(file: Traversable) -> LiteralString:
    return file.read_text("utf-8")

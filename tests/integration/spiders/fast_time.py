"""Lets a crawl and its database live at any instant, so that weeks can be replayed in seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
import time_machine
from psycopg import sql

_DEFAULTS = """
select table_name, column_name from information_schema.columns
where table_schema = 'public' and column_default = 'now()'
"""


class FastTime:
    """The time of this process and of one database, which goes on as usual from wherever it is set."""

    def __init__(self, database_url: str) -> None:
        """Have the database take its time from a function of the same name, found before its own."""
        self._url = database_url
        with psycopg.connect(database_url, autocommit=True) as connection:
            name = sql.Identifier(connection.info.dbname)
            path = sql.SQL("alter database {} set search_path = fast, pg_catalog, public").format(name)
            connection.execute("create schema fast")
            connection.execute("create table fast.shift (by interval not null)")
            connection.execute("insert into fast.shift values ('0')")
            connection.execute(
                "create function fast.now() returns timestamptz language sql stable"
                " as 'select pg_catalog.now() + by from fast.shift'"
            )
            for table, column in connection.execute(_DEFAULTS).fetchall():
                use = sql.SQL("alter table {} alter column {} set default fast.now()")
                connection.execute(use.format(sql.Identifier("public", table), sql.Identifier(column)))
            connection.execute(path)

    @contextmanager
    def at(self, instant: datetime) -> Iterator[None]:
        """Set it for as long as the context lasts."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("update fast.shift set by = %s - pg_catalog.now()", [instant])
        with time_machine.travel(instant, tick=True):
            yield

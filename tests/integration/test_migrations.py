import asyncio
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crawler.store.database import DatabasePlace, open_database
from crawler.store.failures import StoreError
from crawler.store.migrations import migrate


async def test_everything_is_applied_once_however_many_processes_start(blank_url: str) -> None:
    applied = await asyncio.gather(*(migrate(blank_url) for _ in range(5)))

    worked = [names for names in applied if names]
    assert len(worked) == 1
    assert {"0001_releases", "0002_events", "procrastinate/schema"} <= set(worked[0])
    assert await migrate(blank_url) == []


async def test_a_later_step_of_the_queue_is_applied_to_an_older_database(blank_url: str) -> None:
    await migrate(blank_url)
    with psycopg.connect(blank_url) as connection:
        [latest] = connection.execute("select max(name) from migrations where name like 'procrastinate/0%'")
        connection.execute("delete from migrations where name = %s", latest)

    assert await migrate(blank_url) == list(latest)


CUT = """
create table migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now()
);
create function cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;
"""


@pytest.mark.parametrize(
    "after", ["procrastinate/schema", "procrastinate/03.02.00_01_pre_batch_defer_jobs", "0001"]
)
async def test_a_start_that_is_cut_off_in_any_step_is_taken_up_there(blank_url: str, after: str) -> None:
    with psycopg.connect(blank_url, autocommit=True) as connection:
        connection.execute(CUT)
        connection.execute(
            "create trigger cut before insert on migrations for each row "
            f"when (new.name like '{after}%') execute function cut_off()"
        )
        with pytest.raises(psycopg.Error, match="cut off"):
            await migrate(blank_url)
        connection.execute("drop trigger cut on migrations")

    assert await migrate(blank_url)
    assert await migrate(blank_url) == []


async def test_a_migration_that_was_changed_afterwards_is_refused(blank_url: str) -> None:
    await migrate(blank_url)
    with psycopg.connect(blank_url) as connection:
        connection.execute("update migrations set checksum = 'other' where name = '0001_releases'")

    with pytest.raises(StoreError, match="0001_releases was changed"):
        await migrate(blank_url)


async def test_a_migration_that_fails_leaves_nothing_behind(blank_url: str) -> None:
    with psycopg.connect(blank_url) as connection:
        connection.execute("create table releases ()")

    with pytest.raises(StoreError, match="releases"):
        async with open_database(DatabasePlace(blank_url, Path("unused"))):
            pass

    with psycopg.connect(blank_url) as connection:
        assert connection.execute("select to_regclass('texts')").fetchone() == (None,)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://nobody@127.0.0.1:1/none", "none at 127.0.0.1"),
        ("mysql://somewhere", "DATABASE_URL is no PostgreSQL address"),
        ("postgresql://u:secret@127.0.0.1:1/none", "refused"),
    ],
)
async def test_an_address_without_a_database_is_told_in_one_line_without_its_password(
    url: str, told: str
) -> None:
    with pytest.raises(StoreError, match=told) as failure:
        async with open_database(DatabasePlace(url, Path("unused"))):
            pass

    assert "\n" not in str(failure.value)
    assert "secret" not in str(failure.value)


async def test_the_demonstration_has_a_database_of_its_own(server: str, database_url: str) -> None:
    place = DatabasePlace(database_url, Path("unused"), demo=True)
    async with open_database(place) as demo, open_database(place) as again:
        assert demo.url == again.url
        name = str(psycopg.conninfo.conninfo_to_dict(demo.url)["dbname"])
        assert name.endswith("_demo")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))

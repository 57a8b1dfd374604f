"""A person is forgotten: no trace of the name is left, and nothing that went comes back as new."""

from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql

from crawler.parsers.bilateral import BilateralParser
from crawler.release import Publication, Release, Snapshot, Verdict
from crawler.store.database import Database
from crawler.store.purging import purge_text, texts_naming
from crawler.store.releases import Releases
from tests.acceptance.commands import environment, run
from tests.integration.reading import PUBLISHED, TALKS, read_up

NAME = "Ilze Ozola"
UNNAMED = (
    "Kazakhstan and Latvia held political consultations in Riga today.\n\n"
    "In 2025, trade turnover amounted to 412.3 million US dollars."
)
PAGE = Snapshot(
    "https://mfa-en/1",
    datetime(2026, 3, 5, 10, tzinfo=UTC),
    200,
    {"Content-Type": "text/html"},
    TALKS.encode(),
)


def release(
    source: str = "mfa-en",
    number: int = 1,
    body: str = TALKS,
    page: Snapshot | None = PAGE,
    published: Publication = PUBLISHED,
) -> Release:
    title = f"{NAME} in talks" if NAME in body else None
    return Release(source, str(number), (f"https://{source}/{number}",), title, body, published, page)


async def keep(database: Database, *releases: Release) -> list[Verdict]:
    verdicts = await Releases(database).keep(releases)
    await read_up(database, BilateralParser())
    return verdicts


async def forget(database: Database, name: str) -> int:
    async with database.transaction() as connection:
        texts = await texts_naming(connection, [name])
        for text in texts:
            await purge_text(connection, text)
    return len(texts)


async def tables_with(database: Database, word: str) -> list[str]:
    """The tables in one of whose rows a word stands."""
    found = []
    async with database.transaction() as connection:
        tables = await connection.execute("select tablename from pg_tables where schemaname = 'public'")
        for (name,) in [tuple(row) for row in await tables.fetchall()]:
            look = sql.SQL("select from {} t where t::text ilike %s").format(sql.Identifier(name))
            if await (await connection.execute(look, [f"%{word}%"])).fetchone() is not None:
                found.append(name)
    return found


async def events(database: Database) -> int:
    async with database.transaction() as connection:
        return len(await (await connection.execute("select from events")).fetchall())


async def test_no_trace_of_the_name_is_left(database: Database) -> None:
    await keep(database, release())
    assert {"kept_texts", "mentions", "events"} <= set(await tables_with(database, "Ozola"))

    assert await forget(database, "ilze  ozola") == 1

    assert await tables_with(database, "Ozola") == []
    async with database.transaction() as connection:
        assert not await (await connection.execute("select from snapshots")).fetchall()
    assert await events(database) == 0


async def test_what_was_forgotten_never_comes_back_as_new(database: Database) -> None:
    await keep(database, release())
    await forget(database, NAME)

    assert await keep(database, release()) == [Verdict.KNOWN]
    assert await keep(database, release("kt-en", 7)) == [Verdict.REPRINT]

    assert await tables_with(database, "Ozola") == []
    assert await events(database) == 0


async def test_an_event_that_others_tell_of_stays_as_they_tell_it(database: Database) -> None:
    await keep(database, release(), release("kt-en", 2, UNNAMED, page=None))
    assert await events(database) == 1

    await forget(database, NAME)

    assert await tables_with(database, "Ozola") == []
    assert await events(database) == 1


async def test_a_person_is_found_by_the_usual_form_of_the_name(database: Database) -> None:
    told = "Заместитель министра иностранных дел Казахстана Роман Василенко встретился с послом Латвии."
    await keep(database, release("mfa-ru", 3, told, page=None))
    assert await forget(database, "Roman Vassilenko") + await forget(database, "Roman Vasilenko") == 1


async def test_another_name_that_begins_alike_is_left_alone(database: Database) -> None:
    await keep(database, release())
    assert await forget(database, "Ilze Ozol") == 0


def test_the_command_forgets_and_counts(tmp_path: Path) -> None:
    env = environment(tmp_path / "home")
    (tmp_path / "release.txt").write_text(TALKS, "utf-8")
    assert run("import", tmp_path / "release.txt", env=env).returncode == 0
    assert "no text has" in run("db", "purge", "Somebody Else", "--yes", env=env).stdout

    done = run("db", "purge", NAME, "--yes", env=env)

    assert "forgotten: 1 texts, of 1 releases, and 1 events" in done.stdout
    assert NAME not in run("events", "--json", env=env).stdout

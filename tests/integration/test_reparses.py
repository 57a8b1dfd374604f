"""What reading kept texts again changes: noted a field, applied a text at a time, told to nobody as news."""

from typing import Any

import psycopg

from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import EventMention, ReleaseText
from crawler.parsers.registry import Parser
from crawler.store.database import Database
from crawler.store.events import EventFilter, listed
from crawler.store.linking import Linked
from crawler.store.readings import Reading, texts_to_read
from crawler.store.reparses import (
    Reparse,
    ReparseReport,
    begin_reparse,
    finish_reparse,
    put_reparsed,
    report_of,
)
from scheduler.alerts.outbox import keep_silent, queue_alerts
from scheduler.alerts.settings import AlertSettings, PrintChannel, RuleSettings
from scheduler.config import Settings

from .reading import TALKS, keep, release

HARVEST = "The harvest was gathered in time this year, the Ministry of Agriculture reports."


class Later:
    """The built-in parser in a later version, as a function of the text makes it."""

    name = BilateralParser.name

    def __init__(self, version: str, before: str = "", after: str = "", failure: str | None = None) -> None:
        self.version = version
        self.failure = failure
        self._before, self._after = before, after

    def parse(self, release: ReleaseText) -> list[EventMention]:
        text = release.text.replace(self._before, self._after) if self._before else release.text
        return BilateralParser().parse(
            ReleaseText(text, release.title_end, release.language, release.published)
        )


SAME = Later("2")
IN_OSLO = Later("2", "Riga", "Oslo")
NEW_EVENT = Later("2", HARVEST, TALKS)
BLIND = Later("2", TALKS, "x" * len(TALKS))
FAILING = Later("2", failure="LookupError: no")


async def begun(database: Database, parser: Parser, *, applied: bool = True, anew: bool = False) -> Reparse:
    async with database.transaction() as connection:
        parsers = [f"{parser.name} {parser.version}"]
        return await begin_reparse(connection, parsers, applied=applied, anew=anew)


async def reread(database: Database, parser: Later, reparse: Reparse, at_most: int = 100) -> None:
    async with database.transaction() as connection:
        for text in await texts_to_read(connection, reparse.left[:at_most]):
            read = [] if parser.failure else parser.parse(text.release_text)
            reading = Reading(text, parser.name, parser.version, 0.0, read, parser.failure)
            assert await put_reparsed(connection, reparse, [reading])


async def reparsed(database: Database, parser: Later, *, applied: bool = True) -> ReparseReport:
    reparse = await begun(database, parser, applied=applied)
    await reread(database, parser, reparse)
    async with database.transaction() as connection:
        await finish_reparse(connection, reparse.id)
        return await report_of(connection, reparse.id, None)


async def events(database: Database) -> list[Any]:
    async with database.transaction() as connection:
        return await listed(connection, EventFilter())


async def rows(database: Database, statement: str) -> list[Any]:
    async with database.transaction() as connection:
        return await (await connection.execute(statement)).fetchall()


def places(report: ReparseReport) -> list[tuple[Any, ...]]:
    return [
        (row.field, row.part, row.before, row.after) for row in report.differences if row.field == "place"
    ]


async def test_a_change_is_told_a_field_and_applied(database: Database) -> None:
    await keep(database, release(1))

    report = await reparsed(database, IN_OSLO)

    assert places(report) == [("place", None, "Riga", "Oslo")]
    [event] = await events(database)
    assert event.place == "Oslo"
    assert (report.summary.texts, report.summary.changed_texts, report.summary.changed) == (1, 1, 1)


async def test_a_dry_run_tells_the_same_and_changes_nothing(database: Database) -> None:
    await keep(database, release(1))
    before = await rows(database, "select * from mentions"), await events(database)

    report = await reparsed(database, IN_OSLO, applied=False)

    assert places(report) == [("place", None, "Riga", "Oslo")]
    assert (await rows(database, "select * from mentions"), await events(database)) == before
    assert [row.version for row in await rows(database, "select version from readings")] == ["1"]


async def test_what_reads_the_same_is_only_noted_as_read_by_the_later_version(database: Database) -> None:
    await keep(database, release(1))
    before = await rows(database, "select * from mentions")

    report = await reparsed(database, SAME)

    assert (report.summary.texts, report.summary.changed_texts, report.fields) == (1, 0, [])
    assert await rows(database, "select * from mentions") == before
    assert [row.version for row in await rows(database, "select version from readings")] == ["2"]


async def test_an_event_that_only_a_reparse_finds_says_so_and_is_not_announced(database: Database) -> None:
    await keep(database, release(1, HARVEST))

    async with await psycopg.AsyncConnection.connect(database.url, autocommit=True) as listening:
        await listening.execute("listen bilateral_watch_events")
        report = await reparsed(database, NEW_EVENT)
        heard = [one async for one in listening.notifies(timeout=0.2)]

    assert heard == []
    assert (
        report.summary.found == len(await rows(database, "select from events where reparse is not null")) == 1
    )


async def test_nobody_is_told_of_what_a_reparse_finds_not_even_who_wants_to_hear_of_all(
    database: Database,
) -> None:
    eager = Settings(
        alerts=AlertSettings(fresh_hours=1e6),
        channels={"desk": PrintChannel(kind="print")},
        rules={"all": RuleSettings(channels=("desk",))},
    )
    await keep(database, release(1, HARVEST))
    reparse = await begun(database, NEW_EVENT)
    async with database.transaction() as connection:
        [text] = await texts_to_read(connection, reparse.left)
        read = NEW_EVENT.parse(text.release_text)
        linked = await put_reparsed(connection, reparse, [Reading(text, NEW_EVENT.name, "2", 0.0, read)])
        assert linked is not None
        await keep_silent(connection, eager, linked)
        await queue_alerts(connection, eager, Linked(changed=linked.new))

    assert [row.told for row in await rows(database, "select told from alerts")] == ["known"]
    assert await rows(database, "select * from deliveries") == []


async def test_an_event_that_is_no_longer_read_goes(database: Database) -> None:
    await keep(database, release(1))

    report = await reparsed(database, BLIND)

    assert [(row.field, row.before, row.after) for row in report.differences] == [
        ("event", "political_consultations LV 2026-03-05", None)
    ]
    assert await events(database) == []
    assert report.summary.gone == 1


async def test_where_a_parser_fails_what_it_had_read_before_stays(database: Database) -> None:
    await keep(database, release(1))

    report = await reparsed(database, FAILING)

    assert [(row.parser, row.reason) for row in report.failures] == [("bilateral", "LookupError: no")]
    assert len(await events(database)) == 1
    assert [row.failure for row in await rows(database, "select failure from readings")] == [None]


async def test_one_that_was_cut_short_goes_on_where_it_was(database: Database) -> None:
    await keep(database, *(release(n, f"{TALKS} They spoke of plan {n}.") for n in range(5)))
    cut_short = await begun(database, IN_OSLO)
    await reread(database, IN_OSLO, cut_short, at_most=2)

    again = await begun(database, IN_OSLO)

    assert (again.id, again.done, len(again.left)) == (cut_short.id, 2, 3)
    assert set(again.left) < set(cut_short.left)


async def test_other_parsers_or_another_purpose_begin_anew(database: Database) -> None:
    await keep(database, release(1))
    first = await begun(database, IN_OSLO)
    assert (await begun(database, IN_OSLO, applied=False)).id != first.id
    assert (await begun(database, Later("3"))).id != first.id
    second = await begun(database, IN_OSLO)
    assert (await begun(database, IN_OSLO, anew=True)).id != second.id


async def test_a_text_that_changed_while_it_was_read_is_to_be_read_once_more(database: Database) -> None:
    await keep(database, release(1))
    reparse = await begun(database, IN_OSLO)
    async with database.transaction() as connection:
        [text] = await texts_to_read(connection, reparse.left)
    await rows(database, "update releases set published_on = '2026-03-04' returning id")

    async with database.transaction() as connection:
        reading = Reading(text, IN_OSLO.name, "2", 0.0, IN_OSLO.parse(text.release_text))
        assert not await put_reparsed(connection, reparse, [reading])
    assert await rows(database, "select * from reparsed_texts") == []

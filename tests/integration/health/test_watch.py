"""Sources judged by what stands in the database."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from crawler.release import FailedItem, Publication
from crawler.runs import Counts, Outcome, Run, RunReport, Trouble
from crawler.store.database import Database
from crawler.store.health import states
from crawler.store.readings import Reading, put_reading, texts_to_read, unread_texts
from crawler.store.releases import Releases
from crawler.store.runs import finish_run
from crawler.store.schedules import pause
from scheduler.config import Settings
from scheduler.health.signs import LATEST, State
from scheduler.health.watch import Change, Watch
from tests.integration.ordering import order_at
from tests.integration.test_keeping_releases import release

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
SOURCE = "mfa-en"
GATE = Trouble(Outcome.GATED, "https://www.gov.kz/graphql", "notAllowed", 400)
FINE, GATED = Run(SOURCE, counts=Counts(seen=1)), Run(SOURCE, troubles=[GATE])
REPORT = TypeAdapter(RunReport)


async def ended(database: Database, at: datetime, run: Run) -> None:
    async with database.transaction() as connection:
        number = await order_at(connection, SOURCE, at)
        await finish_run(connection, number, _told(run))
        await connection.execute("update runs set finished = slot where id = %s", [number])


def _told(run: Run) -> Any:
    return REPORT.dump_python(run.report(), mode="json")


async def judged(
    database: Database, now: datetime, watch: Watch | None = None, sources: Sequence[str] = (SOURCE,)
) -> list[Change]:
    """Judge with a watch that knows nothing yet, or with one that has judged before."""
    return await (watch or Watch(Settings())).judge(database, sources, now)


async def kept_state(database: Database) -> Any:
    async with database.transaction() as connection:
        return (await states(connection))[SOURCE]


async def test_a_source_goes_blind_with_its_second_bad_run_and_is_back_with_the_next_good_one(
    database: Database,
) -> None:
    told = []
    for minutes, run in [(0, FINE), (5, GATED), (10, GATED), (15, GATED), (20, FINE)]:
        now = NOW + timedelta(minutes=minutes)
        await ended(database, now, run)
        told += [(minutes, change.state) for change in await judged(database, now)]
    assert told == [(5, State.SUSPECT), (10, State.BLIND), (20, State.OK)]


async def test_a_source_whose_articles_are_read_by_another_markup_than_before_is_suspect(
    database: Database,
) -> None:
    for minutes, markups in enumerate([{"generation 3": 14, "generation 1": 1}, {}, {"generation 2": 11}]):
        run = Run(SOURCE, counts=Counts(seen=1), markups=Counter(markups))
        await ended(database, NOW + timedelta(minutes=minutes), run)
    [change] = await judged(database, NOW + timedelta(minutes=3))
    assert [sign.name for sign in change.signs] == ["markups"]


async def test_how_a_source_is_stays_with_its_signs_and_since_when(database: Database) -> None:
    for minutes in (0, 5, 10):
        await ended(database, NOW + timedelta(minutes=minutes), GATED)
        await judged(database, NOW + timedelta(minutes=minutes))
    state = await kept_state(database)
    assert (state.state, state.since) == ("blind", NOW + timedelta(minutes=5))
    assert [sign["name"] for sign in state.signs] == ["runs"]
    assert "notAllowed" in state.signs[0]["told"]


async def test_a_source_that_never_ran_is_not_judged_badly(database: Database) -> None:
    assert await judged(database, NOW) == []
    assert (await kept_state(database)).state == "ok"


async def test_a_run_that_ends_and_a_text_that_is_read_are_news_to_a_watch_that_has_judged_before(
    database: Database,
) -> None:
    watch, now = Watch(Settings()), datetime.now(UTC)
    assert await judged(database, now, watch) == []

    async with database.transaction() as connection:
        await finish_run(connection, await order_at(connection, SOURCE, now), _told(GATED))
    assert [change.state for change in await judged(database, now, watch)] == [State.SUSPECT]

    async with database.transaction() as connection:
        await finish_run(
            connection, await order_at(connection, SOURCE, now + timedelta(minutes=1)), _told(FINE)
        )
    assert [change.state for change in await judged(database, now, watch)] == [State.OK]

    today = Publication.at_instant(now)
    await Releases(database).keep(
        [release(external_id=str(n), body=f"Talk {n} was held.", published=today) for n in range(2 * LATEST)]
    )
    async with database.transaction() as connection:
        for text in await texts_to_read(connection, await unread_texts(connection, ["any 1"])):
            await put_reading(connection, Reading(text, "any", "1", 0.1, failure="it hung"))
    [change] = await judged(database, now, watch)
    assert [sign.name for sign in change.signs] == ["readings"]


async def test_a_source_that_is_no_longer_visited_is_blind_no_longer(database: Database) -> None:
    watch = Watch(Settings())
    for minutes in (0, 5):
        await ended(database, NOW + timedelta(minutes=minutes), GATED)
    [change] = await judged(database, NOW + timedelta(minutes=5), watch)
    assert change.state is State.BLIND

    [change] = await judged(database, NOW + timedelta(minutes=6), watch, sources=[])
    assert (change.source, change.state) == (SOURCE, State.OK)


async def test_only_one_daemon_judges_at_a_time(database: Database) -> None:
    await ended(database, NOW, GATED)
    async with database.transaction() as connection:
        await connection.execute("select pg_advisory_xact_lock(hashtext('bilateral-watch health'))")
        assert await judged(database, NOW) == []
    assert [change.state for change in await judged(database, NOW)] == [State.SUSPECT]


async def test_a_source_that_answers_and_brings_nothing_any_more_goes_blind_by_its_own_rhythm(
    database: Database,
) -> None:
    weekdays = [
        NOW - timedelta(days=day) for day in range(14, 90) if (NOW - timedelta(days=day)).weekday() < 5
    ]
    await Releases(database).keep(
        [
            release(external_id=f"{day:%F} {hour}", published=Publication.at_instant(day.replace(hour=hour)))
            for day in weekdays
            for hour in (5, 7, 9, 11)
        ]
    )
    await ended(database, NOW, FINE)
    [change] = await judged(database, NOW)
    assert (change.state, change.signs[0].name) == (State.BLIND, "silence")
    assert "13 d 22 h" in change.signs[0].told


async def test_a_source_that_is_due_rarely_by_now_is_not_late_before_its_time(database: Database) -> None:
    await ended(database, NOW, FINE)
    async with database.transaction() as connection:
        await connection.execute("update schedules set next_slot = last_slot + interval '8 hours'")

    assert await judged(database, NOW + timedelta(hours=7)) == []


async def test_a_paused_source_is_not_judged(database: Database) -> None:
    await ended(database, NOW, FINE)
    async with database.transaction() as connection:
        await pause(connection, SOURCE, None)

    assert await judged(database, NOW + timedelta(hours=7)) == []


async def test_items_that_fail_in_several_runs_with_none_read_in_between_make_blind(
    database: Database,
) -> None:
    store = Releases(database)
    states = []
    for number in range(4):
        failing = FailedItem(f"news/mfa/{number}", f"https://www.gov.kz/{number}", "no title and body")
        await store.fail(SOURCE, [failing])
        await ended(database, datetime.now(UTC), FINE)
        await judged(database, datetime.now(UTC))
        states.append((await kept_state(database)).state)
    assert states == ["ok", "suspect", "blind", "blind"]

    await store.keep([release(published=Publication.at_instant(datetime.now(UTC)))])
    await judged(database, datetime.now(UTC))
    assert (await kept_state(database)).state == "ok"

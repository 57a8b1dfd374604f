"""What is old goes, and what later runs go by stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.runs import Outcome
from crawler.store.database import Connection, Database
from crawler.store.runs import begin_run, finish_run
from scheduler.config import RetentionSettings
from scheduler.housekeeping import tidy
from scheduler.jobs import report_of_failure
from tests.integration.ordering import order_at

SOURCE = "mfa-en"
TEN_DAYS = RetentionSettings(snapshots=10, runs=10, jobs=10)
NOW = datetime.now(UTC)


async def run_at(connection: Connection, days_ago: int, covers: bool = False) -> None:
    slot = NOW - timedelta(days=days_ago)
    run = await order_at(connection, SOURCE, slot)
    await begin_run(connection, run)
    told = report_of_failure(SOURCE, Outcome.BROKEN, "a test")
    await finish_run(connection, run, told | {"covered_until": slot if covers else None})


async def ages(connection: Connection) -> list[int]:
    rows: list[Any] = await (await connection.execute("select slot from runs order by slot")).fetchall()
    return [(NOW - row.slot).days for row in rows]


async def test_old_runs_go_and_the_chain_goes_on_from_the_first_that_is_kept(database: Database) -> None:
    async with database.transaction() as connection:
        for days in (40, 30, 20, 5):
            await run_at(connection, days)

    assert (await tidy(database, TEN_DAYS))["runs"] == 3

    async with database.transaction() as connection:
        assert await ages(connection) == [5]
        await run_at(connection, 1)
        assert await ages(connection) == [5, 1]


async def test_the_run_that_tells_how_much_was_seen_outlives_its_time_with_all_after_it(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await run_at(connection, 40)
        await run_at(connection, 30, covers=True)
        await run_at(connection, 20)
        await run_at(connection, 5)

    await tidy(database, TEN_DAYS)

    async with database.transaction() as connection:
        assert await ages(connection) == [30, 20, 5]


async def test_a_source_that_was_never_visited_again_keeps_its_latest_run(database: Database) -> None:
    async with database.transaction() as connection:
        await run_at(connection, 40)

    assert (await tidy(database, TEN_DAYS))["runs"] == 0


async def test_old_snapshots_and_failed_jobs_go_and_new_ones_stay(database: Database) -> None:
    async with database.transaction() as connection:
        for digest, days in ((b"a", 20), (b"b", 5)):
            await connection.execute(
                "insert into snapshots (digest, url, fetched_at, status, headers, body)"
                " values (sha256(%s), 'https://gov.kz', now() - make_interval(days => %s), 200, '{}', '')",
                [digest, days],
            )
            await connection.execute(
                "with job as (insert into procrastinate_jobs (queue_name, task_name, status)"
                " values ('parse', 'parse', 'failed') returning id)"
                " insert into procrastinate_events (job_id, type, at)"
                " select id, 'failed', now() - make_interval(days => %s) from job",
                [days],
            )

    dropped = await tidy(database, TEN_DAYS)

    assert dropped == {"snapshots": 1, "runs": 0, "jobs": 1}

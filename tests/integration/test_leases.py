"""A worker that stood still: its job is another's by then, and whatever it still does changes nothing."""

import asyncio
import json
from typing import Any

import pytest
from procrastinate import App
from procrastinate.jobs import Job, Status

from crawler.store.database import Database
from crawler.store.leases import LOST_AFTER_SECONDS, Lease, LeaseLostError, is_fresh
from crawler.store.patience import patiently
from crawler.store.queue import PARSE, hand_to_parsers
from crawler.store.workbench import (
    failed_jobs,
    give_back_lost_jobs,
    note_trouble,
    open_workbench,
    put_back_failed_jobs,
)


@pytest.fixture
async def workbench(database: Database) -> App:
    app = await open_workbench(database)
    async with database.transaction() as connection:
        await hand_to_parsers(connection, [1])
    return app


async def take(workbench: App) -> Job:
    worker = await workbench.job_manager.register_worker()
    job = await workbench.job_manager.fetch_job(queues=[PARSE], worker_id=worker)
    assert job is not None
    return job


def lease_of(job: Job) -> Lease:
    assert job.id is not None
    return Lease(job.id, job.attempts)


async def change(database: Database, statement: str, *values: Any) -> None:
    async with database.transaction() as connection:
        await connection.execute(statement.encode(), values)


async def stand_still(database: Database) -> None:
    """Let the workers' last sign of life be from long ago."""
    await change(
        database,
        "update procrastinate_workers set last_heartbeat = now() - make_interval(secs => %s)",
        LOST_AFTER_SECONDS + 1,
    )


async def give_back(database: Database) -> list[int]:
    async with database.transaction() as connection:
        return await give_back_lost_jobs(connection)


async def states(database: Database) -> list[tuple[str, int]]:
    async with database.transaction() as connection:
        found = await connection.execute("select status::text, attempts from procrastinate_jobs order by id")
        return [(row.status, row.attempts) for row in await found.fetchall()]


async def test_whoever_holds_the_lease_writes_and_whoever_lost_it_does_not(
    database: Database, workbench: App
) -> None:
    frozen = await take(workbench)
    async with database.under(lease_of(frozen)).transaction():
        pass
    await stand_still(database)
    assert await give_back(database) == [frozen.id]
    taken = await take(workbench)

    with pytest.raises(LeaseLostError):
        async with database.under(lease_of(frozen)).transaction():
            raise AssertionError("it may write")
    async with database.under(lease_of(taken)).transaction():
        pass


async def test_a_worker_that_lost_its_job_neither_ends_it_nor_puts_it_back(
    database: Database, workbench: App
) -> None:
    frozen = await take(workbench)
    await stand_still(database)
    await give_back(database)
    await take(workbench)

    await workbench.job_manager.finish_job(frozen, Status.SUCCEEDED, delete_job=True)
    await workbench.job_manager.finish_job(frozen, Status.FAILED, delete_job=False)
    await workbench.job_manager.retry_job(frozen)

    assert await states(database) == [("doing", 1)]


async def test_a_job_is_not_given_back_in_the_middle_of_a_transaction_of_its_worker(
    database: Database, workbench: App
) -> None:
    job = await take(workbench)
    await stand_still(database)

    async with database.under(lease_of(job)).transaction():
        assert await give_back(database) == []

    assert await give_back(database) == [job.id]


async def test_a_sign_of_life_from_the_future_is_none(database: Database, workbench: App) -> None:
    job = await take(workbench)
    await change(database, "update procrastinate_workers set last_heartbeat = now() + interval '1 hour'")

    assert await give_back(database) == [job.id]


async def test_a_lease_is_fresh_only_while_its_worker_shows_that_it_lives(
    database: Database, workbench: App
) -> None:
    lease = lease_of(await take(workbench))

    async with database.transaction() as connection:
        assert await is_fresh(connection, lease)
    await stand_still(database)
    async with database.transaction() as connection:
        assert not await is_fresh(connection, lease)


async def test_a_session_that_stands_still_in_a_transaction_is_ended_by_the_server(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        row: Any = await (await connection.execute("show idle_in_transaction_session_timeout")).fetchone()

    assert row.idle_in_transaction_session_timeout == "20s"


async def test_work_that_stood_still_in_a_transaction_is_done_again_as_after_a_lost_connection(
    database: Database,
) -> None:
    pauses = [0.3, 0.0]

    async def work() -> int:
        async with database.transaction() as connection:
            await connection.execute("set local idle_in_transaction_session_timeout = '100ms'")
            await asyncio.sleep(pauses.pop(0))
            row: Any = await (await connection.execute("select 7 as told")).fetchone()
            return int(row.told)

    assert await patiently(work) == 7
    assert pauses == []


async def test_a_job_with_which_workers_are_lost_time_and_again_is_given_up_with_the_reason(
    database: Database, workbench: App
) -> None:
    job = await take(workbench)
    await change(database, "update procrastinate_jobs set attempts = 50")
    await stand_still(database)

    assert await give_back(database) == []

    async with database.transaction() as connection:
        [failed] = await failed_jobs(connection)
    assert (failed.id, failed.reason) == (job.id, "its worker was lost each time")


async def test_what_failed_for_good_tells_why_and_is_put_back(database: Database, workbench: App) -> None:
    job = await take(workbench)
    async with database.transaction() as connection:
        await note_trouble(connection, lease_of(job), "KeyError: 'a'")
    await workbench.job_manager.finish_job(job, Status.FAILED, delete_job=False)

    async with database.transaction() as connection:
        [failed] = await failed_jobs(connection)
        assert failed.reason == "KeyError: 'a'"
        assert await put_back_failed_jobs(connection, [failed.id + 1]) == []
        assert await put_back_failed_jobs(connection, None) == [failed.id]

    assert (await take(workbench)).id == job.id


async def test_a_job_that_is_done_is_ended_once_its_database_is_back(
    database: Database, workbench: App
) -> None:
    job = await take(workbench)
    async with database.transaction() as connection:
        await connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )

    async with asyncio.timeout(20):
        await workbench.job_manager.finish_job(job, Status.SUCCEEDED, delete_job=True)

    assert await states(database) == []


async def test_workers_hear_of_a_job_that_frees_a_lock_and_of_one_that_was_put_back(
    database: Database, workbench: App
) -> None:
    async with database.session() as listening:
        await listening.execute(f'listen "procrastinate_queue_v1#{PARSE}"')

        job = await take(workbench)
        await workbench.job_manager.retry_job(job)
        again = await take(workbench)
        await workbench.job_manager.finish_job(again, Status.SUCCEEDED, delete_job=True)

        heard = [json.loads(heard.payload) async for heard in listening.notifies(timeout=1)]
    assert [told["job_id"] for told in heard] == [job.id, again.id]

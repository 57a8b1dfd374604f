"""Slots in the database: claimed once by any number of daemons, each accounted for by one run."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from crawler.runs import Outcome
from crawler.store.database import Database
from crawler.store.runs import begin_run, finish_run
from crawler.store.schedules import begin_schedules, bring_forward, pause, resume, schedule_of
from scheduler.config import SourceSettings
from scheduler.jobs import report_of_failure
from scheduler.slots import Timetable, order_due, visit_now

SOURCE = "mfa-en"
A_SECOND = SourceSettings(every=1, jitter=0, working_every=1).trigger()


async def rows(database: Database, statement: str) -> list[Any]:
    async with database.transaction() as connection:
        return await (await connection.execute(statement)).fetchall()


async def runs(database: Database) -> list[Any]:
    return await rows(database, "select * from runs order by slot")


async def begin(database: Database, run: int) -> None:
    async with database.transaction() as connection:
        await begin_run(connection, run)


async def end(database: Database, run: int) -> None:
    async with database.transaction() as connection:
        await finish_run(connection, run, report_of_failure(SOURCE, Outcome.BROKEN, "a test"))
        await order_due(connection, SOURCE)


async def keep_timetables(database: Database, count: int, seconds: float) -> None:
    tables = [asyncio.create_task(Timetable(database, {SOURCE: A_SECOND}).run()) for _ in range(count)]
    await asyncio.sleep(seconds)
    for table in tables:
        table.cancel()
    await asyncio.wait(tables)


async def test_a_run_that_waits_accounts_for_all_that_falls_due_meanwhile(database: Database) -> None:
    await visit_now(database, [SOURCE])
    later = await visit_now(database, [SOURCE])
    [run] = await runs(database)

    await begin(database, run.id)

    [begun] = await runs(database)
    assert begun.slot == later[SOURCE]
    assert begun.covers_after is None


async def test_a_slot_that_falls_due_during_a_run_is_covered_by_the_next_one(database: Database) -> None:
    first = await visit_now(database, [SOURCE])
    [run] = await runs(database)
    await begin(database, run.id)
    await visit_now(database, [SOURCE])
    last = await visit_now(database, [SOURCE])
    assert len(await runs(database)) == 1

    await end(database, run.id)

    _, following = await runs(database)
    assert (following.covers_after, following.slot) == (first[SOURCE], last[SOURCE])


async def test_nothing_is_ordered_where_nothing_fell_due_during_a_run(database: Database) -> None:
    await visit_now(database, [SOURCE])
    [run] = await runs(database)
    await begin(database, run.id)

    await end(database, run.id)

    assert len(await runs(database)) == 1


async def test_two_unfinished_runs_of_a_source_are_refused_by_the_database(database: Database) -> None:
    await visit_now(database, [SOURCE])

    with pytest.raises(psycopg.errors.UniqueViolation):
        await rows(
            database,
            "insert into runs (source, slot, covers_after)"
            " select source, slot + interval '1 s', slot from runs returning id",
        )


async def test_many_daemons_claim_each_slot_once(database: Database) -> None:
    await keep_timetables(database, 4, 3.3)

    queued = await rows(database, "select id from procrastinate_jobs where status = 'todo'")
    [run], [schedule] = await runs(database), await rows(database, "select * from schedules")
    assert len(queued) == 1
    assert run.slot < schedule.last_slot
    assert (schedule.next_slot - schedule.last_slot).total_seconds() == 1


async def test_after_downtime_a_source_is_due_once_for_all_that_it_missed(database: Database) -> None:
    await keep_timetables(database, 1, 0.5)
    [run] = await runs(database)
    await end(database, run.id)
    await rows(
        database,
        "update schedules set (next_slot, last_slot)"
        " = (next_slot - interval '1 h', last_slot - interval '1 h') returning 1",
    )
    await rows(database, "update runs set slot = slot - interval '1 h' returning 1")

    await keep_timetables(database, 1, 0.5)

    _, after = await runs(database)
    assert after.slot - after.covers_after >= timedelta(minutes=59)
    assert after.finished is None


async def test_a_paused_source_is_not_due_and_a_resumed_one_is_at_once(database: Database) -> None:
    async with database.transaction() as connection:
        await pause(connection, SOURCE, "asked to")
    await keep_timetables(database, 1, 0.5)
    assert await runs(database) == []

    async with database.transaction() as connection:
        assert await resume(connection, SOURCE)
        assert not await resume(connection, SOURCE)
    await keep_timetables(database, 1, 0.5)

    assert len(await runs(database)) == 1


async def test_a_slot_that_a_wrong_clock_set_far_ahead_is_brought_forward(database: Database) -> None:
    await keep_timetables(database, 1, 0.5)
    async with database.transaction() as connection:
        row = await schedule_of(connection, SOURCE)
        await bring_forward(connection, SOURCE, row.next_slot, datetime.now(UTC) + timedelta(hours=1))

    await keep_timetables(database, 1, 0.5)

    async with database.transaction() as connection:
        row = await schedule_of(connection, SOURCE)
    assert row.next_slot <= row.now + timedelta(seconds=1.2)


async def test_in_an_hour_that_comes_twice_slots_go_on_behind_the_last_one(database: Database) -> None:
    await visit_now(database, [SOURCE])
    [run] = await runs(database)
    await rows(database, "update schedules set last_slot = last_slot + interval '1 h' returning 1")
    await begin(database, run.id)
    await end(database, run.id)

    slot = (await visit_now(database, [SOURCE]))[SOURCE]

    *_, before, after = await runs(database)
    assert before.slot < slot == after.slot
    assert after.covers_after == before.slot


async def test_a_timetable_that_is_ended_while_a_slot_falls_due_leaves_it_due_and_tells_no_fault(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    held = "select from schedules where source = %s for update"
    async with database.transaction() as connection:
        await begin_schedules(connection, [SOURCE])
    async with database.transaction() as connection:
        await connection.execute(held, [SOURCE])
        await keep_timetables(database, count=1, seconds=1.0)
        await asyncio.sleep(0.5)  # in which what was interrupted ends

    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert await runs(database) == []

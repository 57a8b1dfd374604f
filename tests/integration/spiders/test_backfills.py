"""What becomes of a backfill's pages: one after the other, those that fail once more, none for nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from crawler.crawling import CrawlOrder, crawl
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import report_to_data
from crawler.store.backfills import (
    BackfillOrder,
    backfill_state,
    begin_step,
    failed_pages,
    finish_step,
    hand_over_step,
    take_up,
)
from crawler.store.database import Database
from crawler.store.queue import hand_to_crawlers
from crawler.store.releases import Releases

pytestmark = pytest.mark.parametrize("server", ["embedded"], indirect=True)

BACK_TO = BackfillOrder("kt-en", date(2020, 1, 1))
LISTING = r"www\.kt\.kz/eng/all"


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with process.start(composed=120, since=date(2019, 1, 1)) as replica:
        yield replica


@pytest.fixture
def replica(running: Replica) -> Iterator[Replica]:
    yield running
    running.heal()


@dataclass
class Walker:
    """Takes a backfill's steps as a worker does."""

    database: Database
    replica: Replica
    order: BackfillOrder = BACK_TO
    sitting: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def number(self) -> int:
        async with self.database.transaction() as connection:
            return await take_up(connection, self.order)

    async def step(self) -> Any:
        """Take a step; return its report as data, or None where nothing is left."""
        number = await self.number()
        async with self.database.transaction() as connection:
            begun = await begin_step(connection, number, self.sitting)
        if begun is None:
            return None
        order = CrawlOrder(
            source=begun.source,
            since=begun.since,
            until=begun.until,
            first_page=begun.first_page,
            max_pages=begun.pages,
            met=begun.met,
            stand_in=self.replica.address,
        )
        told = report_to_data(await crawl(order, Releases(self.database, number)))
        async with self.database.transaction() as connection:
            await finish_step(connection, number, begun, told)
        return told

    async def walk(self) -> Any:
        """Take steps until nothing is left or three have failed in turn; return the backfill's row."""
        number = await self.number()
        while True:
            async with self.database.transaction() as connection:
                row = await backfill_state(connection, number, self.sitting)
            if row.finished or not row.is_left or row.failing >= 3:
                return row
            await self.step()

    async def again(self) -> Any:
        """Walk in a later sitting."""
        self.sitting = datetime.now(UTC) + timedelta(seconds=1)
        return await self.walk()

    async def kept(self) -> set[str]:
        async with self.database.transaction() as connection:
            found = await connection.execute("select url from addresses")
            return {row.url for row in await found.fetchall()}


@pytest.fixture
def walker(database: Database, replica: Replica) -> Walker:
    return Walker(database, replica)


def published_since(replica: Replica, day: date) -> set[str]:
    return {
        truth["url"]
        for truth in replica.truth()
        if truth["source"] == "kt-en"
        and truth["diplomatic"]
        and datetime.fromisoformat(truth["published"]).date() >= day
    }


async def test_a_page_that_fails_is_left_behind_and_tried_again_in_the_next_sitting(
    walker: Walker, replica: Replica
) -> None:
    replica.strike("broken", LISTING, times=3)  # the first page, and it is asked for thrice
    row = await walker.walk()
    assert (row.walked, row.finished, row.failed_pages) == (True, None, [1])
    assert "status 500" in row.reason
    everything = published_since(replica, BACK_TO.since)
    assert await walker.kept() < everything
    row = await walker.again()
    assert (row.failed_pages, row.finished is not None) == ([], True)
    assert await walker.kept() == everything


async def test_where_page_after_page_fails_the_walk_stops_and_goes_on_from_there_later(
    walker: Walker, replica: Replica
) -> None:
    await walker.step()
    replica.strike("unauthorized", LISTING)
    row = await walker.walk()
    assert (row.page, row.failing, row.failed_pages) == (4, 3, [2, 3, 4])
    replica.heal()
    await walker.step()
    row = await walker.again()
    assert row.finished is not None
    assert await walker.kept() == published_since(replica, BACK_TO.since)


async def test_a_publisher_that_wants_to_be_left_alone_costs_the_walk_no_page(
    walker: Walker, database: Database
) -> None:
    await Releases(database).leave_alone("kt", datetime.now(UTC) + timedelta(hours=1))
    told = await walker.step()
    assert told["counts"]["requests"] == 0
    async with database.transaction() as connection:
        row = await backfill_state(connection, await walker.number(), walker.sitting)
    assert (row.page, row.failing, row.failed_pages) == (0, 1, [])


async def test_a_list_that_repeats_itself_is_no_end(walker: Walker, replica: Replica) -> None:
    replica.strike("same page", LISTING)
    row = await walker.walk()
    assert row.finished is None
    assert "only what earlier pages had" in row.reason


async def test_the_same_order_is_the_same_backfill_until_it_is_finished(
    walker: Walker, database: Database
) -> None:
    number = await walker.number()
    assert await Walker(database, walker.replica).number() == number
    assert await Walker(database, walker.replica, BackfillOrder("kt-en", date(2021, 1, 1))).number() != number
    await walker.walk()
    assert await walker.number() != number


async def test_a_walk_leaves_out_what_is_too_new_and_ends_after_so_many_pages(
    database: Database, replica: Replica
) -> None:
    until = date(2024, 1, 1)
    bounded = Walker(database, replica, BackfillOrder("kt-en", date(2000, 1, 1), until))
    assert (await bounded.walk()).finished is not None
    everything = published_since(replica, date(2000, 1, 1))
    assert await bounded.kept() == everything - published_since(replica, until + timedelta(days=1))
    short = await Walker(database, replica, BackfillOrder("kt-en", date(2000, 1, 1), None, 2)).walk()
    assert (short.page, short.finished is not None) == (2, True)


async def test_a_backfill_leaves_no_run_and_what_it_brings_is_told_as_its_own(
    walker: Walker, database: Database
) -> None:
    await walker.step()
    async with database.transaction() as connection:
        runs = await connection.execute("select from runs")
        brought = await connection.execute("select distinct backfill from releases")
        assert (await runs.fetchall(), [row.backfill for row in await brought.fetchall()]) == (
            [],
            [await walker.number()],
        )
        assert await failed_pages(connection, "kt-en") == []


async def test_one_step_at_a_time_is_ordered_however_many_want_one(
    walker: Walker, database: Database
) -> None:
    number = await walker.number()
    jobs = set()
    for _ in range(2):
        async with database.transaction() as connection:
            jobs.add(await hand_over_step(connection, number, "kt", walker.sitting))
    assert len(jobs) == 1


async def test_a_step_waits_for_the_publishers_own_runs_and_is_never_taken_beside_one(
    walker: Walker, database: Database
) -> None:
    number = await walker.number()
    async with database.transaction() as connection:
        await hand_over_step(connection, number, "kt", walker.sitting)
        await hand_to_crawlers(connection, 1, "kt")
    async with database.transaction() as connection:
        taken = await connection.execute(
            "with worker as (insert into procrastinate_workers default values returning id)"
            " select f.task_name from worker,"
            " lateral procrastinate_fetch_job_v2(array['crawl'], worker.id) f"
        )
        assert [row.task_name for row in await taken.fetchall()] == ["crawl"]
        more = await connection.execute(
            "select f.task_name from procrastinate_workers w,"
            " lateral procrastinate_fetch_job_v2(array['crawl'], w.id) f"
        )
        assert [row.task_name for row in await more.fetchall()] == [None]

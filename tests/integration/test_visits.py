"""What the store remembers from one visit of a source to the next."""

from datetime import UTC, datetime, timedelta
from typing import LiteralString

from crawler.release import FailedItem, Item, Visit
from crawler.spiders.walk import earliest
from crawler.store.database import Database
from crawler.store.releases import Releases
from tests.integration.test_keeping_releases import PUBLISHED, release

FAILED = FailedItem("news/mfa/7", "https://www.gov.kz/7", "answered with status 504")


async def run(database: Database, statement: LiteralString) -> None:
    async with database.transaction() as connection:
        await connection.execute(statement)


async def is_gone(database: Database) -> bool:
    async with database.transaction() as connection:
        found = await connection.execute("select gone is not null as gone from releases")
        return bool((await found.fetchall())[0].gone)


async def test_a_failed_item_waits_for_its_next_try_and_then_is_due(database: Database) -> None:
    store = Releases(database)
    await store.fail("mfa-en", [FAILED])
    assert await store.known("mfa-en", [FAILED.external_id]) == {FAILED.external_id}
    assert await store.to_try_again("mfa-en") == []
    await run(database, "update failed_items set try_after = now()")
    assert await store.known("mfa-en", [FAILED.external_id]) == set()
    assert await store.to_try_again("mfa-en") == [Item(FAILED.external_id, FAILED.url)]
    assert await store.to_try_again("mfa-ru") == []


async def test_each_further_failure_makes_the_wait_longer_up_to_a_day(database: Database) -> None:
    waits = []
    for _ in range(12):
        await Releases(database).fail("mfa-en", [FAILED])
        async with database.transaction() as connection:
            found = await connection.execute("select try_after - now() as wait from failed_items")
            waits.append((await found.fetchall())[0].wait.total_seconds() // 60)
    assert waits == sorted(waits)
    assert waits[0] < 11
    assert waits[-1] <= 24 * 60


async def test_what_is_kept_or_passed_over_has_failed_no_longer(database: Database) -> None:
    store = Releases(database)
    await store.fail("mfa-en", [FAILED, FailedItem("news/mfa/1", "https://www.gov.kz/1", "no answer")])
    await run(database, "update failed_items set try_after = now()")
    await store.keep([release()])
    assert await store.to_try_again("mfa-en") == [Item(FAILED.external_id, FAILED.url)]
    await store.pass_over("mfa-en", [FAILED.external_id])
    assert await store.to_try_again("mfa-en") == []


async def test_a_release_of_the_last_week_is_to_be_read_again_once_a_day(database: Database) -> None:
    store, recent = Releases(database), release(published=None)
    await store.keep([recent])
    assert await store.to_read_again("mfa-en") == []
    await run(database, "update releases set last_read = now() - interval '25 hours'")
    assert await store.to_read_again("mfa-en") == [Item("news/mfa/1", recent.urls[0])]
    await store.keep([recent])
    assert await store.to_read_again("mfa-en") == []


async def test_what_was_not_visited_for_days_is_read_again_although_it_is_older_than_a_week_by_now(
    database: Database,
) -> None:
    store = Releases(database)
    await store.keep([release(published=None)])
    await run(
        database,
        "update releases set last_read = now() - interval '3 days', first_seen = now() - interval '9 days'",
    )
    assert len(await store.to_read_again("mfa-en")) == 1
    await store.miss("mfa-en", ["news/mfa/1"])
    await run(database, "update releases set last_read = now() - interval '25 hours'")
    assert len(await store.to_read_again("mfa-en")) == 1  # it was missed, and that has to be made sure of


async def test_what_a_list_lacks_is_missed_once_a_day_and_only_where_the_list_reaches(
    database: Database,
) -> None:
    store, since = Releases(database), earliest(PUBLISHED)
    await store.keep([release()])
    for _ in range(2):  # read just now, missed just now
        await store.miss_others("mfa-en", [], since)
    assert not await is_gone(database)
    for day in (None, since + timedelta(days=30), since, None, since):
        await run(database, "update releases set last_read = now() - interval '25 hours'")
        await store.miss_others("mfa-en", [] if day else ["news/mfa/1"], day or since)
        assert not await is_gone(database) or day == since
    assert await is_gone(database)


async def test_an_old_release_is_not_read_again(database: Database) -> None:
    await Releases(database).keep([release()])
    await run(database, "update releases set last_read = now() - interval '25 hours'")
    assert await Releases(database).to_read_again("mfa-en") == []


async def test_a_release_is_taken_for_gone_when_it_is_missed_twice_and_is_back_when_it_is_read(
    database: Database,
) -> None:
    store = Releases(database)
    await store.keep([release()])
    await store.miss("mfa-en", ["news/mfa/1"])
    assert not await is_gone(database)
    await store.miss("mfa-en", ["news/mfa/1"])
    assert await is_gone(database)
    await store.keep([release()])
    assert not await is_gone(database)


async def test_a_visit_is_remembered_as_it_was(database: Database) -> None:
    store, url = Releases(database), "https://www.kt.kz/eng/rss"
    assert await store.visit("kt-en", url) is None
    for etag in ('W/"1"', None):
        visit = Visit(url, datetime(2026, 11, 20, 9, tzinfo=UTC), etag, None, b"\x01" * 32, b"\x00\xff")
        await store.note_visit("kt-en", visit)
        assert await store.visit("kt-en", url) == visit
    assert await store.visit("kt-ru", url) is None


async def test_a_publisher_is_left_alone_for_as_long_as_it_asked(database: Database) -> None:
    store, now = Releases(database), datetime.now(UTC)
    assert await store.left_alone_until("kt") is None
    for shift, expected in [(1, now + timedelta(hours=1)), (-1, None)]:
        await store.leave_alone("kt", now + timedelta(hours=shift))
        assert await store.left_alone_until("kt") == expected

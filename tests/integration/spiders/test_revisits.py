"""What failed is tried again, what was edited is revised, and what was taken off is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.release import FailedItem
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import Outcome
from crawler.spiders.walk import earliest
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.orders import after

FEED = "https://www.kt.kz/eng/rss"
ROBOTS = "https://www.kt.kz/robots.txt"


@pytest.fixture
def replica() -> Iterator[Replica]:
    with process.start() as replica:
        yield replica


async def run(replica: Replica, source: str, store: MemoryStore, **told: Any) -> RunReport:
    return await crawl(CrawlOrder(source=source, stand_in=replica.address, **told), store)


def path_of(url: str) -> str:
    return url.removeprefix("https://").replace(".", r"\.")


def by_age(store: MemoryStore) -> list[tuple[str, str]]:
    dated = {key: kept.published for key, kept in store.kept.items() if kept.published is not None}
    return sorted(dated, key=lambda key: earliest(dated[key]))


async def test_one_broken_item_ends_neither_the_run_nor_what_it_covers_and_is_tried_when_due(
    replica: Replica,
) -> None:
    store = MemoryStore()
    struck = next(truth for truth in replica.truth() if truth["source"] == "kt-en" and truth["diplomatic"])
    replica.strike("gone", path_of(struck["url"]))
    first = await run(replica, "kt-en", store)
    assert (first.counts.failed, list(store.failed)) == (1, [("kt-en", struck["key"])])
    assert first.covered_until is not None
    second = await run(replica, "kt-en", store, **after(first))
    assert (second.outcome, second.counts.requests) == (Outcome.UNCHANGED, 1)  # its time has not come
    store.due.add(("kt-en", struck["key"]))
    replica.heal()
    third = await run(replica, "kt-en", store, **after(second))
    assert (third.outcome, third.counts.new) == (Outcome.NEW, 1)
    assert ("kt-en", struck["key"]) in store.kept
    assert store.failed == {}


async def test_a_failed_record_of_the_ministry_is_looked_for_as_far_back_as_it_lies(replica: Replica) -> None:
    store = MemoryStore()
    await run(replica, "mfa-en", store)
    key = by_age(store)[0]
    release = store.kept.pop(key)
    await store.fail("mfa-en", [FailedItem(key[1], release.urls[0], "a trouble of old")])
    store.due.add(key)
    await run(replica, "mfa-en", store, covered_until=datetime.now(UTC))
    assert store.kept[key].title == release.title
    assert store.failed == {}


async def test_an_edit_of_a_release_that_is_due_becomes_a_revision(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, "kt-en", store)
    (name, key), release = next(iter(store.kept.items()))
    replica.rewrite("kt", "en", key, title="Corrected")
    store.unread.add((name, key))
    report = await run(replica, "kt-en", store, **after(first))
    assert (report.outcome, report.counts.revised, report.counts.new) == (Outcome.NEW, 1, 0)
    assert (release.title, store.kept[name, key].title) != ("Corrected", release.title)


async def test_a_release_that_was_taken_off_is_missed_and_not_lost(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, "kt-en", store)
    name, key = next(iter(store.kept))
    replica.remove("kt", "en", key)
    store.unread.add((name, key))
    report = await run(replica, "kt-en", store, **after(first))
    assert (report.outcome, report.reason) == (Outcome.UNCHANGED, None)
    assert store.missed == [(name, key)]
    assert (name, key) in store.kept


async def test_what_is_no_longer_on_the_ministrys_list_is_missed_as_far_as_the_list_was_walked(
    replica: Replica,
) -> None:
    store = MemoryStore()
    first = await run(replica, "mfa-en", store)
    oldest, *_, newest = by_age(store)
    for _, key in (oldest, newest):
        replica.remove("mfa", "en", key.rpartition("/")[2])
    report = await run(replica, "mfa-en", store, covered_until=first.covered_until)
    assert report.outcome is Outcome.UNCHANGED
    assert report.reviewed_until is not None
    assert store.missed == [newest]


async def test_a_failed_record_that_is_no_longer_on_the_list_has_failed_again(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, "mfa-en", store)
    lost = FailedItem("news/mfa/1", "https://www.gov.kz/1", "a trouble of old")
    await store.fail("mfa-en", [lost])
    store.due.add(("mfa-en", lost.external_id))
    await run(replica, "mfa-en", store, **after(first))
    assert store.due == set()  # it is not looked for on each run from now on
    assert "no longer" in store.failed["mfa-en", lost.external_id].reason


async def test_a_feed_whose_validators_are_old_is_asked_for_as_a_whole(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, "kt-en", store)
    visit = store.visits["kt-en", FEED]
    polls = []
    for known in (visit, replace(visit, fetched_at=visit.fetched_at - timedelta(days=2)), None):
        store.visits["kt-en", FEED] = known or store.visits["kt-en", FEED]
        polls.append(await run(replica, "kt-en", store, **after(first)))
    conditional, whole, afterwards = (poll.counts.bytes for poll in polls)
    assert whole > conditional + 1000 > afterwards
    assert [poll.counts.not_modified for poll in polls] == [1, 1, 1]  # its bytes say so as well


async def test_robots_txt_is_asked_for_once_a_day(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, "kt-en", store)
    visit = store.visits["kt-en", ROBOTS]
    assert visit.body is not None
    again = await run(replica, "kt-en", store, **after(first))
    store.visits["kt-en", ROBOTS] = replace(visit, fetched_at=visit.fetched_at - timedelta(days=2))
    later = await run(replica, "kt-en", store, **after(first))
    assert (again.counts.requests, later.counts.requests) == (1, 2)


async def test_a_feed_is_asked_for_as_a_whole_again_after_a_run_that_did_not_see_all(
    replica: Replica,
) -> None:
    store = MemoryStore()
    replica.strike("same page", r"www\.kt\.kz/eng/all")
    blurred = await run(replica, "kt-en", store)
    assert blurred.covered_until is None
    assert ("kt-en", FEED) not in store.visits

"""Every source crawled on the stand-ins, compared with what they really published."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.release import Release
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import Outcome
from crawler.sources import SOURCES
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.orders import after

Truth = dict[str, Any]


@dataclass
class Quiet:
    """Stand-ins that nobody changes, so that what a first crawl of each source brought is found out once."""

    replica: Replica
    _crawled: dict[str, tuple[MemoryStore, RunReport]] = field(default_factory=dict)

    async def crawled(self, source: str) -> tuple[MemoryStore, RunReport]:
        """A store with what a first crawl of the source brought, the caller's own, and the report."""
        if source not in self._crawled:
            store = MemoryStore()
            self._crawled[source] = store, await run(self.replica, store, source)
        store, report = self._crawled[source]
        return MemoryStore(dict(store.kept), set(store.passed_over), visits=dict(store.visits)), report


@pytest.fixture(scope="module")
def quiet() -> Iterator[Quiet]:
    with process.start() as replica:
        yield Quiet(replica)


@pytest.fixture
def replica() -> Iterator[Replica]:
    """Stand-ins of a test's own."""
    with process.start() as replica:
        yield replica


async def run(replica: Replica, store: MemoryStore, source: str, **told: Any) -> RunReport:
    return await crawl(CrawlOrder(source=source, stand_in=replica.address, **told), store)


def published(replica: Replica, source: str, *, diplomatic: bool = True) -> list[Truth]:
    found = [truth for truth in replica.truth() if truth["source"] == source and not truth["removed"]]
    return [truth for truth in found if truth["diplomatic"] is diplomatic]


def words(release: Release) -> str:
    """The body, without the credit and the link that kt.kz puts above every article."""
    if not release.source.startswith("kt-"):
        return release.body
    _credit, link, own = release.body.split("\n\n", 2)
    assert link == "Tell a friend"
    return own


@pytest.mark.parametrize("source", SOURCES)
async def test_every_release_of_interest_is_found_as_it_was_published(quiet: Quiet, source: str) -> None:
    store, report = await quiet.crawled(source)
    assert (report.outcome, report.reason) == (Outcome.NEW, None)
    found = {release.urls[0]: release for release in store.of(source)}
    truths = {truth["url"]: truth for truth in published(quiet.replica, source)}
    assert set(found) == set(truths)
    for url, truth in truths.items():
        release = found[url]
        assert (release.title, words(release)) == (truth["title"], truth["body"])
        assert release.published is not None
        assert release.published.at is not None
        told = datetime.fromisoformat(truth["published"])
        assert abs(release.published.at - told) < timedelta(minutes=1)


@pytest.mark.parametrize("source", ["kazinform-en", "kazinform-ru", "kt-en"])
async def test_what_is_of_no_interest_is_passed_over_and_not_fetched_again(quiet: Quiet, source: str) -> None:
    store, report = await quiet.crawled(source)
    assert report.counts.passed_over == len(published(quiet.replica, source, diplomatic=False)) > 0
    again = await run(quiet.replica, store, source, **after(report))
    assert (again.outcome, again.counts.requests) == (Outcome.UNCHANGED, 1)


@pytest.mark.parametrize("source", SOURCES)
async def test_a_poll_with_nothing_new_is_one_request_and_where_there_is_a_feed_a_conditional_one(
    quiet: Quiet, source: str
) -> None:
    store, first = await quiet.crawled(source)
    second = await run(quiet.replica, store, source, **after(first))
    assert second.outcome is Outcome.UNCHANGED
    assert (second.counts.new, second.counts.revised, second.counts.failed) == (0, 0, 0)
    assert second.counts.known == second.counts.seen
    assert second.counts.requests == 1
    [answers] = second.responses.values()
    assert answers == {"304" if SOURCES[source].feed else "200": 1}
    if SOURCES[source].feed:
        assert (second.counts.not_modified, second.counts.seen) == (1, 0)
        assert second.counts.bytes < 500
    assert second.covered_until is not None


async def test_what_is_published_later_is_found_by_the_next_crawl_of_its_source(replica: Replica) -> None:
    store = MemoryStore()
    first = {source: await run(replica, store, source) for source in SOURCES}
    before = len(store.kept)
    brought = [replica.publish() for _ in range(6)]
    for source in SOURCES:
        await run(replica, store, source, **after(first[source]))
    kept = {url for release in store.kept.values() for url in release.urls}
    diplomatic = [truth for truth in brought if truth["diplomatic"]]
    assert diplomatic
    assert {truth["url"] for truth in diplomatic} <= kept
    assert len(store.kept) <= before + len(diplomatic)


async def test_an_edit_of_the_ministry_is_a_revision_of_the_same_release(replica: Replica) -> None:
    store = MemoryStore()
    first = await run(replica, store, "mfa-en")
    newest = published(replica, "mfa-en")[-1]
    replica.rewrite("mfa", "en", newest["key"], title="Corrected", body="Other words.")
    report = await run(replica, store, "mfa-en", **after(first))
    assert (report.outcome, report.counts.revised, report.counts.new) == (Outcome.NEW, 1, 0)
    release = store.kept["mfa-en", f"news/mfa/{newest['key']}"]
    assert (release.title, release.body) == ("Corrected", "Other words.")


@pytest.mark.parametrize("source", ["mfa-en", "kazinform-en", "kt-ru"])
async def test_a_run_that_did_not_finish_hides_nothing_from_the_next(quiet: Quiet, source: str) -> None:
    store, _ = await quiet.crawled(source)
    whole = store.kept
    newest = sorted(whole.items(), key=lambda item: str(item[1].published and item[1].published.at))[-3:]
    killed = MemoryStore(kept=dict(newest))  # it had kept the newest and not come to the others
    await run(quiet.replica, killed, source)
    assert killed.kept.keys() == whole.keys()


async def test_an_archive_of_many_pages_is_walked_to_its_end_and_by_days_where_asked() -> None:
    since = date(2024, 1, 1)
    with process.start(composed=120, since=since) as replica:
        everything, lately = MemoryStore(), MemoryStore()
        report = await run(replica, everything, "mfa-en")
        assert report.counts.requests > 4
        truths = published(replica, "mfa-en")
        assert {release.urls[0] for release in everything.of("mfa-en")} == {truth["url"] for truth in truths}
        day = date(2025, 6, 1)
        await run(replica, lately, "mfa-en", since=day, until=date(2026, 1, 31))
        expected = {
            truth["url"]
            for truth in truths
            if day <= datetime.fromisoformat(truth["published"]).date() <= date(2026, 1, 31)
        }
        assert {release.urls[0] for release in lately.of("mfa-en")} == expected


async def test_twenty_crawls_in_a_row_are_all_alike(quiet: Quiet) -> None:
    reports = [await run(quiet.replica, MemoryStore(), "mfa-ru") for _ in range(20)]
    assert {report.outcome for report in reports} == {Outcome.NEW}
    assert len({(report.counts.seen, report.counts.new, report.counts.requests) for report in reports}) == 1

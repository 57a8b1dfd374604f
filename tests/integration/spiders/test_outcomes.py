"""What a publisher's odd answers make of a run."""

import asyncio
import gc
import json
import logging
from typing import Any

import pytest
from pydispatch import dispatcher

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.release import Release, Verdict
from crawler.runs import Outcome
from crawler.sources import SourceError
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.odd_site import OddSite, answer, odd_site

ROBOTS = {"/robots.txt": answer("User-agent: *\nAllow: /\n", Content_Type="text/plain")}
NEWS = {
    "id": 1,
    "title": "Talks",
    "created_date": "2026-11-20T14:05:11+05:00",
    "body": "<p>Held.</p>",
    "short_description": "",
}


def graphql(*records: Any) -> bytes:
    return answer(json.dumps({"data": {"news": records}}), Content_Type="application/json")


def feed(*links: str) -> bytes:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return answer(f"<rss><channel>{items}</channel></rss>", Content_Type="application/rss+xml")


def kt_page(words: str) -> bytes:
    return answer(
        '<header class="page-heading"><h1>Talks</h1></header>'
        '<div class="page-meta"><span>20.11.2026, 14:05</span></div>'
        f'<div class="page-content"><div>{words}</div></div>'
    )


EMPTY_LISTING = {f"/eng/all?page={number}": answer("<html></html>") for number in (1, 2)}
KT = "https://www.kt.kz"
GOOD = "/eng/politics/good_1377994797.html"
ODD = "/eng/politics/odd_1377994798.html"
OURS = "The Ambassador of Kazakhstan held talks."


async def run(
    source: str, answers: dict[str, bytes], store: Any = None, **told: Any
) -> tuple[RunReport, OddSite]:
    async with odd_site(ROBOTS | answers) as site:
        order = CrawlOrder(source=source, stand_in=site.address, **{"doors": ("graphql",), **told})
        return await crawl(order, MemoryStore() if store is None else store), site


@pytest.mark.parametrize(
    ("door", "outcome", "told"),
    [
        (
            graphql({"id": 1, "name": "Talks"}),
            Outcome.DRIFTED,
            "record 1: unusable title, created_date, body",
        ),
        (graphql(NEWS | {"created_date": "soon"}), Outcome.DRIFTED, "cannot read the date 'soon'"),
        (b"", Outcome.UNREACHABLE, "disconnected"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[", Outcome.UNREACHABLE, "not completed"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", Outcome.UNREACHABLE, "status line"),
        (answer("no gzip", Content_Encoding="gzip"), Outcome.UNREACHABLE, "gzip"),
        (answer(b" " * (17 * 1024 * 1024)), Outcome.UNREACHABLE, "larger than"),
    ],
)
async def test_each_odd_answer_of_the_ministrys_door_makes_its_outcome(
    door: bytes, outcome: Outcome, told: str
) -> None:
    report, _ = await run("mfa-en", {"/graphql": door})
    assert report.outcome is outcome
    assert report.reason is not None
    assert "www.gov.kz" in report.reason
    assert told in report.reason
    assert report.covered_until is None


async def test_bytes_that_no_terminal_or_database_takes_are_not_told() -> None:
    odd = answer(b"\x00\x1b[2Jno json\r\n\xff", X_Odd="caf\xe9\u200f")
    report, _ = await run("mfa-en", {"/graphql": odd})
    (trouble,) = report.troubles
    assert trouble.excerpt.isprintable()
    assert trouble.reason.isprintable()
    assert "no json" in trouble.excerpt


async def test_a_bad_record_costs_neither_the_others_nor_the_truth_about_itself() -> None:
    store = MemoryStore()
    report, _ = await run(
        "mfa-en", {"/graphql": graphql(NEWS, {"id": 2}, NEWS | {"id": 3})}, store, max_pages=1
    )
    assert report.outcome is Outcome.DRIFTED
    assert (report.counts.new, report.counts.failed, report.counts.seen) == (2, 1, 3)
    assert len(store.kept) == 2


async def test_an_item_without_text_in_the_language_asked_for_is_passed_over() -> None:
    report, _ = await run(
        "mfa-kk", {"/graphql": graphql(NEWS, NEWS | {"id": 2, "title": "", "body": ""})}, max_pages=1
    )
    assert (report.outcome, report.counts.new, report.counts.passed_over) == (Outcome.NEW, 1, 1)


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        (answer("gone", "404 Not Found"), Outcome.UNREACHABLE),
        (answer("<title>Just a moment...</title>"), Outcome.CHALLENGED),
        (answer(b"\x89PNG", Content_Type="image/png"), Outcome.DRIFTED),
        (kt_page(""), Outcome.DRIFTED),
        (answer("", "302 Found", Location="https://example.org/"), Outcome.UNREACHABLE),
        (answer("", "302 Found", Location=f"{KT}{ODD}"), Outcome.UNREACHABLE),
    ],
)
async def test_a_bad_article_is_told_and_the_good_one_is_kept(page: bytes, outcome: Outcome) -> None:
    store = MemoryStore()
    answers = {"/eng/rss": feed(KT + ODD, KT + GOOD), GOOD: kt_page(OURS), ODD: page, **EMPTY_LISTING}
    report, _ = await run("kt-en", {**answers, "/eng/all?page=1": answers["/eng/all?page=1"]}, store)
    troubles = [trouble for trouble in report.troubles if "odd_" in trouble.where]
    assert [trouble.outcome for trouble in troubles] == [outcome]
    assert (report.counts.failed, report.counts.new) == (1, 1)
    assert report.covered_until is None


async def test_where_the_feed_fails_the_listing_is_read_and_the_feed_is_told() -> None:
    listing = answer(
        '<div class="news-list__item"><article><div class="news__date">20.11.2026, 14:05</div>'
        f'<a href="{GOOD}"></a></article></div>'
    )
    answers = {**EMPTY_LISTING, "/eng/rss": b"", "/eng/all?page=1": listing, GOOD: kt_page(OURS)}
    report, site = await run("kt-en", answers)
    assert (report.outcome, report.counts.new) == (Outcome.UNREACHABLE, 1)
    assert report.reason is not None
    assert report.reason.startswith(f"{KT}/eng/rss: ")
    assert site.asked.count(GOOD) == 1


async def test_a_listing_without_a_single_item_is_drift() -> None:
    report, _ = await run("kt-en", {"/eng/rss": feed(), **EMPTY_LISTING})
    assert report.outcome is Outcome.DRIFTED
    assert [trouble.outcome for trouble in report.troubles] == [Outcome.EMPTY, Outcome.DRIFTED]
    assert report.troubles[1].excerpt == "<html></html>"


async def test_robots_txt_is_obeyed_and_told() -> None:
    report, site = await run("kt-en", {"/robots.txt": answer("User-agent: *\nDisallow: /\n")})
    assert report.outcome is Outcome.UNREACHABLE
    assert report.reason is not None
    assert "robots.txt" in report.reason
    assert site.asked == ["/robots.txt"]


async def test_a_publisher_is_told_who_asks_and_is_asked_one_thing_at_a_time() -> None:
    pages = {f"/eng/politics/talks_13779947{number}.html": kt_page(OURS) for number in range(10, 30)}
    answers = {"/eng/rss": feed(*(KT + path for path in pages)), **pages, **EMPTY_LISTING}
    report, site = await run("kt-en", answers, contact="mailto:ops@example.org")
    assert report.counts.new == 20
    assert site.most_at_a_time == 1
    (agent,) = site.agents
    assert agent.startswith("bilateral-watch/")
    assert agent.endswith("(+mailto:ops@example.org)")


async def test_nobody_there_is_unreachable() -> None:
    async with odd_site({}) as site:
        address = site.address
    report = await crawl(CrawlOrder(source="mfa-en", stand_in=address), MemoryStore())
    assert report.outcome is Outcome.UNREACHABLE


class FailingStore(MemoryStore):
    """A store whose database went away."""

    async def keep(self, _: Any) -> list[Verdict]:
        raise ConnectionError("the database is gone")


class FailingMemory(MemoryStore):
    """A store that cannot be asked."""

    async def known(self, *_: Any) -> set[str]:
        raise ConnectionError("the database is gone")


@pytest.mark.parametrize("store", [FailingStore(), FailingMemory()], ids=["keep", "known"])
async def test_a_failure_of_the_store_ends_the_crawl_and_is_raised_not_logged(
    store: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    pages = {f"/eng/politics/talks_13779947{number}.html": kt_page(OURS) for number in range(10, 99)}
    with pytest.raises(ConnectionError, match="the database is gone"):
        async with odd_site(ROBOTS | pages | {"/eng/rss": feed(*(KT + path for path in pages))}) as site:
            await crawl(CrawlOrder(source="kt-en", stand_in=site.address), store)
    assert len(site.asked) < 10
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_fault_of_our_own_is_told_with_its_page_and_ends_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumbling(article: Any) -> bool:
        if "odd" in article.body:
            raise KeyError("a bug")
        return True

    monkeypatch.setattr("crawler.spiders.articles.is_diplomatic", stumbling)
    answers = {"/eng/rss": feed(KT + ODD, KT + GOOD), GOOD: kt_page(OURS), ODD: kt_page("odd")}
    report, _ = await run("kt-en", answers | EMPTY_LISTING)
    assert report.outcome is Outcome.BROKEN
    assert report.reason == f"{KT}{ODD}: KeyError: 'a bug'"
    assert report.counts.new == 1


async def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(SourceError):
        await crawl(CrawlOrder(source="mfa-fr"), MemoryStore())


async def test_crawls_leave_neither_listeners_nor_tasks_behind() -> None:
    answers = {"/eng/rss": feed(KT + GOOD), GOOD: kt_page(OURS), **EMPTY_LISTING}
    await run("kt-en", answers)
    gc.collect()
    listeners, tasks = len(dispatcher.connections), len(asyncio.all_tasks())
    for _ in range(20):
        await run("kt-en", answers)
    await asyncio.sleep(0.1)
    gc.collect()
    assert len(dispatcher.connections) <= listeners
    assert len(asyncio.all_tasks()) <= tasks


def test_a_release_of_a_crawl_carries_the_answer_it_was_read_from() -> None:
    store = MemoryStore()
    asyncio.run(run("mfa-en", {"/graphql": graphql(NEWS)}, store))
    (release,) = store.kept.values()
    assert isinstance(release, Release)
    assert release.snapshot is not None
    assert release.snapshot.url == "https://www.gov.kz/graphql"
    assert json.loads(release.snapshot.body)["data"]["news"] == [NEWS]
    assert release.snapshot.headers["Content-Type"] == "application/json"

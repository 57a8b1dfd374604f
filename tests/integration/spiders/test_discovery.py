"""Which lists are asked for what is new: the feed, then what stands in for what it lacks."""

from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.runs import Outcome
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.odd_site import OddSite, answer, odd_site

ROBOTS = {"/robots.txt": answer("User-agent: *\nAllow: /\n", Content_Type="text/plain")}
FEED, SITEMAP, LISTING = "/rss/en.xml", "/sitemaps/google-news_en.xml", "/lenta/?page=1"
COVERED = datetime(2026, 11, 20, 12, tzinfo=UTC)


def path(number: int) -> str:
    return f"/news/talks_a{number:07}"


def told(hours: int) -> str:
    """A time so many hours after all was seen."""
    return (COVERED + timedelta(hours=hours)).isoformat()


def feed(*entries: tuple[int, int]) -> bytes:
    items = "".join(
        f"<item><link>https://qazinform.com{path(number)}</link><pubDate>{told(hours)}</pubDate></item>"
        for number, hours in entries
    )
    return answer(f"<rss><channel>{items}</channel></rss>", Content_Type="application/xml")


def sitemap(*entries: tuple[int, int]) -> bytes:
    urls = "".join(
        f"<url><loc>https://qazinform.com{path(number)}</loc><news>"
        f"<publication_date>{told(hours)}</publication_date></news></url>"
        for number, hours in entries
    )
    return answer(f"<urlset>{urls}</urlset>", Content_Type="application/xml")


def listing(*entries: tuple[int, int]) -> bytes:
    cards = "".join(
        f'<a class="news-card" href="{path(number)}"><time class="meta-date">{told(hours)}</time></a>'
        for number, hours in entries
    )
    return answer(cards)


def articles() -> dict[str, bytes]:
    return {
        path(number): answer(
            f'<h1 class="article__title">Talks</h1><time>{told(1)}</time><div class="article__content">'
            f"<p>The Ambassador of Kazakhstan held talks {number}.</p></div>"
        )
        for number in range(10)
    }


async def run(answers: dict[str, bytes], **told: Any) -> tuple[set[str], RunReport, OddSite]:
    store = MemoryStore()
    async with odd_site(ROBOTS | articles() | answers) as site:
        order = CrawlOrder(
            source="kazinform-en",
            stand_in=site.address,
            covered_until=COVERED,
            reviewed_until=datetime.now(UTC),
            **told,
        )
        report = await crawl(order, store)
    return {key for _, key in store.kept}, report, site


async def test_a_feed_that_reaches_back_is_all_that_is_asked() -> None:
    found, report, site = await run({FEED: feed((3, 2), (2, 1), (1, -9))})
    assert found == {"a0000003", "a0000002", "a0000001"}
    assert report.covered_until is not None
    assert not {SITEMAP, LISTING} & set(site.asked)


async def test_where_the_feed_ends_too_early_the_news_sitemap_fills_the_gap() -> None:
    found, report, site = await run({FEED: feed((3, 2)), SITEMAP: sitemap((3, 2), (2, 1), (1, -9))})
    assert found == {"a0000003", "a0000002", "a0000001"}
    assert report.covered_until is not None
    assert LISTING not in site.asked


async def test_where_the_feed_is_down_the_news_sitemap_stands_in_for_it_and_that_is_told() -> None:
    found, report, site = await run({FEED: answer("gone", "410 Gone"), SITEMAP: sitemap((2, 1), (1, -9))})
    assert found == {"a0000002", "a0000001"}
    assert (report.outcome, LISTING in site.asked) == (Outcome.DRIFTED, False)


async def test_a_news_sitemap_that_does_not_join_the_feed_is_dead_and_hides_nothing() -> None:
    found, report, _ = await run(
        {
            FEED: feed((4, 3)),
            SITEMAP: sitemap((1, -9)),
            LISTING: listing((4, 3), (3, 2), (2, 1), (1, -9)),
            "/lenta/?page=2": answer("<html></html>"),
        }
    )
    assert {"a0000003", "a0000002"} <= found
    assert report.covered_until is not None


async def test_lists_are_asked_where_the_operator_knows_them_to_be() -> None:
    moved = {"feed": "https://qazinform.com/feeds/all", "sitemap": ""}
    answers = {"/feeds/all": feed((3, 2)), LISTING: listing((3, 2), (2, 1)), "/lenta/?page=2": answer("")}
    found, report, site = await run(answers, addresses=moved)
    assert found == {"a0000003", "a0000002"}
    assert report.reason is None
    assert not {FEED, SITEMAP} & set(site.asked)

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any, ClassVar

import pytest
import scrapy
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response

from crawler.replica.process import Replica, start
from crawler.replica.stand_ins import settings

NOW = datetime.fromisoformat("2026-11-20T18:00:00+05:00")
LISTINGS = {
    "https://qazinform.com/lenta/": "a.news-card",
    "https://www.kt.kz/rus/all": "a.news__overlay-link",
}


class Reader(scrapy.Spider):
    """Reads two listings and what they link to, and an address that has moved."""

    name = "reader"
    seen: ClassVar[list[dict[str, Any]]] = []

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url, links in LISTINGS.items():
            yield scrapy.Request(url, cb_kwargs={"links": links})

    def parse(self, response: Response, links: str) -> Iterator[scrapy.Request]:
        for link in response.css(f"{links}::attr(href)").getall():
            moved = "/" if "qazinform" in response.url else ""
            yield response.follow(link + moved, self.article)

    def article(self, response: Response) -> None:
        assert response.request
        self.seen.append(
            {
                "url": response.url,
                "title": response.css("h1::text").get(),
                "slot": response.request.meta["download_slot"],
                "redirects": response.request.meta.get("redirect_times", 0),
            }
        )


@pytest.fixture
def replica() -> Iterator[Replica]:
    with start(now=NOW) as running:
        yield running


async def crawl(address: str) -> Any:
    Reader.seen.clear()
    runner = AsyncCrawlerRunner({**settings(address), "ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False})
    crawler = runner.create_crawler(Reader)
    await runner.crawl(crawler)
    return crawler.stats


async def test_a_crawl_meets_the_stand_ins_under_the_publishers_own_addresses(replica: Replica) -> None:
    stats = await crawl(replica.address)
    truth = {truth["url"]: truth for truth in replica.truth()}
    read = {seen["url"]: seen for seen in Reader.seen}
    expected = {
        url
        for url, told in truth.items()
        if told["source"] in {"kazinform-en", "kt-ru"} and not told["removed"]
    }
    newest = sorted((truth[url]["published"], url) for url in expected if "qazinform" in url)[-24:]
    assert set(read) == {url for _, url in newest} | {url for url in expected if "kt.kz" in url}
    assert all(seen["title"] == truth[url]["title"] for url, seen in read.items())
    assert {seen["slot"] for seen in Reader.seen} == {"qazinform.com", "www.kt.kz"}
    assert all(seen["redirects"] == ("qazinform" in seen["url"]) for seen in Reader.seen)
    assert stats.get_value("robotstxt/response_count") == 2


async def test_nothing_leaves_the_machine(replica: Replica) -> None:
    class Elsewhere(Reader):
        async def start(self) -> AsyncIterator[scrapy.Request]:
            yield scrapy.Request("https://example.org/", self.article, meta={"handle_httpstatus_list": [421]})

    Reader.seen.clear()
    runner = AsyncCrawlerRunner({**settings(replica.address), "TELNETCONSOLE_ENABLED": False})
    await runner.crawl(Elsewhere)
    assert [seen["url"] for seen in Reader.seen] == ["https://example.org/"]

"""Runs a crawl to its end in the event loop that is there; as many in turn as one likes."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.utils.misc import load_object

from crawler.pipelines import Keeper
from crawler.release import ReleaseStore
from crawler.runs import CrawlOrder, Run, RunReport
from crawler.settings import settings_for
from crawler.sources import source_named

__all__ = ["CrawlOrder", "RunReport", "crawl"]


async def crawl(order: CrawlOrder, store: ReleaseStore) -> RunReport:
    """Carry out an order and return what came of it; each release is in the store as soon as it was read.

    What publishers do wrong ends in the report. Raised is only what the store raises, and SourceError for a
    source that there is not.
    """
    spider, run = load_object(source_named(order.source).spider), Run(order.source)
    keeper = Keeper(store, run, batch=1)
    await _carry_out(Crawler(spider, settings_for(order)), run, keeper, order=order)
    return run.report()


async def _carry_out(crawler: Crawler, run: Run, keeper: Keeper, **arguments: Any) -> None:
    await crawler.crawl_async(run=run, keeper=keeper, **arguments)
    if keeper.failure is not None:
        raise keeper.failure
    await keeper.flush()
    run.counts.requests = crawler.stats.get_value("downloader/request_count", 0)
    run.counts.bytes = crawler.stats.get_value("downloader/response_bytes", 0)

"""Runs a crawl to its end in the event loop that is there; as many in turn as one likes."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import Crawler
from scrapy.utils.misc import load_object

from crawler.pipelines import Keeper
from crawler.release import ReleaseStore
from crawler.runs import CrawlOrder, Outcome, Run, RunReport, Trouble
from crawler.settings import settings_for, settings_of_every_run
from crawler.sources import ARCHIVE, source_named
from crawler.spiders.archive import ArchiveSpider

__all__ = ["CrawlOrder", "RunReport", "crawl", "crawl_documents"]

_DOCUMENTS_AT_A_TIME = 50


async def crawl(order: CrawlOrder, store: ReleaseStore) -> RunReport:
    """Carry out an order and return what came of it; each release is in the store as soon as it was read.

    What publishers do wrong ends in the report. Raised is only what the store raises, and SourceError for a
    source that there is not.
    """
    source, run = source_named(order.source), Run(order.source)
    if (until := await store.left_alone_until(source.publisher)) is not None:
        run.troubles.append(_left_alone(order.source, until))
        return run.report()
    spider = load_object(source.spider)
    await _carry_out(Crawler(spider, settings_for(order)), run, Keeper(store, run, batch=1), order=order)
    return run.report()


def _left_alone(source: str, until: datetime) -> Trouble:
    reason = f"not visited: its publisher asks to be left alone until {until:%Y-%m-%d %H:%M %Z} (Retry-After)"
    return Trouble.told(Outcome.UNREACHABLE, source, reason)


async def crawl_documents(paths: Sequence[Path], store: ReleaseStore) -> RunReport:
    """Bring in the documents at the paths and return what came of it, a trouble for each that failed.

    Raised is only what the store raises.
    """
    run = Run(ARCHIVE)
    keeper = Keeper(store, run, batch=_DOCUMENTS_AT_A_TIME)
    await _carry_out(Crawler(ArchiveSpider, settings_of_every_run()), run, keeper, paths=paths)
    return run.report()


async def _carry_out(crawler: Crawler, run: Run, keeper: Keeper, **arguments: Any) -> None:
    await crawler.crawl_async(run=run, keeper=keeper, **arguments)
    if keeper.failure is not None:
        raise keeper.failure
    await keeper.finish()
    run.counts.requests = crawler.stats.get_value("downloader/request_count", 0)
    run.counts.bytes = crawler.stats.get_value("downloader/response_bytes", 0)

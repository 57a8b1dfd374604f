"""Asks a source single things with the manners of a crawl, for those who want to see its answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.release import Visit
from crawler.runs import CrawlOrder, printable
from crawler.settings import settings_for
from crawler.source import Source
from crawler.sources import source_of


class NoAnswerError(Exception):
    """Nothing came back, or nothing that may be taken; the message tells why in one line."""


class _NoMemory:
    """In the place of a crawl's keeper: nothing is known, and nothing is kept."""

    failure = None

    async def visit(self, url: str) -> Visit | None:  # noqa: ARG002 - as the keeper has it
        return None

    async def remember(self, visit: Visit) -> None:
        pass

    async def leave_alone(self, publisher: str, until: datetime) -> None:
        pass


class Probe(Spider):
    """Is there as long as its errand lasts, and asks what it is told to; it yields nothing."""

    def __init__(self, source: Source, ready: asyncio.Future["Probe"], done: asyncio.Event, **arguments: Any):
        super().__init__(source.name, **arguments)
        self.source, self.keeper = source, _NoMemory()
        self._ready, self._done = ready, done

    async def start(self) -> AsyncIterator[Request]:
        """Wait for the end of the errand."""
        self._ready.set_result(self)
        await self._done.wait()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def ask(self, url: str, **told: Any) -> Response:
        """Return the answer to a request, whatever its status; raises NoAnswerError.

        Args:
            url: the address, which redirects within the publisher's hosts may change.
            told: the rest of Scrapy's request.
        """
        engine: Any = self.crawler.engine
        try:
            response: Response = await engine.download_async(Request(url, **told))
        except Exception as failure:  # what failed is the answer that was asked for
            raise NoAnswerError(printable(f"{url}: {str(failure) or type(failure).__name__}")) from failure
        return response


@asynccontextmanager
async def probing(order: CrawlOrder) -> AsyncIterator[Probe]:
    """Give what asks the order's source, for as long as the context lasts."""
    ready: asyncio.Future[Probe] = asyncio.get_running_loop().create_future()
    done = asyncio.Event()
    crawler = Crawler(Probe, settings_for(order) | {"ITEM_PIPELINES": {}, "CLOSESPIDER_TIMEOUT": 0})
    crawl = asyncio.ensure_future(crawler.crawl_async(source=source_of(order), ready=ready, done=done))
    begun: list[asyncio.Future[Any]] = [crawl, ready]
    await asyncio.wait(begun, return_when=asyncio.FIRST_COMPLETED)
    try:
        if crawl.done():
            crawl.result()
        yield await ready
    finally:
        done.set()
        await crawl

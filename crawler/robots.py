"""Obeys robots.txt, and asks for it once a day rather than on every run."""

import hashlib
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from crawler.pipelines import Keeper
from crawler.release import Visit

_HOLDS_FOR = timedelta(days=1)  # as long as RFC 9309 lets it be held


class RememberedRobots(RobotsTxtMiddleware):
    """Scrapy's own middleware, with a memory."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider: Any = crawler.spider
        self._keeper: Keeper = spider.keeper

    async def robot_parser(self, request: Request) -> Any:
        """Return the rules of the request's host; None where it has none."""
        host = urlparse_cached(request).netloc
        if host not in self._parsers and (body := await self._remembered(host)) is not None:
            self._parsers[host] = build_from_crawler(self._parserimpl, self.crawler, body)
        return await super().robot_parser(request)

    async def _remembered(self, host: str) -> bytes | None:
        visit = await self._keeper.visit(_address(host))
        return visit.body if visit and datetime.now(UTC) - visit.fetched_at < _HOLDS_FOR else None

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        await super()._parse_robots(response, netloc, request)
        if response.status == HTTPStatus.OK:
            digest = hashlib.sha256(response.body).digest()
            now = datetime.now(UTC)
            await self._keeper.remember(Visit(_address(netloc), now, None, None, digest, response.body))


def _address(host: str) -> str:
    return f"https://{host}/robots.txt"

"""Asks again what may be over in a moment, and leaves a publisher alone that asks for it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.spiders.classing import is_challenge

_LONGEST_ABSENCE = timedelta(days=1)  # what asks for more is asked whether it means that


class Manners:
    """A downloader middleware for answers whose status asks for patience.

    Scrapy's own one knows no pause and no `Retry-After`, and is left with the lines that were cut. A short
    wait that is asked for is waited; a longer one is kept by this run and by those that follow.
    """

    def __init__(self, spider: Any, settings: BaseSettings) -> None:
        self._spider = spider
        self._codes = frozenset(settings.getlist("IMPATIENT_STATUSES"))
        self._pause = settings.getfloat("RETRY_PAUSE")
        self._longest_wait = settings.getfloat("RETRY_AFTER_AT_MOST")
        self._left_alone_until = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawl."""
        return cls(crawler.spider, crawler.settings)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 - Scrapy passes it by name
        """Raise IgnoreRequest while the publisher wants to be left alone."""
        if time.monotonic() < self._left_alone_until:
            raise IgnoreRequest("not asked for: the publisher asks to be left alone (Retry-After)")

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the request again after a pause, or the answer where that is to be taken as it is."""
        if response.status not in self._codes or is_challenge(response):
            return response
        wait = retry_after(response)
        if wait is not None and wait > self._longest_wait:
            await self._leave_alone(timedelta(seconds=wait))
            return response
        again = get_retry_request(request, spider=self._spider, reason=f"status {response.status}")
        if again is None:
            return response
        growing = self._pause * 2.0 ** request.meta.get("retry_times", 0)
        await asyncio.sleep(growing if wait is None else wait)
        return again

    async def _leave_alone(self, wait: timedelta) -> None:
        """Ask for nothing more on this run, and have later ones wait as well."""
        wait = min(wait, _LONGEST_ABSENCE)
        self._left_alone_until = time.monotonic() + wait.total_seconds()
        await self._spider.keeper.leave_alone(self._spider.source.publisher, datetime.now(UTC) + wait)


def retry_after(response: Response) -> float | None:
    """Return for how many seconds an answer asks to be left alone; None where it does not say so legibly."""
    told = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if told.isdecimal():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())

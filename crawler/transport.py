"""How requests leave the machine: over Scrapy's asyncio transport, and to a publisher's own hosts only.

Crawls run in the event loop that is there, beside the database's own input and output and without a Twisted
reactor, so that one process can do many crawls in turn and a test needs no process at all. Scrapy 2.19 calls
this transport experimental and says so at every crawl. It was tried here with slow, silent, broken, oversized
and compressed answers, and with hundreds of crawls in turn; hence no warning each time.
"""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached


class Transport(AiohttpDownloadHandler):
    """Scrapy's asyncio download handler, taken as it is."""

    experimental: ClassVar[bool] = False


class OwnHosts:
    """A downloader middleware: refuses every request that leads away, by a link or a redirect.

    Scrapy's own one drops such requests without a word to the spider; here they are told like any other page
    that cannot be had.
    """

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = frozenset(hosts)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawl, whose spider names the hosts."""
        spider: Any = crawler.spider
        return cls(spider.source.hosts)

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest for another host, and for one that would be asked without TLS."""
        address = urlparse_cached(request)
        if address.scheme != "https" or address.hostname not in self._hosts:
            raise IgnoreRequest(f"leads away from the publisher's own hosts, to {request.url[:200]}")

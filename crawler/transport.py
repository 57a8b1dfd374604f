"""How requests leave the machine: over Scrapy's asyncio transport, and to a publisher's own hosts only.

Crawls run in the event loop that is there, beside the database's own input and output and without a Twisted
reactor, so that one process can do many crawls in turn and a test needs no process at all. Scrapy 2.19 calls
this transport experimental and says so at every crawl. It was tried here with slow, silent, broken, oversized
and compressed answers, and with hundreds of crawls in turn; hence no warning each time.
"""

from collections import Counter
from collections.abc import Collection
from typing import Any, ClassVar, Self

from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse, Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.browser import Browser, BrowserError

RENDERED_UNTIL = "rendered_until"
"""The key of a request's meta data with which it is opened in a browser: CSS of what the page has to have."""

_OF_THE_LINE = frozenset({"content-encoding", "content-length", "transfer-encoding", "content-type"})


class Transport(AiohttpDownloadHandler):
    """Scrapy's asyncio download handler, and a browser for those requests that are to be rendered."""

    experimental: ClassVar[bool] = False
    # Each one reads all certificates of the machine, and the one for plain http is never asked.
    lazy = True
    stand_in: str | None = None

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider: Any = crawler.spider
        self._hosts = spider.source.hosts if hasattr(spider, "source") else ()
        self._largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._browser: Browser | None = None

    async def download_request(self, request: Request) -> Response:
        """Return the answer to a request; raises what Scrapy's handlers raise, and BrowserError."""
        until = request.meta.get(RENDERED_UNTIL)
        return await self._rendered(request, until) if until else await super().download_request(request)

    async def _rendered(self, request: Request, until: str) -> Response:
        self._browser = self._browser or Browser(self._hosts, self.stand_in)
        url = request.url.replace("https:", "http:", 1) if self.stand_in else request.url
        agent = (request.headers.get("User-Agent") or b"").decode("latin-1")
        shown = await self._browser.render(url, until, agent, request.meta["download_timeout"])
        body = shown.html.encode()
        if len(body) > self._largest:
            raise BrowserError(f"a page of {len(body)} bytes, which is larger than {self._largest}")
        return HtmlResponse(
            url=shown.url.replace("http:", "https:", 1),
            status=shown.status,
            headers={name: value for name, value in shown.headers.items() if name not in _OF_THE_LINE},
            body=body,
            encoding="utf-8",
        )

    async def close(self) -> None:
        """End the browser, and all connections."""
        if self._browser is not None:
            await self._browser.close()
        await super().close()


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


class AnswerCount:
    """A downloader middleware: counts every answer for the run, redirects and refusals among them."""

    def __init__(self, responses: Counter[tuple[str, int]]) -> None:
        self._responses = responses

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawl; raises NotConfigured for a probe, which is no run."""
        run = getattr(crawler.spider, "run", None)
        if run is None:
            raise NotConfigured
        return cls(run.responses)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the answer as it is."""
        self._responses[urlparse_cached(request).hostname or "", response.status] += 1
        return response

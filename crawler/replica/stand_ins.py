"""Scrapy's way to the stand-ins: requests go to the replica, answers come back as from the publisher."""

from typing import Any, Final
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.transport import RENDERED_UNTIL, Transport

_ADDRESS: Final = "STAND_INS_ADDRESS"


class StandIns(Transport):
    """A download handler that asks the replica instead of the network, whatever the host.

    As the last link of the downloader it leaves the rest of the crawl as it is in earnest: slots, delays,
    fingerprints, robots.txt and redirects are those of the publisher's own addresses. No request leaves the
    machine.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        address = crawler.settings[_ADDRESS]
        self._origin = urlsplit(address if "://" in address else f"http://{address}")
        self.stand_in = self._origin.netloc

    async def download_request(self, request: Request) -> Response:
        """Return the replica's answer under the address that was asked for."""
        if RENDERED_UNTIL in request.meta:
            return await super().download_request(request)
        asked = urlsplit(request.url)
        there = asked._replace(scheme=self._origin.scheme, netloc=self._origin.netloc)
        sent = request.replace(url=there.geturl(), cls=Request)
        sent.headers["Host"] = asked.netloc
        response = await super().download_request(sent)
        request.meta.update(sent.meta)
        return response.replace(url=request.url)


def settings(address: str) -> dict[str, Any]:
    """Return the Scrapy settings of a crawl that meets the replica.

    Args:
        address: such as `127.0.0.1:4242`, or with `https://` before it where the replica speaks TLS.
    """
    handler = f"{StandIns.__module__}.{StandIns.__qualname__}"
    return {
        # Over plain http nothing is verified; reading the machine's certificates was most of a short crawl.
        "DOWNLOAD_VERIFY_CERTIFICATES": address.startswith("https://"),
        _ADDRESS: address,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "TWISTED_REACTOR_ENABLED": False,  # crawls run in asyncio's own loop: `crawler.settings`
    }

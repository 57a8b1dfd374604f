"""How requests leave the machine: Scrapy's asyncio transport.

Crawls run in the event loop that is there, beside the database's own input and output and without a Twisted
reactor, so that one process can do many crawls in turn and a test needs no process at all. Scrapy 2.19 calls
this transport experimental and says so at every crawl. It was tried here with slow, silent, broken, oversized
and compressed answers, and with hundreds of crawls in turn; hence no warning each time.
"""

from typing import ClassVar

from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler


class Transport(AiohttpDownloadHandler):
    """Scrapy's asyncio download handler, taken as it is."""

    experimental: ClassVar[bool] = False

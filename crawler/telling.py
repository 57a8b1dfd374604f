"""What Scrapy logs where a run fails: never a release's text, and nothing that is told elsewhere."""

import logging
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from crawler.release import Release

_UNKEPT = "%(source)s %(id)s could not be kept: %(exception)s"


class Telling(LogFormatter):
    """Scrapy's log formatter, but for what the store raises: whoever ordered the run is told that."""

    def item_error(
        self,
        item: Release,
        exception: BaseException,
        response: Response | Failure | None,  # noqa: ARG002 - Scrapy passes all of them
        spider: Spider,  # noqa: ARG002 - likewise
    ) -> LogFormatterResult:
        """Return a line for those who debug, which names the release."""
        named = {"source": item.source, "id": item.external_id, "exception": type(exception).__name__}
        return {"level": logging.DEBUG, "msg": _UNKEPT, "args": named}

    def spider_error(
        self, failure: Failure, request: Request, response: Response | Failure, spider: Spider
    ) -> LogFormatterResult:
        """Return an error's line; one for those who debug where the store could not be asked."""
        told = super().spider_error(failure, request, response, spider)
        ours: Any = spider
        if failure.value is ours.keeper.failure:
            told["level"] = logging.DEBUG
        return told

"""A source under examination: what it answers, each thing asked once."""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from scrapy.http import Response

from crawler.characters import CharsetError, text_of_answer
from crawler.checking.finding import ShutError
from crawler.probing import NoAnswerError, Probe
from crawler.publishers import PUBLISHERS
from crawler.publishers.site import FeedError, Listed, Sighting
from crawler.runs import CrawlOrder, Outcome
from crawler.spiders.classing import class_of_status, moved_to, refusal


class Exam:
    """Asks one source, and remembers its answers.

    Attributes:
        source: which.
        site: how its pages are read.
        began: when the examination began.
    """

    def __init__(self, probe: Probe, order: CrawlOrder) -> None:
        self.source, self.site = probe.source, PUBLISHERS[probe.source.publisher].site
        self.began = datetime.now(UTC)
        self._probe, self._order = probe, order
        self._answers: dict[tuple[str, Any], Response] = {}

    async def ask(self, url: str, **told: Any) -> Response:
        """Return what answers with status 200, or 304; raises ShutError for anything else."""
        response = await self.look(url, **told)
        if response.status not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            raise ShutError(*class_of_status(response, gone=Outcome.DRIFTED))
        if (address := moved_to(response)) is not None:
            raise ShutError(Outcome.DRIFTED, f"moved for good, to {address}")
        return response

    async def look(self, url: str, **told: Any) -> Response:
        """Return what answers, whatever its status; raises ShutError where nothing does."""
        asked = (url, str(sorted(told.items())))
        if asked not in self._answers:
            try:
                self._answers[asked] = await self._probe.ask(url, **told)
            except NoAnswerError as error:
                raise ShutError(Outcome.UNREACHABLE, str(error)) from error
        return self._answers[asked]

    async def ask_door(self, told: Mapping[str, Any]) -> Response:
        """Return what a door answers to a question, asked with the operator's own headers."""
        return await self.ask(**{**told, "headers": {**told.get("headers", {}), **self._order.headers}})

    async def feed(self, address: str) -> Listed:
        """Return what a feed or news sitemap shows; raises ShutError."""
        response = await self.ask(address)
        try:
            return self.site.feed_items(text_of(response))
        except FeedError as error:
            raise unreadable(response, str(error)) from error

    async def listed(self, address: str) -> Listed:
        """Return what a page of a listing shows, be it nothing; raises ShutError."""
        response = await self.ask(address)
        return self.site.listed_items(text_of(response), response.url)

    async def listing(self, address: str) -> Listed:
        """Return what a page of a listing shows; raises ShutError for one without items."""
        listed = await self.listed(address)
        if not listed.items:
            raise unreadable(await self.ask(address), f"no items (looked for {self.site.card})")
        return listed

    async def newest(self) -> Sighting:
        """Return the newest item that the listing shows, else the feed."""
        try:
            listed = await self.listing(str(self.source.listing).format(page=1))
        except ShutError:
            listed = await self.feed(str(self.source.feed))
        if not listed.items:
            raise ShutError(Outcome.DRIFTED, "neither the listing nor the feed shows an item")
        return listed.items[0]


def text_of(response: Response) -> str:
    """Return the text of an answer; raises ShutError where its encoding is not what it says."""
    try:
        return text_of_answer(response).text
    except CharsetError as error:
        raise unreadable(response, str(error)) from error


def unreadable(response: Response, reason: str) -> ShutError:
    """Return the error of an answer that is not what was asked for: a refusal, else of another shape."""
    return ShutError(*(refusal(response) or (Outcome.DRIFTED, reason)))

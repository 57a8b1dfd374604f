"""The spider of publishers whose releases are pages: the feed first, the listing where it ends too early."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler.characters import CharsetError, text_of_answer
from crawler.markup import parse_html
from crawler.publication import DateError
from crawler.publishers import SITES
from crawler.publishers.article import Article, ArticleError
from crawler.publishers.interest import is_diplomatic
from crawler.publishers.site import FeedError, Listed, Sighting
from crawler.release import Publication, Release
from crawler.runs import Outcome
from crawler.spiders.base import SourceSpider, snapshot_of
from crawler.spiders.vetting import UnfitError, vet

_FEED_TYPES = "application/rss+xml, application/xml, text/xml;q=0.9, */*;q=0.1"


class ArticleSpider(SourceSpider):
    """Reads the page of every item that is not known, and keeps those of diplomatic interest."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.site = SITES[self.source.publisher]
        self._met: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """Yield the request for the feed; an order that names a day is older than any feed."""
        if self.source.feed and self.order.since is None:
            accepted = {"Accept": _FEED_TYPES}
            yield Request(
                self.source.feed, headers=accepted, callback=self._read_feed, errback=self._without_feed
            )
        else:
            yield self._ask_listing()

    def _ask_listing(self) -> Request:
        address = str(self.source.listing).format(page=self.walk.pages + 1)
        return Request(address, callback=self._read_listing, errback=self.lost)

    def _without_feed(self, failure: Any) -> Request:
        self.lost(failure)
        return self._ask_listing()

    async def _read_feed(self, response: Response) -> AsyncIterator[Request]:
        items = self._feed_items(response)
        known = await self._known(items)
        for request in self._unread(items, known):
            yield request
        self.run.covers = self.walk.reaches_back(_dated(items)) and self.order.until is None
        if not self.run.covers:
            yield self._ask_listing()

    def _feed_items(self, response: Response) -> list[Sighting]:
        """Return a feed's items; none, and why, for what is no feed or has none."""
        self.note_move(response)
        try:
            listed = self.site.feed_items(self.text_of(response))
        except (FeedError, CharsetError) as error:
            self.note_unreadable(response, str(error))
            return []
        if not listed.items and not listed.others:
            self.note_answer(Outcome.EMPTY, response, "a feed without a single item")
        self._note_drift(listed, response)
        return listed.items

    async def _read_listing(self, response: Response) -> AsyncIterator[Request]:
        listed = self._listed(response)
        if listed is None:
            return
        known = await self._known(listed.items)
        for request in self._unread(listed.items, known):
            yield request
        if self.walk.goes_on_after(_dated(listed.items), known):
            yield self._ask_listing()
        self.run.covers = bool(self.walk.covers) and not self._repeats(listed, response)

    def _listed(self, response: Response) -> Listed | None:
        """Return what a page of the listing shows; None, and why, where that cannot be told."""
        try:
            listed = self.site.listed_items(self.text_of(response), response.url)
        except CharsetError as error:
            self.note_unreadable(response, str(error))
            return None
        self.note_move(response)
        if not listed.items and self.walk.pages == 0:
            self.note_unreadable(response, f"a listing without items (looked for {self.site.card})")
            return None
        self._note_drift(listed, response)
        return listed

    def _note_drift(self, listed: Listed, response: Response) -> None:
        for drift in listed.drift():
            self.note_drift(response, drift)

    def _repeats(self, listed: Listed, response: Response) -> bool:
        """Whether a page shows what earlier ones did, although the listing offers that page."""
        repeats = self.walk.repeats and (listed.pages is None or listed.pages >= self.walk.pages)
        if repeats:
            reason = f"page {self.walk.pages} of the listing has only what earlier pages had"
            self.note_drift(response, reason)
        return repeats

    async def _known(self, items: Iterable[Sighting]) -> set[str]:
        return await self.keeper.known({item.external_id for item in items})

    def _unread(self, items: Iterable[Sighting], known: set[str]) -> list[Request]:
        """Return the requests for the items that are neither known nor met before on this run."""
        unmet = {item.external_id: item for item in items if item.external_id not in self._met}
        self._met |= unmet.keys()
        self.run.counts.seen += len(unmet)
        self.run.counts.known += len(unmet.keys() & known)
        return [
            self._ask_article(item)
            for key, item in unmet.items()
            if key not in known and self.wants(item.published)
        ]

    def _ask_article(self, item: Sighting) -> Request:
        return Request(
            item.url, callback=self._read_article, errback=self.lost_item, cb_kwargs={"item": item}
        )

    async def _read_article(self, response: Response, item: Sighting) -> AsyncIterator[Release]:
        try:
            article = self._article(response, item)
            vet(article, self.run.started)
        except (ArticleError, DateError, CharsetError, UnfitError) as error:
            self.unreadable_item(response, error)
            return
        if is_diplomatic(article):
            self.note_garble(article, response.url)
            urls = tuple(dict.fromkeys((item.url, response.url)))
            yield self.release(item.external_id, urls, article, snapshot_of(response))
        else:
            await self.keeper.pass_over(item.external_id)

    def _article(self, response: Response, item: Sighting) -> Article:
        """Return the page's article, with what the feed told and the page does not."""
        article = self.site.read_article(parse_html(self.text_of(response)))
        return replace(
            article,
            labels=(*article.labels, *item.labels),
            published=article.published or item.published,
        )

    def text_of(self, response: Response) -> str:
        """Return the text of an answer, and note a declaration that is wrong; raises CharsetError."""
        answer = text_of_answer(response)
        if answer.oddity is not None:
            self.note_drift(response, answer.oddity)
        return answer.text


def _dated(items: Iterable[Sighting]) -> dict[str, Publication | None]:
    return {item.external_id: item.published for item in items}

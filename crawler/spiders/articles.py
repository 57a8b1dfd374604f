"""The spider of publishers whose releases are pages.

The feed comes first, the news sitemap where that ends too early, and the listing where both do.
"""

from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.characters import CharsetError, text_of_answer
from crawler.markup import parse_html
from crawler.publication import DateError
from crawler.publishers import PUBLISHERS
from crawler.publishers.article import Article, ArticleError
from crawler.publishers.interest import is_diplomatic
from crawler.publishers.site import FeedError, Listed, Sighting
from crawler.release import Publication, Release, Visit
from crawler.runs import Outcome
from crawler.spiders.base import SourceSpider, request_of, snapshot_of
from crawler.spiders.classing import is_gone
from crawler.spiders.revisiting import conditions, is_unchanged, visit_of
from crawler.spiders.vetting import UnfitError, vet

_FEED_TYPES = "application/rss+xml, application/xml, text/xml;q=0.9, */*;q=0.1"


class ArticleSpider(SourceSpider):
    """Reads the page of every item that is not known, and keeps those of diplomatic interest."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.site = PUBLISHERS[self.source.publisher].site
        self._met: set[str] = set()
        # An order that names a day is older than any feed.
        self._feeds = deque(self.source.feeds if self.order.since is None else ())
        self._fed: list[Sighting] = []

    async def start(self) -> AsyncIterator[Request]:
        """Yield the request for the first list of items."""
        yield await self._ask_list()

    async def _ask_list(self) -> Request:
        """Return the request for the next feed; for the listing where there is none left."""
        return await self._ask_feed(self._feeds.popleft()) if self._feeds else self.ask_listing()

    async def _ask_feed(self, address: str) -> Request:
        """Return the request for a feed; for the first one, if it changed since all that it told of was seen.

        A later one is to fill a gap, which it cannot where it is dead: it has to be looked at.
        """
        is_known = self.order.covered_until is not None and address == self.source.feeds[0]
        visit = await self.keeper.visit(address) if is_known else None
        asked_if = conditions(visit)
        return Request(
            address,
            headers={"Accept": _FEED_TYPES, **asked_if},
            callback=self._read_feed,
            errback=self._without_feed,
            cb_kwargs={"visit": visit},
            meta={"handle_httpstatus_list": [HTTPStatus.NOT_MODIFIED] if asked_if else []},
        )

    def ask_listing(self) -> Request:
        """Return the request for the next page of the listing."""
        address = str(self.source.listing).format(page=self.walk.pages + 1)
        return Request(address, callback=self.read_listing, errback=self.lost)

    async def _without_feed(self, failure: Any) -> AsyncIterator[Request]:
        self.lost(failure)
        yield await self._ask_list()

    async def _read_feed(self, response: Response, visit: Visit | None) -> AsyncIterator[Request]:
        if response.status != HTTPStatus.NOT_MODIFIED:
            self.keeper.remember_if_complete(visit_of(response))
        if is_unchanged(response, visit):
            self.run.counts.not_modified += 1
            is_enough = not self.walk.reviews
        else:
            items = self._feed_items(response)
            for request in self._unread(items, await self._known(items)):
                yield request
            is_enough = self._fill_up_with(items)
        for request in await self._conclude() if is_enough else [await self._ask_list()]:
            yield request

    def _fill_up_with(self, items: list[Sighting]) -> bool:
        """Take in a feed's items; whether they reach back far enough, without a gap behind earlier ones."""
        joins = not self._fed or bool({item.external_id for item in items} & {self._fed[-1].external_id})
        self._fed = items or self._fed
        return joins and self.walk.reaches_back(_dated(items))

    async def _conclude(self) -> list[Request]:
        """Note that everything was looked at, and return the requests for what earlier runs left."""
        self.run.covers, self.run.reviews = self.order.until is None, self.walk.reviews
        return await self._leftovers()

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

    async def read_listing(self, response: Response) -> AsyncIterator[Request | None]:
        """Yield the requests for what a page of the listing shows and is not known, and for what follows."""
        listed = self.listed(response)
        if listed is None:
            yield self.instead_of_listing()
            return
        known = await self._known(listed.items)
        for request in self._unread(listed.items, known):
            yield request
        if self.walk.goes_on_after(_dated(listed.items), known):
            yield self.ask_listing()
            return
        self._note_repetition(listed, response)
        for request in await self._conclude() if self.walk.covers else await self._leftovers():
            yield request

    def instead_of_listing(self) -> Request | None:
        """Return the request for what stands in for a listing that cannot be read; None for nothing."""
        return None

    def listed(self, response: Response) -> Listed | None:
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
            self.run.blurred = True

    def _note_repetition(self, listed: Listed, response: Response) -> None:
        """Note a page that shows what earlier ones did, although the listing offers that page."""
        if self.walk.repeats and (listed.pages is None or listed.pages >= self.walk.pages):
            reason = f"page {self.walk.pages} of the listing has only what earlier pages had"
            self.note_drift(response, reason)
            self.run.blurred = True

    async def _leftovers(self) -> list[Request]:
        """Return the requests for what failed on earlier runs, and for what may have been edited since."""
        if self.order.since is not None:
            return []
        failed = [item for item in await self.keeper.to_try_again() if item.external_id not in self._met]
        kept = await self.keeper.to_read_again()
        unmet = {item.external_id for item in (*failed, *kept)} - self._met
        self.run.counts.seen += len(unmet)
        self.run.counts.known -= sum(item.external_id in self._met for item in kept)  # it tells so itself
        self._met |= unmet
        again = [self._ask_article(Sighting(item.external_id, item.url, None)) for item in failed]
        return again + [self._ask_kept(Sighting(item.external_id, item.url, None)) for item in kept]

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

    def ask_page(self, url: str, **told: Any) -> Request:
        """Return the request for an item's page."""
        return Request(url, **told)

    def _ask_article(self, item: Sighting) -> Request:
        told = {"item": item}
        return self.ask_page(item.url, callback=self._read_article, errback=self.lost_item, cb_kwargs=told)

    def _ask_kept(self, item: Sighting) -> Request:
        """Return the request for a release that is kept, and may have been edited or taken off."""
        told = {"item": item, "is_kept": True}
        return self.ask_page(
            item.url, callback=self._read_article, errback=self._without_kept, cb_kwargs=told
        )

    def _without_kept(self, failure: Failure) -> None:
        if isinstance(failure.value, HttpError) and is_gone(failure.value.response):
            self.keeper.miss(request_of(failure).cb_kwargs["item"].external_id)
        else:
            self.lost_item(failure)

    async def _read_article(
        self, response: Response, item: Sighting, *, is_kept: bool = False
    ) -> AsyncIterator[Release]:
        try:
            article = self._article(response, item)
            vet(article, self.run.started)
        except (ArticleError, DateError, CharsetError, UnfitError) as error:
            self.unreadable_item(response, error, item.external_id, item.url)
            return
        self.run.markups[article.markup] += 1
        if is_kept or not self.site.only_diplomatic or is_diplomatic(article):
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

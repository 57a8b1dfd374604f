"""The Foreign Ministry's spider: asks gov.kz for lists of news that carry whole releases already.

Where the operator wants that, its public press pages are read in a browser when no such list can be had.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.publication import DateError, read_publication
from crawler.publishers import mfa
from crawler.publishers.article import Article
from crawler.publishers.doors import question
from crawler.publishers.site import Listed
from crawler.release import Item, Publication, Release
from crawler.runs import CrawlOrder, Outcome, Trouble
from crawler.source import Door, Source
from crawler.spiders.articles import ArticleSpider
from crawler.spiders.base import snapshot_of
from crawler.spiders.vetting import UnfitError, vet
from crawler.spiders.walk import Walk
from crawler.transport import RENDERED_UNTIL

Entry = mfa.Record | mfa.RecordError


def doors_of(source: Source, order: CrawlOrder) -> list[Door]:
    """Return the source's doors that the order wants tried, in its order."""
    if order.doors is None:
        return [door for door in source.doors if not door.on_request]
    by_name = {door.name: door for door in source.doors}
    return [by_name[name] for name in order.doors if name in by_name]


class MfaSpider(ArticleSpider):
    """Walks the list, newest first; since that carries the texts, known items are looked at again as well."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._wordless: set[str] = set()
        self._doors = doors_of(self.source, self.order)
        self._shut: list[Trouble] = []
        self._failed_before: dict[str, Item] = {}

    async def start(self) -> AsyncIterator[Request]:
        """Yield the request for the first page; what failed before is looked for on the way."""
        if self.order.since is None:
            self._failed_before = {item.external_id: item for item in await self.keeper.to_try_again()}
            self.walk.look_for(self._failed_before)
        yield self._ask(self.order.first_page)

    def _ask(self, page: int) -> Request:
        if self._doors[0].name == "browser":
            self.walk = Walk(self.order, self.source.overlap, self.run.started)  # of other pages
            return self.ask_listing()
        told = question(self._doors[0], self.source.language, page)
        told["headers"] |= self.order.headers
        return Request(callback=self._read_page, errback=self._without_page, **told)

    def ask_listing(self) -> Request:
        """Return the request for the next page of the public press pages, to be rendered."""
        told = question(self._doors[0], self.source.language, self.walk.pages + 1)
        meta = {RENDERED_UNTIL: self.site.card}
        return Request(callback=self.read_listing, errback=self._without_page, meta=meta, **told)

    def ask_page(self, url: str, **told: Any) -> Request:
        """Return the request for an item's public page, to be rendered."""
        return Request(url, meta={RENDERED_UNTIL: self.site.markups[0].title}, **told)

    def listed(self, response: Response) -> Listed | None:
        """Return what a press page shows; None, and why, where that cannot be told."""
        listed = super().listed(response)
        if listed is not None:
            self._enter()
        return listed

    def instead_of_listing(self) -> Request | None:
        """Return the request at the door after the browser."""
        return self._ask_at_next_door()

    def _without_page(self, failure: Failure) -> Request | None:
        self.lost(failure)
        return self._ask_at_next_door()

    def _ask_at_next_door(self) -> Request | None:
        """Return the request for the same page at the door after this one; None where this was the last.

        A shut door is trouble only where none of the others delivers.
        """
        self._shut.append(self.run.troubles.pop())
        self._doors = self._doors[1:]
        if self._doors:
            return self._ask(self.walk.pages + 1)
        self.run.troubles += self._shut
        return None

    async def _read_page(self, response: Response) -> AsyncIterator[Release | Request | None]:
        entries = self._entries(response)
        if entries is None:
            yield self._ask_at_next_door()
            return
        self._enter()
        dated = {_identity(entry): _publication(entry) for entry in entries}
        known = await self.keeper.known(dated.keys())
        failed_before = self.run.counts.failed
        for release in self._releases(entries, known, response):
            yield release
        if self.run.counts.failed - failed_before >= len(entries) > 0:
            self.run.blurred = True  # what fails as a whole was changed, and is not to be left behind
        if self.walk.goes_on_after(dated, known | self._wordless):
            yield self._ask(self.walk.pages + 1)
            return
        if self.walk.repeats:
            self.note_drift(response, f"page {self.walk.pages} of the list has only what earlier pages had")
            self.run.blurred = True
        self._conclude_walk()

    def _enter(self) -> None:
        """Note the door that delivers; those before it cost nothing but the time to try them."""
        self.run.door = self._doors[0].name
        self.run.notes += self._shut
        self._shut.clear()

    def _conclude_walk(self) -> None:
        """Note how far the walk came, and what was not met on it."""
        self.run.covers, self.run.reviews = bool(self.walk.covers), self.walk.reviews
        if (since := self.walk.walked_back_to()) is not None:
            self.keeper.miss_others(self.walk.met, since)
            for key in self.walk.not_found():
                self.fail(key, self._failed_before[key].url, "it failed, and is no longer on the list")

    def _entries(self, response: Response) -> list[Entry] | None:
        """Return a page's entries; None, and why, for what is no list, and for a list without anything."""
        try:
            entries = mfa.read_list(response.body)
        except mfa.ShapeError as error:
            self.note_unreadable(response, str(error))
            return None
        self.note_move(response)
        if not entries and self.walk.pages == 0:
            self.note_answer(Outcome.EMPTY, response, "a list without a single item")
            return None
        self._note_odd_records(entries, response)
        return entries

    def _note_odd_records(self, entries: list[Entry], response: Response) -> None:
        numbers = Counter(mfa.key_of(entry) for entry in entries if isinstance(entry, mfa.Record))
        for key in (key for key, count in numbers.items() if count > 1):
            self.note_drift(response, f"several records are called {key}")
            self.run.blurred = True
        for entry in entries:
            if isinstance(entry, mfa.Record):
                for drift in entry.drift():
                    self.note_drift(response, drift)

    def _releases(self, entries: list[Entry], known: set[str], response: Response) -> Iterator[Release]:
        snapshot = snapshot_of(response)
        for entry in self._unmet(entries):
            if isinstance(entry, mfa.RecordError):
                self.unreadable_item(response, entry, entry.key, response.url)
            elif (article := self._article_of(entry, response)) is not None:
                key, url = mfa.key_of(entry), mfa.page_of(entry, self.source.language)
                if key not in known:
                    self.note_garble(article, url)
                yield self.release(key, (url,), article, snapshot)

    def _article_of(self, record: mfa.Record, response: Response) -> Article | None:
        """Return a record's article; None where it cannot be read, says nothing, or is not asked for."""
        try:
            article = mfa.read_record(record)
            vet(article, self.run.started)
        except (DateError, UnfitError) as error:
            url = mfa.page_of(record, self.source.language)
            self.unreadable_item(response, error, mfa.key_of(record), url)
            return None
        if not article.title or not article.body:
            self.run.counts.passed_over += 1
            self._wordless.add(mfa.key_of(record))
            return None
        return article if self.wants(article.published) else None

    def _unmet(self, entries: list[Entry]) -> list[Entry]:
        """Return what no earlier page had: items shift to the next one while a list is walked."""
        unmet: dict[str, Entry] = {}
        for entry in entries:
            if (identity := _identity(entry)) not in self._met:
                unmet.setdefault(identity, entry)
        self._met |= unmet.keys()
        self.run.counts.seen += len(unmet)
        return list(unmet.values())


def _identity(entry: Entry) -> str:
    return mfa.key_of(entry) if isinstance(entry, mfa.Record) else entry.key


def _publication(entry: Entry) -> Publication | None:
    if isinstance(entry, mfa.RecordError):
        return None
    try:
        return read_publication(entry.created_date)
    except DateError:
        return None

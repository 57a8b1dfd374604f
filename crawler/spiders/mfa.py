"""The Foreign Ministry's spider: asks gov.kz for lists of news that carry whole releases already."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.publication import DateError, read_publication
from crawler.publishers import mfa
from crawler.publishers.article import Article
from crawler.release import Item, Publication, Release
from crawler.runs import CrawlOrder, Outcome, Trouble
from crawler.source import Door, DoorName, Source
from crawler.spiders.base import SourceSpider, snapshot_of
from crawler.spiders.vetting import UnfitError, vet

Entry = mfa.Record | mfa.RecordError

_PAGE_SIZE = 20  # those who ask for no more were never refused
_QUERY = """
query ($projects: String, $size: Int, $page: Int, $language: String) {
  news(projects: $projects, _size: $size, _page: $page, _sort: "created_date:DESC", _lang: $language) {
    id title created_date short_description body
  }
}
"""


def _by_graphql(address: str, language: str, page: int) -> dict[str, Any]:
    variables = {"projects": "eq:mfa", "size": _PAGE_SIZE, "page": page, "language": language}
    return {
        "url": address,
        "method": "POST",
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"query": _QUERY, "variables": variables}),
    }


def _by_rest(address: str, language: str, page: int) -> dict[str, Any]:
    order = f"sort-by=created_date:DESC&projects=eq:mfa&lang={language}"
    return {"url": f"{address}?{order}&page={page}&size={_PAGE_SIZE}"}


_QUESTIONS: Mapping[DoorName, Callable[[str, str, int], dict[str, Any]]] = {
    "graphql": _by_graphql,
    "rest": _by_rest,
}


def doors_of(source: Source, order: CrawlOrder) -> list[Door]:
    """Return the source's doors that the order wants tried, in its order."""
    if order.doors is None:
        return list(source.doors)
    by_name = {door.name: door for door in source.doors}
    return [by_name[name] for name in order.doors if name in by_name]


class MfaSpider(SourceSpider):
    """Walks the list, newest first; since that carries the texts, known items are looked at again as well."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._met: set[str] = set()
        self._wordless: set[str] = set()
        self._doors = doors_of(self.source, self.order)
        self._shut: list[Trouble] = []
        self._failed_before: dict[str, Item] = {}

    async def start(self) -> AsyncIterator[Request]:
        """Yield the request for the first page; what failed before is looked for on the way."""
        self._failed_before = {item.external_id: item for item in await self.keeper.to_try_again()}
        self.walk.look_for(self._failed_before)
        yield self._ask(self.order.first_page)

    def _ask(self, page: int) -> Request:
        told = _QUESTIONS[self._doors[0].name](self._doors[0].address, self.source.language, page)
        told["headers"] = {"Accept": "application/json", **told.get("headers", {}), **self.order.headers}
        return Request(callback=self._read_page, errback=self._without_page, **told)

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
        self._conclude()

    def _enter(self) -> None:
        """Note the door that delivers; those before it cost nothing but the time to try them."""
        self.run.door = self._doors[0].name
        self.run.notes += self._shut
        self._shut.clear()

    def _conclude(self) -> None:
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
        self._note_drift(entries, response)
        return entries

    def _note_drift(self, entries: list[Entry], response: Response) -> None:
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
            elif (article := self._article(entry, response)) is not None:
                key, url = mfa.key_of(entry), mfa.page_of(entry, self.source.language)
                if key not in known:
                    self.note_garble(article, url)
                yield self.release(key, (url,), article, snapshot)

    def _article(self, record: mfa.Record, response: Response) -> Article | None:
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

"""The Foreign Ministry's spider: asks gov.kz for lists of news that carry whole releases already."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler.publication import DateError, read_publication
from crawler.publishers import mfa
from crawler.release import Publication, Release
from crawler.runs import Outcome
from crawler.spiders.base import SourceSpider, snapshot_of

_PAGE_SIZE = 20  # those who ask for no more were never refused
_QUERY = """
query ($projects: String, $size: Int, $page: Int, $language: String) {
  news(projects: $projects, _size: $size, _page: $page, _sort: "created_date:DESC", _lang: $language) {
    id title created_date short_description body
  }
}
"""


class MfaSpider(SourceSpider):
    """Walks the list, newest first; since that carries the texts, known items are looked at again as well."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._met: set[int] = set()

    async def start(self) -> AsyncIterator[Request]:
        """Yield the request for the first page."""
        yield self._ask(1)

    def _ask(self, page: int) -> Request:
        language = self.source.language
        variables = {"projects": "eq:mfa", "size": _PAGE_SIZE, "page": page, "language": language}
        return Request(
            str(self.source.door),
            method="POST",
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            body=json.dumps({"query": _QUERY, "variables": variables}),
            callback=self._read_page,
            errback=self.lost,
        )

    async def _read_page(self, response: Response) -> AsyncIterator[Release | Request]:
        try:
            entries = mfa.read_list(response.body)
        except mfa.ShapeError as error:
            self.note_answer(Outcome.DRIFTED, response, str(error))
            return
        records = [entry for entry in entries if isinstance(entry, mfa.Record)]
        for fault in (entry for entry in entries if isinstance(entry, mfa.RecordError)):
            self.unreadable_item(response, fault)
        for release in self._releases(records, response):
            yield release
        dated = {mfa.key_of(record): _publication(record) for record in records}
        if self.walk.goes_on_after(dated, await self.keeper.known(dated.keys())):
            yield self._ask(self.walk.pages + 1)
        self.run.covers = bool(self.walk.covers)

    def _releases(self, records: list[mfa.Record], response: Response) -> Iterator[Release]:
        language, snapshot = self.source.language, snapshot_of(response)
        for record in self._unmet(records):
            try:
                article = mfa.read_record(record)
            except DateError as error:
                self.unreadable_item(response, error)
                continue
            if not article.title or not article.body:
                self.run.counts.passed_over += 1
            elif self.wants(article.published):
                url = mfa.page_of(record, language)
                yield self.release(mfa.key_of(record), (url,), article, snapshot)

    def _unmet(self, records: list[mfa.Record]) -> list[mfa.Record]:
        """Return the records that no earlier page had: items shift to the next one while a list is walked."""
        unmet = {record.id: record for record in records if record.id not in self._met}
        self._met |= unmet.keys()
        self.run.counts.seen += len(unmet)
        return list(unmet.values())


def _publication(record: mfa.Record) -> Publication | None:
    try:
        return read_publication(record.created_date)
    except DateError:
        return None

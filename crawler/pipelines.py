"""From the spider to the store: releases are buffered, kept in batches, and what they were is counted."""

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.release import FailedItem, Item, Release, ReleaseStore, Visit
from crawler.runs import Run, printable


class Keeper:
    """A run's way to the store.

    Attributes:
        failure: what the store raised first. Nothing is asked for any more then, and whoever ordered the run
            is told by raising it again.
    """

    def __init__(self, store: ReleaseStore, run: Run, batch: int) -> None:
        """Begin with nothing buffered.

        Args:
            store: where releases go.
            run: where verdicts are counted.
            batch: how many releases are kept in one transaction.
        """
        self.failure: Exception | None = None
        self._store, self._run, self._batch = store, run, batch
        self._buffer: list[Release] = []
        self._failed: list[FailedItem] = []
        self._missed: list[str] = []
        self._walked: tuple[Collection[str], datetime] | None = None
        self._visited: list[Visit] = []
        self._turn = asyncio.Lock()

    async def known(self, external_ids: Collection[str]) -> set[str]:
        """Return those of the ids that need no fetching."""
        with self._noting_failure():
            return await self._store.known(self._run.source, external_ids)

    async def pass_over(self, external_id: str) -> None:
        """Remember an id that is of no interest, and count it."""
        with self._noting_failure():
            await self._store.pass_over(self._run.source, [external_id])
        self._run.counts.passed_over += 1

    def fail(self, external_id: str, url: str, reason: str) -> None:
        """Note an item to be tried again on a later run."""
        self._failed.append(FailedItem(external_id, printable(url), printable(reason)))

    async def to_try_again(self) -> list[Item]:
        """Return failed items whose time for another try has come."""
        with self._noting_failure():
            return await self._store.to_try_again(self._run.source)

    async def to_read_again(self) -> list[Item]:
        """Return recent releases that may have been edited since they were read."""
        with self._noting_failure():
            return await self._store.to_read_again(self._run.source)

    def miss(self, external_id: str) -> None:
        """Note a release that is no longer at its address."""
        self._missed.append(external_id)

    def miss_others(self, met: Collection[str], since: datetime) -> None:
        """Note that a list has no items from `since` on but these, if the run turns out to be complete."""
        self._walked = met, since

    async def visit(self, url: str) -> Visit | None:
        """Return what a document was when it was last read as a whole."""
        with self._noting_failure():
            return await self._store.visit(self._run.source, url)

    async def remember(self, visit: Visit) -> None:
        """Remember a document."""
        with self._noting_failure():
            await self._store.note_visit(self._run.source, visit)

    def remember_if_complete(self, visit: Visit) -> None:
        """Remember a document if this run sees all that it tells of; else it has to be read again."""
        self._visited.append(visit)

    async def leave_alone(self, publisher: str, until: datetime) -> None:
        """Have no run visit a publisher before an instant."""
        with self._noting_failure():
            await self._store.leave_alone(publisher, until)

    async def finish(self) -> None:
        """Give the store what is buffered, and what later runs have to know of this one."""
        await self.flush()
        with self._noting_failure():
            if self._failed:
                await self._store.fail(self._run.source, self._failed)
            if self._missed:
                await self._store.miss(self._run.source, self._missed)
        if self._run.is_complete():
            await self._finish_complete()

    async def _finish_complete(self) -> None:
        for visit in self._visited:
            await self.remember(visit)
        if self._walked is not None:
            with self._noting_failure():
                await self._store.miss_others(self._run.source, *self._walked)

    async def room(self) -> None:
        """Wait until the store has caught up, so that no more than two batches are ever buffered."""
        while len(self._buffer) >= 2 * self._batch:
            async with self._turn:
                pass

    async def keep(self, release: Release) -> None:
        """Take a release; it is in the store when its batch is full, or after `flush`."""
        self._buffer.append(release)
        if len(self._buffer) >= self._batch:
            await self.flush()

    async def flush(self) -> None:
        """Give the store what is buffered."""
        async with self._turn:
            releases, self._buffer = self._buffer, []
            if not releases:
                return
            with self._noting_failure():
                verdicts = await self._store.keep(releases)
            for verdict in verdicts:
                self._run.judge(verdict)

    @contextmanager
    def _noting_failure(self) -> Iterator[None]:
        try:
            yield
        except Exception as failure:  # whatever it is, it ends the crawl; raised again here and by its owner
            self.failure = self.failure or failure
            raise


class KeepReleases:
    """Scrapy's item pipeline: hands every release to the run's keeper."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of a crawl."""
        spider: Any = crawler.spider
        return cls(spider.keeper)

    async def process_item(self, item: Release) -> Release:
        """Keep the release and pass it on."""
        await self._keeper.keep(item)
        return item


class WhileKept:
    """Scrapy's downloader middleware: asks for nothing more once the store has failed."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawl."""
        spider: Any = crawler.spider
        return cls(spider.keeper)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 - Scrapy passes it by name
        """Raise IgnoreRequest once the store has failed."""
        if self._keeper.failure is not None:
            raise IgnoreRequest("what it brings could not be kept")

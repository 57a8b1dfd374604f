"""Reads all kept texts again with the current parsers, in the same child processes as a worker does.

What is found so is old news: nothing is announced, and nobody is told. Workers go on beside it.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.store.database import Database
from crawler.store.patience import patiently
from crawler.store.readings import UnreadText, texts_to_read
from crawler.store.reparses import Reparse, begin_reparse, finish_reparse, put_reparsed
from scheduler.alerts.outbox import keep_silent
from scheduler.config import Settings
from scheduler.readers import Readers

BATCH: Final = 50


async def begin(database: Database, readers: Readers, *, applied: bool, anew: bool) -> Reparse:
    """Return the reparse by these parsers that was cut short, or else a new one."""
    parsers = [f"{name} {version}" for name, version in readers.versions.items()]
    async with database.transaction() as connection:
        return await begin_reparse(connection, parsers, applied=applied, anew=anew)


def side_by_side(settings: Settings) -> int:
    """Return how many batches are worked on at a time: one more than there are children.

    So none of those waits while something is written.
    """
    return settings.worker.parses + 1


@dataclass(frozen=True, slots=True)
class Rereading:
    """A reparse, and all that it needs to go on."""

    database: Database
    settings: Settings
    readers: Readers
    reparse: Reparse

    async def work_off(self, tell: Callable[[int], None]) -> None:
        """Read what is left, batch by batch, and tell how many texts were done each time."""
        batches = _batches(self.reparse.left)

        async def work() -> None:
            for batch in batches:
                await self._reread(batch)
                tell(len(batch))

        async with asyncio.TaskGroup() as group:
            for _ in range(side_by_side(self.settings)):
                group.create_task(work())
        async with self.database.transaction() as connection:
            await finish_reparse(connection, self.reparse.id)

    async def _reread(self, texts: Sequence[int]) -> None:
        """Read texts again; one that a release changes in the meantime is read once more."""
        left = texts
        while left:
            given = await self._as_they_stand(left)
            left = [text.id for text in given if not await self._is_reread(text)]

    async def _as_they_stand(self, texts: Sequence[int]) -> list[UnreadText]:
        async def look() -> list[UnreadText]:
            async with self.database.transaction() as connection:
                return await texts_to_read(connection, texts)

        return await patiently(look)

    async def _is_reread(self, text: UnreadText) -> bool:
        """Have all parsers read a text and store that; return whether it still stands as it was read."""
        readings = [await self.readers.read(text, parser) for parser in self.readers.versions]

        async def put() -> bool:
            async with self.database.transaction() as connection:
                linked = await put_reparsed(connection, self.reparse, readings)
                if linked is not None:
                    await keep_silent(connection, self.settings, linked)
                return linked is not None

        return await patiently(put)


def _batches(texts: Sequence[int]) -> Iterator[Sequence[int]]:
    return (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))

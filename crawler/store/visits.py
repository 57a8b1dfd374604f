"""What crawls remember from one visit to the next: what failed, what to read again, what was unchanged."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from crawler.release import FailedItem, Item, Visit
from crawler.store.database import Connection, Database
from crawler.store.sql import query

_MOST_AT_ONCE = 50
_MISSES = 2
_TRIES = 20


@dataclass
class Visits:
    """The part of a `ReleaseStore` that remembers visits."""

    database: Database

    async def fail(self, source: str, items: Sequence[FailedItem]) -> None:
        """Remember items to be tried again, later each time: after ten minutes, twenty, …, a day."""
        async with self.database.transaction() as connection:
            for item in items:
                await connection.execute(query("visits.fail"), asdict(item) | {"source": source})

    async def to_try_again(self, source: str) -> list[Item]:
        """Return failed items whose time for another try has come, the longest waiting first."""
        return await self._items("visits.to_try_again", source)

    async def to_read_again(self, source: str) -> list[Item]:
        """Return releases not read for a day, nor since their first week ended; the longest unread first."""
        return await self._items("visits.to_read_again", source)

    async def miss(self, source: str, external_ids: Collection[str]) -> None:
        """Note releases that were not there; the second time in turn one is taken for gone."""
        values = {"source": source, "external_ids": list(external_ids), "misses": _MISSES}
        async with self.database.transaction() as connection:
            await connection.execute(query("visits.miss"), values)

    async def miss_others(self, source: str, external_ids: Collection[str], since: datetime) -> None:
        """Note the releases published from `since` on, but for these, as no longer at their place."""
        values = {"source": source, "external_ids": list(external_ids), "since": since, "misses": _MISSES}
        async with self.database.transaction() as connection:
            await connection.execute(query("visits.miss_others"), values)

    async def visit(self, source: str, url: str) -> Visit | None:
        """Return what a document was when it was last read as a whole."""
        async with self.database.transaction() as connection:
            found = await connection.execute(query("visits.visit"), {"source": source, "url": url})
            row = await found.fetchone()
        return None if row is None else Visit(**row._asdict())

    async def note_visit(self, source: str, visit: Visit) -> None:
        """Remember what a document was."""
        async with self.database.transaction() as connection:
            await connection.execute(query("visits.note_visit"), asdict(visit) | {"source": source})

    async def leave_alone(self, publisher: str, until: datetime) -> None:
        """Remember until when a publisher asked not to be visited."""
        values = {"publisher": publisher, "until": until}
        async with self.database.transaction() as connection:
            await connection.execute(query("visits.leave_alone"), values)

    async def left_alone_until(self, publisher: str) -> datetime | None:
        """Return until when a publisher is not to be visited; None where it may be."""
        async with self.database.transaction() as connection:
            found = await connection.execute(query("visits.left_alone_until"), {"publisher": publisher})
            row = await found.fetchone()
        return None if row is None else row.until

    async def _items(self, name: str, source: str) -> list[Item]:
        values: dict[str, Any] = {"source": source, "most": _MOST_AT_ONCE, "tries": _TRIES}
        async with self.database.transaction() as connection:
            rows = await (await connection.execute(query(name), values)).fetchall()
        return [Item(row.external_id, row.url) for row in rows]


async def failed_items(connection: Connection, source: str) -> list[Any]:
    """Return the rows of a source's failed items: why, how often, when they are tried next, if `given_up`."""
    values = {"source": source, "tries": _TRIES}
    return await (await connection.execute(query("visits.failed_items"), values)).fetchall()


async def try_now(connection: Connection, source: str) -> int:
    """Have all failed items of a source tried on its next run; return how many."""
    done = await connection.execute(query("visits.try_now"), {"source": source, "tries": _TRIES})
    return done.rowcount


async def settle(connection: Connection, items: Sequence[tuple[str, str]]) -> None:
    """Note that items, each told by source and key, were read: they no longer count as failed or missed."""
    values = {"sources": [source for source, _ in items], "external_ids": [key for _, key in items]}
    await connection.execute(query("visits.settle"), values)

"""What sources are judged by, and how they were judged."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain, islice, repeat
from typing import Any

from psycopg.types.json import Jsonb

from crawler.store.database import Connection
from crawler.store.sql import query


async def arrivals_of(connection: Connection, source: str, since: datetime, zone: str) -> list[datetime]:
    """Return when a source's releases came, in order: those since an instant, and the newest in any case.

    A release without a time of its own counts when it was seen, or at noon of its day, in `zone`, where that
    was days later.
    """
    found = await connection.execute(
        query("health.arrivals"), {"source": source, "since": since, "zone": zone}
    )
    return [row.at for row in await found.fetchall()]


async def ended_runs(connection: Connection, source: str, count: int) -> list[Any]:
    """Return a source's latest runs that have ended, newest first: `finished`, `outcome` and `reason`."""
    found = await connection.execute(query("health.runs"), {"source": source, "count": count})
    return await found.fetchall()


async def waiting_since(connection: Connection) -> dict[str, datetime | None]:
    """Return by source for when its run that has not ended yet was due, or is; None where none is due."""
    rows = await (await connection.execute(query("health.waiting"))).fetchall()
    return {row.source: row.since for row in rows}


async def sources_with_news(connection: Connection, since: datetime) -> set[str]:
    """Return of which sources a run has ended, or a text was read, since an instant."""
    found = await connection.execute(query("health.with_news"), {"since": since})
    return {row.source for row in await found.fetchall()}


async def read_releases(connection: Connection, source: str, count: int) -> list[Any]:
    """Return a source's latest releases that parsers have read, newest first.

    Each has the `length` of its body in characters, and whether it `has_title`, `has_date`, `has_event`, or
    `failed` to be read.
    """
    found = await connection.execute(query("health.releases"), {"source": source, "count": count})
    return await found.fetchall()


async def article_markups(connection: Connection, source: str, count: int) -> list[str]:
    """Return by which markup of their publisher a source's latest articles were read, newest first."""
    found = await connection.execute(query("health.markups"), {"source": source, "count": count})
    each = chain.from_iterable(repeat(row.markup, row.articles) for row in await found.fetchall())
    return list(islice(each, count))


async def unread_items(connection: Connection, source: str) -> Any:
    """Return how many `items` of a source failed since one was read, in how many `runs`; the `reason`."""
    return await (await connection.execute(query("health.unread_items"), {"source": source})).fetchone()


async def take_turn(connection: Connection) -> bool:
    """Return whether nobody else is judging; until the transaction ends nobody else will."""
    row: Any = await (await connection.execute(query("health.take_turn"))).fetchone()
    return bool(row.taken)


async def states(connection: Connection) -> dict[str, Any]:
    """Return how each source was judged last, by its name: `state`, `since`, `signs`, `judged`."""
    rows = await (await connection.execute(query("health.states"))).fetchall()
    return {row.source: row for row in rows}


async def put_state(
    connection: Connection, source: str, state: str, signs: Sequence[Any], at: datetime
) -> bool:
    """Keep how a source is judged; return whether its state is another one than before."""
    values = {"source": source, "state": state, "signs": Jsonb(list(signs)), "at": at}
    return await (await connection.execute(query("health.judged"), values)).fetchone() is not None

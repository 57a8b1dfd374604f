"""Texts that are read again: what that changes, kept a text at a time, so that it can be cut short.

Events that are found so carry the reparse's number: they are old news.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from psycopg.types.json import Jsonb

from crawler.differences import differences
from crawler.parsers.model import EventMention
from crawler.release import Publication
from crawler.store.database import Connection, Database
from crawler.store.failures import StoreError
from crawler.store.linking import Linked, link, mention_of
from crawler.store.publications import publication_of
from crawler.store.readings import (
    PutMentions,
    Reading,
    joined,
    locked_as_given,
    put_reading,
    renew_reading,
)
from crawler.store.sql import query


@dataclass(frozen=True, slots=True)
class Reparse:
    """A reparse that goes on.

    Attributes:
        id: its number.
        applied: whether what is read replaces what had been read.
        left: the texts that are still to be read.
        done: how many have been.
    """

    id: int
    applied: bool
    left: Sequence[int]
    done: int


@dataclass(frozen=True, slots=True)
class _Before:
    """What a parser had read in a text, and from what."""

    kept: int
    published: Publication | None
    failed: bool
    mentions: Sequence[EventMention]


@asynccontextmanager
async def reparsing_alone(database: Database) -> AsyncIterator[None]:
    """Keep other reparses away while the context lasts; raises StoreError where one is going on."""
    async with database.session() as connection:
        row = await (await connection.execute(query("reparses.lock"))).fetchone()
        if row is None or not row[0]:
            raise StoreError("another reparse of this database is going on: wait until it has ended")
        yield


async def begin_reparse(
    connection: Connection, parsers: Sequence[str], *, applied: bool, anew: bool
) -> Reparse:
    """Return the reparse by these parsers, each `name version`, that was cut short, or else a new one.

    Args:
        connection: in a transaction.
        parsers: who reads.
        applied: whether what is read is to replace what had been read.
        anew: begin a new one in any case.
    """
    values = {"parsers": sorted(parsers), "applied": applied}
    row = None if anew else await _one(connection, "unfinished", values)
    await connection.execute(query("reparses.finish_others"), {"reparse": row and row.id})
    row = row or await _one(connection, "begin", values)
    texts = await _one(connection, "texts", {"reparse": row.id})
    return Reparse(row.id, applied, texts.left, texts.done)


async def put_reparsed(
    connection: Connection, reparse: Reparse, readings: Sequence[Reading]
) -> Linked | None:
    """Store what all parsers read in one text; return what that made of the events.

    None says that nothing was stored, because the text no longer stands as it was given to the parsers.

    Each change is noted a field; where the reparse is applied, events are linked anew. Where a parser fails,
    what it had read before stays.
    """
    if await locked_as_given(connection, readings[0].text) is None:
        return None
    noted: list[dict[str, Any]] = []
    puts: list[PutMentions] = []
    for reading in (reading for reading in readings if reading.failure is None):
        before = await _read_before(connection, reading)
        told = differences(before.mentions if before else (), reading.mentions)
        noted.extend({"parser": reading.parser} | asdict(difference) for difference in told)
        if reparse.applied:
            puts.append(await _replace(connection, before, reading, changed=bool(told)))
    put = joined(puts)
    linked = await link(connection, put) if put.mentions or put.bereft else Linked()
    await _put(connection, reparse, readings, noted, linked)
    return linked


async def _replace(
    connection: Connection, before: _Before | None, reading: Reading, *, changed: bool
) -> PutMentions:
    """Put a reading in place of the one before, and return what is to be linked, if anything changed."""
    given = reading.text.kept, reading.text.release_text.published
    if changed or before is None or before.failed or (before.kept, before.published) != given:
        return await put_reading(connection, reading)
    await renew_reading(connection, reading)
    return PutMentions((), (), ())


async def _read_before(connection: Connection, reading: Reading) -> _Before | None:
    values = {"text": reading.text.id, "parser": reading.parser}
    rows = await _all(connection, "read_before", values)
    if not rows:
        return None
    mentions = [mention_of(row) for row in rows if row.mention is not None]
    return _Before(rows[0].kept, publication_of(rows[0]), rows[0].failure is not None, mentions)


async def _put(
    connection: Connection,
    reparse: Reparse,
    readings: Sequence[Reading],
    noted: Sequence[dict[str, Any]],
    linked: Linked,
) -> None:
    found = [*linked.new, *linked.split]
    values = {
        "reparse": reparse.id,
        "text": readings[0].text.id,
        "differences": Jsonb(noted),
        "failures": Jsonb({one.parser: one.failure for one in readings if one.failure is not None}),
        "found": found,
        "changed": linked.changed,
        "gone": list(linked.gone),
    }
    await connection.execute(query("reparses.put_text"), values)
    if found:
        await connection.execute(query("reparses.mark_found"), {"reparse": reparse.id, "events": found})


async def finish_reparse(connection: Connection, reparse: int) -> None:
    """Note that no text is left."""
    await connection.execute(query("reparses.finish"), {"reparse": reparse})


@dataclass(frozen=True, slots=True)
class ReparseReport:
    """What a reparse changed.

    Attributes:
        summary: a row of counts: texts, and events found, changed and gone.
        fields: a row a field: how often it changed, in how many texts.
        differences: a row a change.
        failures: a row for each text that a parser failed to read, with the reason.
    """

    summary: Any
    fields: Sequence[Any] = field(default_factory=list)
    differences: Sequence[Any] = field(default_factory=list)
    failures: Sequence[Any] = field(default_factory=list)


async def report_of(connection: Connection, reparse: int, limit: int | None) -> ReparseReport:
    """Return what a reparse changed, with at most so many single changes."""
    values = {"reparse": reparse}
    return ReparseReport(
        summary=await _one(connection, "summary", values),
        fields=await _all(connection, "fields", values),
        differences=await _all(connection, "differences", values | {"limit": limit}),
        failures=await _all(connection, "failures", values),
    )


async def _one(connection: Connection, name: str, values: dict[str, Any]) -> Any:
    return await (await connection.execute(query(f"reparses.{name}"), values)).fetchone()


async def _all(connection: Connection, name: str, values: dict[str, Any]) -> list[Any]:
    return await (await connection.execute(query(f"reparses.{name}"), values)).fetchall()

"""Keeps releases: what a publisher said, each text once, every address and every revision."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import zstandard
from psycopg.types.json import Jsonb

from crawler.canonical import (
    HASH_VERSION,
    KeptText,
    content_hash,
    head_of,
    keep_text,
    language_of,
)
from crawler.release import Publication, Release, Snapshot, Verdict
from crawler.store.database import Connection
from crawler.store.patience import patiently
from crawler.store.publications import publication_columns, publication_of
from crawler.store.queue import hand_to_parsers
from crawler.store.sql import query
from crawler.store.visits import Visits, settle

_FORGOTTEN = KeptText("", 0)
"""Stands in the place of a text that somebody asked to be forgotten."""


@dataclass(frozen=True)
class _Item:
    """A release on its way into the store, with what follows from its text."""

    release: Release
    backfill: int | None
    kept: KeptText = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", keep_text(self.release.title, self.release.body))

    @cached_property
    def content_hash(self) -> str:
        return content_hash(self.kept)

    @property
    def external_id(self) -> str:
        return self.release.external_id or self.content_hash


@dataclass
class Releases(Visits):
    """The kept releases of a database; the `ReleaseStore` that crawls are given.

    Attributes:
        backfill: the number of the backfill that new releases are brought by; None for all other crawls.
        texts: ids of the texts that the releases kept here stand in, known ones too, in no order.
    """

    backfill: int | None = None
    texts: set[int] = field(default_factory=set)

    async def known(self, source: str, external_ids: Collection[str]) -> set[str]:
        """Return those of the ids that need no fetching: of the source's kept releases, and passed over."""
        async with self.database.transaction() as connection:
            found = await connection.execute(
                query("releases.known"), {"source": source, "external_ids": list(external_ids)}
            )
            return {row.external_id for row in await found.fetchall()}

    async def pass_over(self, source: str, external_ids: Collection[str]) -> None:
        """Remember ids that were read and are of no diplomatic interest."""
        values = {"source": source, "external_ids": list(external_ids)}
        async with self.database.transaction() as connection:
            await connection.execute(query("releases.pass_over"), values)
            await settle(connection, [(source, external_id) for external_id in external_ids])

    async def keep(self, releases: Sequence[Release]) -> list[Verdict]:
        """Keep the releases in one transaction, hand on what is to be read or linked, and say what each was.

        Sources are locked and texts written in sorted order, so that two crawls never wait for each other. A
        database that went away is waited for.
        """
        items = [_Item(release, self.backfill) for release in releases]
        verdicts, texts = await patiently(lambda: self._keep(items))
        self.texts |= texts
        return verdicts

    async def _keep(self, items: Sequence[_Item]) -> tuple[list[Verdict], set[int]]:
        verdicts: dict[int, Verdict] = {}
        touched, carried_anew = set[int](), set[int]()
        async with self.database.transaction() as connection:
            for source in sorted({item.release.source for item in items}):
                await connection.execute(query("releases.lock_source"), {"source": source})
            for position in sorted(range(len(items)), key=lambda i: items[i].content_hash):
                verdicts[position], text, changed = await _keep(connection, items[position])
                touched.add(text)
                carried_anew |= changed
            await settle(connection, [(item.release.source, item.external_id) for item in items])
            await hand_to_parsers(connection, sorted(carried_anew | await _unread(connection, touched)))
        return [verdicts[position] for position in range(len(items))], touched


async def _keep(connection: Connection, item: _Item) -> tuple[Verdict, int, set[int]]:
    """Keep one release; return what it was, the id of its text, and those that it has taken up or left.

    Nothing is written for a known one.
    """
    state = await _state(connection, item)
    if state is not None and _says_nothing_new(state, item):
        return Verdict.KNOWN, state.text, set()
    text = await _put_text(connection, item)
    release = await _put_release(connection, item)
    await connection.execute(query("releases.close_revision"), {"release": release, "text": text.id})
    revision = {
        "release": release,
        "text": text.id,
        "kept": await _put_kept_text(connection, _FORGOTTEN if text.purged else item.kept),
        "snapshot": None if text.purged else await _put_snapshot(connection, item.release.snapshot),
    }
    await connection.execute(query("releases.put_revision"), revision)
    if state is not None:
        verdict = Verdict.REVISED if _is_revised(state, item) else Verdict.KNOWN
        return verdict, text.id, {text.id, state.text} if state.text else {text.id}
    return (Verdict.NEW if text.new else Verdict.REPRINT), text.id, {text.id}


async def _state(connection: Connection, item: _Item) -> Any:
    found = await connection.execute(
        query("releases.state"), {"source": item.release.source, "external_id": item.external_id}
    )
    return await found.fetchone()


def _says_nothing_new(state: Any, item: _Item) -> bool:
    return not _is_revised(state, item) and set(item.release.urls) <= set(state.urls)


def _is_revised(state: Any, item: _Item) -> bool:
    """Whether text, title, dateline or publication time differ; another tail or counter is no revision.

    Of a text that was forgotten nothing but the hash is there to tell.
    """
    if state.content_hash != bytes.fromhex(item.content_hash):
        return True
    return not state.purged and (
        (item.kept.title or "") != state.title
        or head_of(item.kept).dateline != state.dateline
        or _tells_another_time(publication_of(state), item.release.published)
    )


def _tells_another_time(kept: Publication | None, told: Publication | None) -> bool:
    if told is None or kept is None:
        return told is not None
    return told != kept if told.at else told.day != kept.day


async def _put_text(connection: Connection, item: _Item) -> Any:
    values = {
        "content_hash": bytes.fromhex(item.content_hash),
        "hash_version": HASH_VERSION,
        "language": language_of(item.kept.body),
    }
    return await _one(connection, "releases.put_text", values)


async def _put_release(connection: Connection, item: _Item) -> int:
    values = {"source": item.release.source, "external_id": item.external_id, "backfill": item.backfill}
    row = await _one(connection, "releases.put_release", values | publication_columns(item.release.published))
    for url in item.release.urls:
        await connection.execute(query("releases.put_address"), {"release": row.id, "url": url})
    return int(row.id)


async def _put_kept_text(connection: Connection, kept: KeptText) -> int:
    head = head_of(kept)
    values = {
        "digest": hashlib.sha256(f"{kept.title_end}\n{kept.text}".encode()).digest(),
        "text": kept.text,
        "title_end": kept.title_end,
        "dateline": head.dateline,
        "stamp": head.stamp,
        "attribution": head.attribution,
    }
    return int((await _one(connection, "releases.put_kept_text", values)).id)


async def _put_snapshot(connection: Connection, snapshot: Snapshot | None) -> int | None:
    if snapshot is None:
        return None
    values = {
        "digest": hashlib.sha256(snapshot.url.encode() + b"\n" + snapshot.body).digest(),
        "url": snapshot.url,
        "fetched_at": snapshot.fetched_at,
        "status": snapshot.status,
        "headers": Jsonb(dict(snapshot.headers)),
        "body": zstandard.compress(snapshot.body),
    }
    return int((await _one(connection, "releases.put_snapshot", values)).id)


async def _unread(connection: Connection, texts: set[int]) -> set[int]:
    """Return those of the texts that no parser has read as they now stand."""
    found = await connection.execute(query("releases.unread"), {"texts": list(texts)})
    return {row.text for row in await found.fetchall()}


async def _one(connection: Connection, name: str, values: dict[str, Any]) -> Any:
    return await (await connection.execute(query(name), values)).fetchone()


async def releases_of_source(connection: Connection, source: str) -> Any:
    """Return a row with a source's number of `releases`, and when its newest was seen and published.

    Beside it, how many of them are `gone` at their publisher, and how many `failed_items` there are.
    """
    return await _one(connection, "releases.of_source", {"source": source})


async def totals(connection: Connection) -> dict[str, int]:
    """Return how many releases, texts, revisions and events there are."""
    return dict((await _one(connection, "releases.totals", {}))._asdict())

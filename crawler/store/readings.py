"""What parsers are given, and what they read, with the mentions that each reading consists of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg.types.json import Jsonb

from crawler.canonical import KeptText, headline_of, line_at
from crawler.linking import marks_of
from crawler.parsers.model import EventMention, ReleaseText
from crawler.parsers.wire import mention_to_data
from crawler.store.database import Connection
from crawler.store.publications import publication_columns, publication_of
from crawler.store.sql import query

_PARTS = ("participants", "organizations", "figures", "agreements", "topics", "evidence", "confidence")


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A text as it is to be read.

    Attributes:
        id: its number.
        kept: the number of the kept text that stands for it.
        release_text: what the parser is given.
        read_by: `name version` of the parsers that have read it so already.
    """

    id: int
    kept: int
    release_text: ReleaseText
    read_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one parser made of one text; `failure` tells why it made nothing."""

    text: UnreadText
    parser: str
    version: str
    seconds: float
    mentions: Sequence[EventMention] = ()
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class PutMentions:
    """What is to be linked anew.

    Attributes:
        mentions: the numbers of the mentions that came.
        bereft: the numbers of the events whose mentions went.
        partners: the partners of both.
        vacated: where mentions were that went: a partner and a day.
    """

    mentions: Collection[int]
    bereft: Collection[int]
    partners: Collection[str]
    vacated: Collection[tuple[str, date]] = ()


def joined(puts: Iterable[PutMentions]) -> PutMentions:
    """Return what is to be linked anew after all of them."""
    all_of = list(puts)
    return PutMentions(
        mentions={mention for put in all_of for mention in put.mentions},
        bereft={event for put in all_of for event in put.bereft},
        partners={partner for put in all_of for partner in put.partners},
        vacated={place for put in all_of for place in put.vacated},
    )


async def texts_to_read(connection: Connection, texts: Collection[int]) -> list[UnreadText]:
    """Return the texts of these numbers as they now stand; those that no release carries are left out."""
    rows = await (await connection.execute(query("readings.as_read"), {"texts": list(texts)})).fetchall()
    return [
        UnreadText(
            id=row.text,
            kept=row.kept,
            release_text=ReleaseText(row.kept_text, row.title_end, row.language, publication_of(row)),
            read_by=frozenset(row.read_by),
        )
        for row in rows
    ]


async def unread_texts(connection: Connection, parsers: Collection[str]) -> list[int]:
    """Return the texts that none of the parsers, each `name version`, has read as they now stand."""
    rows = await connection.execute(query("readings.unread_texts"), {"parsers": list(parsers)})
    return [row.text for row in await rows.fetchall()]


async def still_unread(connection: Connection, reading: Reading) -> bool:
    """Lock the text; return whether it stands as it was read, and this reading of it is missing."""
    now = await locked_as_given(connection, reading.text)
    return now is not None and f"{reading.parser} {reading.version}" not in now.read_by


async def locked_as_given(connection: Connection, text: UnreadText) -> UnreadText | None:
    """Lock a text and return it, or None where it no longer stands as it was given to parsers."""
    await connection.execute(query("readings.lock_text"), {"text": text.id})
    for now in await texts_to_read(connection, [text.id]):
        if (now.kept, now.release_text) == (text.kept, text.release_text):
            return now
    return None


async def put_reading(connection: Connection, reading: Reading) -> PutMentions:
    """Store a reading in place of the same parser's earlier ones of the text.

    A mention takes over the event of the one that it replaces, so that events stay what they are.
    """
    identity = {"text": reading.text.id, "parser": reading.parser}
    replaced = await (await connection.execute(query("readings.replaced"), identity)).fetchall()
    await connection.execute(query("readings.delete"), identity)
    number = await _insert_reading(connection, reading)
    events = {row.ordinal: row.event for row in replaced}
    put = [
        await _insert_mention(
            connection,
            mention,
            {
                "reading": number,
                "ordinal": ordinal,
                "event": events.get(ordinal),
                "headline": _headline(reading.text.release_text, ordinal, mention),
            },
        )
        for ordinal, mention in enumerate(reading.mentions)
    ]
    return PutMentions(
        mentions=put,
        bereft={row.event for row in replaced if row.event is not None},
        partners={p for row in replaced for p in row.partners}
        | {p for m in reading.mentions for p in m.partners},
        vacated={(p, row.day) for row in replaced if row.day is not None for p in row.partners},
    )


async def renew_reading(connection: Connection, reading: Reading) -> None:
    """Note that another version read the same in a text as the one before; its mentions stay as they are."""
    await connection.execute(query("readings.renew"), _columns(reading))


async def _insert_reading(connection: Connection, reading: Reading) -> int:
    row: Any = await (await connection.execute(query("readings.insert"), _columns(reading))).fetchone()
    return int(row.id)


def _columns(reading: Reading) -> dict[str, Any]:
    given = reading.text.release_text
    marks = marks_of(KeptText(given.text, given.title_end))
    return publication_columns(given.published) | {
        "numbers": sorted(marks.numbers),
        "words": sorted(marks.words),
        "text": reading.text.id,
        "parser": reading.parser,
        "version": reading.version,
        "kept": reading.text.kept,
        "seconds": reading.seconds,
        "failure": reading.failure,
    }


def _headline(release: ReleaseText, ordinal: int, mention: EventMention) -> str:
    """The text's own for its main event; the line that tells of it for any other."""
    if ordinal == 0 or not mention.evidence.type:
        return headline_of(KeptText(release.text, release.title_end))
    return line_at(release.text, mention.evidence.type[0][0])


async def _insert_mention(connection: Connection, mention: EventMention, place: dict[str, Any]) -> int:
    data = mention_to_data(mention)
    values = data | {name: Jsonb(data[name]) for name in _PARTS} | place
    row: Any = await (await connection.execute(query("readings.insert_mention"), values)).fetchone()
    await connection.execute(query("readings.insert_days"), {"mention": row.id})
    return int(row.id)

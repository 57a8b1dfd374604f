"""Corrections in the database: made, undone, and found again for whatever event they are about by now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg.types.json import Jsonb
from pydantic import TypeAdapter

from crawler.corrections import Correction, typed
from crawler.linking import StoredMention
from crawler.particulars import KINDS, Part
from crawler.store.database import Connection
from crawler.store.sql import query

_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)

Place = tuple[str, int]
"""Where a correction hangs: the content hash of a text, and the ordinal of a mention in it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The corrections that were not undone, by place and in the order in which they were made."""

    by_place: Mapping[Place, Sequence[tuple[int, Correction]]]

    def of(self, mentions: Sequence[StoredMention]) -> list[Correction]:
        """Return those that are about the event that the mentions tell of, the oldest first."""
        places = {(mention.text, mention.ordinal) for mention in mentions}
        found = [numbered for place in places for numbered in self.by_place.get(place, ())]
        return [correction for _, correction in sorted(found, key=lambda numbered: numbered[0])]


async def standing_corrections(connection: Connection, texts: Collection[str]) -> Standing:
    """Return the corrections that stand on mentions in these texts, by content hash."""
    rows = await connection.execute(query("corrections.standing"), {"texts": list(texts)})
    by_place: dict[Place, list[tuple[int, Correction]]] = {}
    for row in await rows.fetchall():
        correction = Correction(row.field, _part_of(row), typed(row.field, row.value))
        by_place.setdefault((row.text, row.ordinal), []).append((row.id, correction))
    return Standing(by_place)


def _part_of(row: Any) -> Part | None:
    kind = row.field.partition("/")[0]
    return None if row.part is None else TypeAdapter(KINDS[kind]).validate_python(row.part)


async def partners_in(connection: Connection, event: int) -> set[str]:
    """Return the partners that an event's mentions tell of; none where there is no such event."""
    rows = await connection.execute(query("corrections.partners"), {"event": event})
    return {row.partner for row in await rows.fetchall()}


async def put_correction(
    connection: Connection, event: int, correction: Correction, replaced: Any, by: str, why: str
) -> None:
    """Store a correction of an event, with who made it, why, and what the field was before."""
    anchor: Any = await (await connection.execute(query("corrections.anchor"), {"event": event})).fetchone()
    values = {
        "text": anchor.text,
        "ordinal": anchor.ordinal,
        "path": correction.path,
        "field": correction.field,
        "part": correction.part and Jsonb(plain(correction.part)),
        "value": Jsonb(plain(correction.value)),
        "replaced": Jsonb(plain(replaced)),
        "made_by": by,
        "why": why,
    }
    await connection.execute(query("corrections.insert"), values)


def plain(value: Any) -> Any:
    """Return a value of a field, or a part, as data that JSON can hold."""
    return _ANYTHING.dump_python(value, mode="json")


async def undo(connection: Connection, correction: int, by: str, why: str) -> None:
    """Take a correction back; it stays on record."""
    values = {"id": correction, "undone_by": by, "undone_why": why}
    await connection.execute(query("corrections.undo"), values)


async def corrections_of(connection: Connection, event: int) -> list[Any]:
    """Return the rows of all corrections that were made about an event, the undone ones too."""
    return await (await connection.execute(query("corrections.of_event"), {"event": event})).fetchall()

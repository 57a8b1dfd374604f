"""Hangs the meetings of a visit on the visit, when either has changed."""

from collections.abc import Collection
from typing import Any

from pydantic import TypeAdapter

from crawler.linking.wholes import SPAN_DAYS, Occurrence, whole_of
from crawler.parsers.model import Participant
from crawler.store.database import Connection
from crawler.store.sql import query

_PEOPLE: TypeAdapter[tuple[Participant, ...]] = TypeAdapter(tuple[Participant, ...])


async def set_parents(connection: Connection, changed: Collection[int]) -> None:
    """Set anew what the changed events, and those around them, are parts of."""
    values = {"changed": list(changed), "days": SPAN_DAYS}
    parts = await (await connection.execute(query("parents.parts"), values)).fetchall()
    if not parts:
        return
    rows = await (await connection.execute(query("parents.wholes"), values)).fetchall()
    wholes = list(map(_occurrence, rows))
    for row in parts:
        parent = whole_of(_occurrence(row), wholes)
        if parent != row.parent:
            await connection.execute(query("parents.set"), {"event": row.id, "parent": parent})


def _occurrence(row: Any) -> Occurrence:
    told = (row.date_start, row.date_end or row.date_start) if row.date_start else None
    return Occurrence(
        id=row.id,
        type=row.type,
        partners=frozenset(row.partners),
        told=told,
        reported=row.reported,
        headline=row.headline,
        participants=_PEOPLE.validate_python(row.participants),
        told_in=frozenset(row.told_in),
    )

"""What was decided by hand about which mentions are one event's, in the database."""

from collections.abc import Collection
from typing import Any

from crawler.linking.rulings import Ruling, Rulings
from crawler.store.database import Connection
from crawler.store.sql import query


async def standing_rulings(connection: Connection, texts: Collection[str]) -> Rulings:
    """Return what holds of the decisions about mentions in these texts, by content hash."""
    rows = await connection.execute(query("rulings.standing"), {"texts": list(texts)})
    return Rulings.of([_ruling(row) for row in await rows.fetchall()])


def _ruling(row: Any) -> Ruling:
    return Ruling(
        id=row.id,
        kind=row.kind,
        why=row.why,
        moved=frozenset((text, ordinal) for text, ordinal, stayed in row.mentions if not stayed),
        stayed=frozenset((text, ordinal) for text, ordinal, stayed in row.mentions if stayed),
    )

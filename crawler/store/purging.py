"""Forgets what stands of a person: the texts, pages and mentions with the name, never their hashes.

Releases, their addresses and the hashes of their texts stay, so that nothing that was forgotten comes back as
new. What a publisher writes anew afterwards, in other words, is kept as any other text.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from crawler.store.database import Connection
from crawler.store.linking import Linked, link
from crawler.store.readings import Reading, joined, put_reading, texts_to_read
from crawler.store.sql import query


async def texts_naming(connection: Connection, names: Collection[str]) -> list[int]:
    """Return the numbers of the texts in which one of the names stands, or a person of that name was found.

    Args:
        connection: within a transaction.
        names: each as written, or in its usual form; case and the width of spaces do not matter.
    """
    wanted = [_pattern(name) for name in names]
    found = set[int]()
    async with connection.cursor("readable") as texts:
        await texts.execute(query("purging.readable"))
        found |= {row.text async for row in texts if any(name.search(row.kept_text) for name in wanted)}
    async with connection.cursor("participants") as people:
        await people.execute(query("purging.participants"))
        async for row in people:
            if any(name.fullmatch(told) for name in wanted for told in (row.name, row.name_latin)):
                found.add(row.text)
    return sorted(found)


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


async def releases_with(connection: Connection, texts: Sequence[int]) -> int:
    """Return how many releases carry one of the texts, or did."""
    found = await connection.execute(query("purging.carried"), {"texts": list(texts)})
    row: Any = await found.fetchone()
    return int(row.releases)


async def purge_text(connection: Connection, text: int) -> Linked:
    """Forget what stands in a text and what was read in it; return what that made of the events.

    Events that other texts tell of stay, as those tell them; the others go.
    """
    values = {"text": text}
    await connection.execute(query("readings.lock_text"), values)
    for name in ("note", "forget_snapshots", "forget_kept_texts", "forget_corrections", "forget_differences"):
        await connection.execute(query(f"purging.{name}"), values)
    [emptied] = await texts_to_read(connection, [text])
    readers = await (await connection.execute(query("purging.parsers"), values)).fetchall()
    put = [
        await put_reading(connection, Reading(emptied, reader.parser, reader.version, 0.0))
        for reader in readers
    ]
    return await link(connection, joined(put))

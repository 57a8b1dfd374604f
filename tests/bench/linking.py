"""How long it takes to link a newcomer into a large base: `python -m tests.bench.linking [EVENTS]`.

The base is five years of meetings with fifty partners, some much more frequent than others, each read once.
The newcomers are meetings of somebody known with somebody new, on any of its days.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console

from crawler.parsers.model import EventMention, Participant
from crawler.release import Publication, Release
from crawler.store.database import Database, DatabasePlace, open_database
from crawler.store.linking import link
from crawler.store.readings import Reading, put_reading, texts_to_read
from crawler.store.releases import Releases

BEGIN, DAYS = date(2021, 1, 1), 5 * 365
PARTNERS = [f"{first}{second}" for first in "ABCDE" for second in "ABCDEFGHIJ"]
NEWCOMERS = 200
_BASE = Path(__file__).with_suffix(".sql")


def main() -> None:
    """Print how long linking took."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        milliseconds = asyncio.run(_measure(Path(folder), events))
    median, worst = statistics.median(milliseconds), max(milliseconds)
    ninetieth = statistics.quantiles(milliseconds, n=10)[-1]
    told = f"median {median:.1f} ms, 90 % {ninetieth:.1f} ms, worst {worst:.1f} ms"
    Console().print(f"{events} events: {told}")


async def _measure(folder: Path, events: int) -> list[float]:
    async with open_database(DatabasePlace(None, folder), connections=1) as database:
        await _fill(database, events)
        await Releases(database).keep([_release(number) for number in range(NEWCOMERS)])
        async with database.transaction() as connection:
            texts = await texts_to_read(connection, range(events + 1, events + NEWCOMERS + 1))
        return [
            await _linked(database, Reading(text, "bench", "1", 0.0, [mention]))
            for text, mention in zip(texts, _newcomers(), strict=True)
        ]


async def _fill(database: Database, events: int) -> None:
    async with database.pool.connection() as connection:
        values = {"events": events, "days": DAYS, "partners": PARTNERS}
        for statement in _BASE.read_text("utf-8").removesuffix(";\n").split(";\n"):
            await connection.execute(statement.encode(), values)
        await connection.commit()
        await connection.set_autocommit(True)
        await connection.execute("analyze")
        await connection.set_autocommit(False)


def _release(number: int) -> Release:
    day = BEGIN + timedelta(number * DAYS // NEWCOMERS)
    return Release("kt-en", str(number), (), None, f"Newcomer {number:03}", Publication(day), None)


def _newcomers() -> Iterator[EventMention]:
    dice = random.Random(1)
    for number in range(NEWCOMERS):
        partner = PARTNERS[int(50 * dice.random() ** 2)]
        ours, theirs = _person(f"Arman {number % 40}", "KZ"), _person(f"Newcomer {number}", partner)
        yield EventMention("meeting", (partner,), participants=(ours, theirs))


def _person(name: str, side: str) -> Participant:
    return Participant(name, name, None, side, None, ((0, 4),), 1.0)


async def _linked(database: Database, reading: Reading) -> float:
    """Return how many milliseconds linking took, apart from storing what was read."""
    async with database.transaction() as connection:
        put = await put_reading(connection, reading)
        began = time.perf_counter()
        await link(connection, put)
        return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()

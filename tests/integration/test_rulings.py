"""What somebody joins or splits by hand stays so, whatever is read and linked afterwards."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from crawler.parsers.bilateral import BilateralParser
from crawler.release import Publication, Release
from crawler.store.database import Connection, Database
from crawler.store.deciding import RulingError, join, split, undo
from crawler.store.events import EventFilter, listed, mentions_of
from crawler.store.rulings import rulings_of

from .reading import keep, read_up

TALKS = (
    "Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali met with Ambassador of Finland Lena "
    "Virtanen in Astana on March {day}. They spoke about {topic}."
)
FIRST = TALKS.format(day=5, topic="paper mills, saunas and reindeer")
SAME = FIRST.replace("They spoke", "The interlocutors spoke")
OTHER = TALKS.format(day=9, topic="forestry, satellites and a treaty on pensions")
LATER = OTHER.replace("They spoke", "Both diplomats spoke")


class LaterParser(BilateralParser):
    version = "later"  # type: ignore[misc]  # as an upgrade brings it


def release(name: str, body: str) -> Release:
    source, _, number = name.partition("/")
    return Release(source, number, (f"https://{name}",), None, body, Publication(date(2026, 3, 9)), None)


class Desk:
    def __init__(self, database: Database, connection: Connection) -> None:
        self.database, self.connection = database, connection

    async def take(self, name: str, body: str) -> None:
        await keep(self.database, release(name, body))

    async def events(self) -> dict[int, set[str]]:
        found = await listed(self.connection, EventFilter())
        return {e.id: {r["url"].removeprefix("https://") for r in e.releases} for e in found}

    async def told(self) -> set[frozenset[str]]:
        return set(map(frozenset, (await self.events()).values()))

    async def number(self, name: str) -> int:
        [event] = [event for event, names in (await self.events()).items() if name in names]
        return event


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    async with database.pool.connection() as connection:
        await connection.set_autocommit(True)
        yield Desk(database, connection)


def events(*names: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in names}


async def joined(desk: Desk) -> int:
    await desk.take("mfa-en/1", FIRST)
    await desk.take("kt-en/2", OTHER)
    numbers = [await desk.number("kt-en/2"), await desk.number("mfa-en/1")]
    async with desk.connection.transaction():
        await join(desk.connection, numbers, "Aigul", "one delegation")
    return min(numbers)


async def split_up(desk: Desk) -> list[int]:
    await desk.take("mfa-en/1", FIRST)
    await desk.take("kt-en/2", SAME)
    event = await desk.number("mfa-en/1")
    async with desk.connection.transaction():
        linked = await split(desk.connection, event, ["https://mfa-en/1"], "Aigul", "another year")
    return linked.split


async def test_joined_events_are_one_under_the_oldest_number(desk: Desk) -> None:
    kept = await joined(desk)

    assert await desk.events() == {kept: {"mfa-en/1", "kt-en/2"}}
    assert kept == 1
    reasons = {mention.link for mention in await mentions_of(desk.connection, kept)}
    assert "joined by hand: one delegation" in reasons


async def test_what_comes_later_belongs_to_the_joined_event_by_either_side(desk: Desk) -> None:
    await joined(desk)
    await desk.take("kazinform-en/3", SAME)
    await desk.take("kazinform-ru/4", LATER)

    assert await desk.told() == events("mfa-en/1 kt-en/2 kazinform-en/3 kazinform-ru/4")


async def test_a_join_outlasts_a_new_reading(desk: Desk) -> None:
    await joined(desk)
    await read_up(desk.database, LaterParser())

    assert await desk.told() == events("mfa-en/1 kt-en/2")


async def test_a_join_that_is_taken_back_leaves_what_the_releases_tell(desk: Desk) -> None:
    kept = await joined(desk)
    [ruling] = await rulings_of(desk.connection, kept)
    async with desk.connection.transaction():
        await undo(desk.connection, ruling.id, "Dana", "two delegations")

    assert await desk.told() == events("mfa-en/1", "kt-en/2")
    [ruling] = await rulings_of(desk.connection, kept)
    assert (ruling.kind, ruling.made_by, ruling.undone_by) == ("join", "Aigul", "Dana")


async def test_what_is_split_off_is_an_event_and_the_rest_keeps_the_number(desk: Desk) -> None:
    [now] = await split_up(desk)

    assert await desk.events() == {1: {"kt-en/2"}, now: {"mfa-en/1"}}


async def test_a_split_outlasts_new_readings_and_what_is_like_both_sides(desk: Desk) -> None:
    await split_up(desk)
    await read_up(desk.database, LaterParser())
    await desk.take("kazinform-en/3", FIRST.replace("They spoke", "Both of them spoke"))

    found = await desk.told()
    assert len(found) == 2
    assert not any({"mfa-en/1", "kt-en/2"} <= names for names in found)


async def test_an_edited_release_stays_where_it_was_split_off_to(desk: Desk) -> None:
    await split_up(desk)
    await desk.take("mfa-en/1", FIRST.replace("reindeer", "cloudberries"))

    assert await desk.told() == events("mfa-en/1", "kt-en/2")


async def test_a_later_join_outweighs_a_split(desk: Desk) -> None:
    [now] = await split_up(desk)
    async with desk.connection.transaction():
        await join(desk.connection, [1, now], "Dana", "the same year after all")

    assert await desk.told() == events("mfa-en/1 kt-en/2")


async def refused(desk: Desk, decision: Any) -> str:
    with pytest.raises(RulingError) as error:
        async with desk.connection.transaction():
            await decision
    return str(error.value)


async def test_what_cannot_be_decided_is_refused_with_the_reason(desk: Desk) -> None:
    await desk.take("mfa-en/1", FIRST)
    at, who = desk.connection, ("Aigul", "because")

    assert "no event has the number 7" in await refused(desk, join(at, [1, 7], *who))
    assert "at least two" in await refused(desk, join(at, [1, 1], *who))
    assert "something must stay" in await refused(desk, split(at, 1, ["https://mfa-en/1"], *who))
    assert "neither a mention x" in await refused(desk, split(at, 1, ["x"], *who))
    assert "no ruling 3 stands" in await refused(desk, undo(at, 3, *who))

"""What somebody sets right by hand stays right, whatever is read and linked afterwards."""

from typing import Any

import pytest

from crawler.corrections import CorrectionError
from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import EventMention, ReleaseText
from crawler.store.correcting import correct, undo_latest
from crawler.store.corrections import corrections_of
from crawler.store.database import Database
from crawler.store.events import EventFilter, listed

from .reading import TALKS, keep, read_up, release


class LaterParser(BilateralParser):
    """The built-in parser in a later version, which reads places and amounts otherwise."""

    version = "later"  # type: ignore[misc]  # as an upgrade brings it

    def parse(self, release: ReleaseText) -> list[EventMention]:
        text = release.text.replace("Riga", "Liepaja"[:4]).replace("412.3", "413.2")
        return super().parse(ReleaseText(text, release.title_end, release.language, release.published))


async def events(database: Database) -> list[Any]:
    async with database.transaction() as connection:
        return await listed(connection, EventFilter())


async def the_event(database: Database) -> Any:
    [event] = await events(database)
    return event


async def set_right(database: Database, path: str, value: str) -> None:
    event = await the_event(database)
    async with database.transaction() as connection:
        await correct(connection, event.id, path, value, "Aigul", "the ministry's call")


async def take_back(database: Database, path: str) -> None:
    event = await the_event(database)
    async with database.transaction() as connection:
        await undo_latest(connection, event.id, path, "Aigul", "a slip")


@pytest.fixture
async def corrected(database: Database) -> Database:
    await keep(database, release(1))
    await set_right(database, "place", "Jurmala")
    await set_right(database, "participants/2/role", "Secretary of State")
    await set_right(database, "figures/1/value", "421300000")
    return database


async def test_a_correction_is_told_with_full_confidence(corrected: Database) -> None:
    event = await the_event(corrected)

    assert (event.place, event.confidence["place"]) == ("Jurmala", 1.0)
    assert [(p["name"], p["role"]) for p in event.participants][1] == ("Ilze Ozola", "Secretary of State")
    assert event.figures[0]["value"] == 421_300_000


async def test_it_is_kept_with_who_when_why_and_what_was_before(corrected: Database) -> None:
    event = await the_event(corrected)
    async with corrected.transaction() as connection:
        place, role, value = await corrections_of(connection, event.id)

    assert (place.path, place.replaced, place.value) == ("place", "Riga", "Jurmala")
    assert (place.made_by, place.why, place.undone) == ("Aigul", "the ministry's call", None)
    assert role.path == "participants/Ilze Ozola/role"
    assert value.replaced == 412_300_000


async def test_it_survives_another_reading_of_the_text(corrected: Database) -> None:
    await read_up(corrected, LaterParser())

    event = await the_event(corrected)
    assert (event.place, event.figures[0]["value"]) == ("Jurmala", 421_300_000)


async def test_it_survives_what_others_tell_of_the_event(corrected: Database) -> None:
    await keep(corrected, release(2, f"{TALKS}\n\nThe sides spoke of transit.", source="kt-en"))

    event = await the_event(corrected)
    assert len(event.releases) == 2
    assert (event.place, event.participants[1]["role"]) == ("Jurmala", "Secretary of State")


async def test_it_survives_that_the_event_is_lost_and_found_again(corrected: Database) -> None:
    class Blind(LaterParser):
        version = "blind"  # type: ignore[misc]  # as an upgrade brings it

        def parse(self, release: ReleaseText) -> list[EventMention]:  # noqa: ARG002 - it reads nothing
            return []

    await read_up(corrected, Blind())
    assert await events(corrected) == []
    await read_up(corrected, LaterParser())

    assert (await the_event(corrected)).place == "Jurmala"


async def test_what_is_taken_back_is_told_as_read_and_stays_on_record(corrected: Database) -> None:
    await take_back(corrected, "place")
    await take_back(corrected, "participants/Ilze Ozola/role")

    event = await the_event(corrected)
    assert event.place == "Riga"
    assert event.participants[1]["role"] != "Secretary of State"
    async with corrected.transaction() as connection:
        place, *_ = await corrections_of(connection, event.id)
    assert (place.undone_by, place.undone_why) == ("Aigul", "a slip")


async def test_the_latest_correction_counts_and_the_one_before_comes_back(corrected: Database) -> None:
    await set_right(corrected, "place", "Ventspils")
    assert (await the_event(corrected)).place == "Ventspils"
    await take_back(corrected, "place")
    assert (await the_event(corrected)).place == "Jurmala"


async def test_what_does_not_stand_cannot_be_taken_back(corrected: Database) -> None:
    with pytest.raises(CorrectionError, match=r"no correction of type stands .* but of place"):
        await take_back(corrected, "type")


async def test_an_event_that_is_not_there_cannot_be_corrected(database: Database) -> None:
    async with database.transaction() as connection:
        with pytest.raises(CorrectionError, match="no event has the number 7"):
            await correct(connection, 7, "place", "Riga", "Aigul", "because")

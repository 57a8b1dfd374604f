"""Releases kept and read as a worker does, in this process."""

from datetime import date

from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.registry import Parser
from crawler.release import Publication, Release
from crawler.store.database import Database
from crawler.store.linking import link
from crawler.store.readings import Reading, put_reading, texts_to_read, unread_texts
from crawler.store.releases import Releases

PUBLISHED = Publication(date(2026, 3, 5))
TALKS = (
    "Political consultations were held in Riga today. Deputy Minister of Foreign Affairs of Kazakhstan Arman "
    "Seitkali held talks with State Secretary of the Ministry of Foreign Affairs of Latvia Ilze Ozola.\n\n"
    "In 2025, trade turnover amounted to 412.3 million US dollars."
)


def release(number: int, body: str = TALKS, source: str = "mfa-en") -> Release:
    """A release of a source with a number, which may carry the same text as others."""
    return Release(source, str(number), (f"https://{source}/{number}",), None, body, PUBLISHED, None)


async def keep(database: Database, *releases: Release) -> None:
    """Keep the releases, and have the built-in parser read what is new."""
    await Releases(database).keep(releases)
    await read_up(database, BilateralParser())


async def read_up(database: Database, parser: Parser) -> None:
    """Have a parser read and link all that it has not read."""
    async with database.transaction() as connection:
        unread = await unread_texts(connection, [f"{parser.name} {parser.version}"])
        for text in await texts_to_read(connection, unread):
            reading = Reading(text, parser.name, parser.version, 0.0, parser.parse(text.release_text))
            put = await put_reading(connection, reading)
            await link(connection, put)

"""Releases kept, read, linked and told in this process, as a worker does."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from crawler.parsers.bilateral import BilateralParser
from crawler.release import Publication, Release
from crawler.store.database import Database
from crawler.store.linking import Linked, link
from crawler.store.readings import Reading, UnreadText, put_reading, texts_to_read, unread_texts
from crawler.store.releases import Releases
from scheduler.alerts.delivering import PostOffice, deliver, post_office
from scheduler.alerts.outbox import queue_alerts
from scheduler.alerts.settings import AlertingSettings

_PARSER = BilateralParser()


def talks(country: str, city: str, name: str, amount: str = "412.3") -> str:
    """A release about talks with a country, of which no other call tells."""
    return (
        f"Political consultations were held in {city} today. Deputy Minister of Foreign Affairs of "
        "Kazakhstan Arman Seitkali held talks with State Secretary of the Ministry of Foreign Affairs of "
        f"{country} {name}.\n\n"
        f"In 2025, trade turnover between Kazakhstan and {country} amounted to {amount} million US dollars."
    )


LATVIA = talks("Latvia", "Riga", "Ilze Ozola")
ESTONIA = talks("Estonia", "Tallinn", "Kadri Tamm")
FINLAND = talks("Finland", "Helsinki", "Aino Virtanen")


def published(hours_ago: float) -> Publication:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    return Publication(at.date(), at)


def release(
    body: str,
    number: str = "1",
    source: str = "mfa-en",
    hours_ago: float = 1,
    title: str | None = None,
    on: date | None = None,
) -> Release:
    when = Publication(on) if on else published(hours_ago)
    url = f"https://{source}.example.org/{number}"
    return Release(source, number, (url,), title, body, when, None)


async def keep(database: Database, settings: AlertingSettings, *releases: Release) -> list[Linked]:
    """Keep the releases, have them read, and queue what is to be told; return what came of each reading."""
    return [await read(database, settings, text) for text in await hand_over(database, *releases)]


async def hand_over(database: Database, *releases: Release) -> list[UnreadText]:
    """Keep the releases, and return the texts that are to be read."""
    await Releases(database).keep(releases)
    name = f"{_PARSER.name} {_PARSER.version}"
    async with database.transaction() as connection:
        return await texts_to_read(connection, await unread_texts(connection, [name]))


async def read(database: Database, settings: AlertingSettings, text: UnreadText) -> Linked:
    """Read a text, and queue what is to be told in the transaction that stores what it says."""
    reading = Reading(text, _PARSER.name, _PARSER.version, 0.0, _PARSER.parse(text.release_text))
    async with database.transaction() as connection:
        linked = await link(connection, await put_reading(connection, reading))
        await queue_alerts(connection, settings, linked)
    return linked


def settings_of(channels: dict[str, Any], rules: dict[str, Any], **more: Any) -> AlertingSettings:
    return AlertingSettings.model_validate({"channels": channels, "rules": rules, **more})


async def deliveries(database: Database) -> list[Any]:
    async with database.transaction() as connection:
        found = await connection.execute("select * from deliveries order by created, id")
        return await found.fetchall()


async def make_due(database: Database) -> None:
    """Let the time come at which waiting messages are due, and claims have run out."""
    async with database.transaction() as connection:
        await connection.execute(
            "update deliveries set due = least(due, now()), claimed_until = null where state = 'waiting'"
        )


async def send_due(database: Database, settings: AlertingSettings) -> PostOffice:
    """Make one attempt with each message that is due."""
    office = post_office(database, settings)
    async with database.transaction() as connection:
        found = await connection.execute(
            "select id, channel from deliveries where state = 'waiting' and due <= now() order by created, id"
        )
        rows = await found.fetchall()
    for row in rows:
        await deliver(office, row.channel, UUID(str(row.id)))
    return office

"""What is told together: digests, quiet hours, the hourly maximum, and what came late."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crawler.store.database import Database
from crawler.store.linking import Linked
from scheduler.alerts.alarms import Condition, condition_seen
from scheduler.alerts.outbox import queue_alerts
from scheduler.alerts.settings import AlertingSettings, OpsSettings

from .office import (
    ESTONIA,
    LATVIA,
    deliveries,
    hand_over,
    keep,
    make_due,
    read,
    release,
    send_due,
    settings_of,
    talks,
)

# What is asked of the database is asked of both servers by the tests of what rules tell.
pytestmark = pytest.mark.parametrize("server", ["embedded"], indirect=True, scope="session")

COUNTRIES = {
    "Latvia": "Riga",
    "Estonia": "Tallinn",
    "Finland": "Helsinki",
    "Portugal": "Lisbon",
    "Austria": "Vienna",
    "Ireland": "Dublin",
}
NAMES = ("Ilze Ozola", "Kadri Tamm", "Aino Virtanen", "Rui Carvalho", "Karl Gruber", "Niamh Byrne")
SCREEN = {"screen": {"kind": "print"}}
NEWS = [talks(country, city, name) for (country, city), name in zip(COUNTRIES.items(), NAMES, strict=True)]


def rule(**more: Any) -> AlertingSettings:
    return settings_of(SCREEN, {"watch": {"channels": ["screen"], **more}})


async def find(database: Database, settings: AlertingSettings, news: list[str], first: int = 0) -> None:
    for number, body in enumerate(news, first):
        await keep(database, settings, release(body, str(number)))


def of_kind(rows: list[Any], kind: str) -> list[Any]:
    return [row for row in rows if row.kind == kind]


async def told_in(database: Database, delivery: Any) -> int:
    async with database.transaction() as connection:
        found = await connection.execute("select from alerts where delivery = %s", [delivery.id])
        return len(await found.fetchall())


async def test_a_digest_gathers_until_eight_in_almaty_and_then_begins_anew(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = rule(digest="daily", at="08:00")
    await find(database, settings, NEWS[:3])

    [digest] = await deliveries(database)
    local = digest.due.astimezone(ZoneInfo("Asia/Almaty"))
    assert (local.hour, local.minute) == (8, 0)
    assert timedelta() < digest.due - datetime.now(UTC) <= timedelta(days=1)
    await send_due(database, settings)
    assert capsys.readouterr().out == ""
    await make_due(database)
    await send_due(database, settings)
    told = capsys.readouterr().out
    assert "3 events since the last digest" in told
    assert all(country in told for country in ("Latvia", "Estonia", "Finland"))

    await find(database, settings, NEWS[3:4], 3)
    assert [row.state for row in of_kind(await deliveries(database), "digest")] == ["delivered", "waiting"]


async def test_what_comes_in_quiet_hours_is_told_together_when_they_end(database: Database) -> None:
    hour = datetime.now(UTC).hour
    quiet = f"{(hour - 1) % 24:02}:00-{(hour + 2) % 24:02}:00"

    await find(database, rule(quiet=quiet, zone="UTC"), NEWS[:3])

    [gathered] = await deliveries(database)
    assert (gathered.kind, await told_in(database, gathered)) == ("gathered", 3)
    assert gathered.due.hour == (hour + 2) % 24


async def test_what_exceeds_the_hourly_maximum_is_told_together(database: Database) -> None:
    settings = rule(hourly=2)
    await find(database, settings, NEWS[:3])
    await send_due(database, settings)
    await find(database, settings, NEWS[3:], 3)

    rows = await deliveries(database)
    assert len(of_kind(rows, "event")) == 2
    [gathered] = of_kind(rows, "gathered")
    assert await told_in(database, gathered) == 4
    assert timedelta(minutes=55) < gathered.due - datetime.now(UTC) <= timedelta(hours=1)


async def test_the_hourly_maximum_holds_where_several_workers_find_events_at_once(
    database: Database,
) -> None:
    settings = rule(hourly=2)

    handed = await hand_over(database, *(release(body, str(n)) for n, body in enumerate(NEWS)))
    await asyncio.gather(*(read(database, settings, text) for text in handed))

    rows = await deliveries(database)
    assert len(of_kind(rows, "event")) == 2
    assert sum([await told_in(database, row) for row in rows]) == len(NEWS)


async def test_what_joins_another_event_is_not_told_again(database: Database) -> None:
    settings = rule()
    await find(database, settings, [LATVIA, ESTONIA])
    async with database.transaction() as connection:
        found = await connection.execute("select id from events order by id")
        oldest, other = [row.id for row in await found.fetchall()]
    async with database.transaction() as connection:
        await queue_alerts(connection, settings, Linked(gone={other: oldest}, changed=[oldest]))

    rows = await deliveries(database)
    assert [await told_in(database, row) for row in rows] == [1, 0]
    await send_due(database, settings)
    assert [row.state for row in await deliveries(database)] == ["delivered", "withdrawn"]


async def test_old_news_is_told_as_one_count_only_once_it_has_all_come(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = rule()
    for number, body in enumerate(NEWS):
        await keep(database, settings, release(body, str(number), hours_ago=24 * (100 + number)))

    [backlog] = await deliveries(database)
    assert backlog.kind == "backlog"
    assert backlog.due > datetime.now(UTC) + timedelta(minutes=9)
    await make_due(database)
    await send_due(database, settings)
    assert "6 older events" in capsys.readouterr().out


OPS = settings_of(SCREEN, {}, ops={"channels": ["screen"], "patience_minutes": 10})
BLIND = Condition(
    "source mfa-en", "blind", "nothing new for 9 hours, where 3 are usual", "Look at its pages."
)
WELL = Condition("source mfa-en", None)


async def see(database: Database, condition: Condition, ops: OpsSettings = OPS.ops) -> None:
    async with database.transaction() as connection:
        await condition_seen(connection, ops, condition)


async def test_an_alarm_that_passes_within_its_patience_is_never_told(database: Database) -> None:
    await see(database, BLIND)
    await see(database, BLIND)
    await see(database, WELL)
    await make_due(database)
    await send_due(database, OPS)

    assert [(row.kind, row.state) for row in await deliveries(database)] == [("alarm", "withdrawn")]


async def test_an_alarm_is_told_again_until_it_is_solved_and_then_the_all_clear(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await see(database, BLIND)
    [alarm] = await deliveries(database)
    assert timedelta(minutes=9) < alarm.due - datetime.now(UTC) <= timedelta(minutes=10)
    for _ in range(3):
        await make_due(database)
        await send_due(database, OPS)
        await see(database, BLIND)
    await see(database, WELL)
    await send_due(database, OPS)
    await see(database, WELL)

    told = [
        line for line in capsys.readouterr().out.splitlines() if line.startswith(("source", "Sti", "Sol"))
    ]
    assert told[0] == "source mfa-en: blind"
    assert told.count("Still blind: source mfa-en") == 2
    assert told[-2] == "Solved: source mfa-en"
    kinds = [(row.kind, row.state) for row in await deliveries(database)]
    assert kinds.count(("all_clear", "delivered")) == 1
    assert not [state for _, state in kinds if state == "waiting"]

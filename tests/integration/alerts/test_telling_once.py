"""What rules tell of events, and what they keep to themselves."""

from dataclasses import replace
from typing import Any

import pytest

from crawler.store.database import Database
from scheduler.alerts.settings import AlertingSettings

from .office import (
    ESTONIA,
    FINLAND,
    LATVIA,
    deliveries,
    keep,
    make_due,
    release,
    send_due,
    settings_of,
    talks,
)

SCREEN = {"screen": {"kind": "print"}}


def rule(**conditions: Any) -> AlertingSettings:
    return settings_of(SCREEN, {"watch": {"channels": ["screen"], **conditions}})


async def kinds(database: Database) -> list[str]:
    return [row.kind for row in await deliveries(database)]


async def test_a_new_event_is_told_once_however_many_outlets_report_it(database: Database) -> None:
    settings = rule(partners=["Baltics"])

    await keep(database, settings, release(LATVIA))
    await keep(database, settings, release(LATVIA, source="kt-en"))
    await keep(database, settings, release(LATVIA + " Both sides were pleased.", source="kazinform-en"))

    assert await kinds(database) == ["event"]


async def test_the_meetings_of_a_visit_are_told_with_it_and_not_again_with_a_reprint(
    database: Database,
) -> None:
    visit = (
        "Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali paid a working visit to Latvia.\n\n"
        "During the visit, he held talks with State Secretary of the Ministry of Foreign Affairs of Latvia "
        "Ilze Ozola.\n\n"
        "Arman Seitkali also met with Chairman of the Foreign Affairs Committee of the Saeima Andris Kalnins."
    )
    [first] = await keep(database, rule(), release(visit))
    await keep(database, rule(), release(visit, source="kt-en", title="Deputy Minister Visits Latvia"))

    assert len(first.new) == 3
    assert await kinds(database) == ["event"]


async def test_a_rule_tells_only_of_what_it_asks_for(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = rule(partners=["Baltics"], figures=[{"measure": "trade_turnover", "min": 400e6}])

    await keep(database, settings, release(LATVIA, "1"), release(FINLAND, "2"))
    await keep(database, settings, release(talks("Estonia", "Tallinn", "Kadri Tamm", "12.5"), "3"))
    await send_due(database, settings)

    told = capsys.readouterr().out
    assert "Latvia" in told
    assert "412.3 million USD" in told
    assert "Ilze Ozola, State Secretary" in told
    assert len(await deliveries(database)) == 1


async def test_each_channel_of_each_rule_gets_its_own_message(database: Database) -> None:
    channels = {name: {"kind": "print"} for name in ("a", "b")}
    rules = {"one": {"channels": ["a", "b"]}, "two": {"channels": ["b"]}}

    await keep(database, settings_of(channels, rules), release(LATVIA))

    told = {(row.rule, row.channel) for row in await deliveries(database)}
    assert told == {("one", "a"), ("one", "b"), ("two", "b")}


async def test_what_is_old_by_its_publishers_time_is_only_counted(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = rule()
    await keep(database, settings, release(LATVIA, "1", hours_ago=24 * 30))
    await keep(database, settings, release(ESTONIA, "2", hours_ago=24 * 20))
    await keep(database, settings, release(FINLAND, "3", hours_ago=2))

    assert await kinds(database) == ["backlog", "event"]
    await make_due(database)
    await send_due(database, settings)
    told = capsys.readouterr().out
    assert "2 older events" in told
    assert "Estonia 1" in told


async def test_a_release_without_a_time_is_no_news(database: Database) -> None:
    timeless = replace(release(LATVIA), published=None)

    await keep(database, rule(), timeless)

    assert await kinds(database) == ["backlog"]


async def test_a_change_makes_an_update_only_where_the_rule_wants_one(database: Database) -> None:
    for wants in (False, True):
        settings = rule(updates=wants)
        await keep(database, settings, release(LATVIA, "1"))
        await send_due(database, settings)
        await keep(
            database, settings, release(LATVIA.replace("412.3", f"41{3 + wants}.9"), "1", hours_ago=0.5)
        )

    assert await kinds(database) == ["event", "update"]


async def test_a_change_before_the_message_left_is_told_in_it(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = rule(updates=True)
    await keep(database, settings, release(LATVIA, "1"))
    await keep(database, settings, release(LATVIA.replace("412.3", "413.9"), "1", hours_ago=0.5))
    await send_due(database, settings)

    assert await kinds(database) == ["event"]
    assert "413.9" in capsys.readouterr().out

"""Which events a rule asks for, and which configurations are refused."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from scheduler.alerts.dossier import Dossier
from scheduler.alerts.groups import members, partner_groups
from scheduler.alerts.matching import matches
from scheduler.alerts.settings import AlertingSettings, RuleSettings


def person(name: str, latin: str) -> dict[str, Any]:
    return {"name": name, "name_latin": latin, "side": "SE", "role": None}


def figure(measure: str, value: float | None, unit: str = "USD") -> dict[str, Any]:
    return {"measure": measure, "value": value, "unit": unit}


EVENT = SimpleNamespace(
    id=1,
    type="visit",
    partners=["SE"],
    planned=False,
    participants=[
        person("Қасым-Жомарт Тоқаев", "Kassym-Jomart Tokayev"),
        person("Jan Knutsson", "Jan Knutsson"),
    ],
    figures=[figure("trade_turnover", 1.2e9), figure("companies", 220, "count"), figure("exports", None)],
    agreements=[{"name": "Memorandum on critical raw materials"}],
    topics=[{"name": "trade"}],
    confidence={"type": 0.8, "partners": 0.9, "date": 0.1, "place": 0.1},
)
RELEASE = SimpleNamespace(
    source="kt-ru",
    language="ru",
    published_on=date(2026, 11, 20),
    published_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
)
MENTION = SimpleNamespace(kept_text="В Стокгольме обсудили поставки урановой руды.")
DOSSIER = Dossier(EVENT, (RELEASE,), (MENTION,))


def rule(**conditions: Any) -> RuleSettings:
    return RuleSettings.model_validate({"channels": ["desk"], **conditions})


@pytest.mark.parametrize(
    ("holds", "fails"),
    [
        ({"partners": ["Nordics"]}, {"partners": ["Baltics", "DE"]}),
        ({"partners": ["eu"]}, {"partners": ["EAEU"]}),
        ({"types": ["visit", "meeting"]}, {"types": ["meeting"]}),
        ({"people": ["Tokayev"]}, {"people": ["Tileuberdi"]}),
        ({"people": ["Тоқаев"]}, {"people": ["Нұртілеу"]}),
        ({"people": ["J. Knutsson"]}, {"people": ["Jan Karlsson"]}),
        ({"topics": ["trade", "energy"]}, {"topics": ["energy"]}),
        ({"agreements": ["raw materials"]}, {"agreements": ["visa"]}),
        ({"agreements": True}, {"agreements": ["air"]}),
        ({"figures": [{"measure": "trade_turnover", "min": 1e9}]}, {"figures": [{"min": 2e9}]}),
        ({"figures": [{"unit": "count", "max": 300}]}, {"figures": [{"unit": "EUR"}]}),
        ({"figures": [{"measure": "exports"}]}, {"figures": [{"measure": "exports", "min": 0}]}),
        ({"text": ["УРАНОВ"]}, {"text": ["ран"]}),
        ({"languages": ["ru"]}, {"languages": ["en", "kk"]}),
        ({"sources": ["kt-ru"]}, {"sources": ["mfa-en"]}),
        ({"confidence": 0.8}, {"confidence": 0.81}),
        ({"planned": False}, {"planned": True}),
        ({}, {"types": ["visit"], "planned": True}),
    ],
)
def test_each_condition_decides(holds: dict[str, Any], fails: dict[str, Any]) -> None:
    assert matches(rule(**holds), DOSSIER)
    assert not matches(rule(**fails), DOSSIER)


def test_an_event_without_agreements_meets_no_rule_that_asks_for_any() -> None:
    bare = Dossier(SimpleNamespace(**vars(EVENT) | {"agreements": []}), (RELEASE,), (MENTION,))

    assert not matches(rule(agreements=True), bare)


def test_groups_consist_of_partners_that_there_are_and_never_of_kazakhstan() -> None:
    for group, codes in partner_groups().items():
        assert "KZ" not in codes
        assert len(set(codes)) == len(codes) > 1, group
        members([code for code in codes if code != group])
    assert len(members(["EU"])) == 28
    assert members(["Central Asia"]) == {"KG", "TJ", "TM", "UZ"}


def of_rule(**keys: Any) -> dict[str, Any]:
    return {"rules": {"a": {"channels": ["desk"], **keys}}}


def of_channel(**keys: Any) -> dict[str, Any]:
    return {"channels": {"x": keys}}


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (of_rule(partner=["SE"]), "Extra inputs"),
        (of_rule(partners=["Nordix"]), "no partner or group is called Nordix"),
        (of_rule(topics=["chess"]), "no topic is called chess"),
        (of_rule(sources=["bbc-en"]), "no source is called bbc-en"),
        (of_rule(zone="Asia/Astana"), "no time zone is called Asia/Astana"),
        (of_rule(digest="daily", hourly=3), "a digest has its time"),
        (of_rule(quiet="22-7"), "pattern"),
        (of_rule(channels=["desc"]), "rules.a names the channel desc"),
        (of_rule(channels=[]), "at least 1 item"),
        ({"ops": {"channels": ["desc"]}}, "ops names the channel desc"),
        (of_channel(kind="pigeon"), "pigeon"),
        (of_channel(kind="mail", to=["a"], host="h") | {"from": "w@x.y"}, "no mail address"),
        (of_channel(kind="webhook", url="ftp://x", secret="s"), "https://"),
    ],
)
def test_what_cannot_be_meant_is_refused(tables: dict[str, Any], told: str) -> None:
    desk = {"channels": {"desk": {"kind": "print"}}}

    with pytest.raises(ValidationError, match=told):
        AlertingSettings.model_validate(desk | tables)

"""What a message says, gathered when it is sent: the events as they then are, or an alarm."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from crawler.store.alarms import alarm_of
from crawler.store.database import Connection
from crawler.store.deliveries import backlog_of, events_of_delivery, parts_of
from scheduler.alerts.dossier import Dossier, dossiers
from scheduler.alerts.harmless import harmless
from scheduler.alerts.messages import Matter
from scheduler.alerts.settings import ASTANA, AlertingSettings
from scheduler.alerts.view import EventView, Viewer
from scheduler.alerts.words import Language, partner_name, words
from scheduler.event_document import event_document

_MOST_EVENTS = 40
_EVENT_FOUND = {"event": "event.found", "update": "event.changed"}


def language_of(settings: AlertingSettings, rule: str) -> Language:
    """Return the language in which a rule's messages are told; alarms are told under no rule."""
    if rule == "":
        return settings.ops.language
    found = settings.rules.get(rule)
    return (found and found.language) or settings.alerts.language


async def matter_of(connection: Connection, settings: AlertingSettings, delivery: Any) -> Matter | None:
    """Return what a message is to say; None where there is nothing any more."""
    language = language_of(settings, delivery.rule)
    match delivery.kind:
        case "alarm" | "reminder" | "all_clear":
            return alarm_matter(delivery, await alarm_of(connection, delivery.alarm), language)
        case "backlog":
            return _backlog_matter(delivery, await backlog_of(connection, delivery.id), language)
    found = await dossiers(connection, await events_of_delivery(connection, delivery.id))
    viewer = Viewer(language, settings.alerts.dashboard)
    return await _events_matter(connection, delivery, found, viewer) if found else None


async def _events_matter(
    connection: Connection, delivery: Any, found: Sequence[Dossier], viewer: Viewer
) -> Matter:
    shown = [
        viewer.view(
            dossier,
            await dossiers(connection, await parts_of(connection, dossier.event.id)),
            updated=delivery.kind == "update",
        )
        for dossier in found[:_MOST_EVENTS]
    ]
    return events_matter(str(delivery.id), delivery.kind, delivery.rule, found, shown, viewer.language)


def events_matter(
    key: str, kind: str, rule: str, found: Sequence[Dossier], shown: Sequence[EventView], language: Language
) -> Matter:
    """Return what a message of a kind says of the events; the first of them in full."""
    told = words(language)
    rest = found[len(shown) :]
    return Matter(
        key=key,
        kind=kind,
        name="events",
        subject=_subject(kind, shown, len(found), language),
        shown={
            "intro": told["line"].get(kind, "").format(count=len(found)),
            "events": shown,
            "more": len(rest),
            "counted": _counted(_by_partner(rest), language),
            "rule": rule,
        },
        data={
            "type": _EVENT_FOUND.get(kind, f"events.{kind}"),
            "rule": rule,
            "events": [event_document(dossier.event) for dossier in found],
        },
    )


def _subject(kind: str, shown: Sequence[EventView], count: int, language: Language) -> str:
    """One event by who and what; several by how many."""
    told = words(language)["subject"]
    if kind in {"digest", "gathered"}:
        return told[kind].format(count=count)
    first = shown[0]
    what = f"{', '.join(first.partners)}: {first.headline}" if first.partners else first.headline
    return told["update"].format(what=what) if kind == "update" else what


def _by_partner(found: Sequence[Dossier]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for dossier in found:
        for partner in dossier.event.partners:
            counted[partner] = counted.get(partner, 0) + 1
    return counted


def _counted(partners: dict[str, int], language: Language) -> str:
    """How many events each partner has, most first."""
    ordered = sorted(partners.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{partner_name(code, language)} {count}" for code, count in ordered)


def _backlog_matter(delivery: Any, backlog: Any, language: Language) -> Matter | None:
    if not backlog.events:
        return None
    told, viewer = words(language), Viewer(language)
    between = {"first": backlog.first, "last": backlog.last}
    line = told["line"]["backlog" if backlog.first else "backlog_undated"]
    intro = line.format(
        count=backlog.events, **{name: day and viewer.day(day) for name, day in between.items()}
    )
    partners = backlog.partners or {}
    counted = _counted(partners, language)
    return Matter(
        key=str(delivery.id),
        kind="backlog",
        name="events",
        subject=told["subject"]["backlog"].format(count=backlog.events),
        shown={
            "intro": f"{intro} {counted}".strip(),
            "events": (),
            "more": 0,
            "counted": "",
            "rule": delivery.rule,
        },
        data={
            "type": "events.backlog",
            "rule": delivery.rule,
            "count": backlog.events,
            "partners": partners,
            **{name: day and day.isoformat() for name, day in between.items()},
        },
    )


def alarm_matter(delivery: Any, alarm: Any, language: Language) -> Matter | None:
    """Return what a message says of an alarm; None where that was solved before anybody was told."""
    if delivery.kind != "all_clear" and alarm.solved is not None:
        return None
    said = {
        "subject": harmless(alarm.subject),
        "state": harmless(alarm.state),
        "since": _instant(alarm.since, language),
        "solved": alarm.solved and _instant(alarm.solved, language),
    }
    is_open = delivery.kind != "all_clear"
    return Matter(
        key=str(delivery.id),
        kind=delivery.kind,
        name="alarm",
        subject=words(language)["subject"][delivery.kind].format(**said),
        shown={
            "told": words(language)["line"][delivery.kind].format(**said),
            "reason": harmless(alarm.reason, 1000) if is_open else None,
            "advice": alarm.advice and harmless(alarm.advice, 1000) if is_open else None,
        },
        data={
            "type": f"service.{delivery.kind}",
            "subject": alarm.subject,
            "state": alarm.state,
            "reason": alarm.reason,
            "since": alarm.since.isoformat(),
            "solved": alarm.solved and alarm.solved.isoformat(),
        },
    )


def _instant(instant: datetime, language: Language) -> str:
    return format_datetime(instant, "d MMMM y, HH:mm", ZoneInfo(ASTANA), language)


def sample_matter(key: str, language: Language) -> Matter:
    """Return what a channel is tried with."""
    told = words(language)
    return Matter(
        key=key,
        kind="test",
        name="alarm",
        subject=told["subject"]["test"],
        shown={"told": told["label"]["test"], "reason": None, "advice": None},
        data={"type": "service.test"},
    )

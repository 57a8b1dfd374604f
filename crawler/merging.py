"""Tells an event from its mentions: what all of them together say, the foremost one first."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from crawler.linking import StoredMention, folded, same_participant
from crawler.parsers.model import (
    Agreement,
    EventMention,
    EventType,
    FieldConfidence,
    Figure,
    Organization,
    Participant,
    Topic,
)

T = TypeVar("T")

_FOREMOST = ("mfa", "kazinform", "kt")
"""Publishers by how near they are to the event; the ministry's own words come first."""


@dataclass(frozen=True, slots=True)
class EventState:
    """What is told of an event at a time."""

    type: EventType
    partners: tuple[str, ...]
    date: datetime.date | None
    date_end: datetime.date | None
    place: str | None
    planned: bool
    headline: str
    participants: tuple[Participant, ...]
    organizations: tuple[Organization, ...]
    figures: tuple[Figure, ...]
    agreements: tuple[Agreement, ...]
    topics: tuple[Topic, ...]
    confidence: FieldConfidence


def merge(mentions: Sequence[StoredMention]) -> EventState:
    """Return the event that the mentions, at least one, are about.

    It follows from which mentions there are, not from their order. Texts that every release has replaced by
    another one no longer count, unless nothing else tells of the event.
    """
    told = sorted([m for m in mentions if m.live] or mentions, key=_precedence)
    first, all_read = told[0].mention, [stored.mention for stored in told]
    dated = max(all_read, key=_sure_of_days)
    placed = next((m for m in all_read if m.place), first)
    return EventState(
        type=first.type,
        partners=first.partners,
        date=dated.date,
        date_end=dated.date_end,
        place=placed.place,
        planned=all(m.planned for m in all_read),
        headline=told[0].headline,
        participants=_people(p for m in all_read for p in m.participants),
        organizations=_distinct((o for m in all_read for o in m.organizations), _organization_key),
        figures=_distinct((f for m in all_read for f in m.figures), _figure_key),
        agreements=_distinct((a for m in all_read for a in m.agreements), _agreement_key),
        topics=_distinct((t for m in all_read for t in m.topics), _topic_key),
        confidence=replace(first.confidence, date=dated.confidence.date, place=placed.confidence.place),
    )


def _sure_of_days(mention: EventMention) -> tuple[bool, bool, bool, float]:
    """A report knows better than an announcement; one that tells the last day too knows more."""
    is_told = mention.date is not None
    return is_told, is_told and not mention.planned, mention.date_end is not None, mention.confidence.date


def _precedence(stored: StoredMention) -> tuple[bool, bool, int, datetime.date, str, str, int]:
    return (
        not stored.is_main,
        stored.mention.planned,
        min(map(_rank, stored.sources)),
        stored.published or datetime.date.max,
        stored.text,
        stored.parser,
        stored.ordinal,
    )


def _rank(source: str) -> int:
    publisher = source.partition("-")[0]
    return _FOREMOST.index(publisher) if publisher in _FOREMOST else len(_FOREMOST)


def _people(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """One entry a person: the fullest name, and the first role, side and organisation that is told."""
    distinct: list[Participant] = []
    for person in people:
        known = next((i for i, p in enumerate(distinct) if same_participant(p, person)), None)
        if known is None:
            distinct.append(person)
        else:
            distinct[known] = _fuller(distinct[known], person)
    return tuple(distinct)


def _fuller(known: Participant, other: Participant) -> Participant:
    named = max(known, other, key=lambda p: len(p.name_latin.split()))
    return replace(
        known,
        name=named.name,
        name_latin=named.name_latin,
        role=known.role or other.role,
        side=known.side or other.side,
        organization=known.organization or other.organization,
    )


def _distinct(parts: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    first: dict[Hashable, T] = {}
    for part in parts:
        first.setdefault(key(part), part)
    return tuple(first.values())


def _organization_key(organization: Organization) -> Hashable:
    return folded(organization.name)


def _figure_key(figure: Figure) -> Hashable:
    return figure.measure, figure.value, figure.unit, figure.period, figure.partner


def _agreement_key(agreement: Agreement) -> Hashable:
    return folded(agreement.name)


def _topic_key(topic: Topic) -> Hashable:
    return topic.name

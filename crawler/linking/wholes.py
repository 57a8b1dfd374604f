"""Which visit an event is a part of: one of its meetings that was told by a release of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from crawler.linking.mention import Days
from crawler.linking.people import same_participant
from crawler.parsers.model import EventType, Participant

SPAN_DAYS: Final = 14
"""How far apart the days of a visit and of one of its parts can be."""

_PARTS: Final = frozenset[EventType](
    {"meeting", "political_consultations", "commission", "forum", "signing", "opening", "consular", "other"}
)
_USUAL_LENGTH: Final = timedelta(days=1)
_TOLD_WITHIN: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event as far as it matters to which visit it belongs.

    Attributes:
        told: its first and last day; the last is the first where only that is told.
        reported: the earliest day on which it was reported.
        told_in: the numbers of the events that texts tell it as a part of.
    """

    id: int
    type: EventType
    partners: frozenset[str]
    told: Days | None
    reported: date | None
    headline: str
    participants: Sequence[Participant]
    told_in: frozenset[int]


def whole_of(part: Occurrence, others: Iterable[Occurrence]) -> int | None:
    """Return the number of the event that one is a part of: as a text tells it, or by day and traveller."""
    wholes = [other for other in others if other.id != part.id]
    told = [whole for whole in wholes if whole.id in part.told_in]
    fitting = told or [whole for whole in wholes if _belongs(part, whole)]
    return min(fitting, key=_order).id if fitting else None


def _order(whole: Occurrence) -> tuple[date, str]:
    return (whole.told[0] if whole.told else date.max), whole.headline


def _belongs(part: Occurrence, visit: Occurrence) -> bool:
    return (
        visit.type == "visit"
        and part.type in _PARTS
        and bool(part.partners & visit.partners)
        and _falls_within(part, visit)
        and _takes_part(visit.participants[:1], part)
    )


def _takes_part(travellers: Sequence[Participant], part: Occurrence) -> bool:
    """The one who travels is named first; the hosts meet others on the same days."""
    return any(
        same_participant(traveller, person) for traveller in travellers for person in part.participants
    )


def _falls_within(part: Occurrence, visit: Occurrence) -> bool:
    span = _span(visit)
    if span is None:
        return False
    if part.told:
        return part.told[0] <= span[1] and span[0] <= part.told[1]
    return part.reported is not None and span[0] <= part.reported <= span[1] + _TOLD_WITHIN


def _span(visit: Occurrence) -> Days | None:
    """A visit of which one day is told may go on for another; one without a day ends as it is reported."""
    if visit.told:
        first, last = visit.told
        return first, max(last, first + _USUAL_LENGTH)
    return (visit.reported - _TOLD_WITHIN, visit.reported) if visit.reported else None

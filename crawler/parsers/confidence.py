"""Makes confidence mean what it says: how often fields that are told with it turn out right.

Each rule says how sure it is of itself; how often that is right was measured, and is what a mention tells.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from crawler.parsers.language.tables import shared_table
from crawler.parsers.model import Agreement, EventMention, FieldConfidence, Figure, Participant

P = TypeVar("P", Participant, Figure, Agreement)
_MOST_REMEMBERED = 2_000
Knots = Sequence[tuple[float, float]]


def calibrated(mention: EventMention) -> EventMention:
    """Return a mention with the confidence of each field as it was measured."""
    own = mention.confidence
    return replace(
        mention,
        participants=_parts("participants", mention.participants),
        figures=_parts("figures", mention.figures),
        agreements=_parts("agreements", mention.agreements),
        confidence=FieldConfidence(
            type=measured("type", own.type),
            partners=measured("partners", own.partners),
            date=measured("date", own.date) if mention.date else own.date,
            place=measured("place", own.place) if mention.place else own.place,
        ),
    )


def _parts(field: str, parts: Sequence[P]) -> tuple[P, ...]:
    return tuple(replace(part, confidence=measured(field, part.confidence)) for part in parts)


@lru_cache(_MOST_REMEMBERED)
def measured(field: str, said: float) -> float:
    """Return how often a field turned out right of which a rule said so, to two digits."""
    knots: Knots = [(0.0, 0.0), *shared_table("confidence")[field]]
    for (low, low_right), (high, high_right) in pairwise(knots):
        if said <= high:
            return round(low_right + (high_right - low_right) * (said - low) / (high - low), 2)
    return knots[-1][1]

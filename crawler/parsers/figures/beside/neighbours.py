"""What stands beside what in a sentence: the looks that all rules about it share."""

from collections.abc import Sequence
from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.growth import Growth
from crawler.parsers.text.phrases import Mark

OPENING: Final = frozenset("([")
CLOSING: Final = frozenset(")]")
BREAKING: Final = frozenset({",", ";", ":", "-", "(", ")", "[", "]"})
ENDING: Final = BREAKING - {"-"}
LINK_REACH: Final = 6
Marks = Sequence[Mark]


def has(marks: Marks, slot: str) -> bool:
    """Return whether one of some marks has a slot."""
    return any(slot in mark.slots for mark in marks)


def stands_alone(marks: Marks, at: int) -> bool:
    """Return whether a parenthesis holds nothing but what is at this place."""
    closes = at + 1 < len(marks) and marks[at + 1].word in CLOSING
    return closes and at > 0 and marks[at - 1].word in OPENING


def is_next_but_growth(marks: Marks, first: int, at: int) -> bool:
    """Return whether nothing but a growth stands between two places: "up on 2022 by 14% ("."""
    return all(isinstance(mark, Growth) or "by" in mark.slots for mark in marks[first + 1 : at])


def without_equivalent(between: Marks) -> Marks:
    """Return the marks behind a sum without the same sum in another currency, in brackets."""
    told_again = len(between) > 2 and isinstance(between[1], Amount) and between[2].word in CLOSING
    return between[3:] if told_again and between[0].word in OPENING else between

"""How the word for a measure stands to what is beside it: what it names, and what only looks like it."""

from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.beside.neighbours import (
    BREAKING,
    CLOSING,
    LINK_REACH,
    OPENING,
    Marks,
    has,
    without_equivalent,
)
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.text.phrases import Mark

_RISE_REACH: Final = 6
_NOUN_AND_PREPOSITION: Final = (2, 3)  # words of "increase in", and of "increase in the"
_SECTOR_REACH: Final = 4
_WEIGHT: Final = 3  # marks: "of", "over" and the number
_PURPOSE_REACH: Final = 3
_COST_REACH: Final = 5
_CAPITAL_REACH: Final = 5


def has_risen(marks: Marks, at: int) -> bool:
    """Return whether a rise or fall was told right before: "doubled to reach"."""
    near = marks[max(0, at - _RISE_REACH) : at]
    return has(near, "rise") or has(near, "growth")


def is_mere_word(marks: Marks, at: int) -> bool:
    """Return whether a word for a measure names nothing that is measured here: a field, or what companies."""
    return _is_mere_field(marks, at) or _is_capital_of_companies(marks, at)


def _is_mere_field(marks: Marks, at: int) -> bool:
    """Return whether a word for a measure names a field of cooperation here, and nothing that is measured."""
    mark = marks[at]
    if "no_measure" in mark.slots or "weak" not in mark.slots:
        return "no_measure" in mark.slots
    if not 0 < at < len(marks) - 1:
        return False
    before, behind = marks[at - 1], marks[at + 1]
    return (before.word == "on" or _lists(before)) and _lists(behind)


def _is_capital_of_companies(marks: Marks, at: int) -> bool:
    """Return whether capital only tells what companies these are: "companies with Danish investment grew"."""
    before, behind = marks[max(0, at - _CAPITAL_REACH) : at], marks[at + 1 : at + 1 + _CAPITAL_REACH]
    companies = "capital" in marks[at].slots and has(before, "company") and has(before, "with")
    return companies and not any(isinstance(mark, Amount) and mark.is_money for mark in behind)


def _lists(mark: Mark) -> bool:
    return mark.word == "," or "joint" in mark.slots


def is_of_economy(marks: Marks, at: int) -> bool:
    """Return whether a measure goes on with a country's output: "ВВП вырос на 4%, импорт – на 5%"."""
    left_out = at + 1 < len(marks) and marks[at + 1].word == "-"
    return left_out and has(marks[:at], "economy")


def is_of_sector(marks: Marks, at: int) -> bool:
    """Return whether only a single sector's trade is meant: "agricultural trade", "exports of wheat"."""
    if at and "sector" in marks[at - 1].slots:
        return True
    if at > 1 and "of_sector" in marks[at - 1].slots and "sector" in marks[at - 2].slots:
        return True
    following = _without_weight(marks[at + 1 : at + 1 + _SECTOR_REACH + _WEIGHT])
    if following and "of_sector" in following[0].slots:
        return has(following[1:], "sector")
    return bool(following) and "sector" in following[0].slots


def _without_weight(following: Marks) -> Marks:
    """Return the marks behind a measure without a weight: "exports of 120 thousand tons of wool"."""
    for first, mark in enumerate(following[:_WEIGHT]):
        if mark.number is not None or (isinstance(mark, Amount) and mark.unit is None):
            return following[first + 2 :]
    return following[:_SECTOR_REACH]


def is_of_growth(marks: Marks, growth_at: int, at: int) -> bool:
    """Return whether a measure follows a growth's noun: "a 20% increase in exports"."""
    between = marks[growth_at + 1 : at]
    moved = len(between) in _NOUN_AND_PREPOSITION and not between[0].slots.keys().isdisjoint({"rise", "fall"})
    return moved and "of_sector" in between[1].slots


def is_told_of_growth(marks: Marks, growth_at: int, at: int) -> bool:
    """Return whether a measure names the growth told before it: "a 20% increase in exports"."""
    between = marks[growth_at + 1 : at]
    return len(between) <= LINK_REACH and not any(mark.word in BREAKING for mark in between)


def amount_before(marks: Marks, at: int) -> int | None:
    """Return the place of a sum that the measure here may name after it: "51.5 million dollars in FDI"."""
    for back in range(at - 1, max(-1, at - 1 - LINK_REACH), -1):
        mark = marks[back]
        if isinstance(mark, Amount):
            return back if mark.is_money else None
        if isinstance(mark, Growth | PeriodMark) or "joint" in mark.slots:
            return None
        if _ends_equivalent(marks, back):
            return back - 3
        if mark.word in BREAKING and not _has_dash_before(marks, at):
            return None
    return None


def _ends_equivalent(marks: Marks, at: int) -> bool:
    """Whether a bracket here ends the telling of a sum in another currency: "€1.2 billion ($1.3 billion)"."""
    told_twice = at > 2 and isinstance(marks[at - 1], Amount) and isinstance(marks[at - 3], Amount)
    return told_twice and marks[at].word in CLOSING and marks[at - 2].word in OPENING


def is_linked(marks: Marks, amount_at: int, at: int) -> bool:
    """Return whether nothing, a dash or a word such as "fell on" ties a measure to the amount before it."""
    between = without_equivalent(marks[amount_at + 1 : at])
    return not between or _has_dash_before(marks, at) or has(between, "link")


def _has_dash_before(marks: Marks, at: int) -> bool:
    """Whether a dash is between an amount and its name: "5 million – our exports", "5 млн – на импорт"."""
    goes_on = at + 1 < len(marks) and (marks[at + 1].word in ("-", ":") or isinstance(marks[at + 1], Amount))
    dash_at = at - 1 if marks[at - 1].slots.keys().isdisjoint({"home", "link"}) else at - 2
    is_dash = dash_at > 0 and marks[dash_at].word == "-" and isinstance(marks[dash_at - 1], Amount)
    return is_dash and not goes_on


def is_cost_of(marks: Marks, at: int) -> bool:
    """Return whether a word right before says that this deal's sum follows: "the cost of the new plant"."""
    return has(marks[max(0, at - _COST_REACH) : at], "worth")


def is_purpose_of(marks: Marks, deal_at: int | None, at: int) -> bool:
    """Return whether a word tells what a project is for: "a project on the production of locomotives"."""
    between = marks[deal_at + 1 : at] if deal_at is not None else ()
    return 0 < len(between) <= _PURPOSE_REACH and between[0].word in ("on", "for", "of", "in", "with")


def goes_on(marks: Marks) -> bool:
    """Return whether a sentence may speak of a measure that the one before it names."""
    return has(marks, "anaphor") or has(marks[:2], "span")

"""How a period stands to what is beside it: what it holds for, and what only serves as comparison."""

from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.beside.neighbours import (
    BREAKING,
    CLOSING,
    ENDING,
    LINK_REACH,
    OPENING,
    Marks,
    has,
    stands_alone,
    without_equivalent,
)
from crawler.parsers.figures.beside.sums import is_start
from crawler.parsers.figures.frames import Statement
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import PeriodMark

_COMPARING: Final = frozenset({"compare", "versus", "rise", "fall"})
_STOPPING: Final = frozenset({",", ";", "."})
_TOLD_REACH: Final = 5
_PERIOD_REACH: Final = 5
_EXCEEDED_REACH: Final = 5


def explains_period(marks: Marks, at: int) -> bool:
    """Return whether a period in brackets is that of what it stands behind: "20 years (2005-2025)"."""
    if at < 2 or not stands_alone(marks, at):
        return False
    return isinstance(marks[at - 2], PeriodMark) or "measure" in marks[at - 2].slots


def opens_with_period(marks: Marks, at: int) -> bool:
    """Return whether a sentence has hardly more than a period before this place: "In 2023 - 50.5 million"."""
    return at <= LINK_REACH and any(isinstance(mark, PeriodMark) for mark in marks[: min(at, 2)])


def goes_on(marks: Marks) -> bool:
    """Return whether a sentence may speak of a measure that the one before it names."""
    return has(marks, "anaphor") or has(marks[:2], "span")


def is_reference_of_growth(marks: Marks, at: int) -> bool:
    """Return whether the period here is what the growth before it is counted from: "up 19.7% on 2021"."""
    if at and isinstance(marks[at - 1], Growth) and marks[at].word == "{from}":
        return True
    if has(marks[max(0, at - _EXCEEDED_REACH) : at], "rise_by") and has(marks[at + 1 : at + 2], "by"):
        return True  # "which exceeds the figure of 2022 by 11%"
    before = at - 2 if at and marks[at - 1].word == "the" else at - 1
    if before <= 0 or "versus" not in marks[before].slots or _lasts_over(marks, before, at):
        return False
    told = before - 1
    if marks[told].word == "," and has(marks[told - 1 : told], "rise") and _opens_bracket(marks, at + 1):
        told -= 2  # "в 1,6 раза больше, чем годом ранее (312 млн)"
    return isinstance(marks[told], Growth)


def _lasts_over(marks: Marks, over_at: int, at: int) -> bool:
    """Return whether growth went on over months, the only ones told: "up 5% over the first months"."""
    alone = not any(isinstance(mark, PeriodMark) for mark in marks[:over_at])
    return alone and marks[over_at].word == "over" and marks[at].word == "{first_months}"


def _opens_bracket(marks: Marks, at: int) -> bool:
    return at < len(marks) and marks[at].word in OPENING


def own_period(marks: Marks, at: int) -> PeriodMark | None:
    """Return the period told right behind a growth or a sum, and for it: "has grown by 10% this year"."""
    for place in (at + 1, at + 2):
        mark = marks[place] if place < len(marks) else None
        if isinstance(mark, PeriodMark):
            return None if mark.is_reference or is_reference_of_growth(marks, place) else mark
    return None


def is_same_period_told(marks: Marks, at: int) -> bool:
    """Return whether an amount is told of "the same period of 2022", which is not only compared with."""
    if marks[at].word != "{same}" or (at and isinstance(marks[at - 1], Growth)):
        return False
    if at and not marks[at - 1].slots.keys().isdisjoint(_COMPARING):
        return False
    compared = has(marks[max(0, at - 2) : at], "compare")
    for mark in marks[at + 1 : at + 1 + _TOLD_REACH]:
        if isinstance(mark, Amount):
            return mark.is_money
        if compared and "realised" in mark.slots:
            return False  # "compared to the same period of 2022 and stood at $2 million"
        if isinstance(mark, Growth) or mark.word in ENDING or not mark.slots.keys().isdisjoint(_COMPARING):
            return False
    return False


def is_right_behind(marks: Marks, first: int, at: int) -> bool:
    """Return whether the period at a place belongs to what stands before it: "85 million dollars in 2021"."""
    between = _without_growth(without_equivalent(marks[first + 1 : at]))
    if len(between) > _PERIOD_REACH:
        return False
    if between and between[0].word == "-" and (at + 1 == len(marks) or marks[at + 1].word in _STOPPING):
        between = between[1:]
    if between and between[0].word in OPENING:
        return at + 1 < len(marks) and marks[at + 1].word in CLOSING
    ties = {"joint", "measure", "amount", "span"}
    return not any(mark.word in BREAKING or mark.slots.keys() & ties for mark in between)


def is_behind(marks: Marks, statement: Statement, at: int) -> bool:
    """Return whether the period at a place is a statement's own, right behind its amount or its measure."""
    if statement.amount is None or is_start(statement.amount):
        return False
    named_at = -1 if statement.frame.at is None else statement.frame.at
    return is_right_behind(marks, max(named_at, statement.at), at)


def is_told_last(marks: Marks, at: int) -> bool:
    """Return whether the period here is told after all that it holds for: "up 15%, to $1 bn, in 2023"."""
    told = at - 3 if at and marks[at - 1].word == "the" else at - 2
    before = marks[told] if told >= 0 else None
    if marks[at].word == "{past_years}":
        return True
    return before is not None and (before.word in (",", ")") or isinstance(before, Growth))


def _without_growth(between: Marks) -> Marks:
    """Return the marks behind a sum without a growth in brackets: "$2 million (a 2-fold rise) in 2023"."""
    if not between or between[0].word not in OPENING or not any(isinstance(mark, Growth) for mark in between):
        return between
    closing = next((at for at, mark in enumerate(between) if mark.word in CLOSING), None)
    return between if closing is None else between[closing + 1 :]

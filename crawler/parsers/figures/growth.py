"""Growth: `up 19.7%`, `a 63% increase`, `doubled`, `3-fold`, "в 1,5 раза", "бес есе өсіп".

A percentage or a multiple is growth only where a word beside it says that something rose or fell; a share, a
rank or a count of times is none. Growth is signed and in per cent: N-fold is (N - 1) * 100.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.model import Bound
from crawler.parsers.text.phrases import Mark

_GROWTH_SLOTS: Final[Mapping[str, str]] = {"growth": ""}
_REACH_LEFT: Final = 8
_REACH_BY: Final = 16
_SHARED_REACH: Final = 7
_REACH_RIGHT: Final = 5
_NEAR: Final = 3
_WHOLE: Final = 100  # per cent
_LEFT_OUT: Final = 5  # marks: a dash and "более чем" between a measure and its ratio
_SMALL: Final = frozenset(
    {"after_amount", "versus", "home", "toward"}
)  # of words that tell nothing of their own here
_BARRIERS: Final = frozenset({";", "(", ")", "[", "]", '"'})


@dataclass(slots=True)
class Growth(Mark):
    """A change against the period before, signed and in per cent."""

    change: float = 0.0
    bound: Bound | None = None


def read_growth(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with each percentage, multiple or word for growth made a Growth.

    A verb that comes last tells of all before it: "экспорт 70%-ға, импорт 60%-ға өсті".
    """
    read = list(marks)
    last, waiting = 0, -_SHARED_REACH
    for at in [at for at, mark in enumerate(marks) if mark.slots]:
        mark = marks[at]
        if _is_ratio(mark) or "part_of_whole" in mark.slots:
            sign = _sign(marks, at)
            sign = 0 if _compares(marks, at) else sign
            change = _change(mark, sign or (last if _repeats(marks, at) else 0))
            change = _index(marks, at) if change is None else change
            last = sign or last
            if change is not None:
                read[at] = _growth(mark, change)
            if at - waiting < _SHARED_REACH and (shared := _change(marks[waiting], sign)) is not None:
                read[waiting] = _growth(marks[waiting], shared)
            waiting = at if change is None and "to" in mark.slots else -_SHARED_REACH
        elif "change" in mark.slots and not _compares(marks, at):
            read[at] = _growth(mark, _multiplied(marks, at))
        elif "realised" in mark.slots:
            waiting = -_SHARED_REACH
    return read


def _is_ratio(mark: Mark) -> bool:
    return isinstance(mark, Amount) and not mark.is_money


def _multiplied(marks: Sequence[Mark], at: int) -> float:
    """Return the change that "doubled" and the like tell; a verb of falling right beside turns it around."""
    change = float(marks[at].slots["change"])
    before = marks[max(0, at - _NEAR) : at]
    clause = before[max((place + 1 for place, mark in enumerate(before) if mark.word == ","), default=0) :]
    falls = any("fall" in mark.slots for mark in (*clause, *marks[at + 1 : at + 2]))
    return round((100 / (change + 100) - 1) * 100, 4) if falls else change


def _compares(marks: Sequence[Mark], at: int) -> bool:
    """Whether one measure is held against another: "экспорт превысил импорт втрое"."""
    left = marks[max(0, at - _NEAR) : at]
    return any("rise_by" in one.slots and "measure" in other.slots for one, other in pairwise(left))


def _growth(mark: Mark, change: float) -> Growth:
    bound = mark.bound if isinstance(mark, Amount) else None
    return Growth(mark.start, mark.end, mark.word, {**mark.slots, **_GROWTH_SLOTS}, None, change, bound)


def _change(mark: Mark, sign: int) -> float | None:
    """Return the change that a percentage, a multiple or a part tells, where it tells one."""
    if not isinstance(mark, Amount):
        return sign * float(mark.slots["part_of_whole"]) if sign else None
    if mark.unit == "percent":
        return sign * mark.value if sign and not (sign < 0 and mark.value > 100) else None
    if mark.unit != "times" or mark.value <= 0:
        return None
    if sign > 0 or mark.word.endswith("fold") or " as " in mark.word:
        return round((mark.value - 1) * 100, 4)
    return round((1 / mark.value - 1) * 100, 4) if sign < 0 and mark.value > 1 else None


def _index(marks: Sequence[Mark], at: int) -> float | None:
    """Return the change that an index tells: "(115,8% к уровню 2022 года)", "(128,1%)", "или 110% к …".

    So does "…, 112% as against 2020": more than a whole, held against a year.
    """
    mark, before = marks[at], marks[at - 1] if at else None
    if before is None or at + 1 == len(marks) or not isinstance(mark, Amount) or mark.unit != "percent":
        return None
    apart = before.word == "," and mark.value > _WHOLE
    if not (apart or before.word == "(" or "in_other_words" in before.slots):
        return None
    following = marks[at + 2 : at + 4] if marks[at + 1].word == "as" else marks[at + 1 : at + 3]
    if not following:
        return None
    behind, against = following[0], "versus" in following[0].slots
    versus = following[1:] if against else [behind]
    compared = any(isinstance(period, PeriodMark) and (against or period.is_reference) for period in versus)
    return round(mark.value - _WHOLE, 4) if compared or (behind.word == ")" and mark.value > _WHOLE) else None


def _sign(marks: Sequence[Mark], at: int) -> int:
    """Return 1 where the ratio at this place is said to be a rise, -1 a fall, 0 neither."""
    if at and marks[at - 1].word in ("+", "-") and (at == 1 or marks[at - 2].word in ("(", ",")):
        return 1 if marks[at - 1].word == "+" else -1
    if at and marks[at - 1].word == "+":
        return 1
    if at + 1 < len(marks) and not marks[at + 1].slots.keys().isdisjoint({"share", "whole"}):
        return 0
    return _movement(marks[at + 1 : at + 2]) or _before(marks, at) or _after(marks, at)


def _before(marks: Sequence[Mark], at: int) -> int:
    near: list[Mark] = []
    told_by = at > 0 and "by" in marks[at - 1].slots
    for mark in reversed(marks[max(0, at - (_REACH_BY if told_by else _REACH_LEFT)) : at]):
        if told_by and "rise_by" in mark.slots:
            return 1
        told_of_sum = told_by and isinstance(mark, Amount) and mark.is_money
        shares = "share" in mark.slots and not isinstance(near[-1] if near else None, PeriodMark)
        if (isinstance(mark, Amount) and not told_of_sum) or mark.word in _BARRIERS or shares:
            break
        near.append(mark)
        if "measure" in mark.slots:
            told_by = False
    return _movement(near)


def _after(marks: Sequence[Mark], at: int) -> int:
    near: list[Mark] = []
    for mark in marks[at + 1 : at + 1 + _REACH_RIGHT]:
        if isinstance(mark, Amount) or mark.word in _BARRIERS or mark.word == "," or "share" in mark.slots:
            break
        near.append(mark)
    return _movement(near)


def _movement(marks: Sequence[Mark]) -> int:
    """Return what the first word of movement among the marks says."""
    for mark in marks:
        if "fall" in mark.slots:
            return -1
        if "rise" in mark.slots:
            return 1
    return 0


def _repeats(marks: Sequence[Mark], at: int) -> bool:
    """Whether the ratio goes on with the movement told before: "rose by 10% in 2022 and 5% in 2023"."""
    if _is_of_measure(marks, at):
        return True
    if at + 1 < len(marks) and "share" in marks[at + 1].slots:
        return False
    back = at - 1
    while back >= 0 and (
        marks[back].slots.keys() & {"span", "joint", "by", "link", "toward"}
        or marks[back].word == "-"
        or _lists(marks, back)
        or _leads_to_span(marks, back)
    ):
        back -= 1
    last = marks[back] if 0 <= back < at - 1 else None
    return isinstance(last, Amount) and not last.is_money


def _is_of_measure(marks: Sequence[Mark], at: int) -> bool:
    """Whether a measure stands before the ratio, its verb left out: "импорт – почти на 66%"."""
    leading = "toward" if isinstance(mark := marks[at], Amount) and mark.unit == "times" else "by"
    if not at or leading not in marks[at - 1].slots:
        return False
    back = at - 2
    while (
        back > 0
        and at - back <= _LEFT_OUT
        and (marks[back].word == "-" or marks[back].slots.keys() <= _SMALL)
    ):
        back -= 1
    dashed = any(mark.word == "-" for mark in marks[back:at])
    return back >= 0 and "measure" in marks[back].slots and (dashed or back == at - 2)


def _lists(marks: Sequence[Mark], at: int) -> bool:
    """Whether a comma here parts what is told of several periods: "6% in 2022, 8% in 2023"."""
    return (
        marks[at].word == "," and at > 0 and ("span" in marks[at - 1].slots or "joint" in marks[at + 1].slots)
    )


def _leads_to_span(marks: Sequence[Mark], at: int) -> bool:
    """Whether a small word stands before a period: "grew by 6% in 2022, and over the year 2023 by 8%"."""
    small = marks[at].slots.keys() <= _SMALL and marks[at].word.isalpha()
    return small and any("span" in mark.slots for mark in marks[at + 1 : at + 3])

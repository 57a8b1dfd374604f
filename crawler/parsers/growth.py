"""Growth: `up 19.7%`, `a 63% increase`, `doubled`, `3-fold`, "в 1,5 раза", "бес есе өсіп".

A percentage or a multiple is growth only where a word beside it says that something rose or fell; a share, a
rank or a count of times is none. Growth is signed and in per cent: N-fold is (N - 1) * 100.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.parsers.amounts import Amount
from crawler.parsers.model import Bound
from crawler.parsers.phrases import Mark

_GROWTH_SLOTS: Final[Mapping[str, str]] = {"growth": ""}
_REACH_LEFT: Final = 6
_REACH_RIGHT: Final = 5
_BARRIERS: Final = frozenset({";", "(", ")", "[", "]", '"'})


@dataclass(slots=True)
class Growth(Mark):
    """A change against the period before, signed and in per cent."""

    change: float = 0.0
    bound: Bound | None = None


def read_growth(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with each percentage, multiple or word for growth made a Growth."""
    read: list[Mark] = []
    sign = 0
    for at, mark in enumerate(marks):
        if not mark.slots:
            read.append(mark)
        elif isinstance(mark, Amount) and not mark.is_money:
            sign_here = _sign(marks, at) or (sign if _repeats(marks, at) else 0)
            change = _change(mark, sign_here)
            sign = sign_here or sign
            read.append(
                mark
                if change is None
                else Growth(mark.start, mark.end, mark.word, _GROWTH_SLOTS, None, change, mark.bound)
            )
        elif "change" in mark.slots:
            read.append(
                Growth(
                    mark.start,
                    mark.end,
                    mark.word,
                    {**mark.slots, **_GROWTH_SLOTS},
                    None,
                    float(mark.slots["change"]),
                )
            )
        elif "part_of_whole" in mark.slots and (sign_here := _sign(marks, at)):
            change = sign_here * float(mark.slots["part_of_whole"])
            read.append(Growth(mark.start, mark.end, mark.word, _GROWTH_SLOTS, None, change))
        else:
            read.append(mark)
    return read


def _change(amount: Amount, sign: int) -> float | None:
    if amount.unit == "percent":
        return sign * amount.value if sign and not (sign < 0 and amount.value > 100) else None
    if amount.unit != "times" or amount.value <= 0:
        return None
    if amount.word.endswith("fold") and not sign:
        sign = 1
    if sign > 0:
        return round((amount.value - 1) * 100, 4)
    return round((1 / amount.value - 1) * 100, 4) if sign < 0 and amount.value > 1 else None


def _sign(marks: Sequence[Mark], at: int) -> int:
    """Return 1 where the ratio at this place is said to be a rise, -1 a fall, 0 neither."""
    if at and marks[at - 1].word in ("+", "-") and (at == 1 or marks[at - 2].word in ("(", ",")):
        return 1 if marks[at - 1].word == "+" else -1
    if at and marks[at - 1].word == "+":
        return 1
    if at + 1 < len(marks) and "share" in marks[at + 1].slots:
        return 0
    return _movement(marks[at + 1 : at + 2]) or _before(marks, at) or _after(marks, at)


def _before(marks: Sequence[Mark], at: int) -> int:
    near: list[Mark] = []
    told_by = at > 0 and "by" in marks[at - 1].slots
    for mark in reversed(marks[max(0, at - _REACH_LEFT) : at]):
        if told_by and "rise_by" in mark.slots:
            return 1
        if isinstance(mark, Amount) or mark.word in _BARRIERS or "share" in mark.slots:
            break
        near.append(mark)
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
    if at > 1 and "by" in marks[at - 1].slots and "measure" in marks[at - 2].slots:
        return True
    back = at - 1
    while back >= 0 and marks[back].slots.keys() & {"span", "joint", "by", "link"}:
        back -= 1
    last = marks[back] if 0 <= back < at - 1 else None
    return isinstance(last, Amount) and not last.is_money

"""Goods sold and bought: "sold Denmark goods worth $2 million", "bought $3 million worth of goods"."""

from collections.abc import Sequence
from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.text.phrases import Mark

_REACH: Final = 9
_WORTH_REACH: Final = 5
_ENDING: Final = frozenset({";", ":", "(", ")", "."})


def bargain_at(marks: Sequence[Mark], at: int) -> int | None:
    """Return the place of the verb that tells which way goods went, at the goods or at its own sum."""
    if "goods" in marks[at].slots:
        return _bargain_before(marks, at)
    if "bargain" not in marks[at].slots or at + 1 == len(marks) or not isinstance(marks[at + 1], Amount):
        return None
    return at if any("goods" in mark.slots for mark in marks[:at]) else None


def _bargain_before(marks: Sequence[Mark], at: int) -> int | None:
    """Return the place of the verb that tells which way the goods at this place went; None without a sum."""
    beside = marks[max(0, at - _WORTH_REACH) : at + 1 + _WORTH_REACH]
    if not any("worth" in mark.slots or isinstance(mark, Amount) for mark in beside):
        return None
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if "bargain" in marks[back].slots:
            return back
        if marks[back].word in _ENDING or "measure" in marks[back].slots:
            return None
    return None


def is_other_side(marks: Sequence[Mark], verb_at: int) -> bool:
    """Return whether the partner sells or buys: Kazakhstan is named behind the first verb, not before it."""
    first = next(at for at, mark in enumerate(marks) if "bargain" in mark.slots)
    if any("home" in mark.slots for mark in marks[:first]):
        return False
    return any("home" in mark.slots for mark in marks[first + 1 : verb_at + 1 + _REACH])

"""Whose exports, imports and capital a statement speaks of, from the words beside it."""

import re
from collections.abc import Sequence
from typing import Final

from crawler.parsers.figures.statements import Statement
from crawler.parsers.model import Direction, Measure
from crawler.parsers.phrases import Mark

OUTWARD: Final[Direction] = "KZ->partner"
INWARD: Final[Direction] = "partner->KZ"
_REACH: Final = 9
_ENDING: Final = frozenset({",", ";", ":", "-", "(", ")", "."})


def exported_by(statement: Statement, marks: Sequence[Mark], text: str) -> Measure:
    """Return what the statement's exports or imports are from Kazakhstan's side."""
    stated = statement.frame.base
    own: Measure = "exports" if stated == "exports" else "imports"
    other: Measure = "imports" if stated == "exports" else "exports"
    at = statement.frame.at
    if at is None:
        return own
    after = _side_after(marks, at)
    if after in ("from", "into"):
        leaves = after == "from"
        return "exports" if leaves else "imports"
    return other if after != "of" and _is_foreign(marks, at, text) else own


def invested_by(statement: Statement, marks: Sequence[Mark]) -> Direction:
    """Return which way the capital flows; into Kazakhstan unless the words beside it say otherwise."""
    at = statement.frame.at
    if at is None:
        return INWARD
    sides = [_side_after(marks, at), _side_after(marks, statement.at)]
    if "into" in sides:
        return INWARD
    if "from" in sides or _is_home(marks, at - 1) or _is_home(marks, statement.at - 1):
        return OUTWARD
    return OUTWARD if _is_home(marks, at - 2) and "realised" in marks[at].slots else INWARD


def _side_after(marks: Sequence[Mark], at: int) -> str | None:
    """Return `from`, `into` or `of` where Kazakhstan stands so behind the word at this place."""
    for place in range(at + 1, min(at + _REACH, len(marks))):
        mark = marks[place]
        if mark.word in _ENDING or "amount" in mark.slots or "measure" in mark.slots:
            return None
        if "home" in mark.slots:
            return mark.slots.get("toward") or marks[place - 1].slots.get("toward")
    return None


def _is_home(marks: Sequence[Mark], at: int) -> bool:
    return 0 <= at < len(marks) and "home" in marks[at].slots


def _is_foreign(marks: Sequence[Mark], at: int, text: str) -> bool:
    """Whether an adjective of another country stands before the word at this place."""
    if not at or "home" in marks[at - 1].slots:
        return False
    before = marks[at - 1]
    return text[before.start].isupper() and bool(_DEMONYM.search(before.word))


_DEMONYM: Final = re.compile(
    r"(?:ish|ian|ean|ese|can|utch|ench|eek|zech|erman|wiss|orean|uvian|elgian|zbek|yrgyz|ajik|urkmen|'s)$"
)

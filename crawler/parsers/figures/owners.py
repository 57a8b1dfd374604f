"""Whose exports, imports and capital a statement speaks of, from the words beside it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from crawler.parsers.figures.bargains import is_other_side
from crawler.parsers.figures.frames import Statement
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Direction, Language, Measure
from crawler.parsers.text.phrases import Mark

OUTWARD: Final[Direction] = "KZ->partner"
INWARD: Final[Direction] = "partner->KZ"
_REACH: Final = 9
_ENDING: Final = frozenset({",", ";", ":", "-", "(", ")", "."})


def exported_by(statement: Statement, marks: Sequence[Mark], language: Language) -> Measure:
    """Return what the statement's exports or imports are from Kazakhstan's side."""
    own: Measure = "exports" if statement.frame.base == "exports" else "imports"
    at = statement.frame.at
    if at is None:
        return own
    after = _side(marks, at)
    if after in ("from", "into"):
        leaves = after == "from"
        return "exports" if leaves else "imports"
    if "bargain" in statement.frame.mark.slots:
        return _OTHER[own] if is_other_side(marks, _place(marks, statement.frame.mark)) else own
    if after is None and _is_done_by_partner(marks, at):
        return _OTHER[own]
    foreign = after != "of" and _is_foreign(marks, at, language)
    if foreign and not _is_told(_OTHER[own], marks[:at]):
        return _OTHER[own]
    return _OTHER[own] if after is None and _is_of_partner_before(marks, at, language) else own


def _is_of_partner_before(marks: Sequence[Mark], at: int, language: Language) -> bool:
    """Whether bare exports or imports go on with the partner's: "Danish exports of $2 bn, imports of $1 bn".

    So do they where the partner's trade with Kazakhstan is told: "Denmark's trade with Kazakhstan …".
    """
    if _is_home(marks, at - 1) or _is_foreign(marks, at, language):
        return False
    other = "imports" if marks[at].slots.get("measure") == "exports" else "exports"
    for before in range(at - 1, -1, -1):
        measure = marks[before].slots.get("measure")
        if measure == other:
            towards = _side(marks, before) == ("into" if other == "exports" else "from")
            if towards or (_is_foreign(marks, before, language) and not _is_home(marks, before - 1)):
                return True
        elif measure == "trade_turnover":
            return _is_with_home(marks, before)
    return False


def _is_with_home(marks: Sequence[Mark], at: int) -> bool:
    """Whether a turnover is told of somebody, with Kazakhstan: "Denmark's trade turnover with Kazakhstan"."""
    owned = at > 0 and marks[at - 1].word.endswith("'s") and not _is_home(marks, at - 1)
    return owned and any("with" in mark.slots for mark in marks[at + 1 : at + 2]) and _is_home(marks, at + 2)


_OTHER: Final[Mapping[Measure, Measure]] = {"exports": "imports", "imports": "exports"}


def _is_done_by_partner(marks: Sequence[Mark], at: int) -> bool:
    """Whether the verb before told what the partner did, who goes on: "ввезла в Казахстан …, вывезла"."""
    if "dealt" not in marks[at].slots:
        return False
    before = next((near for near in range(at - 1, -1, -1) if "dealt" in marks[near].slots), None)
    if before is None:
        return False
    leaves = marks[before].slots.get("measure") == "exports"
    return _side(marks, before) == ("into" if leaves else "from")


def _is_told(measure: Measure, before: Sequence[Mark]) -> bool:
    """Return whether Kazakhstan's own trade is told before: "exports were 3 million, Danish imports 2"."""
    told = (at for at, mark in enumerate(before) if mark.slots.get("measure") == measure)
    return any(_is_home(before, at - 1) for at in told)


def _place(marks: Sequence[Mark], sought: Mark) -> int:
    return next(at for at, mark in enumerate(marks) if mark.start == sought.start)


def invested_by(statement: Statement, marks: Sequence[Mark]) -> Direction:
    """Return which way the capital flows; into Kazakhstan unless the words beside it say otherwise."""
    at = statement.frame.at
    if at is None:
        return INWARD
    sides = [_side(marks, at), _side(marks, statement.at)]
    if "into" in sides:
        return INWARD
    if "from" in sides or _is_giver(marks, at - 1) or _is_giver(marks, statement.at - 1):
        return OUTWARD
    if sides[0] == "own" or (sides[0] is None and _is_home(marks, at + 1)):
        return OUTWARD
    return OUTWARD if _is_home(marks, at - 2) and "realised" in marks[at].slots else INWARD


def _side(marks: Sequence[Mark], at: int) -> str | None:
    """Return `from`, `into` or `of`: how Kazakhstan is named beside a word, behind it first."""
    behind = marks[at + 1 : at + _REACH]
    before = marks[max(0, at - _REACH) : at]
    return _first_side(behind, marks[at]) or _case_before(before)


def _first_side(following: Sequence[Mark], previous: Mark) -> str | None:
    for mark in following:
        if mark.word in _ENDING or mark.slots.keys() & {"amount", "measure"}:
            return None
        if "home" in mark.slots:
            return mark.slots["home"] or mark.slots.get("toward") or previous.slots.get("toward")
        previous = mark
    return None


def _case_before(before: Sequence[Mark]) -> str | None:
    """Return the direction that Kazakhstan's own ending tells, in a language that has one."""
    for mark in reversed(before):
        if mark.word in _ENDING or mark.slots.keys() & {"amount", "measure"}:
            return None
        if mark.slots.get("home"):
            return mark.slots["home"]
    return None


def _is_home(marks: Sequence[Mark], at: int) -> bool:
    return 0 <= at < len(marks) and "home" in marks[at].slots


def _is_giver(marks: Sequence[Mark], at: int) -> bool:
    """Whether Kazakhstan stands at this place, and not as where something goes: "в экономику Казахстана"."""
    enters = at > 0 and marks[at - 1].slots.get("toward") == "into"
    return _is_home(marks, at) and not enters


def _is_foreign(marks: Sequence[Mark], at: int, language: Language) -> bool:
    """Whether an adjective of another country stands before the word at this place."""
    if not at or marks[at - 1].slots.keys() & {"home", "sector", "digits", "number"}:
        return False
    return marks[at - 1].word.endswith(_demonym_endings(language))


@cache
def _demonym_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("demonyms", language)["ending"][""])

"""Numbers of companies: `190 companies with Lithuanian capital`, `more than thirty firms work here`.

A number of companies counts only where the sentence says that they are there to stay; companies at a forum,
in a delegation or in a plan do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crawler.parsers.figures.amounts import Amount, bound_ending, bound_following
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.model import Bound, Direction, Language
from crawler.parsers.text.phrases import Mark

_REACH: Final = 8
_REACH_OVER_FIELDS: Final = 25
_CAPITAL_REACH: Final = 5
_VERB_REACH: Final = 3
_REACH_BEHIND: Final = 20
_ENDING: Final = frozenset({",", ";", ":", "(", ")", ".", "and"})


@dataclass(frozen=True, slots=True)
class Companies:
    """A stated number of companies, and the marks that it rests on."""

    count: float
    bound: Bound | None
    direction: Direction | None
    period: PeriodMark | None
    first: Mark
    last: Mark


def read_companies(marks: Sequence[Mark], language: Language) -> Iterator[Companies]:
    """Yield the numbers of companies with the partner's capital, or with Kazakhstan's at the partner's."""
    for at in [at for at, mark in enumerate(marks) if "company" in mark.slots]:
        number_at = number_before(marks, at)
        if number_at is None:
            number_at = _number_before_fields(marks, at)
        if number_at is None and _is_counted(marks, at):
            number_at = _number_behind(marks, at, language)
        if number_at is not None and _are_present(marks, at):
            yield _companies(marks, at, number_at, language)


def number_before(marks: Sequence[Mark], at: int) -> int | None:
    """Return the place of the number that counts the noun at this place, or None."""
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        mark = marks[back]
        if _count(marks, back) is not None:
            return None if "physical" in marks[back + 1].slots else back
        if mark.word in _ENDING or "company" in mark.slots or isinstance(mark, PeriodMark | Amount):
            return None
    return None


def _number_before_fields(marks: Sequence[Mark], at: int) -> int | None:
    """Return the place of a number that a list of fields parts from "enterprises with Japanese capital"."""
    if not any("capital" in mark.slots for mark in marks[at + 1 : at + 1 + _CAPITAL_REACH]):
        return None
    for back in range(at - 1, max(-1, at - 1 - _REACH_OVER_FIELDS), -1):
        if _count(marks, back) is not None and not isinstance(marks[back], PeriodMark):
            return back
        if isinstance(marks[back], PeriodMark | Amount) or marks[back].slots.keys() & {"company", "realised"}:
            return None
    return None


def _count(marks: Sequence[Mark], at: int) -> float | None:
    """Return what a mark counts, where it can be a number of companies; the day of a month is none."""
    mark = marks[at]
    if any("month" in beside.slots for beside in marks[max(0, at - 1) : at + 2]):
        return None
    value = mark.value if isinstance(mark, Amount) and mark.unit is None else mark.number
    return value if value is not None and value > 1 and value.is_integer() else None


def _is_counted(marks: Sequence[Mark], at: int) -> bool:
    return any("counted" in mark.slots for mark in marks[max(0, at - 3) : at + 2])


def _number_behind(marks: Sequence[Mark], at: int, language: Language) -> int | None:
    for place in range(at + 1, min(at + _REACH_BEHIND, len(marks))):
        mark = marks[place]
        if _is_start(marks, place):
            continue
        if _count(marks, place) is not None and not isinstance(mark, PeriodMark):
            told_at = _verb_before(marks, place)
            dashed = marks[place - 1].word in ("-", ":")
            said = dashed or _tells(marks[told_at:place]) or _tells_behind(marks, place)
            return place if said or bound_ending(marks, place, language)[0] else None
        if mark.word in _ENDING and not (mark.word == "and" and _tells(marks[place + 1 : place + 2])):
            return None
    return None


def _is_start(marks: Sequence[Mark], at: int) -> bool:
    """Whether a number is only where a rise began: "с 45 до 61"."""
    return "base" in marks[at - 1].slots and any("base_end" in mark.slots for mark in marks[at + 1 : at + 2])


def _verb_before(marks: Sequence[Mark], at: int) -> int:
    """Return the place of what stands before a number, over "до" and where the rise began: "с 45 до"."""
    if "base_end" not in marks[at - 1].slots:
        return at - 1
    return at - 4 if at > 3 and _is_start(marks, at - 2) else at - 2


def _tells(marks: Sequence[Mark]) -> bool:
    return any(not mark.slots.keys().isdisjoint({"realised", "link", "rise"}) for mark in marks)


def _tells_behind(marks: Sequence[Mark], at: int) -> bool:
    """Whether a verb that comes last says that the number at this place was reached: "саны 80-ге жетті"."""
    return any("realised" in mark.slots for mark in marks[at + 1 : at + 1 + _VERB_REACH])


def _clause(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    first = max((place + 1 for place in range(at) if marks[place].word == ";"), default=0)
    last = min((place for place in range(at, len(marks)) if marks[place].word == ";"), default=len(marks))
    return marks[first:last]


def _are_present(marks: Sequence[Mark], at: int) -> bool:
    clause = _clause(marks, at)
    if any("absent" in mark.slots for mark in clause) or any("target" in m.slots for m in _told(marks, at)):
        return False
    return any("present" in mark.slots for mark in clause)


def _told(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    """Return the clause of a noun but for another that follows: "… work here, and there will be more"."""
    clause = _clause(marks, at)
    end = next((marks[place].start for place in range(at, len(marks)) if _opens_another(marks, place)), None)
    return [mark for mark in clause if end is None or mark.start < end]


def _opens_another(marks: Sequence[Mark], at: int) -> bool:
    """Return whether a word such as "and" opens another clause here, with a comma before or behind it."""
    beside = (*marks[max(0, at - 1) : at], *marks[at + 1 : at + 2])
    return "joint" in marks[at].slots and any(mark.word == "," for mark in beside)


def _companies(marks: Sequence[Mark], at: int, number_at: int, language: Language) -> Companies:
    number = marks[number_at]
    bound, first = bound_ending(marks, number_at, language)
    bound_behind, _ = bound_following(marks, number_at + 1, language)
    if isinstance(number, Amount):
        bound, first = number.bound, number_at
    period = next((mark for mark in marks if isinstance(mark, PeriodMark) and mark.is_instant), None)
    direction: Direction | None = "KZ->partner" if _are_ours(marks, at, number_at) else None
    last = marks[max(at, number_at)]
    return Companies(
        _count(marks, number_at) or 0.0, bound or bound_behind, direction, period, marks[min(first, at)], last
    )


def _are_ours(marks: Sequence[Mark], at: int, number_at: int) -> bool:
    """Whether they are Kazakhstan's companies abroad: "1,100 enterprises with Kazakhstani capital"."""
    if any(_is_home(marks, place) for place in range(min(number_at, at), at)):
        return True
    following = marks[at + 1 : at + 5]
    return any("home" in a.slots and "capital" in b.slots for a, b in pairwise(following))


def _is_home(marks: Sequence[Mark], at: int) -> bool:
    """Whether Kazakhstan alone is named here, not together with its partner: "Kazakh-Danish ventures"."""
    beside = (marks[at - 1].word if at else "", marks[at + 1].word)
    return "home" in marks[at].slots and "-" not in beside

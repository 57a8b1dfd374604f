"""How a sum stands to what is beside it: whether it is one, and of what."""

from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.beside.neighbours import ENDING, Marks, has, stands_alone
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.text.phrases import Mark

_MOVING: Final = frozenset({"rise", "fall", "rise_by"})
_VERB_REACH: Final = 10
_BY_REACH: Final = 10
_BASE_REACH: Final = 6
_START_REACH: Final = 3


def is_for(marks: Marks, frame_at: int | None, at: int) -> bool:
    """Return whether a sum is that of the deal before it: "contracts for $9 bn"."""
    before = marks[at - 1].slots if at else {}
    return "for" in before or ("of" in before and frame_at == at - 2)


def is_sum(marks: Marks, at: int) -> bool:
    """Return whether an amount is one of money: where it has no unit, nothing else is counted behind it."""
    amount = marks[at]
    if not isinstance(amount, Amount) or not amount.is_money:
        return False
    if amount.unit is not None or at + 1 == len(marks):
        return True
    behind = marks[at + 1]
    if not behind.slots.keys().isdisjoint({"physical", "project"}):
        return False
    return bool(behind.slots) or not behind.word[0].isalpha()


def is_lent(marks: Marks, at: int) -> bool:
    """Return whether the word behind a sum makes it none of trade: "a 170 million dollar loan"."""
    return at + 1 < len(marks) and marks[at + 1].slots.get("measure") == "none"


def is_of_goods(marks: Marks, frame_at: int | None, at: int) -> bool:
    """Return whether a sum is that of goods: "exports are oil ($2 million)", "2 tons of wool worth $5"."""
    if at > 1 and stands_alone(marks, at) and "sector" in marks[at - 2].slots:
        return True
    behind = marks[at + 1 : at + 3]
    if len(behind) > 1 and "link" in behind[0].slots and "sector" in behind[1].slots:
        return True
    between = marks[frame_at + 1 : at] if frame_at is not None else ()
    weighed = next((place for place, mark in enumerate(between) if "physical" in mark.slots), len(between))
    return has(between[weighed:], "sector") and has(between[weighed:], "worth")


def is_bare_amount(marks: Marks, at: int) -> bool:
    """Return whether a mere number tells a measure's amount: "(exports 4.9, imports 45.6)"."""
    if marks[at].number is None or isinstance(marks[at], PeriodMark) or at < 1:
        return False
    before = marks[at - 2] if marks[at - 1].word in ("-", ":") and at > 1 else marks[at - 1]
    ends = at + 1 < len(marks) and marks[at + 1].word in (",", ";", ")", "]")
    return ends and "measure" in before.slots


def is_difference(marks: Marks, at: int) -> bool:
    """Return whether an amount tells by how much something changed: "decreased by $3.4 billion"."""
    if "to" in marks[at].slots and at + 1 < len(marks):
        moves = not marks[at + 1].slots.keys().isdisjoint({"rise", "fall"})
        return moves and not has(marks[max(0, at - _START_REACH) : at], "from")
    if _is_more_than(marks, at):
        return True
    if at < 2 or "by" not in marks[at - 1].slots:
        return False
    near = marks[max(0, at - _BY_REACH) : at - 1]
    told = next((back for back, mark in enumerate(reversed(near)) if _ends_clause(mark)), len(near))
    moved = any(not mark.slots.keys().isdisjoint(_MOVING) for mark in near[len(near) - told :])
    return moved or (near[-1].word == "-" and not has(near[-2:], "dealt"))


def _ends_clause(mark: Mark) -> bool:
    return isinstance(mark, Amount | Growth) or mark.word in ENDING


def _is_more_than(marks: Marks, at: int) -> bool:
    """Whether another sum is told by the difference to it: "which is $3 million more than in 2022"."""
    if at + 3 >= len(marks) or marks[at + 1].slots.keys().isdisjoint({"rise", "fall"}):
        return False
    behind = marks[at + 3 if marks[at + 2].word == "," else at + 2]
    compared = isinstance(behind, PeriodMark) and behind.word == "{compared}"
    return compared or "versus" in behind.slots or "than" in marks[at + 1].word


def is_base(marks: Marks, at: int) -> bool:
    """Return whether an amount without a date is only where growth began: "from $2 to $4.4 billion"."""
    if "from" not in marks[at].slots and not (at and "base" in marks[at - 1].slots):
        return False
    following = marks[at + 1 : at + _BASE_REACH]
    end = next((place for place, mark in enumerate(following) if "base_end" in mark.slots), None)
    return end is not None and not has(following[:end], "span")


def sets_out(marks: Marks, at: int) -> bool:
    """Return whether growth told before an amount leads on to another: "doubled from $2 to $4.4 billion"."""
    return at > 0 and "base" in marks[at - 1].slots and has(marks[at + 1 : at + _BASE_REACH], "base_end")


def leads_to_sum(marks: Marks, at: int) -> bool:
    """Return whether a growth tells what it led to: "a 22% increase to $5 million"."""
    for place in (at + 1, at + 2):
        if place + 1 < len(marks) and "base_end" in marks[place].slots:
            return is_sum(marks, place + 1)
    return False


def is_start(amount: Amount) -> bool:
    """Return whether the case of a sum tells that something moved on from it: "доллардан … долларға өсті"."""
    return "from" in amount.slots and amount.bound is None


def is_compared(marks: Marks, at: int) -> bool:
    """Return whether an amount is what another one is compared with."""
    from_country = at > 0 and "home" in marks[at - 1].slots  # "imports from Kazakhstan $5 million"
    return not from_country and has(marks[max(0, at - 2) : at], "compare")


def is_planned_behind(marks: Marks, at: int, *, is_price: bool = False) -> bool:
    """Return whether the verb behind makes it a plan, in a language whose verbs come last.

    Of a price some verbs tell no plan: "құны 5 млн долларға жетеді", it costs as much.
    """
    for mark in marks[at + 1 : at + 1 + _VERB_REACH]:
        if is_price and "amounts_to" in mark.slots:
            return False
        if "target_behind" in mark.slots:
            return True
        if "realised" in mark.slots:
            return False
    return False

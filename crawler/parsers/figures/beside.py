"""How the marks of a sentence stand to one another: rules that need only a place and what is beside it."""

from collections.abc import Sequence
from typing import Final

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.text.phrases import Mark

OPENING: Final = frozenset("([")
CLOSING: Final = frozenset(")]")
_BREAKING: Final = frozenset({",", ";", ":", "-", "(", ")", "[", "]"})
_MOVING: Final = frozenset({"rise", "fall", "rise_by"})
_COMPARING: Final = frozenset({"compare", "versus", "rise", "fall"})
_ENDING: Final = _BREAKING - {"-"}
_STOPPING: Final = frozenset({",", ";", "."})
_TOLD_REACH: Final = 5
_LINK_REACH: Final = 6
_PERIOD_REACH: Final = 5
_VERB_REACH: Final = 10
_RISE_REACH: Final = 6
_BY_REACH: Final = 10
_NOUN_AND_PREPOSITION: Final = (2, 3)  # words of "increase in", and of "increase in the"
_SECTOR_REACH: Final = 4
_WEIGHT: Final = 3  # marks: "of", "over" and the number
_BASE_REACH: Final = 6
_EXCEEDED_REACH: Final = 5
_START_REACH: Final = 3
_PURPOSE_REACH: Final = 3
_COST_REACH: Final = 5
_CAPITAL_REACH: Final = 5

Marks = Sequence[Mark]


def _has(marks: Marks, slot: str) -> bool:
    return any(slot in mark.slots for mark in marks)


def has_risen(marks: Marks, at: int) -> bool:
    """Return whether a rise or fall was told right before: "doubled to reach"."""
    near = marks[max(0, at - _RISE_REACH) : at]
    return _has(near, "rise") or _has(near, "growth")


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
    companies = "capital" in marks[at].slots and _has(before, "company") and _has(before, "with")
    return companies and not any(isinstance(mark, Amount) and mark.is_money for mark in behind)


def _lists(mark: Mark) -> bool:
    return mark.word == "," or "joint" in mark.slots


def is_of_economy(marks: Marks, at: int) -> bool:
    """Return whether a measure goes on with a country's output: "ВВП вырос на 4%, импорт – на 5%"."""
    left_out = at + 1 < len(marks) and marks[at + 1].word == "-"
    return left_out and _has(marks[:at], "economy")


def is_of_sector(marks: Marks, at: int) -> bool:
    """Return whether only a single sector's trade is meant: "agricultural trade", "exports of wheat"."""
    if at and "sector" in marks[at - 1].slots:
        return True
    if at > 1 and "of_sector" in marks[at - 1].slots and "sector" in marks[at - 2].slots:
        return True
    following = _without_weight(marks[at + 1 : at + 1 + _SECTOR_REACH + _WEIGHT])
    if following and "of_sector" in following[0].slots:
        return _has(following[1:], "sector")
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
    return len(between) <= _LINK_REACH and not any(mark.word in _BREAKING for mark in between)


def amount_before(marks: Marks, at: int) -> int | None:
    """Return the place of a sum that the measure here may name after it: "51.5 million dollars in FDI"."""
    for back in range(at - 1, max(-1, at - 1 - _LINK_REACH), -1):
        mark = marks[back]
        if isinstance(mark, Amount):
            return back if mark.is_money else None
        if isinstance(mark, Growth | PeriodMark) or "joint" in mark.slots:
            return None
        if _ends_equivalent(marks, back):
            return back - 3
        if mark.word in _BREAKING and not _has_dash_before(marks, at):
            return None
    return None


def _ends_equivalent(marks: Marks, at: int) -> bool:
    """Whether a bracket here ends the telling of a sum in another currency: "€1.2 billion ($1.3 billion)"."""
    told_twice = at > 2 and isinstance(marks[at - 1], Amount) and isinstance(marks[at - 3], Amount)
    return told_twice and marks[at].word in CLOSING and marks[at - 2].word in OPENING


def is_linked(marks: Marks, amount_at: int, at: int) -> bool:
    """Return whether nothing, a dash or a word such as "fell on" ties a measure to the amount before it."""
    between = _without_equivalent(marks[amount_at + 1 : at])
    return not between or _has_dash_before(marks, at) or _has(between, "link")


def _has_dash_before(marks: Marks, at: int) -> bool:
    """Whether a dash is between an amount and its name: "5 million – our exports", "5 млн – на импорт"."""
    goes_on = at + 1 < len(marks) and (marks[at + 1].word in ("-", ":") or isinstance(marks[at + 1], Amount))
    dash_at = at - 1 if marks[at - 1].slots.keys().isdisjoint({"home", "link"}) else at - 2
    is_dash = dash_at > 0 and marks[dash_at].word == "-" and isinstance(marks[dash_at - 1], Amount)
    return is_dash and not goes_on


def is_cost_of(marks: Marks, at: int) -> bool:
    """Return whether a word right before says that this deal's sum follows: "the cost of the new plant"."""
    return _has(marks[max(0, at - _COST_REACH) : at], "worth")


def is_for(marks: Marks, frame_at: int | None, at: int) -> bool:
    """Return whether a sum is that of the deal before it: "contracts for $9 bn"."""
    before = marks[at - 1].slots if at else {}
    return "for" in before or ("of" in before and frame_at == at - 2)


def is_purpose_of(marks: Marks, deal_at: int | None, at: int) -> bool:
    """Return whether a word tells what a project is for: "a project on the production of locomotives"."""
    between = marks[deal_at + 1 : at] if deal_at is not None else ()
    return 0 < len(between) <= _PURPOSE_REACH and between[0].word in ("on", "for", "of", "in", "with")


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


def stands_alone(marks: Marks, at: int) -> bool:
    """Return whether a parenthesis holds nothing but what is at this place."""
    closes = at + 1 < len(marks) and marks[at + 1].word in CLOSING
    return closes and at > 0 and marks[at - 1].word in OPENING


def is_of_goods(marks: Marks, frame_at: int | None, at: int) -> bool:
    """Return whether a sum is that of goods: "exports are oil ($2 million)", "2 tons of wool worth $5"."""
    if at > 1 and stands_alone(marks, at) and "sector" in marks[at - 2].slots:
        return True
    behind = marks[at + 1 : at + 3]
    if len(behind) > 1 and "link" in behind[0].slots and "sector" in behind[1].slots:
        return True
    between = marks[frame_at + 1 : at] if frame_at is not None else ()
    weighed = next((place for place, mark in enumerate(between) if "physical" in mark.slots), len(between))
    return _has(between[weighed:], "sector") and _has(between[weighed:], "worth")


def is_next_but_growth(marks: Marks, first: int, at: int) -> bool:
    """Return whether nothing but a growth stands between two places: "up on 2022 by 14% ("."""
    return all(isinstance(mark, Growth) or "by" in mark.slots for mark in marks[first + 1 : at])


def explains_period(marks: Marks, at: int) -> bool:
    """Return whether a period in brackets is that of what it stands behind: "20 years (2005-2025)"."""
    if at < 2 or not stands_alone(marks, at):
        return False
    return isinstance(marks[at - 2], PeriodMark) or "measure" in marks[at - 2].slots


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
        return moves and not _has(marks[max(0, at - _START_REACH) : at], "from")
    if _is_more_than(marks, at):
        return True
    if at < 2 or "by" not in marks[at - 1].slots:
        return False
    near = marks[max(0, at - _BY_REACH) : at - 1]
    told = next((back for back, mark in enumerate(reversed(near)) if _ends_clause(mark)), len(near))
    moved = any(not mark.slots.keys().isdisjoint(_MOVING) for mark in near[len(near) - told :])
    return moved or (near[-1].word == "-" and not _has(near[-2:], "dealt"))


def _ends_clause(mark: Mark) -> bool:
    return isinstance(mark, Amount | Growth) or mark.word in _ENDING


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
    return end is not None and not _has(following[:end], "span")


def sets_out(marks: Marks, at: int) -> bool:
    """Return whether growth told before an amount leads on to another: "doubled from $2 to $4.4 billion"."""
    return at > 0 and "base" in marks[at - 1].slots and _has(marks[at + 1 : at + _BASE_REACH], "base_end")


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
    return not from_country and _has(marks[max(0, at - 2) : at], "compare")


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


def opens_with_period(marks: Marks, at: int) -> bool:
    """Return whether a sentence has hardly more than a period before this place: "In 2023 - 50.5 million"."""
    return at <= _LINK_REACH and any(isinstance(mark, PeriodMark) for mark in marks[: min(at, 2)])


def goes_on(marks: Marks) -> bool:
    """Return whether a sentence may speak of a measure that the one before it names."""
    return _has(marks, "anaphor") or _has(marks[:2], "span")


def is_reference_of_growth(marks: Marks, at: int) -> bool:
    """Return whether the period here is what the growth before it is counted from: "up 19.7% on 2021"."""
    if at and isinstance(marks[at - 1], Growth) and marks[at].word == "{from}":
        return True
    if _has(marks[max(0, at - _EXCEEDED_REACH) : at], "rise_by") and _has(marks[at + 1 : at + 2], "by"):
        return True  # "which exceeds the figure of 2022 by 11%"
    before = at - 2 if at and marks[at - 1].word == "the" else at - 1
    if before <= 0 or "versus" not in marks[before].slots or _lasts_over(marks, before, at):
        return False
    told = before - 1
    if marks[told].word == "," and _has(marks[told - 1 : told], "rise") and _opens_bracket(marks, at + 1):
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
    compared = _has(marks[max(0, at - 2) : at], "compare")
    for mark in marks[at + 1 : at + 1 + _TOLD_REACH]:
        if isinstance(mark, Amount):
            return mark.is_money
        if compared and "realised" in mark.slots:
            return False  # "compared to the same period of 2022 and stood at $2 million"
        if isinstance(mark, Growth) or mark.word in _ENDING or not mark.slots.keys().isdisjoint(_COMPARING):
            return False
    return False


def is_right_behind(marks: Marks, first: int, at: int) -> bool:
    """Return whether the period at a place belongs to what stands before it: "85 million dollars in 2021"."""
    between = _without_growth(_without_equivalent(marks[first + 1 : at]))
    if len(between) > _PERIOD_REACH:
        return False
    if between and between[0].word == "-" and (at + 1 == len(marks) or marks[at + 1].word in _STOPPING):
        between = between[1:]
    if between and between[0].word in OPENING:
        return at + 1 < len(marks) and marks[at + 1].word in CLOSING
    ties = {"joint", "measure", "amount", "span"}
    return not any(mark.word in _BREAKING or mark.slots.keys() & ties for mark in between)


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


def _without_equivalent(between: Marks) -> Marks:
    """Return the marks behind a sum without the same sum in another currency, in brackets."""
    told_again = len(between) > 2 and isinstance(between[1], Amount) and between[2].word in CLOSING
    return between[3:] if told_again and between[0].word in OPENING else between

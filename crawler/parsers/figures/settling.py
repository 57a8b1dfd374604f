"""What the statements of a sentence are once it is over: units and periods from behind, growth of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.parsers.figures.frames import Statement
from crawler.parsers.figures.periods import PeriodMark


def settled(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a sentence, which are in its order, as it leaves them."""
    _take_units_from_behind(statements)
    _give_growth_to_later(statements)
    return [part for statement in statements for part in _parted(statement)]


def _take_units_from_behind(statements: Sequence[Statement]) -> None:
    """Give a sum without a unit the one of the sum behind it: "exports 4.9, imports 5 million dollars"."""
    for statement, behind in reversed(list(pairwise(statements))):
        if statement.amount is not None and statement.unit is None:
            statement.unit = behind.unit


def _give_growth_to_later(statements: Sequence[Statement]) -> None:
    """Give growth told beside what a sum is held against to that sum: "$2 m (+40%) in the same period"."""
    for one in statements:
        if one.growth is not None and one.period is not None and one.period.is_same:
            later = next((other for other in statements if one.is_earlier_than(other)), None)
            if later is not None and later.growth is None:
                later.growth, one.growth = one.growth, None


def _parted(statement: Statement) -> Iterator[Statement]:
    """Yield the statement; as two where its growth has a period of its own."""
    own, growth_period = statement.period, statement.growth_period
    if own is None and growth_period is not None:
        yield replace(statement, period=growth_period)
        return
    if own is None or growth_period is None or own.period == growth_period.period:
        yield statement
        return
    yield replace(statement, amount=None, unit=None, period=growth_period, growth_period=None)
    yield replace(statement, growth=None, growth_period=None)


def share_period(statements: Sequence[Statement], period: PeriodMark) -> None:
    """Give a period at the end of a sentence to all amounts of it, where the sentence tells no other.

    A part told last, "$4 million, $1 million of which came in 2023", keeps the period to itself.
    """
    if all(one.period in (None, period) for one in statements):
        last = statements[-1:]
        for statement in statements:
            if statement in last or statement.frame.base != last[0].frame.base:
                statement.period = period

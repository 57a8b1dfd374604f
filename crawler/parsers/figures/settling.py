"""What the statements of a sentence are once it is over: units from behind, growth of a period of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crawler.parsers.figures.frames import Statement


def settled(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a sentence, which are in its order, as it leaves them."""
    _take_units_from_behind(statements)
    return [part for statement in statements for part in _parted(statement)]


def _take_units_from_behind(statements: Sequence[Statement]) -> None:
    """Give a sum without a unit the one of the sum behind it: "exports 4.9, imports 5 million dollars"."""
    for statement, behind in reversed(list(pairwise(statements))):
        if statement.amount is not None and statement.unit is None:
            statement.unit = behind.unit


def _parted(statement: Statement) -> Iterator[Statement]:
    """Yield the statement; as two where its growth has a period of its own."""
    own, growth_period = statement.period, statement.growth_period
    if own is None or growth_period is None or own.period == growth_period.period:
        yield statement
        return
    yield replace(statement, amount=None, unit=None, period=growth_period, growth_period=None)
    yield replace(statement, growth=None, growth_period=None)

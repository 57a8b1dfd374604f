"""What a figure is put together from: a frame, a statement in it, and what a sentence leaves to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.text.phrases import Mark

TRADE: Final = frozenset({"trade_turnover", "exports", "imports"})
"""The measures of trade as a whole."""


@dataclass(slots=True, eq=False)
class Frame:
    """A measure that a text speaks of, and the words that name it.

    Attributes:
        measure: its name in the lexicon, or `sector` for a single sector's trade.
        base: its name in the lexicon, whatever the sector.
        mark: where it is named.
        at: its place among the marks of its sentence; None where it is named in an earlier sentence.
    """

    measure: str
    base: str
    mark: Mark
    at: int | None


@dataclass(slots=True)
class Statement:
    """An amount, a growth or both, with the frame and the period that they belong to.

    Attributes:
        at: the place of its amount, or of its growth without one, among the marks.
        unit: the amount's own unit, or the one that stands before it.
        period: the mark that names its period.
        growth_period: the period that the growth is told for.
        borrowed_period: whether the period is the one of the sentence before.
    """

    frame: Frame
    at: int
    amount: Amount | None = None
    growth: Growth | None = None
    unit: str | None = None
    period: PeriodMark | None = None
    growth_period: PeriodMark | None = None
    borrowed_period: bool = False

    def rename(self, frame: Frame) -> None:
        """Give the statement another frame; what was agreed on takes over no period of trade."""
        self.frame = frame
        if frame.base == "deals" and self.borrowed_period:
            self.period, self.borrowed_period = None, False

    def is_earlier_than(self, other: "Statement") -> bool:
        """Return whether it tells the same measure, for a period that was over when the other's began."""
        if self.period is None or other.period is None or self.frame.base != other.frame.base:
            return False
        end = self.period.period.last_day if self.period.period else None
        begin = other.period.period.first_day if other.period.period else None
        return end is not None and begin is not None and end < begin


def later_than_last(statements: Sequence[Statement], last: Statement | None) -> Statement | None:
    """Return what the last sum is held against: "$6 bn in 2023 against $3 bn in 2022 (a 2-fold rise)"."""
    before = next((one for one in reversed(statements) if one is not last), None)
    return before if last is not None and before is not None and last.is_earlier_than(before) else None


@dataclass(slots=True)
class Context:
    """What a sentence may take over from the one before it.

    Attributes:
        frame: what "it" stands for.
        period: the period that goes on for parts of a measure.
        unit: the unit of amounts without one.
        announced: the measure of which the sentence before told the period, and no amount.
    """

    frame: Frame | None = None
    period: PeriodMark | None = None
    unit: str | None = None
    announced: Frame | None = None


@dataclass(slots=True)
class Level:
    """What holds at a place of the sentence, or of a parenthesis within it.

    Attributes:
        frame: the measure named last.
        last: the statement made last.
        loose_at: the place of an amount without a frame, to which a measure behind it may give one.
        unit: the unit of the amount told last.
        scale: its scale.
        period: the period named last.
        period_at: its place, unless it stands behind an amount as that amount's own.
        growth: a growth that waits for its amount.
        growth_at: its place.
        growth_period: the period right behind it.
        growth_within: the period in force where it is told.
        reference: what the growth told last is counted from, and its place.
        planned: whether the verb tells of a plan.
        worth: whether a word says that a sum of projects or contracts follows.
    """

    frame: Frame | None = None
    last: Statement | None = None
    loose_at: int = -1
    unit: str | None = None
    scale: float = 1.0
    period: PeriodMark | None = None
    period_at: int = -1
    growth: Growth | None = None
    growth_at: int = -1
    growth_period: PeriodMark | None = None
    growth_within: PeriodMark | None = None
    reference: PeriodMark | None = None
    reference_at: int = -1
    planned: bool = False
    worth: bool = False


class Told(NamedTuple):
    """What a sentence tells.

    Attributes:
        statements: what it states.
        named: the measure that it names last.
        unit: the currency that it names last, be it in a plan.
    """

    statements: list[Statement]
    named: Frame | None
    unit: str | None

"""What a sentence states: which amount and which growth belong to which measure and period.

The marks are walked once, from left to right. A measure opens a frame, in which the amounts and growth that
follow belong to it; a parenthesis begins with what stood before it. A period holds for what follows, unless
it stands right behind an amount. Plans and what only serves as comparison are no statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from crawler.parsers.amounts import Amount
from crawler.parsers.growth import Growth
from crawler.parsers.periods import Period, PeriodMark
from crawler.parsers.phrases import Mark

_OPENING: Final = frozenset("([")
_CLOSING: Final = frozenset(")]")
_BREAKING: Final = frozenset({",", ";", ":", "-", "(", ")", "[", "]"})
_LINK_REACH: Final = 6
_PERIOD_REACH: Final = 4
_VERB_REACH: Final = 10
_RISE_REACH: Final = 6
_FLOW_REACH: Final = 4
_SECTOR_REACH: Final = 4
_INHERITS_PERIOD: Final = frozenset({"exports", "imports", "sector"})


@dataclass(slots=True, eq=False)
class Frame:
    """A measure that a text speaks of, and the words that name it.

    Attributes:
        measure: its name in the lexicon, or `sector` for a single sector's trade.
        mark: where it is named.
        at: its place among the marks of its sentence; None where it is named in an earlier sentence.
    """

    measure: str
    mark: Mark
    at: int | None
    base: str = ""


@dataclass(slots=True)
class Statement:
    """An amount or a growth, with the frame and period that it belongs to.

    Attributes:
        at: the place of its amount or growth among the marks.
        period: the mark that names its period.
        growth_period: where the growth is told with a period of its own.
    """

    frame: Frame
    at: int
    amount: Amount | None = None
    growth: Growth | None = None
    period: PeriodMark | None = None
    unit: str | None = None
    growth_period: PeriodMark | None = None
    borrowed_period: bool = False


@dataclass(slots=True)
class Context:
    """What a sentence may take over from the one before it."""

    frame: Frame | None = None
    period: PeriodMark | None = None
    unit: str | None = None


@dataclass(slots=True)
class _Level:
    """What holds at a place of the sentence, or of a parenthesis within it."""

    frame: Frame | None = None
    period: PeriodMark | None = None
    period_at: int = -1
    planned: bool = False
    growth: Growth | None = None
    growth_at: int = -1
    growth_period: PeriodMark | None = None
    last: Statement | None = None
    unit: str | None = None
    worth: bool = False
    loose: int = -1


@dataclass(slots=True)
class _Walk:
    marks: Sequence[Mark]
    context: Context
    today: date | None
    level: _Level = field(default_factory=_Level)
    outer: list[_Level] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    anaphor: bool = False
    named: Frame | None = None

    def run(self) -> list[Statement]:
        for at, mark in enumerate(self.marks):
            if isinstance(mark, PeriodMark):
                self._period(at, mark)
            elif isinstance(mark, Growth):
                self._growth(at, mark)
            elif isinstance(mark, Amount):
                self._amount(at, mark)
            elif mark.word in _OPENING:
                self._open()
            elif mark.word in _CLOSING:
                self._close()
            else:
                self._word(at, mark)
        while self.outer:
            self._close()
        self._flush_growth()
        return self.statements

    # --- words -------------------------------------------------------------------------------------------

    def _word(self, at: int, mark: Mark) -> None:
        if "measure" in mark.slots and not self._is_mere_field(at, mark):
            self._measure(at, mark)
        if "target" in mark.slots or ("result" in mark.slots and not self._has_risen(at)):
            self.level.planned = True
        if "realised" in mark.slots or mark.word == ";":
            self.level.planned = False
        if "worth" in mark.slots:
            self.level.worth = True
        if "anaphor" in mark.slots:
            self.anaphor = True

    def _has_risen(self, at: int) -> bool:
        near = self.marks[max(0, at - _RISE_REACH) : at]
        return any(isinstance(mark, Growth) or "rise" in mark.slots for mark in near)

    def _is_mere_field(self, at: int, mark: Mark) -> bool:
        """Whether the word names a field of cooperation, and nothing that is measured."""
        if "no_measure" in mark.slots or "weak" not in mark.slots:
            return "no_measure" in mark.slots
        beside = [self.marks[near] for near in (at - 1, at + 1) if 0 <= near < len(self.marks)]
        listed = [mark.word == "," or "joint" in mark.slots for mark in beside]
        return len(listed) == 2 and all(listed)

    def _measure(self, at: int, mark: Mark) -> None:
        name = mark.slots["measure"]
        frame = Frame("sector" if self._is_sector(at, name) else name, mark, at, name)
        if self._names_growth_before(at):
            self.level.frame = frame
            return
        if self._says_more_of_frame(at, name):
            return
        self._flush_growth()
        linked = self._amount_before(at)
        if linked is not None:
            self._rename(linked, frame)
        if self._is_of_another_kind(frame):
            self.level.period = None
        self.level.frame = self.named = frame
        self.level.worth = False

    def _says_more_of_frame(self, at: int, name: str) -> bool:
        """Whether it only says more of the measure before: "inflow of investment", "projects with investments"."""
        frame = self.level.frame
        if name != "investment" or frame is None or frame.at is None:
            return False
        if frame.measure == "inflow":
            return at - frame.at <= _FLOW_REACH and self.level.last is None
        if frame.measure == "deals" and any("with" in mark.slots for mark in self.marks[frame.at + 1 : at]):
            self.level.worth = True
            return True
        return False

    def _is_of_another_kind(self, frame: Frame) -> bool:
        """Whether what was told of trade, with its period, gives way to what has been invested so far."""
        last = self.level.last
        return (
            last is not None
            and last.frame.base != frame.base
            and frame.base in ("investment", "deals")
            and last.at > self.level.period_at
        )

    def _is_sector(self, at: int, name: str) -> bool:
        """Whether a single sector's trade is meant: "agricultural trade", "exports of wheat"."""
        if name not in ("trade_turnover", "exports", "imports"):
            return False
        if at and "sector" in self.marks[at - 1].slots:
            return True
        following = self.marks[at + 1 : at + 1 + _SECTOR_REACH]
        if following and "of_sector" in following[0].slots:
            return any("sector" in mark.slots for mark in following[1:])
        return bool(following) and "sector" in following[0].slots

    def _names_growth_before(self, at: int) -> bool:
        """Whether the growth just told is this measure's: "a 20% increase in exports"."""
        if self.level.growth is None or self.level.frame is not None:
            return False
        between = self.marks[self.level.growth_at + 1 : at]
        return len(between) <= _LINK_REACH and not any(mark.word in _BREAKING for mark in between)

    def _amount_before(self, at: int) -> int | None:
        """Return the place of the amount that this measure names after it: "51.5 million dollars in FDI"."""
        for back in range(at - 1, max(-1, at - 1 - _LINK_REACH), -1):
            mark = self.marks[back]
            if isinstance(mark, Amount):
                return back if mark.is_money and self._may_be_named_behind(back, at) else None
            if mark.word in _BREAKING or isinstance(mark, Growth | PeriodMark) or "joint" in mark.slots:
                return None
        return None

    def _may_be_named_behind(self, amount_at: int, at: int) -> bool:
        level = self.level
        if level.frame is not None and level.frame.measure == "deals":
            return False
        unnamed = level.loose == amount_at or (level.frame is None and level.last is not None)
        linked = any("link" in mark.slots for mark in self.marks[amount_at + 1 : at])
        return unnamed or linked or amount_at + 1 == at

    def _rename(self, amount_at: int, frame: Frame) -> None:
        for statement in self.statements:
            if statement.at == amount_at:
                statement.frame = frame
                return
        amount = self.marks[amount_at]
        if self.level.loose == amount_at and isinstance(amount, Amount) and not self.level.planned:
            self._state(amount_at, amount, frame)

    # --- amounts -----------------------------------------------------------------------------------------

    def _amount(self, at: int, amount: Amount) -> None:
        if not amount.is_money or not self._is_sum(at, amount) or self._repeats(at, amount):
            return
        self.level.unit = amount.unit or self.level.unit
        frame = self.level.frame or self._frame_of_sentence_before(at)
        if frame is None:
            self.level.loose = at
        elif not self._is_excluded(at, frame):
            self._state(at, amount, frame)

    def _is_sum(self, at: int, amount: Amount) -> bool:
        """Whether an amount without a unit is one of money: nothing else is counted right behind it."""
        if amount.unit is not None:
            return True
        follower = self.marks[at + 1] if at + 1 < len(self.marks) else None
        return follower is None or bool(follower.slots) or not follower.word[0].isalpha()

    def _repeats(self, at: int, amount: Amount) -> bool:
        """Whether it tells the sum before it again, in brackets and another currency."""
        alone = (
            at + 1 < len(self.marks)
            and self.marks[at + 1].word in _CLOSING
            and self.marks[at - 1].word in _OPENING
        )
        return bool(alone and self.outer and amount.unit is not None and amount.unit != self.level.unit)

    def _is_excluded(self, at: int, frame: Frame) -> bool:
        if frame.measure == "none" or self.level.planned or self._is_planned_behind(at):
            return True
        if frame.measure == "deals":
            return not self.level.worth and "for" not in self.marks[at - 1].slots
        return self._is_base(at) or self._is_difference(at)

    def _is_difference(self, at: int) -> bool:
        """Whether it is by how much something changed, not what it came to: "decreased by $3.4 billion"."""
        if not (at > 1 and "by" in self.marks[at - 1].slots):
            return False
        return any(mark.slots.keys() & {"rise", "fall"} for mark in self.marks[max(0, at - 4) : at - 1])

    def _is_planned_behind(self, at: int) -> bool:
        """Whether the verb behind an amount makes it a plan, in a language whose verbs come last."""
        for mark in self.marks[at + 1 : at + 1 + _VERB_REACH]:
            if "target_behind" in mark.slots:
                return True
            if "realised" in mark.slots:
                return False
        return False

    def _is_base(self, at: int) -> bool:
        """Whether it is only where a growth began: "from $2 billion to $4.4 billion in 2023"."""
        if not (at and "base" in self.marks[at - 1].slots):
            return False
        following = self.marks[at + 1 : at + 4]
        return any("base_end" in mark.slots for mark in following) and not any(
            isinstance(m, PeriodMark) for m in following
        )

    def _frame_of_sentence_before(self, at: int) -> Frame | None:
        if self.context.frame is None:
            return None
        verbless = isinstance(self.marks[0], PeriodMark) or (at > 1 and isinstance(self.marks[1], PeriodMark))
        return self.context.frame if self.anaphor or (verbless and at <= _LINK_REACH) else None

    def _state(self, at: int, amount: Amount, frame: Frame) -> None:
        level = self.level
        statement = Statement(frame, at, amount, unit=amount.unit or level.unit or self.context.unit)
        self._give_period(statement)
        if level.growth is not None:
            statement.growth, statement.growth_period = level.growth, level.growth_period
            level.growth = level.growth_period = None
        level.last = statement
        self.statements.append(statement)

    def _give_period(self, statement: Statement) -> None:
        level = self.level
        if self._is_compared(statement.at):
            return
        statement.period = level.period
        if statement.period is None and statement.frame.at is None:
            statement.period = self.context.period
        if statement.period is None and statement.frame.measure in _INHERITS_PERIOD:
            statement.period = self.context.period
            statement.borrowed_period = statement.period is not None

    def _is_compared(self, at: int) -> bool:
        return any("compare" in mark.slots for mark in self.marks[max(0, at - 2) : at])

    # --- periods -----------------------------------------------------------------------------------------

    def _period(self, at: int, mark: PeriodMark) -> None:
        if mark.is_reference or self._follows_growth_as_reference(at):
            return
        mark = self._told(mark)
        if self._is_behind_amount(at) and self.level.last is not None:
            self.level.last.period = mark
            self.level.last.borrowed_period = False
        elif self._is_behind_growth(at):
            self.level.growth_period = mark
        if self.level.last is None or not self._is_behind_amount(at):
            self.level.period_at = at
        self.level.period = mark
        if mark.period is not None and self._is_past(mark.period):
            self.level.planned = False

    def _told(self, mark: PeriodMark) -> PeriodMark:
        """Return the mark with "a year earlier" counted from the period that the sentence spoke of last."""
        spoken = self.level.last.period if self.level.last else None
        if mark.is_year_before and spoken is not None and spoken.period is not None:
            return replace(mark, period=spoken.period.year_before())
        return mark

    def _is_past(self, period: Period) -> bool:
        last = period.last_day
        return last is not None and self.today is not None and last < self.today

    def _follows_growth_as_reference(self, at: int) -> bool:
        mark = self.marks[at]
        if at and isinstance(self.marks[at - 1], Growth) and mark.word == "{from}":
            return True
        return at > 1 and "versus" in self.marks[at - 1].slots and isinstance(self.marks[at - 2], Growth)

    def _is_behind_amount(self, at: int) -> bool:
        last = self.level.last
        if last is None or last.amount is None:
            return False
        named_at = -1 if last.frame.at is None else last.frame.at
        return self._is_right_behind(max(named_at, last.at), at)

    def _is_behind_growth(self, at: int) -> bool:
        return self.level.growth is not None and self._is_right_behind(self.level.growth_at, at)

    def _is_right_behind(self, first: int, at: int) -> bool:
        between = self._without_equivalent(self.marks[first + 1 : at])
        if between and between[0].word in _OPENING:
            closes = at + 1 < len(self.marks) and self.marks[at + 1].word in _CLOSING
            return closes and len(between) <= _PERIOD_REACH
        return len(between) <= _PERIOD_REACH and not any(
            mark.word in _BREAKING or mark.slots.keys() & {"joint", "measure", "amount", "span"}
            for mark in between
        )

    @staticmethod
    def _without_equivalent(between: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks behind a sum without the same sum in another currency, in brackets."""
        told_again = len(between) > 2 and isinstance(between[1], Amount) and between[2].word in _CLOSING
        return between[3:] if told_again and between[0].word in _OPENING else between

    # --- growth ------------------------------------------------------------------------------------------

    def _growth(self, at: int, growth: Growth) -> None:
        last = self.level.last
        if self.level.planned or self._is_planned_behind(at):
            return
        if last is not None and last.amount is not None and last.growth is None and self._is_of(last):
            last.growth = growth
            return
        self._flush_growth()
        self.level.growth, self.level.growth_at = growth, at

    def _is_of(self, last: Statement) -> bool:
        """Whether growth told now belongs to the amount told last: no other measure or period is between."""
        return self.level.frame in (None, last.frame) and self.level.period_at < last.at

    def _flush_growth(self) -> None:
        """State the growth that no amount followed."""
        level = self.level
        if level.growth is None:
            return
        frame = level.frame or self._frame_of_sentence_before(level.growth_at)
        if frame is not None and frame.measure not in ("none", "deals"):
            statement = Statement(frame, level.growth_at, growth=level.growth)
            statement.period = level.growth_period or level.period
            self.statements.append(statement)
        level.growth = level.growth_period = None

    # --- parentheses -------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.outer.append(self.level)
        last = self.level.last
        self.level = replace(self.level, worth=False, loose=-1)
        if last is not None and last.period is not None:
            self.level.period, self.level.period_at = last.period, -1

    def _close(self) -> None:
        if not self.outer:
            return
        outer = self.outer.pop()
        if self.level.growth is not outer.growth:
            self._flush_growth()
        elif self.level.growth is None:
            outer.growth = None
        self.level = outer


def read_statements(
    marks: Sequence[Mark], context: Context, today: date | None
) -> tuple[list[Statement], Frame | None]:
    """Return what a marked sentence states, and the measure that it names last."""
    walk = _Walk(marks, context, today)
    return walk.run(), walk.named

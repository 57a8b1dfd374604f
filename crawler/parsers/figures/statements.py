"""What a sentence states: which amount and which growth belong to which measure and period.

The marks are walked once, from left to right. A measure opens a frame, in which the amounts and growth that
follow belong to it; a parenthesis begins with what stood before it. A period holds for what follows, unless
it stands right behind an amount. Plans and what only serves as comparison are no statements.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Final

from crawler.parsers.figures import placing
from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.bargains import bargain_at
from crawler.parsers.figures.beside import measures, neighbours, spans, sums
from crawler.parsers.figures.frames import TRADE, Context, Frame, Level, Statement, Told, later_than_last
from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.periods import Period, PeriodMark
from crawler.parsers.figures.respectively import told_respectively
from crawler.parsers.figures.settling import settled, share_period
from crawler.parsers.text.phrases import Mark

_FLOW_REACH: Final = 4
_COST_REACH: Final = 8
_PARTS: Final = frozenset({"exports", "imports"})
_INHERITS_PERIOD: Final = frozenset({"exports", "imports", "sector"})


def read_statements(marks: Sequence[Mark], context: Context, today: date | None) -> Told:
    """Return what a marked sentence tells."""
    walk = _Walk(marks, context, today)
    return Told(told_respectively(marks, settled(walk.run())), walk.named, walk.unit)


_SIGNS: Final = neighbours.OPENING | neighbours.CLOSING | {";"}


class _Walk:
    """One walk over the marks of a sentence."""

    def __init__(self, marks: Sequence[Mark], context: Context, today: date | None) -> None:
        self.named: Frame | None = None
        self._marks = marks
        self._context = context
        self._today = today
        self._level = Level()
        self._outer: list[Level] = []
        self._statements: list[Statement] = []
        self._anaphor = False
        self._compares_with_same = any(isinstance(mark, PeriodMark) and mark.is_same for mark in marks)

    @property
    def unit(self) -> str | None:
        """The currency that was told last."""
        return self._level.unit

    def run(self) -> list[Statement]:
        for at, mark in enumerate(self._marks):
            if not mark.slots:
                if mark.word in _SIGNS:
                    self._sign(at, mark.word)
            elif isinstance(mark, PeriodMark):
                self._period(at, mark)
            elif isinstance(mark, Growth):
                self._growth(at, mark)
            elif isinstance(mark, Amount):
                self._amount(at, mark)
            else:
                self._word(at, mark)
        while self._outer:
            self._close()
        self._state_growth()
        return sorted(self._statements, key=attrgetter("at"))

    def _sign(self, at: int, sign: str) -> None:
        if sign in neighbours.OPENING:
            self._open(at)
        elif sign in neighbours.CLOSING:
            self._close()
        elif sign == ";":
            self._level.planned = False

    def _open(self, at: int) -> None:
        outer = self._level
        self._outer.append(outer)
        self._level = replace(outer, worth=False, loose_at=-1)
        follows_reference = outer.reference is not None and neighbours.is_next_but_growth(
            self._marks, outer.reference_at, at
        )
        if follows_reference and neighbours.stands_alone(self._marks, at + 1):
            self._level.period, self._level.period_at = outer.reference, -1
        elif outer.last is not None and outer.last.period is not None:
            self._level.period, self._level.period_at = outer.last.period, -1

    def _close(self) -> None:
        if not self._outer:
            return
        outer = self._outer.pop()
        if self._level.growth is None:
            outer.growth = None
        elif self._level.growth is not outer.growth:
            self._state_growth()
        self._level = outer

    def _word(self, at: int, mark: Mark) -> None:
        level, slots = self._level, mark.slots
        if "measure" in slots and not measures.is_mere_word(self._marks, at):
            self._measure(at, mark, slots["measure"])
        elif (verb_at := bargain_at(self._marks, at)) is not None:
            self._measure(at, self._marks[verb_at], self._marks[verb_at].slots["bargain"])
        if "target" in slots or ("result" in slots and not measures.has_risen(self._marks, at)):
            level.planned = True
        if "realised" in slots:
            level.planned = False
        level.worth = level.worth or "worth" in slots
        if "everybody" in slots and level.frame is not None:
            level.frame = replace(level.frame, base="none")
        if "when" in slots and level.reference is not None and level.reference_at == at - 1:
            level.period, level.period_at = level.reference, at
        if "anaphor" in slots:
            self._anaphor = True
            self._go_back_to_turnover()
        if self._outer and sums.is_bare_amount(self._marks, at):
            self._bare_amount(at, mark)

    def _go_back_to_turnover(self) -> None:
        """Have "it" stand for the turnover of which exports or imports were told as parts."""
        level = self._level
        turnover = next((one for one in self._statements if one.frame.base == "trade_turnover"), None)
        if turnover is not None and level.last is not None and level.last.frame.base in _PARTS:
            level.frame = turnover.frame

    # Measures

    def _measure(self, at: int, mark: Mark, name: str) -> None:
        level, name = self._level, "none" if measures.is_of_economy(self._marks, at) else name
        is_sector = name == "supplies" or (name in TRADE and measures.is_of_sector(self._marks, at))
        frame = Frame("sector" if is_sector else name, name, mark, at)
        waits = level.growth is not None and level.frame is None
        if (waits and measures.is_told_of_growth(self._marks, level.growth_at, at)) or (
            level.growth is not None and measures.is_of_growth(self._marks, level.growth_at, at)
        ):
            level.frame = frame
        elif not self._says_more_of_frame(frame, at):
            self._state_growth()
            self._name_amount_before(frame, at)
            if self._is_of_another_kind(frame, at):
                level.period = None
            level.frame = self.named = frame
            level.worth = measures.is_cost_of(self._marks, at)

    def _says_more_of_frame(self, frame: Frame, at: int) -> bool:
        """Whether it says more of the measure before: "inflow of investment", "projects with investments"."""
        before = self._level.frame
        if frame.base == "none" and before is not None and before.base == "deals":
            return measures.is_purpose_of(self._marks, before.at, at)
        if frame.base != "investment" or before is None or before.at is None:
            return False
        if before.base == "inflow":
            return at - before.at <= _FLOW_REACH and self._level.last is None
        between = self._marks[before.at + 1 : at]
        told_with = "worth" in self._marks[at].slots or any("with" in mark.slots for mark in between)
        if before.base == "deals" and told_with:
            self._level.worth = True
            return True
        return False

    def _is_of_another_kind(self, frame: Frame, at: int) -> bool:
        """Whether trade and its period were told, and what has been invested or agreed on follows.

        So are Kazakhstan's investments behind what has been invested in it since a year.
        """
        last = self._level.last
        if last is None or frame.base not in ("investment", "deals"):
            return False
        if last.frame.base == frame.base:
            since = last.period is not None and last.period.period is not None and last.period.period.is_open
            return since and "home" in self._marks[at - 1].slots
        return last.at > self._level.period_at

    def _name_amount_before(self, frame: Frame, at: int) -> None:
        """Give the frame to the amount before it, where it names that one: "51.5 million dollars in FDI"."""
        level = self._level
        amount_at = self._cost_before(frame, at) or measures.amount_before(self._marks, at)
        if amount_at is None or (level.frame is not None and level.frame.base == "deals"):
            return
        if frame.base == "deals" and level.last is not None and level.last.frame.base == "investment":
            return  # "invested $5 million in ten projects"
        unnamed = level.loose_at == amount_at or (level.frame is None and level.last is not None)
        if not unnamed and not measures.is_linked(self._marks, amount_at, at):
            return
        statement = next((one for one in reversed(self._statements) if one.at == amount_at), None)
        amount = self._marks[amount_at]
        if statement is not None:
            statement.rename(frame)
        elif level.loose_at == amount_at and isinstance(amount, Amount) and not self._is_planned(amount_at):
            self._state(amount_at, amount, frame)

    def _is_planned(self, at: int) -> bool:
        planned = self._level.planned and not self._has_been(at)
        frame = self._level.frame
        is_price = self._level.worth and frame is not None and frame.base == "deals"
        return planned or sums.is_planned_behind(self._marks, at, is_price=is_price)

    def _has_been(self, at: int) -> bool:
        """Whether a plan is held against the sum here: "is to reach $1 bn, compared with $0.8 bn in 2023"."""
        if at and "current" in self._marks[at - 1].slots:
            return True
        own = spans.own_period(self._marks, at) if sums.is_compared(self._marks, at) else None
        return own is not None and placing.is_over(own.period, self._today)

    def _cost_before(self, frame: Frame, at: int) -> int | None:
        """Return the place of a sum that is said to be a cost before what it is for: "құны 5 млн болатын"."""
        level = self._level
        told = frame.base == "deals" and level.worth and level.loose_at > at - _COST_REACH
        return level.loose_at if told and level.loose_at > 0 else None

    # Amounts

    def _amount(self, at: int, amount: Amount) -> None:
        level = self._level
        is_money = sums.is_sum(self._marks, at) and not sums.is_lent(self._marks, at)
        if not is_money or self._tells_again(at, amount):
            return
        level.unit, level.scale = amount.unit or level.unit, amount.scale
        frame = level.frame or self._frame_of_sentence_before(at)
        if frame is not None and frame.base in TRADE and sums.is_of_goods(self._marks, frame.at, at):
            frame = replace(frame, measure="sector")
        if frame is None:
            level.loose_at = at
        elif not self._is_excluded(at, frame):
            self._state(at, amount, frame)

    def _bare_amount(self, at: int, mark: Mark) -> None:
        """State a mere number in the unit and scale of the sum before the parenthesis."""
        level, unit = self._level, self._level.unit or self._context.unit
        if unit is None or level.frame is None or mark.number is None:
            return
        value = mark.number * level.scale
        amount = Amount(mark.start, mark.end, mark.word, mark.slots, None, value, unit, level.scale)
        if not self._is_excluded(at, level.frame):
            self._state(at, amount, level.frame)

    def _tells_again(self, at: int, amount: Amount) -> bool:
        """Whether it tells the sum before it again, in brackets and another currency."""
        other = amount.unit is not None and amount.unit != self._level.unit is not None
        return bool(self._outer) and other and neighbours.stands_alone(self._marks, at)

    def _is_excluded(self, at: int, frame: Frame) -> bool:
        if frame.base == "none" or self._is_planned(at):
            return True
        if frame.base == "deals":
            return not (self._level.worth or sums.is_for(self._marks, frame.at, at))
        return sums.is_base(self._marks, at) or sums.is_difference(self._marks, at)

    def _frame_of_sentence_before(self, at: int) -> Frame | None:
        """Return what "it" stands for, or what is left out in "In 2023 - 50.5 million"."""
        last = self._level.last
        told_again = last is not None and last.frame.at is None and self._level.period_at > last.at
        goes_on = self._anaphor or told_again or spans.opens_with_period(self._marks, at)
        return self._context.frame if goes_on else None

    def _state(self, at: int, amount: Amount, frame: Frame) -> None:
        level = self._level
        statement = Statement(frame, at, amount, unit=amount.unit or level.unit or self._context.unit)
        if not sums.is_compared(self._marks, at):
            self._give_period(statement)
        if level.growth is not None and not (self._is_of_reference() or sums.sets_out(self._marks, at)):
            statement.growth, statement.growth_period = level.growth, level.growth_period
            level.growth = level.growth_period = None
        level.last = statement
        self._statements.append(statement)

    def _is_of_reference(self) -> bool:
        """Whether what is told here was before the growth told last: "up 5% on 2022 ($1.1 billion)"."""
        level = self._level
        return level.reference is not None and level.period is level.reference

    def _give_period(self, statement: Statement) -> None:
        statement.period = self._level.period
        announced = self._context.announced
        inherits = statement.frame.at is None or statement.frame.measure in _INHERITS_PERIOD
        inherits = inherits or (announced is not None and announced.base == statement.frame.base)
        inherits = inherits or self._compares_with_same
        if statement.period is None and inherits:
            statement.period = self._context.period
            statement.borrowed_period = statement.period is not None

    # Periods

    def _period(self, at: int, mark: PeriodMark) -> None:
        level = self._level
        again = spans.is_same_period_told(self._marks, at)
        told = again or self._is_of_compared(at, mark)
        if (mark.is_reference and not told) or spans.is_reference_of_growth(self._marks, at):
            level.reference, level.reference_at = placing.as_reference(self._placed(mark)), at
            return
        level.period = mark = self._placed(self._told_again(mark) if again else mark)
        if self._outer and spans.explains_period(self._marks, at):
            self._outer[-1].period = mark
        if placing.is_over(mark.period, self._today) and not self._is_of_start(at):
            level.planned = False
        if level.last is not None and spans.is_behind(self._marks, level.last, at):
            level.last.period, level.last.borrowed_period = mark, False
            if self._ends_sentence(at) and not mark.is_year_before:
                share_period(self._statements, mark)
            return
        if self._ends_sentence(at) and spans.is_told_last(self._marks, at):
            share_period(self._statements, mark)
        level.period_at = at
        if level.growth is not None and spans.is_right_behind(self._marks, level.growth_at, at):
            level.growth_period = mark
        elif placing.is_of_another(level.growth_within, mark):
            self._state_growth()

    def _is_of_compared(self, at: int, mark: PeriodMark) -> bool:
        """Whether a sum of the same period is told: "from $101 million in the same period last year"."""
        last = self._level.last
        if not mark.is_same or last is None or not spans.is_behind(self._marks, last, at):
            return False
        again = any(one is not last and one.frame.base == last.frame.base for one in self._statements)
        return again or sums.is_compared(self._marks, last.at)

    def _is_of_start(self, at: int) -> bool:
        """Whether the period here is that of a sum from which a plan sets out."""
        return any(self._has_been(near) for near in range(max(0, at - 2), at))

    def _ends_sentence(self, at: int) -> bool:
        return not self._outer and all(not mark.slots for mark in self._marks[at + 1 :])

    def _placed(self, mark: PeriodMark) -> PeriodMark:
        """Return the mark with "a year earlier" and "in seven months" placed by what was told before."""
        return placing.placed(mark, *self._told_before())

    def _told_again(self, mark: PeriodMark) -> PeriodMark:
        told, before = self._told_before()
        last = self._level.last.period if self._level.last else None
        return placing.told_again(mark, told or (last.period if last else None), before)

    def _told_before(self) -> tuple[Period | None, Period | None]:
        """Return the period told last in this sentence, and the one that the sentence before leaves to it."""
        told, before = self._level.period, self._context.period
        return told.period if told else None, before.period if before else None

    # Growth

    def _growth(self, at: int, growth: Growth) -> None:
        level = self._level
        if self._is_planned(at):
            return
        later = later_than_last(self._statements, self._level.last) if self._outer else None
        if later is not None and later.growth is None:
            later.growth = growth
        elif level.last is not None and level.last.growth is None and self._is_of(level.last, at):
            level.last.growth = growth
        else:
            self._state_growth()
            level.growth, level.growth_at, level.growth_within = growth, at, level.period

    def _is_of(self, last: Statement, at: int) -> bool:
        """Whether growth told now belongs to the amount told last: it has no other measure, period or sum."""
        if sums.leads_to_sum(self._marks, at):
            return False
        own = spans.own_period(self._marks, at)
        is_apart = own is not None and last.period is not None and own.period != last.period.period
        if (
            own is not None
            and last.period is not None
            and placing.says_more_exactly(own, last.period, self._today)
        ):
            last.period, is_apart = own, False
        return self._level.frame in (None, last.frame) and self._level.period_at < last.at and not is_apart

    def _state_growth(self) -> None:
        """State the growth that no amount followed."""
        level = self._level
        if level.growth is None:
            return
        frame = level.frame or self._frame_of_sentence_before(level.growth_at)
        if frame is not None and frame.base not in ("none", "deals", "supplies"):
            inherited = self._context.period if frame.measure in _INHERITS_PERIOD else None
            period = level.growth_period or level.growth_within or level.period or inherited
            self._statements.append(Statement(frame, level.growth_at, growth=level.growth, period=period))
        level.growth = level.growth_period = None

"""From the statements of a text to its figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from crawler.parsers.figures.beside.spans import goes_on
from crawler.parsers.figures.checks import checked
from crawler.parsers.figures.companies import Companies, number_before, read_companies
from crawler.parsers.figures.frames import Context, Frame, Statement, Told
from crawler.parsers.figures.owners import INWARD, OUTWARD, exported_by, invested_by
from crawler.parsers.figures.periods import Period, PeriodMark
from crawler.parsers.figures.sentence import marked
from crawler.parsers.figures.statements import read_statements
from crawler.parsers.figures.triggers import Triggers
from crawler.parsers.model import Direction, Evidence, Figure, Measure, ReleaseText, Span
from crawler.parsers.text.phrases import Mark
from crawler.parsers.text.sentences import sentences

PartnerAt = Callable[[int], str | None]
_NO_UNIT: Final = "percent"
_FORGOTTEN_AFTER: Final = 2
_RECENT: Final = 3  # years
_MOST_INVESTED: Final = 3e11  # half as much again as the European Union, the largest investor by far


def read_figures(
    release: ReleaseText, body: Span, today: date | None, partner_at: PartnerAt, default_partner: str | None
) -> list[Figure]:
    """Return the figures that a text states, in its order, with reasons for doubt as flags.

    Args:
        release: the text.
        body: the part of it that belongs to the release; what stands before it (title, dateline) is read too.
        today: the day against which "last year" is read; without one such periods are unknown.
        partner_at: the partner that the text speaks of at an offset, where it is another than the default.
        default_partner: the partner of all other figures.
    """
    reader = _Reader(release, today, partner_at, default_partner)
    for span in sentences(release.text, 0, body[1]):
        reader.read(span)
    return checked(_without_repetitions(reader.figures))


@dataclass(slots=True)
class _Reader:
    release: ReleaseText
    today: date | None
    partner_at: PartnerAt
    default_partner: str | None
    figures: list[Figure] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    passed: list[Span] = field(default_factory=list)
    triggers: Triggers = field(init=False)

    def __post_init__(self) -> None:
        self.triggers = Triggers(self.release.text, self.release.language)

    def read(self, span: Span) -> None:
        """Read a sentence that can hold a figure; remember one that cannot."""
        text, language = self.release.text, self.release.language
        if not self.triggers.in_sentence(span):
            self.passed.append(span)
            return
        marks = marked(text, span, language, self.today)
        told = read_statements(marks, self._taken_over(marks), self.today)
        for statement in told.statements:
            for figure in self._figures(statement, marks):
                self._add(figure, goes_on=statement.frame.at is None)
        self.figures.extend(self._of_companies(companies) for companies in read_companies(marks, language))
        self.context = _context(told, self.context)
        self.passed.clear()

    def _add(self, figure: Figure, *, goes_on: bool) -> None:
        """Add a figure, or what it says of the one before: "this figure is 13.3 billion", "it grew by 5%"."""
        before = self.figures[-1] if self.figures else None
        if before is not None and (before.measure, before.partner) == (figure.measure, figure.partner):
            completed = _completed(before, figure) if goes_on or figure.value is None else None
            if completed is not None:
                self.figures[-1] = completed
                return
        self.figures.append(figure)

    def _taken_over(self, marks: Sequence[Mark]) -> Context:
        """Return what a sentence may take over: from the last one read, or from the one passed since."""
        if not self.passed:
            return self.context
        period = self.context.period if len(self.passed) < _FORGOTTEN_AFTER else None
        frame, announced = self._announced_in(self.passed[-1])
        if frame is None and not any(isinstance(mark, PeriodMark) and mark.is_same for mark in marks):
            announced = None
        taken = frame if goes_on(marks) else None
        return Context(taken, announced or period, self.context.unit, frame if announced else None)

    def _announced_in(self, span: Span) -> tuple[Frame | None, PeriodMark | None]:
        """Return the measure that a sentence without amounts names last, and the period that it tells."""
        if not self.triggers.names_measure(span):
            return None, None
        marks = marked(self.release.text, span, self.release.language, self.today)
        named = read_statements(marks, Context(), self.today).named
        told = (mark for mark in marks if isinstance(mark, PeriodMark) and not mark.is_reference)
        return replace(named, at=None) if named else None, next(filter(self._is_recent, told), None)

    def _is_recent(self, mark: PeriodMark) -> bool:
        """Return whether a period was over when the text was published, and not long since."""
        last = mark.period.last_day if mark.period else None
        if last is None or self.today is None:
            return False
        return last < self.today and self.today.year - last.year < _RECENT

    def _figures(self, statement: Statement, marks: Sequence[Mark]) -> Iterator[Figure]:
        period = statement.period.period if statement.period else None
        if period is not None and self._is_to_come(period):
            return
        if statement.amount is not None and (statement.unit is None or _is_of_all_the_world(statement)):
            return
        measure, direction = self._measure(statement, marks)
        figure = Figure(
            measure=measure,
            value=statement.amount.value if statement.amount else None,
            unit=statement.unit or _NO_UNIT,
            bound=statement.amount.bound if statement.amount else None,
            period=period.edtf if period else None,
            direction=direction,
            change_pct=statement.growth.change if statement.growth else None,
            partner=self.partner_at(_offset(statement)) or self.default_partner,
            flags=(),
            evidence=_evidence(statement),
            confidence=_confidence(statement),
        )
        yield from self._number_of_projects(figure, statement, marks)
        yield figure

    def _number_of_projects(
        self, total: Figure, statement: Statement, marks: Sequence[Mark]
    ) -> Iterator[Figure]:
        """Yield how many projects a sum is for, where the text tells: "52 projects worth $21 billion"."""
        frame = statement.frame
        if frame.at is None or "project" not in frame.mark.slots:
            return
        number_at = number_before(marks, frame.at)
        if number_at is not None and (number := marks[number_at].number) is not None:
            evidence = ((marks[number_at].start, frame.mark.end),)
            yield replace(total, value=number, unit="count", bound=None, change_pct=None, evidence=evidence)

    def _is_to_come(self, period: Period) -> bool:
        return self.today is not None and period.first_day > self.today

    def _measure(self, statement: Statement, marks: Sequence[Mark]) -> tuple[Measure, Direction | None]:
        frame = statement.frame
        if frame.base in ("exports", "imports"):
            side = exported_by(statement, marks, self.release.language)
            direction = OUTWARD if side == "exports" else INWARD
            return ("other" if frame.measure == "sector" else side), direction
        if frame.base in ("investment", "inflow"):
            return _kind_of_investment(statement), invested_by(statement, marks)
        return ("trade_turnover" if frame.measure == "trade_turnover" else "other"), None

    def _of_companies(self, companies: Companies) -> Figure:
        period = companies.period.period if companies.period else None
        return Figure(
            measure="companies",
            value=companies.count,
            unit="count",
            bound=companies.bound,
            period=period.edtf if period else None,
            direction=companies.direction,
            change_pct=None,
            partner=self.partner_at(companies.first.start) or self.default_partner,
            flags=(),
            evidence=((companies.first.start, companies.last.end),),
            confidence=0.95,
        )


def _offset(statement: Statement) -> int:
    """Return where the text tells a statement's amount, or its growth without one."""
    told = statement.amount or statement.growth or statement.frame.mark
    return told.start


def _is_of_all_the_world(statement: Statement) -> bool:
    """Whether so much was invested that it is from all countries together."""
    invested = statement.frame.base in ("investment", "inflow")
    amount = statement.amount
    return (
        invested and amount is not None and statement.unit in ("USD", "EUR") and amount.value > _MOST_INVESTED
    )


def _kind_of_investment(statement: Statement) -> Measure:
    """Return whether an investment is what flowed in over a period, or what has gathered so far."""
    period = statement.period
    if "gathered" in statement.frame.mark.slots or (period is not None and period.word == "{past_years}"):
        return "investment_total"
    if period is None:
        return "fdi_inflow" if statement.frame.base == "inflow" else "investment_total"
    if period.is_instant or (period.period is not None and period.period.spans_years):
        return "investment_total"
    return "fdi_inflow"


def _context(told: Told, before: Context) -> Context:
    if not told.statements:
        return Context(replace(told.named, at=None) if told.named else None, None, told.unit or before.unit)
    last = told.statements[-1]
    turnovers = [s for s in told.statements if s.frame.measure == "trade_turnover"]
    alike = [s for s in told.statements if s.frame.base == last.frame.base] if last.period else [last]
    leading = max(turnovers or alike, key=_beginning)
    goes_on = before.frame is not None and before.frame.measure == leading.frame.measure
    period = leading.period or (before.period if goes_on else None)
    return Context(replace(leading.frame, at=None), period, last.unit or before.unit)


def _beginning(statement: Statement) -> date:
    """Return the first day of a statement's period: of two the later one is spoken of further."""
    period = statement.period.period if statement.period else None
    return period.first_day if period else date.min


def _completed(before: Figure, figure: Figure) -> Figure | None:
    """Return a growth and the amount that another sentence tells of it as one figure, or None."""
    evidence = tuple(sorted({*before.evidence, *figure.evidence}))
    if before.value is None and figure.change_pct is None and before.period == figure.period:
        return replace(figure, change_pct=before.change_pct, evidence=evidence)
    if figure.value is None and before.change_pct is None and figure.period in (None, before.period):
        return replace(before, change_pct=figure.change_pct, evidence=evidence)
    return None


def _evidence(statement: Statement) -> Evidence:
    parts: list[Mark | None] = [statement.frame.mark, statement.amount, statement.growth, statement.period]
    return tuple(sorted({(part.start, part.end) for part in parts if part is not None}))


def _confidence(statement: Statement) -> float:
    confidence = 0.97
    if statement.frame.at is None:
        confidence -= 0.1
    if statement.amount is not None and statement.amount.unit is None:
        confidence -= 0.03
    if statement.borrowed_period:
        confidence -= 0.05
    if statement.frame.measure in ("deals", "sector"):
        confidence -= 0.15
    return round(confidence, 2)


def _without_repetitions(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those told again, such as a headline's: the fuller telling stays."""
    kept: list[Figure] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for figure in figures:
        alike = places.setdefault((figure.measure, figure.unit, figure.partner, figure.value), [])
        twin = next((at for at in alike if _is_same(figure, kept[at])), None)
        if twin is None:
            alike.append(len(kept))
            kept.append(figure)
        else:
            kept[twin] = _fuller(kept[twin], figure)
    valued = {(f.measure, f.partner, f.change_pct, f.period) for f in kept if f.value is not None}
    grown = {(measure, partner, change, None) for measure, partner, change, _ in valued} | valued
    told = [
        f for f in kept if f.value is not None or (f.measure, f.partner, f.change_pct, f.period) not in grown
    ]
    return [figure for figure in told if not any(_is_rounded(figure, other) for other in told)]


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one figure is but another one rounded: "over 27 billion" of 27.8 billion in 2024."""
    if one.value is None or other.value is None or one.bound is None or one.period or other.bound:
        return False
    alike = (one.measure, one.unit, one.partner) == (other.measure, other.unit, other.partner)
    low, high = (one.value, other.value) if one.bound == "min" else (other.value, one.value)
    return alike and low <= high <= low * _ROUNDED


_ROUNDED: Final = 1.1  # how many times an exact sum exceeds the one that it is rounded to


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one measure, unit, partner and value are one."""
    if one.period and other.period and one.period != other.period:
        return False
    return one.value is not None or one.change_pct == other.change_pct


def _fuller(one: Figure, other: Figure) -> Figure:
    def told(figure: Figure) -> int:
        return sum(value is not None for value in (figure.period, figure.change_pct, figure.bound))

    return other if told(other) > told(one) else one

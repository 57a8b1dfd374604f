"""Periods, from "January-September this year" to "from 2005 to the second quarter of 2025", as EDTF.

What a period is called lies in the lexicon (`periods.*.toml`); here is what it means. Relative years are read
against the day of publication; without one they name a period that cannot be told.
"""

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from crawler.parsers.figures.amounts import YEARS
from crawler.parsers.language.tables import Table, lexicon
from crawler.parsers.model import Language
from crawler.parsers.text.phrases import Mark, PhraseBook

_SPAN_SLOTS: Final[Mapping[str, str]] = {"span": ""}
_DAY_SLOTS: Final[Mapping[str, str]] = {"span": "", "day": ""}
_INDEPENDENCE: Final = "1991"  # declared on 16 December 1991


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time by its first and last year, month or day, each in EDTF; `..` for an open end."""

    first: str
    last: str

    @property
    def edtf(self) -> str:
        """The period in EDTF: `2022`, `2023-01/2023-09`, `2005/..`."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def is_open(self) -> bool:
        """Whether no end is told."""
        return self.last == ".."

    @property
    def spans_years(self) -> bool:
        """Whether it reaches over more than one calendar year, or has no end."""
        return self.first[:4] != self.last[:4]

    @property
    def first_day(self) -> date:
        """The first day of it."""
        year, month, day = [*(int(part) for part in self.first.split("-")), 1, 1][:3]
        return date(year, month, day)

    @property
    def last_day(self) -> date | None:
        """The last day of it; None where the end is open."""
        if self.is_open:
            return None
        parts = [int(part) for part in self.last.split("-")]
        month = parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
        return date(parts[0], month, day)

    def year_before(self) -> "Period":
        """Return the same stretch a year earlier."""
        return Period(_moved(self.first, -1), _moved(self.last, -1))

    def follows(self, other: "Period") -> bool:
        """Return whether it is of the year after another, whole one: "in 2023 …, and in seven months …"."""
        return other.edtf.isdecimal() and int(self.first[:4]) == int(other.edtf) + 1

    def in_year_of(self, other: "Period") -> "Period":
        """Return the same stretch of the year in which another one ends; where it has no end, begins."""
        year = int((other.first if other.is_open else other.last)[:4])
        return Period(*(_moved(edge, year - int(self.first[:4])) for edge in (self.first, self.last)))


def _moved(edge: str, years: int) -> str:
    return edge if edge == ".." else f"{int(edge[:4]) + years}{edge[4:]}"


@dataclass(slots=True)
class PeriodMark(Mark):
    """Where a text names a period; its `word` is the kind of phrase, in braces.

    Attributes:
        period: the period, or None where it cannot be told, such as "last year" without a date.
        is_reference: whether it is only what something else is compared with.
        is_instant: whether it is a point of time ("as of 1 January").
        is_year_before: whether it is the year before another one that the text speaks of ("a year earlier").
        is_yearless: whether its year is the latest that it can be, for lack of a word.
        is_same: whether it is the part of its year that was told of another one ("the same period of 2022").
    """

    period: Period | None = None
    is_reference: bool = False
    is_instant: bool = False
    is_year_before: bool = False
    is_yearless: bool = False
    is_same: bool = False


def words(language: Language) -> Table:
    """Return what the lexicon calls months, years and their parts."""
    table = lexicon("periods", language)
    return {slot: names for slot, names in table.items() if slot not in ("span", "reach")}


def read_periods(marks: Sequence[Mark], language: Language, today: date | None) -> list[Mark]:
    """Return the marks with each period made a PeriodMark.

    Args:
        marks: the marks of a sentence, their numbers read and their words named by the lexicon (`words`).
        language: the language whose names of periods are looked for.
        today: the day against which "last year" is read; without one such periods are unknown.
    """
    spans, reaches = _books(language)
    plain = spans.replace(marks, lambda parts, slots: _span_mark(slots["span"], parts, today))
    return reaches.replace(plain, lambda parts, slots: _reach_mark(slots["reach"], parts))


@cache
def _books(language: Language) -> tuple[PhraseBook, PhraseBook]:
    table = lexicon("periods", language)
    return PhraseBook({"span": table["span"]}), PhraseBook({"reach": table["reach"]})


class _Parts(NamedTuple):
    """What a phrase for a period is made of."""

    marks: Sequence[Mark]
    today: date | None

    @property
    def year(self) -> int | None:
        return next((_year(mark, self.today) for mark in self.marks if "year" in mark.slots), None)

    @property
    def months(self) -> list[int]:
        return [int(mark.slots["month"]) for mark in self.marks if "month" in mark.slots]

    @property
    def ordinals(self) -> list[int]:
        return [int(mark.slots["ordinal"]) for mark in self.marks if "ordinal" in mark.slots]

    @property
    def numbers(self) -> list[int]:
        return [int(mark.number or 0) for mark in self.marks if "n" in mark.slots]

    @property
    def day(self) -> str:
        return next((mark.word for mark in self.marks if "date" in mark.slots), "")

    def latest_year_with(self, month: int) -> int | None:
        """Return the year of the latest such month that was over on the day of publication."""
        if self.today is None or self.today.year not in YEARS:
            return None
        return self.today.year if month < self.today.month else self.today.year - 1


def _year(mark: Mark, today: date | None) -> int | None:
    offset = mark.slots["year"]
    year = (today.year + int(offset) if today else None) if offset else int(mark.number or 0)
    return year if year in YEARS else None


def _months(year: int | None, first: int, last: int) -> Period | None:
    if year is None or not 1 <= first <= last <= 12:
        return None
    return Period(f"{year}-{first:02d}", f"{year}-{last:02d}")


def _of_year(parts: _Parts) -> Period | None:
    year = parts.year
    return Period(str(year), str(year)) if year else None


def _of_years(parts: _Parts) -> Period | None:
    """Read "2022-23": the second year is told by its last two digits."""
    if not parts.year or not parts.numbers:
        return None
    last = parts.year // 100 * 100 + parts.numbers[-1]
    return Period(str(parts.year), str(last)) if last > parts.year else None


def _of_day(parts: _Parts) -> Period | None:
    if parts.day:
        day, month, year = (int(part) for part in parts.day.replace("/", ".").split("."))
    elif parts.year and parts.numbers:
        day, month, year = parts.numbers[0], parts.months[0], parts.year
    else:
        return None
    if not (year in YEARS and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Period(f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-{day:02d}")


def _of_month(parts: _Parts) -> Period | None:
    return _months(parts.year, parts.months[0], parts.months[0])


def _of_months(parts: _Parts) -> Period | None:
    return _months(parts.year, parts.months[0], parts.months[-1])


def _of_months_of_no_year(parts: _Parts) -> Period | None:
    return _months(parts.latest_year_with(parts.months[-1]), parts.months[0], parts.months[-1])


def _of_first_months(parts: _Parts) -> Period | None:
    return _months(parts.year, 1, parts.numbers[0])


def _of_first_months_of_no_year(parts: _Parts) -> Period | None:
    return _months(parts.latest_year_with(parts.numbers[0]), 1, parts.numbers[0])


def _of_quarter(parts: _Parts) -> Period | None:
    quarter = [*parts.ordinals, *parts.numbers, 0][0]
    return _months(parts.year, 3 * quarter - 2, 3 * quarter) if 1 <= quarter <= 4 else None


def _of_quarters_in_a_row(parts: _Parts) -> Period | None:
    first, last = [*parts.ordinals, *parts.numbers][:2]
    return _months(parts.year, 3 * first - 2, 3 * last)


def _of_quarter_of_no_year(parts: _Parts) -> Period | None:
    last = 3 * [*parts.ordinals, *parts.numbers, 0][0]
    return _months(parts.latest_year_with(last), last - 2, last) if 3 <= last <= 12 else None


def _of_quarters(parts: _Parts) -> Period | None:
    return _months(parts.year, 1, 3 * parts.numbers[0]) if 1 <= parts.numbers[0] <= 4 else None


def _of_quarters_of_no_year(parts: _Parts) -> Period | None:
    last = 3 * parts.numbers[0]
    return _months(parts.latest_year_with(last), 1, last) if last <= 12 else None


def _of_half(parts: _Parts) -> Period | None:
    half = [*parts.ordinals, *parts.numbers, 0][0]
    return _months(parts.year, 6 * half - 5, 6 * half) if 1 <= half <= 2 else None


def _of_half_of_no_year(parts: _Parts) -> Period | None:
    return _months(parts.latest_year_with(6), 1, 6)


def _of_past_years(parts: _Parts) -> Period | None:
    if parts.today is None or parts.today.year not in YEARS:
        return None
    years = parts.numbers[0] if parts.numbers else 10
    if years == 1:
        return None
    return Period(str(parts.today.year - years), str(parts.today.year - 1))


def _of_independence(_: _Parts) -> Period:
    return Period(_INDEPENDENCE, "..")


SPANS: Final[Mapping[str, Callable[[_Parts], Period | None]]] = MappingProxyType(
    {
        "year": _of_year,
        "years": _of_years,
        "day": _of_day,
        "month": _of_month,
        "months": _of_months,
        "months_of_no_year": _of_months_of_no_year,
        "first_months": _of_first_months,
        "first_months_of_no_year": _of_first_months_of_no_year,
        "quarter": _of_quarter,
        "quarters_in_a_row": _of_quarters_in_a_row,
        "quarter_of_no_year": _of_quarter_of_no_year,
        "quarters": _of_quarters,
        "quarters_of_no_year": _of_quarters_of_no_year,
        "half": _of_half,
        "half_of_no_year": _of_half_of_no_year,
        "past_years": _of_past_years,
        "independence": _of_independence,
    }
)


def _span_mark(name: str, marks: Sequence[Mark], today: date | None) -> PeriodMark:
    period = SPANS[name](_Parts(marks, today))
    is_year_before = name == "year" and any("year_before" in mark.slots for mark in marks)
    number = marks[0].number if len(marks) == 1 else None
    return PeriodMark(
        marks[0].start,
        marks[-1].end,
        f"{{{name}}}",
        _DAY_SLOTS if name == "day" else _SPAN_SLOTS,
        number,
        period,
        is_year_before=is_year_before,
        is_yearless=name.endswith("_of_no_year"),
    )


def _reach_mark(name: str, marks: Sequence[Mark]) -> PeriodMark:
    spans = [mark for mark in marks if isinstance(mark, PeriodMark)]
    period = REACHES[name]([mark.period for mark in spans if mark.period])
    is_reference = name in ("same", "compared")
    of_unknown_year = name == "same" and bool(spans) and period is None  # "of last year", without a date
    return PeriodMark(
        marks[0].start,
        marks[-1].end,
        f"{{{name}}}",
        _SPAN_SLOTS,
        None,
        period,
        is_reference,
        name == "as_of",
        is_year_before=of_unknown_year or any(span.is_year_before for span in spans),
        is_same=name == "same",
    )


def _since(spans: Sequence[Period]) -> Period | None:
    return Period(spans[0].first, "..") if spans else None


def _from(spans: Sequence[Period]) -> Period | None:
    """Read "from 2005" as since then, and "from January to June" as what it says."""
    return _since(spans) if spans and spans[0].first == spans[0].last else _itself(spans)


def _between(spans: Sequence[Period]) -> Period | None:
    return Period(spans[0].first, spans[1].last) if len(spans) == 2 else None


def _itself(spans: Sequence[Period]) -> Period | None:
    return spans[0] if spans else None


REACHES: Final[Mapping[str, Callable[[Sequence[Period]], Period | None]]] = MappingProxyType(
    {
        "since": _since,
        "from": _from,
        "between": _between,
        "as_of": _itself,
        "by_results": _itself,
        "same": _itself,
        "compared": _itself,
    }
)

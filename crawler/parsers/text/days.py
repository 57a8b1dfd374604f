"""Reads the days of events."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale

from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.reading import Reading
from crawler.release import Publication

_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d{2})(?![\d])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text tells, or the first and the last of several.

    Attributes:
        span: where it stands in the text.
        first: the day.
        last: the last day where there are several, else the same.
        relative: whether it is told against the day of publication, like "today".
        dated: whether the text itself tells the year.
    """

    span: Span
    first: date
    last: date
    relative: bool
    dated: bool


def days_in(reading: Reading, span: Span, published: Publication | None) -> Iterator[Day]:
    """Yield the days told within a span, those that need the day of publication only where there is one."""
    in_digits = (*_written_days(reading.language), _NUMERIC) if _DIGIT.search(reading.text, *span) else ()
    for pattern in in_digits:
        for match in pattern.finditer(reading.text, *span):
            if day := _from_numbers_and_month(reading.language, match, published):
                yield day
    if published:
        yield from _relative_days(reading, span, published.day)


def _from_numbers_and_month(
    language: Language, match: re.Match[str], published: Publication | None
) -> Day | None:
    month = months(language).get(match["month"].lower().rstrip(".")) or int(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is None and published is None:
        return None
    try:
        first = _in_year(int(match["day"]), month, year, published)
        until = match.groupdict().get("until")
        last = first.replace(day=int(until)) if until else first
    except ValueError:
        return None
    return Day(match.span(), first, max(first, last), relative=False, dated=year is not None)


def _in_year(day: int, month: int, year: int | None, published: Publication | None) -> date:
    """Return a day; without a year the one nearest to the day of publication."""
    if year is not None:
        return date(year, month, day)
    if published is None:
        raise ValueError("a day without a year needs a day of publication")
    around = [date(published.day.year + step, month, day) for step in (-1, 0, 1)]
    return min(around, key=lambda candidate: abs(candidate - published.day))


def _relative_days(reading: Reading, span: Span, today: date) -> Iterator[Day]:
    for cue in reading.cues_in("relative_days", span):
        if any(other.start == cue.start for other in reading.cues_in("no_days", span)):
            continue
        yield _single(today + timedelta(days=int(cue.name)), (cue.start, cue.end))
    for cue in reading.cues_in("weekdays", span):
        back = (today.weekday() - int(cue.name)) % 7
        yield _single(today - timedelta(days=back), (cue.start, cue.end))


def _single(day: date, span: Span) -> Day:
    return Day(span, day, day, relative=True, dated=False)


@cache
def months(language: Language) -> Mapping[str, int]:
    """Return the number of each month by all its names, in small letters."""
    tables = tomllib.loads((files("crawler") / "months.toml").read_text(encoding="utf-8"))
    wanted = [names for key, names in tables.items() if key.split("_")[0] == language[:2]]
    shortened = lexicon("days", language).get("months", {}).items()
    others = {name: int(number) for number, names in shortened for name in names}
    return others | {name: number for names in wanted for number, name in enumerate(names, start=1)}


@cache
def weekdays(language: Language) -> frozenset[str]:
    """Return the names of the days of the week, in small letters."""
    names = Locale.parse(language[:2]).days["format"]["wide"].values()
    return frozenset(name.lower() for name in names)


@cache
def _written_days(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a day with the month's name, in either order, with or without a year."""
    names = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True))
    orders = _KAZAKH_ORDERS if language.startswith("kk") else _ORDERS
    return tuple(re.compile(order.replace("MONTH", f"(?P<month>{names})"), re.IGNORECASE) for order in orders)


_NTH: Final = r"(?:st|nd|rd|th|-го|-е)?"
_DAY: Final = (
    rf"(?P<day>\d{{1,2}}){_NTH}(?:\s?(?:[-–—]|to|and|through|till|until|по|и)\s?(?P<until>\d{{1,2}}){_NTH})?"
)
_YEAR: Final = r"(?:,?\s(?P<year>(?:19|20)\d{2})(?:\s(?:года|год|г\.))?)?"
_ORDERS: Final = (
    rf"(?<![\w.]){_DAY}\s(?:of\s)?MONTH\b\.?{_YEAR}(?!\w|\s(?:19|20)\d{{2}}[^\W\d])",
    rf"(?<![\w.])MONTH\b\.?\s{_DAY}(?!\d){_YEAR}(?!\w)",
)
_KAZAKH_DAY: Final = r"(?P<day>\d{1,2})(?:\s?[-–—]\s?(?P<until>\d{1,2}))?"
_KAZAKH_ORDERS: Final = (
    (
        rf"(?<![\w.])(?:(?P<year>(?:19|20)\d{{2}})\s(?:жыл\w*|jyl\w*|ж\.)\s)?{_KAZAKH_DAY}\sMONTH\w{{0,6}}"
        rf"(?!,?\s\d{{4}}(?:\s(?:жыл|jyl)(?!\w)|(?!\s?[жj])))"
    ),
    (
        rf"(?<![\w.]){_KAZAKH_DAY}\sMONTH\w{{0,6}},?\s(?P<year>(?:19|20)\d{{2}})"
        r"(?:\s(?:жыл|jyl)(?!\w)|(?![\d-]|\s?[жj]))"
    ),
)

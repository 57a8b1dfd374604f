"""Stamps: the date and time that a page prints beside its title, and the view counter behind them."""

import re
from functools import cache

from crawler.canonical.rules import month_names, words_of_all_languages

NUMERIC_DATE = r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_ZONE = r"(?: ?\|? ?(?:GMT|UTC) ?[+-]?\d{1,2}(?::\d{2})?)?"
_COUNTER = r"(?: \d++(?:[ ,]\d{3})*+(?! ?[a-zа-яёәіңғүұқөһ]))?"
_BULLET = re.compile(r"• ?")
_NUMERIC = re.compile(NUMERIC_DATE)
_CLOCK_BEFORE = re.compile(rf"(?<!\w){_CLOCK}(?:,| \||/| /| -)? ?$")
_CLOCK_AFTER = re.compile(rf"(?:,| \||/| /| -| в| at| сағат| saǵat)? ?{_CLOCK}")
_TRAILER = re.compile(_ZONE + _COUNTER)
_DIGIT = re.compile(r"\d")
_LONGEST = 80


def is_stamp(line: str) -> bool:
    """Return whether a flowing line is nothing but a date, with or without time and counter."""
    return _stamp_of(line) is not None


def is_printed_stamp(line: str) -> bool:
    """Return whether a line is a stamp as running text has none: its date in figures, or with its time."""
    stamp = _stamp_of(line)
    return stamp is not None and (":" in stamp or _NUMERIC.search(stamp) is not None)


def timed_stamp(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return start and end of the first date with a time, counter included, in a stretch of flowing text."""
    date = _date().search(text, start, end) if _DIGIT.search(text, start, end) else None
    while date:
        before = _CLOCK_BEFORE.search(text, max(start, date.start() - 12), date.start())
        after = None if before else _CLOCK_AFTER.match(text, date.end(), end)
        if before or after:
            trailer = _TRAILER.match(text, after.end() if after else date.end(), end)
            return before.start() if before else date.start(), trailer.end() if trailer else date.end()
        date = _date().search(text, date.end(), end)
    return None


@cache
def written_date() -> str:
    """Return an expression, case to be ignored, for a date in figures or words, with or without its year."""
    year_words = "|".join(map(re.escape, words_of_all_languages("year_words")))
    day_first = rf"\d{{1,2}} {_month()}(?:,? \d{{4}}(?: (?:{year_words}))?)?"
    month_first = rf"{_month()} \d{{1,2}}(?:,? \d{{4}})?"
    year_first = rf"\d{{4}} (?:жылғы|жылдың|jylǵy|jylğy|jyldyń|jyldyñ) \d{{1,2}} {_month()}"
    return rf"(?:{NUMERIC_DATE}|{year_first}|{day_first}|{month_first})"


@cache
def _month() -> str:
    names = sorted((name for name in month_names() if name.isalpha()), key=len, reverse=True)
    return f"(?:{'|'.join(map(_name_or_short, names))})"


def _name_or_short(name: str) -> str:
    """Return an expression for a month's name, whole or cut after three or four letters."""
    return rf"{name[:3]}(?:{name[3:]}|{name[3:4]}\.?|\.)?"


@cache
def _date() -> re.Pattern[str]:
    today = "|".join(map(re.escape, words_of_all_languages("today")))
    return re.compile(rf"(?<!\w)(?:{written_date()}|{today})(?!\w)", re.IGNORECASE)


def _stamp_of(line: str) -> str | None:
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return None
    bullet = _BULLET.match(line)
    line = line[bullet.end() :] if bullet else line
    date = _date().search(line)
    if date is None:
        return None
    before = _CLOCK_BEFORE.match(line, 0, date.start())
    after = _CLOCK_AFTER.match(line, date.end())
    trailer = _TRAILER.fullmatch(line, after.end() if after and not before else date.end())
    return line if trailer and (date.start() == 0 or before) else None

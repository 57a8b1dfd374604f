"""Periods in the Extended Date/Time Format, by year, month or day: `2024`, `2024-01/2024-09`, `2005/..`."""

import calendar
import re
from datetime import date
from typing import Final

_POINT: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OPEN: Final = frozenset({"", ".."})


def days_of(period: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a period, None for an open end; raises ValueError for no period."""
    first, interval, last = period.partition("/")
    if not interval:
        last = first
    days = _first_day(first), _last_day(last)
    if days == (None, None):
        raise ValueError(f"{period!r} is no period such as 2024, 2024-01/2024-09 or 2005/..")
    return days


def _first_day(point: str) -> date | None:
    if point in _OPEN:
        return None
    year, month, day = _numbers(point)
    return date(year, month or 1, day or 1)


def _last_day(point: str) -> date | None:
    if point in _OPEN:
        return None
    year, month, day = _numbers(point)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _numbers(point: str) -> tuple[int, int | None, int | None]:
    found = _POINT.fullmatch(point)
    if found is None:
        raise ValueError(f"{point!r} is no year, month or day such as 2024, 2024-09 or 2024-09-30")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None

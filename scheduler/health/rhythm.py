"""A source's own rhythm: how often it has something new at which hours, and how long it is silent at times.

Silence is counted in releases that would have been expected in it: a night or a weekend counts little, a
Tuesday morning much. In that measure the gaps of a source are alike at all hours, so that its longest ones so
far, and how uneven its weeks are, tell how long a further one may be.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from statistics import fmean, pvariance
from typing import Final
from zoneinfo import ZoneInfo

import holidays

ZONE: Final = ZoneInfo("Asia/Almaty")
"""Where the publishers work."""

WEEKS: Final = 13
"""How far back a rhythm is learned from: far enough for slow weeks, near enough to follow a change."""

LEAST: Final = 20
"""Releases that a rhythm is learned from at least; with fewer there is none."""

_HOUR: Final = timedelta(hours=1)
_WEEK: Final = timedelta(weeks=1)
_BY_CHANCE: Final = 1e-5  # a silence this unlikely in a source's weeks is not by chance
_MARGIN: Final = 1.25  # what a silence may exceed the longest one so far by
_STEADIEST: Final = 12.0  # weeks are never taken for more even than this: a calm quarter promises nothing
_DAYS_ADDED: Final = 0.25  # a release so many days' worth, so that no kind of day or hour is impossible


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a source has something new.

    Attributes:
        working: releases expected in each of the 24 hours, in `ZONE`, of a working day.
        free: the same of a Saturday, Sunday or public holiday.
        bearable: how long a silence may be, in expected releases.
    """

    working: tuple[float, ...]
    free: tuple[float, ...]
    bearable: float

    def expected(self, start: datetime, end: datetime) -> float:
        """Return how many releases would have been expected between two instants."""
        return _expected(self.working, self.free, start, end)

    def bearable_until(self, start: datetime) -> datetime:
        """Return the hour in which a silence that began at an instant leaves the rhythm."""
        moment, expected = start, 0.0
        while expected <= self.bearable:
            following = _next_hour(moment)
            expected += self.expected(moment, following)
            moment = following
        return moment


def rhythm_of(arrivals: Sequence[datetime]) -> Rhythm | None:
    """Return the rhythm of the `WEEKS` before a source's latest release, None where they show too little.

    What came after that one, nothing, is left out: a silence must not make itself usual.

    Args:
        arrivals: when each release came, in order.
    """
    recent = [arrival for arrival in arrivals if arrivals[-1] - arrival <= WEEKS * _WEEK]
    if len(recent) < LEAST or recent[-1] - recent[0] < 2 * _WEEK:
        return None
    working, free = _rates(recent)
    gaps = [_expected(working, free, one, other) for one, other in pairwise(recent)]
    bearable = max(_MARGIN * max(gaps), _longest_by_chance(_evenness(recent)))
    return Rhythm(working, free, bearable)


def _rates(arrivals: Sequence[datetime]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the releases expected in each hour of a working and of a free day."""
    days = Counter(_is_free(day) for day in _days(arrivals[0], arrivals[-1]))
    hours = Counter((_is_free(local.date()), local.hour) for local in _local(arrivals))
    daily = len(arrivals) / sum(days.values())
    return (
        _hourly(daily, [hours[False, hour] for hour in range(24)], days[False]),
        _hourly(daily, [hours[True, hour] for hour in range(24)], days[True]),
    )


def _hourly(daily: float, counts: Sequence[int], days: int) -> tuple[float, ...]:
    """Return rates for the hours of one kind of day, each smoothed over its neighbours."""
    added = daily * _DAYS_ADDED / 24
    smooth = [(counts[h - 1] + counts[h] + counts[(h + 1) % 24]) / 3 for h in range(24)]
    return tuple((count + added) / (days + _DAYS_ADDED) for count in smooth)


def _evenness(arrivals: Sequence[datetime]) -> float:
    """Return how even a source's weeks are: the shape of a gamma distribution of their rates."""
    weeks = Counter((arrivals[-1] - arrival) // _WEEK for arrival in arrivals)
    counts = [weeks[number] for number in range((arrivals[-1] - arrivals[0]) // _WEEK)]
    mean, variance = fmean(counts), pvariance(counts)
    return _STEADIEST if variance <= mean else min(_STEADIEST, mean * mean / (variance - mean))


def _longest_by_chance(evenness: float) -> float:
    """Return how long a silence, in expected releases, weeks of such evenness have with the chance set.

    Nothing comes in so many expected releases with a probability of (1 + expected / evenness) ** -evenness:
    a Poisson process whose rate varies by a gamma distribution.
    """
    return evenness * (math.pow(_BY_CHANCE, -1 / evenness) - 1)


def _expected(working: Sequence[float], free: Sequence[float], start: datetime, end: datetime) -> float:
    expected, moment = 0.0, start
    while moment < end:
        following = min(_next_hour(moment), end)
        local = moment.astimezone(ZONE)
        rates = free if _is_free(local.date()) else working
        expected += rates[local.hour] * ((following - moment) / _HOUR)
        moment = following
    return expected


def _next_hour(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _HOUR


def _local(arrivals: Sequence[datetime]) -> list[datetime]:
    return [arrival.astimezone(ZONE) for arrival in arrivals]


def _days(start: datetime, end: datetime) -> list[date]:
    first, last = start.astimezone(ZONE).date(), end.astimezone(ZONE).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@cache
def _is_free(day: date) -> bool:
    return day.weekday() >= 5 or day in _holidays()


@cache
def _holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("KZ")

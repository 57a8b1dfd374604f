"""When silence is unusual: learned from invented quarters of sources that work as publishers do."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest

from scheduler.health.rhythm import ZONE, Rhythm, rhythm_of

BEGIN = date(2026, 1, 12)
LEARNED = datetime(2026, 3, 16, 9, tzinfo=ZONE)  # a Monday, days before Nauryz
NAURYZ = [date(2026, 3, day) for day in range(21, 26)]  # with the days given for its weekend
SLOW_WEEKS = {11, 17}
HOUR = timedelta(hours=1)


def life(seed: int, weekly: float, days: int = 160) -> list[datetime]:
    """A source's releases: working hours, few at weekends and holidays, uneven weeks and two slow ones."""
    chance = Random(seed)
    return sorted(moment for day in range(days) for moment in on(BEGIN + timedelta(day), chance, weekly))


def on(day: date, chance: Random, weekly: float) -> Iterator[datetime]:
    free = day.weekday() >= 5 or day in NAURYZ
    slow = 0.5 if (day - BEGIN).days // 7 in SLOW_WEEKS else chance.gammavariate(20, 1 / 20)
    for _ in range(how_many(chance, weekly / 5 * slow * (0.05 if free else 1))):
        hour = min(max(chance.gauss(14, 3), 0), 23.9)
        yield datetime.combine(day, time(), ZONE) + hour * HOUR


def how_many(chance: Random, mean: float) -> int:
    number, product = 0, chance.random()
    while product > math.exp(-mean):
        number, product = number + 1, product * chance.random()
    return number


def learned(arrivals: list[datetime], now: datetime) -> Rhythm:
    rhythm = rhythm_of([moment for moment in arrivals if moment <= now])
    assert rhythm is not None
    return rhythm


@pytest.mark.parametrize("weekly", [12, 40, 90])
@pytest.mark.parametrize("seed", range(3))
def test_a_quarter_with_weekends_nauryz_and_slow_weeks_never_leaves_the_rhythm(
    seed: int, weekly: float
) -> None:
    arrivals = life(seed, weekly)
    rhythm, since = learned(arrivals, LEARNED), LEARNED
    for before, after in pairwise(moment for moment in arrivals if moment >= LEARNED):
        if before - since > timedelta(weeks=1):
            rhythm, since = learned(arrivals, before), before
        assert rhythm.expected(before, after) <= rhythm.bearable, (before, after)


@pytest.mark.parametrize(("weekly", "days"), [(12, 21), (40, 7), (90, 4)])
def test_a_source_that_falls_silent_leaves_its_rhythm_the_sooner_the_more_it_brings(
    weekly: float, days: float
) -> None:
    for seed in range(3):
        arrivals = [moment for moment in life(seed, weekly) if moment <= LEARNED]
        until = learned(arrivals, LEARNED).bearable_until(arrivals[-1])
        assert until - arrivals[-1] < timedelta(days=days)


def test_silence_counts_on_a_working_morning_and_hardly_at_night_or_at_a_weekend() -> None:
    rhythm = learned(life(1, 40), LEARNED)
    tuesday = datetime(2026, 3, 17, 10, tzinfo=ZONE)
    in_the_morning = rhythm.expected(tuesday, tuesday + 4 * HOUR)
    assert in_the_morning > 10 * rhythm.expected(tuesday - 9 * HOUR, tuesday - 5 * HOUR)
    assert in_the_morning > 5 * rhythm.expected(tuesday - timedelta(2), tuesday - timedelta(2) + 4 * HOUR)


def test_a_holiday_is_no_working_day() -> None:
    rhythm = learned(life(1, 40), LEARNED)
    a_monday, nauryz = datetime(2026, 3, 16, tzinfo=ZONE), datetime(2026, 3, 23, tzinfo=ZONE)
    assert rhythm.expected(a_monday, a_monday + 24 * HOUR) > 5 * rhythm.expected(nauryz, nauryz + 24 * HOUR)


def test_what_is_expected_adds_up_over_the_parts_of_a_span() -> None:
    rhythm = learned(life(2, 40), LEARNED)
    start = LEARNED + timedelta(minutes=17)
    parts = [start, start + timedelta(minutes=20), start + 5 * HOUR, start + timedelta(days=3)]
    total = sum(rhythm.expected(one, other) for one, other in pairwise(parts))
    assert rhythm.expected(parts[0], parts[-1]) == pytest.approx(total)


@pytest.mark.parametrize(
    "arrivals",
    [
        [],
        [LEARNED - HOUR] * 100,
        [LEARNED - timedelta(days=3 * day) for day in range(19)],
        [LEARNED - timedelta(days=200 + day) for day in range(100)] + [LEARNED],
    ],
    ids=["none", "one batch", "few", "long ago"],
)
def test_too_little_is_no_rhythm(arrivals: list[datetime]) -> None:
    assert rhythm_of(sorted(arrivals)) is None

"""When a source is due: walked through a year of any zone, with whatever pace its runs led to."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.triggers import RUNS_LOOKED_AT, Trigger, crontab
from scheduler.windows import Window, Windows

ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "Asia/Almaty", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
]
BERLIN = ZoneInfo("Europe/Berlin")
AN_HOUR = timedelta(hours=1)
instants = st.datetimes(
    datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-31"), timezones=st.just(UTC)
)
zones = st.sampled_from(ZONES)


def trigger(
    zone: ZoneInfo = BERLIN,
    every: float = 300,
    busy_every: float | None = None,
    busy: str | None = None,
    quiet: str | None = None,
    cron: str | None = None,
    jitter: float = 0,
    elasticity: float = 2,
    longest: float = 3600,
) -> Trigger:
    return Trigger(
        zone=zone,
        every=every,
        busy_every=busy_every or every,
        busy=Windows((Window.parse(busy),) if busy else (), zone),
        quiet=Windows((Window.parse(quiet),) if quiet else (), zone),
        cron=crontab(cron, zone) if cron else None,
        jitter=jitter,
        elasticity=elasticity,
        longest=longest,
    )


def slots(some: Trigger, begin: datetime, count: int, pace: float = 1.0) -> list[datetime]:
    found = [some.after(begin, pace)]
    while len(found) < count:
        found.append(some.after(found[-1], pace))
    return found


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@given(instants, zones, st.floats(1, 7200), st.floats(0, 60), st.floats(0, 1), st.floats(0.5, 8))
def test_an_interval_passes_whatever_local_clocks_do(
    instant: datetime, zone: ZoneInfo, every: float, jitter: float, spread: float, pace: float
) -> None:
    slot = trigger(zone, every=every, jitter=jitter).after(instant, pace, spread)

    passed = (slot - instant).total_seconds()
    assert passed == pytest.approx(every * pace + jitter * spread, abs=1e-3)


@given(instants, zones)
def test_a_crontab_neither_storms_nor_pauses_over_a_change_of_time(instant: datetime, zone: ZoneInfo) -> None:
    gaps = [b - a for a, b in pairwise(slots(trigger(zone, cron="*/10 * * * *"), instant, 30))]

    assert min(gaps) >= timedelta(minutes=10)
    assert max(gaps) <= timedelta(minutes=10)


@pytest.mark.parametrize("day", ["2026-03-28T12:00", "2026-10-24T12:00"])
def test_a_daily_slot_in_the_hour_of_a_change_falls_each_day_and_again_where_the_hour_comes_twice(
    day: str,
) -> None:
    found = slots(trigger(cron="30 2 * * *"), local(day), 4)

    assert len({slot.astimezone(BERLIN).date() for slot in found}) >= 3
    assert all(AN_HOUR <= b - a <= timedelta(hours=26) for a, b in pairwise(found))


@given(instants, st.floats(0, 1))
def test_no_slot_falls_in_quiet_hours(instant: datetime, spread: float) -> None:
    some = trigger(quiet="22:00-06:00", jitter=600)

    slot = some.after(instant, spread=spread)

    assert 6 <= slot.astimezone(BERLIN).hour < 22


def test_in_working_hours_it_is_due_more_often_from_their_first_minute_on() -> None:
    some = trigger(every=3600, busy_every=120, busy="mon-fri 09:00-18:30")

    before = some.after(local("2026-11-23T08:30"))
    within = some.after(local("2026-11-23T09:00"))
    weekend = some.after(local("2026-11-22T09:00"))

    assert before == local("2026-11-23T09:00")
    assert within == local("2026-11-23T09:02")
    assert weekend == local("2026-11-22T10:00")


def test_days_of_the_week_as_numbers_are_refused_because_their_count_is_ambiguous() -> None:
    with pytest.raises(ValueError, match="name them"):
        trigger(cron="0 9 * * 1-5")


def test_a_crontab_names_days_of_the_week() -> None:
    found = slots(trigger(cron="0 9 * * mon-fri"), local("2026-11-20T12:00"), 2)

    assert [slot.astimezone(BERLIN).isoformat() for slot in found] == [
        "2026-11-23T09:00:00+01:00",
        "2026-11-24T09:00:00+01:00",
    ]


@given(instants, st.integers(1, 100_000), st.floats(0.5, 4), st.floats(0, 1))
def test_after_downtime_one_slot_covers_all_that_were_missed(
    due: datetime, seconds: int, pace: float, spread: float
) -> None:
    some, now = trigger(every=60, jitter=20), due + timedelta(seconds=seconds)

    slot, following = some.after_missed(due, now, pace, spread)

    assert due <= slot <= now < following
    assert some.after(slot, pace, spread) == following


def test_a_punctual_slot_is_the_instant_at_which_it_was_due() -> None:
    due = local("2026-11-22T12:00")

    slot, following = trigger(every=60).after_missed(due, due + timedelta(milliseconds=20), 1, 0)

    assert (slot, following) == (due, due + timedelta(minutes=1))


outcomes = st.tuples(
    st.sampled_from(["new", "unchanged", "empty", "gated", "unreachable", "broken"]), st.integers(0, 5)
)


@given(st.lists(outcomes, max_size=RUNS_LOOKED_AT), st.floats(10, 3000))
def test_the_pace_stays_within_its_bounds(runs: list[tuple[str, int]], every: float) -> None:
    pace = trigger(every=every, elasticity=2, longest=3600).pace(runs)

    assert pace >= 0.5
    assert every * pace <= max(3600, 2 * every) + 1e-6


def test_a_source_that_often_has_something_new_is_visited_faster_and_a_silent_one_slower() -> None:
    some = trigger(elasticity=2)

    assert some.pace([("new", 1)] * RUNS_LOOKED_AT) == 0.5
    assert some.pace([("unchanged", 0)] * RUNS_LOOKED_AT) == 2
    assert some.pace([("new", 1), *[("unchanged", 0)] * 3] * (RUNS_LOOKED_AT // 4)) == 1


def test_a_failing_source_is_left_alone_for_longer_each_time_and_no_longer_once_it_works() -> None:
    some = trigger(every=300, longest=3600)
    failed, fine = ("unreachable", 0), ("unchanged", 0)

    assert [some.pace([failed] * n) for n in range(6)] == [1, 2, 4, 8, 12, 12]
    assert some.pace([fine, *[failed] * 5]) == 1


@settings(max_examples=25, deadline=None)
@given(instants, zones, st.sampled_from(["*/10 * * * *", None]), st.integers(-3600, 3600), st.floats(0, 1))
def test_a_clock_that_jumps_an_hour_brings_neither_a_storm_nor_a_gap(
    begin: datetime, zone: ZoneInfo, cron: str | None, jump: int, spread: float
) -> None:
    """A clock of five-second looks over three hours, which jumps in the middle; as the timetable does."""
    some = trigger(zone, every=600, cron=cron, jitter=30)
    due, clock, visits = begin, begin, []
    for look in range(3 * 720):
        clock += timedelta(seconds=5 + (jump if look == 1000 else 0))
        due = min(due, some.latest(clock, 1.0))
        if due <= clock:
            visits.append(look * 5)
            due = some.after_missed(due, clock, 1.0, spread)[1]

    gaps = [b - a for a, b in pairwise(visits)]
    assert max(gaps) <= 2 * (600 + 30)
    assert (
        sum(gap < 500 for gap in gaps[1:]) <= 2
    )  # the first visit is at once, wherever in an interval that is

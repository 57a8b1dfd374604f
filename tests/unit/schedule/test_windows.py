"""Windows of the week: what is said of them, and where they begin and end."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.windows import Window, Windows

ALMATY = ZoneInfo("Asia/Almaty")
BERLIN = ZoneInfo("Europe/Berlin")
THE_YEAR = [datetime.fromisoformat(day) for day in ("2026-01-01", "2026-12-31")]


def windows(*texts: str, zone: ZoneInfo = ALMATY) -> Windows:
    return Windows(tuple(map(Window.parse, texts)), zone)


def local(text: str, zone: ZoneInfo = ALMATY) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("mon-fri 09:00-18:30", "2026-11-23T09:00", "2026-11-23T18:30"),
        ("mon-fri 09:00-18:30", "2026-11-27T18:29", "2026-11-28T12:00"),
        ("22:00-06:00", "2026-11-22T23:00", "2026-11-22T21:59"),
        ("22:00-06:00", "2026-11-22T05:59", "2026-11-22T06:00"),
        ("fri 22:00-06:00", "2026-11-28T05:00", "2026-11-27T05:00"),
        ("sat,sun", "2026-11-28T00:00", "2026-11-30T00:00"),
        ("sat-mon 9:00-10:00", "2026-11-30T09:30", "2026-12-01T09:30"),
    ],
)
def test_an_instant_lies_in_a_window_or_not(text: str, inside: str, outside: str) -> None:
    assert windows(text).hold(local(inside))
    assert not windows(text).hold(local(outside))


@pytest.mark.parametrize("text", ["", "always", "25:00-26:00", "mon-xyz", "09:00", "09:00-", "mon 9-18"])
def test_what_is_no_window_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Window.parse(text)


def test_windows_that_leave_no_time_are_refused() -> None:
    with pytest.raises(ValueError, match="leave no time"):
        windows("09:00-18:00", "18:00-09:00").first_outside(local("2026-11-22T12:00"))


def test_windows_that_touch_are_left_together() -> None:
    both = windows("22:00-00:00", "00:00-06:00")

    assert both.first_outside(local("2026-11-22T23:00")) == local("2026-11-23T06:00")


def test_a_window_keeps_its_local_hours_when_summer_time_begins() -> None:
    night = windows("22:00-06:00", zone=BERLIN)

    before = night.first_outside(local("2026-03-28T01:00", BERLIN))
    after = night.first_outside(local("2026-03-29T01:00", BERLIN))

    assert after - before == timedelta(hours=23)


@given(
    st.sampled_from(["mon-fri 09:00-18:30", "22:00-06:00", "sat,sun", "02:15-02:45"]),
    st.sampled_from([ALMATY, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]),
    st.datetimes(
        datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-31"), timezones=st.just(UTC)
    ),
)
def test_the_first_instant_outside_is_outside_and_the_next_start_is_inside(
    text: str, zone: ZoneInfo, instant: datetime
) -> None:
    some = windows(text, zone=zone)
    outside, start = some.first_outside(instant), some.next_start(instant)

    assert outside >= instant
    assert not some.hold(outside)
    assert start is not None
    assert start > instant
    assert some.hold(start) or text == "02:15-02:45"  # half an hour that summer time may leave out

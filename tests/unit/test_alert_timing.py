"""When something is told."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.alerts.settings import AlertSettings, RuleSettings
from scheduler.alerts.timing import is_fresh, is_hopeless, next_digest, pause_after, quiet_until


def rule(**more: object) -> RuleSettings:
    return RuleSettings.model_validate({"channels": ["desk"], **more})


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-21T18:59:00", "2026-11-22T03:00:00"),  # 23:59 in Almaty
        ("2026-11-21T19:01:00", "2026-11-22T03:00:00"),  # 00:01 there, the next day
        ("2026-11-22T02:59:59", "2026-11-22T03:00:00"),
        ("2026-11-22T03:00:00", "2026-11-23T03:00:00"),
    ],
)
def test_a_daily_digest_is_due_at_eight_in_almaty(now: str, due: str) -> None:
    assert next_digest(rule(digest="daily", at="08:00"), utc(now)) == utc(due)


def test_a_weekly_digest_is_due_on_its_day() -> None:
    weekly = rule(digest="weekly", on="monday", at="08:00")

    assert next_digest(weekly, utc("2026-11-22T12:00:00")) == utc("2026-11-23T03:00:00")
    assert next_digest(weekly, utc("2026-11-23T03:00:00")) == utc("2026-11-30T03:00:00")


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-11-22T16:59:00", None),  # 21:59 in Almaty
        ("2026-11-22T17:00:00", "2026-11-23T02:00:00"),
        ("2026-11-22T20:00:00", "2026-11-23T02:00:00"),  # 01:00 there
        ("2026-11-23T01:59:59", "2026-11-23T02:00:00"),
        ("2026-11-23T02:00:00", None),
    ],
)
def test_quiet_hours_reach_over_midnight(now: str, ends: str | None) -> None:
    assert quiet_until(rule(quiet="22:00-07:00"), utc(now)) == (ends and utc(ends))


def test_quiet_hours_within_a_day_end_on_that_day() -> None:
    noon = rule(quiet="12:00-13:00", zone="UTC")

    assert quiet_until(noon, utc("2026-11-22T12:30:00")) == utc("2026-11-22T13:00:00")
    assert quiet_until(noon, utc("2026-11-22T13:00:00")) is None


INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(INSTANTS, st.sampled_from(["daily", "weekly"]), st.sampled_from(["Europe/Berlin", "Asia/Almaty"]))
def test_the_next_digest_lies_ahead_within_its_period_whatever_summer_time_does(
    now: datetime, digest: str, zone: str
) -> None:
    due = next_digest(rule(digest=digest, at="02:30", zone=zone), now)

    period = timedelta(days=7 if digest == "weekly" else 1)
    assert now < due <= now + period + timedelta(hours=2)


@given(INSTANTS, st.sampled_from(["Europe/Berlin", "Asia/Almaty"]))
def test_quiet_hours_end_ahead_and_are_over_then(now: datetime, zone: str) -> None:
    quiet = rule(quiet="22:00-07:00", zone=zone)
    ends = quiet_until(quiet, now)

    if ends is not None:
        assert now < ends <= now + timedelta(hours=10)
        assert quiet_until(quiet, ends) is None


def test_pauses_grow_to_six_hours() -> None:
    pauses = [pause_after(attempts, AlertSettings()) for attempts in range(1, 30)]

    assert pauses[:3] == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=6)


def test_a_message_is_tried_for_days() -> None:
    first = utc("2026-11-20T00:00:00")

    assert not is_hopeless(first, first + timedelta(hours=71), AlertSettings())
    assert is_hopeless(first, first + timedelta(hours=72), AlertSettings())


def test_news_is_what_was_published_lately() -> None:
    now = utc("2026-11-22T12:00:00")

    assert is_fresh(now - timedelta(hours=47), now, AlertSettings())
    assert not is_fresh(now - timedelta(hours=49), now, AlertSettings())
    assert not is_fresh(None, now, AlertSettings())

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.spans import from_now, lasting

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=40), "40 s"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
        (timedelta(days=3, hours=4, minutes=5), "3 d 4 h"),
    ],
)
def test_spans_of_time_are_said_in_two_units(span: timedelta, said: str) -> None:
    assert lasting(span) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(-3, "3 min ago"), (125, "in 2 h 5 min"), (-60 * 24 * 2, "2 d ago"), (0, "0 s ago")]
)
def test_instants_are_told_from_now(minutes: int, said: str) -> None:
    assert from_now(NOW + timedelta(minutes=minutes), NOW) == said

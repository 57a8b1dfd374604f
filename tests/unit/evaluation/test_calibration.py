import pytest

from crawler.evaluation.calibration import calibration_errors, overall_error, reliability
from crawler.evaluation.comparing import Verdict


def told(field: str, confidence: float | None, right: int, wrong: int) -> list[Verdict]:
    return [Verdict(field, "a", "b", confidence, is_right=n < right) for n in range(right + wrong)]


def test_what_is_told_with_about_the_same_confidence_is_one_bin() -> None:
    verdicts = told("date", 0.91, 3, 1) + told("date", 0.93, 1, 0) + told("date", 0.99, 1, 0)

    low, high = reliability(verdicts)

    assert (low.told, low.right) == (5, 4)
    assert low.confidence == pytest.approx(0.914)
    assert (high.told, high.accuracy) == (1, 1.0)


def test_what_has_no_confidence_is_left_out() -> None:
    assert reliability(told("side", None, 2, 2)) == []


def test_who_is_right_as_often_as_claimed_has_no_error() -> None:
    bins = reliability(told("type", 0.75, 3, 1))
    assert calibration_errors(bins) == {"type": pytest.approx(0)}


def test_the_error_is_how_far_off_a_claim_is_on_average() -> None:
    bins = reliability(told("type", 0.9, 5, 5) + told("place", 0.5, 10, 10) + told("date", 1.0, 10, 0))

    assert calibration_errors(bins) == {"date": 0, "place": 0, "type": pytest.approx(0.4)}
    assert overall_error(bins) == pytest.approx(0.1)

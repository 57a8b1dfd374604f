from datetime import date

import pytest

from crawler.edtf import days_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-01-01", date(2024, 1, 1), date(2024, 1, 1)),
        ("2023-01/2023-09", date(2023, 1, 1), date(2023, 9, 30)),
        ("2005/..", date(2005, 1, 1), None),
        ("../2005", None, date(2005, 12, 31)),
    ],
)
def test_a_period_covers_its_days(period: str, first: date | None, last: date | None) -> None:
    assert days_of(period) == (first, last)


@pytest.mark.parametrize("period", ["", "..", "spring", "2024-13", "2024-02-30", "24", "2024/2025/2026"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(period)

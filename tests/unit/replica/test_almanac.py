from datetime import date

import pytest

from crawler.replica.almanac import Almanac, Language, PlaceholderError

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "{day}", "November 20, 2026"),
        ("en", "on {day-1:EEEE}", "on Thursday"),
        ("en", "{day+12:d MMMM y}", "2 December 2026"),
        ("ru", "{day}", "20 ноября 2026 года"),
        ("ru", "{day-20:d MMMM}", "31 октября"),
        ("kk", "{day}", "2026 жылғы 20 қараша"),
        ("kk", "{day:d MMMM} күні", "20 қараша күні"),
        ("en", "{year-1}", "2025"),
        ("en", "{year-1992} years", "34 years"),
    ],
)
def test_a_placeholder_is_told_from_the_day_of_the_story(language: Language, text: str, written: str) -> None:
    assert text.format_map(Almanac(FRIDAY, language)) == written


def test_a_label_has_iso_dates_in_every_language() -> None:
    assert "{day-1}".format_map(Almanac(FRIDAY, "kk", iso=True)) == "2026-11-19"


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2026, 11, 20), "January–September 2026 (this year)"),
        (date(2026, 4, 2), "January–February 2026 (this year)"),
        (date(2026, 3, 31), "January–November 2025 (last year)"),
        (date(2026, 1, 1), "January–November 2025 (last year)"),
    ],
)
def test_statistics_lag_two_months_and_in_spring_are_last_years(day: date, covered: str) -> None:
    text = "January–{so_far:MMMM} {so_far:y} ({that_year})"
    assert text.format_map(Almanac(day, "en")) == covered


def test_an_unknown_placeholder_is_named() -> None:
    with pytest.raises(PlaceholderError, match="tomorow"):
        "{tomorow}".format_map(Almanac(FRIDAY, "en"))

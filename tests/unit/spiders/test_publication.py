from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publication import DateError, read_publication

FORMS = {
    # the ministry
    "2026-11-20T14:05:11.250+05:00": "2026-11-20T14:05:11.250000+05:00",
    "2026-11-20T14:05:11+0500": "2026-11-20T14:05:11+05:00",
    "2026-11-20T14:05:11": "2026-11-20T14:05:11+05:00",
    "16 февраля 2026 19:16": "2026-02-16T19:16:00+05:00",
    "16.02.2026 / 19:16": "2026-02-16T19:16:00+05:00",
    # Kazinform, by generation
    "8 October 2017 11:06 1873": "2017-10-08T11:06:00+06:00",
    "4 July 2022, 10:58": "2022-07-04T10:58:00+06:00",
    "13:24, 27 September 2022 | GMT +6": "2022-09-27T13:24:00+06:00",
    "13:51, 15 Август 2025": "2025-08-15T13:51:00+05:00",
    "21:38, 18 Августа 2026": "2026-08-18T21:38:00+05:00",
    "09:30, 5 Қыркүйек 2026": "2026-09-05T09:30:00+05:00",
    "09:30, 5 qyrkúıek 2019": "2019-09-05T09:30:00+06:00",
    "23:00, 28 二月 2026": "2026-02-28T23:00:00+05:00",
    "08:32, 18 8月 2026": "2026-08-18T08:32:00+05:00",
    "Fri, 20 Nov 2026 14:05:00 +0500": "2026-11-20T14:05:00+05:00",
    # kt.kz, with the view counter behind it
    "09.08.2024, 12:09 11601": "2024-08-09T12:09:00+05:00",
    # a day is all that is told
    "2026-11-20": "2026-11-20",
    "20 November 2026": "2026-11-20",
    "20.11.2026": "2026-11-20",
}


@pytest.mark.parametrize(("told", "meant"), FORMS.items())
def test_every_form_that_publishers_use_is_read(told: str, meant: str) -> None:
    assert read_publication(told).isoformat() == meant


def test_a_time_without_offset_is_almatys_by_the_rules_of_its_day() -> None:
    assert read_publication("29.02.2024, 12:00").isoformat().endswith("+06:00")
    assert read_publication("02.03.2024, 12:00").isoformat().endswith("+05:00")


def test_a_time_in_utc_belongs_to_the_day_on_the_publishers_own_calendar() -> None:
    publication = read_publication("2026-11-20T22:30:00Z")
    assert publication.at == datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    assert publication.isoformat() == "2026-11-21T03:30:00+05:00"


def test_another_offset_than_utc_is_kept_as_told() -> None:
    assert read_publication("2026-11-20T22:30:00+01:00").isoformat() == "2026-11-20T22:30:00+01:00"


def test_midnight_sharp_tells_only_the_day() -> None:
    assert read_publication("2019-05-07T00:00:00.000+06:00").at is None


@pytest.mark.parametrize(
    "told", [" ", "yesterday", "31 February 2026", "20.13.2026", "5 Brumaire 2026", "2026"]
)
def test_what_is_no_date_is_an_error_that_quotes_it(told: str) -> None:
    with pytest.raises(DateError) as error:
        read_publication(told)
    assert repr(told.strip()) in str(error.value)


@pytest.mark.parametrize("told", ["0001-01-01T00:00:01Z", "9999-12-31T23:59:59Z", "31.12.9999, 23:59"])
def test_years_that_no_publisher_lives_in_are_an_error(told: str) -> None:
    with pytest.raises(DateError):
        read_publication(told)


@given(st.text(st.sampled_from("0123456789.:,/ TZ+-novябрь月"), max_size=40) | st.text(max_size=60))
def test_no_text_does_worse_than_a_date_error(told: str) -> None:
    try:
        publication = read_publication(told)
    except DateError:
        return
    assert publication.at is None or publication.at.tzinfo is not None

from datetime import date

import pytest

from crawler.parsers.figures.periods import REACHES, SPANS, Period, PeriodMark
from crawler.parsers.figures.quantities import quantities_of
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language

TODAY = date(2024, 11, 20)


def periods(text: str, language: Language = "en", today: date | None = TODAY) -> list[PeriodMark]:
    marks = quantities_of(text, (0, len(text)), language, today)
    return [mark for mark in marks if isinstance(mark, PeriodMark)]


@pytest.mark.parametrize(
    ("phrase", "language", "edtf"),
    [
        ("in 2022", "en", "2022"),
        ("last year", "en", "2023"),
        ("this year", "en", "2024"),
        ("January-September this year", "en", "2024-01/2024-09"),
        ("January to October of 2023", "en", "2023-01/2023-10"),
        ("from January to June 2020", "en", "2020-01/2020-06"),
        ("the first half of 2024", "en", "2024-01/2024-06"),
        ("the second quarter of 2025", "en", "2025-04/2025-06"),
        ("three quarters of 2017", "en", "2017-01/2017-09"),
        ("the first 9 months of this year", "en", "2024-01/2024-09"),
        ("seven months of 2019", "en", "2019-01/2019-07"),
        ("in January-October", "en", "2024-01/2024-10"),
        ("in January-December", "en", "2023-01/2023-12"),
        ("since 2005", "en", "2005/.."),
        ("from 2005 to September 2023", "en", "2005/2023-09"),
        ("from 2005 to the second quarter of 2025", "en", "2005/2025-06"),
        ("over the past 16 years", "en", "2008/2023"),
        ("as of 1 January 2024", "en", "2024-01-01"),
        ("on May 16, 2025", "en", "2025-05-16"),
        ("during the years of independence", "en", "1991/.."),
        ("в прошлом году", "ru", "2023"),
        ("за январь–сентябрь 2023 года", "ru", "2023-01/2023-09"),
        ("с января по май 2022 года", "ru", "2022-01/2022-05"),
        ("за 8 месяцев текущего года", "ru", "2024-01/2024-08"),
        ("за восемь месяцев", "ru", "2024-01/2024-08"),
        ("за первое полугодие 2024 г.", "ru", "2024-01/2024-06"),
        ("во II квартале 2023 года", "ru", "2023-04/2023-06"),
        ("с 2005 года", "ru", "2005/.."),
        ("с 2005 по 2023 год", "ru", "2005/2023"),
        ("по состоянию на 1 января 2024 года", "ru", "2024-01-01"),
        ("былтыр", "kk", "2023"),
        ("2023 жылдың қаңтар-қыркүйек айларында", "kk", "2023-01/2023-09"),
        ("биылғы 8 айда", "kk", "2024-01/2024-08"),
        ("2022 жылдың бірінші жартыжылдығында", "kk", "2022-01/2022-06"),
        ("2005 жылдан бері", "kk", "2005/.."),
        ("2023 jyldyń qańtar-qyrkúıek aılarynda", "kk-Latn", "2023-01/2023-09"),
    ],
)
def test_a_period_is_read_as_edtf(phrase: str, language: Language, edtf: str) -> None:
    mark = periods(phrase, language)[-1]
    assert mark.period is not None
    assert mark.period.edtf == edtf


@pytest.mark.parametrize("phrase", ["last year", "over the past ten years", "in January-June"])
def test_without_a_publication_date_a_relative_period_cannot_be_told(phrase: str) -> None:
    (mark,) = periods(phrase, today=None)
    assert mark.period is None


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("compared to 2021", "en"),
        ("against the same period last year", "en"),
        ("than in 2020", "en"),
        ("по сравнению с аналогичным периодом 2022 года", "ru"),
        ("2022 жылмен салыстырғанда", "kk"),
    ],
)
def test_what_something_is_compared_with_is_told_apart(phrase: str, language: Language) -> None:
    (mark,) = periods(phrase, language)
    assert mark.is_reference


@pytest.mark.parametrize("phrase", ["on February 31, 2024", "the fifth quarter of 2024", "as of 45.13.2024"])
def test_what_no_calendar_has_is_no_period_of_days_or_months(phrase: str) -> None:
    assert all(mark.period is None or len(mark.period.first) == 4 for mark in periods(phrase))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_kind_of_period_in_the_lexicon_is_one_that_can_be_read(language: Language) -> None:
    table = lexicon("periods", language)
    assert set(table["span"]) <= SPANS.keys()
    assert set(table["reach"]) <= REACHES.keys()


def test_a_period_knows_its_days() -> None:
    period = Period("2024-01", "2024-02")
    assert (period.first_day, period.last_day) == (date(2024, 1, 1), date(2024, 2, 29))
    assert Period("2005", "..").last_day is None


def test_a_period_can_be_moved_by_a_year_and_into_another() -> None:
    period = Period("2023-01", "2023-09")
    assert period.year_before() == Period("2022-01", "2022-09")
    assert period.in_year_of(Period("2020", "2021")) == Period("2021-01", "2021-09")

import pytest

from crawler.parsers.figures.growth import Growth
from crawler.parsers.figures.sentence import marked
from crawler.parsers.model import Language


def growth(text: str, language: Language = "en") -> list[float]:
    marks = marked(text, (0, len(text)), language, None)
    return [mark.change for mark in marks if isinstance(mark, Growth)]


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("trade grew by 27%", "en", 27),
        ("trade fell by 5.5 per cent", "en", -5.5),
        ("up 19.7% on 2021", "en", 19.7),
        ("a 63% increase", "en", 63),
        ("27% above the same period", "en", 27),
        ("turnover (+12.5%)", "en", 12.5),
        ("turnover (-3%)", "en", -3),
        ("turnover exceeded last year's by 40%", "en", 40),
        ("trade doubled", "en", 100),
        ("trade has risen 3fold", "en", 200),
        ("trade grew 1.5 times", "en", 50),
        ("trade shrank 2 times", "en", -50),
        ("exports rose by a third", "en", 33.3),
        ("торговля выросла на 32,7%", "ru", 32.7),
        ("рост в 2,1 раза", "ru", 110),
        ("торговля выросла почти на четверть", "ru", 25),
        ("товарооборот удвоился", "ru", 100),
        ("импорт сократился на 5%", "ru", -5),
        ("сауда 3,6%-ға артты", "kk", 3.6),
        ("сауда бес есе өсіп", "kk", 400),
    ],
)
def test_growth_is_signed_and_in_per_cent(text: str, language: Language, change: float) -> None:
    assert growth(text, language) == [pytest.approx(change)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kazakhstan accounts for 80% of exports", "en"),
        ("the president won 82.02% of the votes", "en"),
        ("the commission has met 7 times", "en"),
        ("more than 70% of the trade of Japan with the region", "en"),
        ("более 80% приходится на казахстанский экспорт", "ru"),
    ],
)
def test_a_share_or_a_count_is_no_growth(text: str, language: Language) -> None:
    assert growth(text, language) == []


def test_a_second_ratio_goes_on_with_the_movement_of_the_first() -> None:
    assert growth("an increase of 24% in 2022 and 41% in 2023") == [24, 41]
    assert growth("exports fell by 10%, imports by 5%") == [-10, -5]

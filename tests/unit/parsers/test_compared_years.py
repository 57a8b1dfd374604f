"""The year of figures in a text without a day: the one behind the year that it is compared with."""

import pytest

from crawler.parsers.model import Language

from .releases import main_event


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            (
                "Министр Казахстана Марат Оспанов принял министра Латвии Яниса Озолса. Товарооборот "
                "за 7 месяцев текущего года вырос на 13% по сравнению с аналогичным периодом 2023 "
                "года и составил 230 млн долларов."
            ),
            "ru",
        ),
        (
            (
                "Қазақстан министрі Марат Оспанов Латвия министрі Янис Озолспен кездесті. Биылғы 7 "
                "айда тауар айналымы 2023 жылдың сәйкес кезеңімен салыстырғанда 13 пайызға өсіп, 230 "
                "млн долларды құрады."
            ),
            "kk",
        ),
    ],
)
def test_this_year_is_the_one_behind_the_year_compared_with(sentence: str, language: Language) -> None:
    event = main_event(sentence, published=None, language=language)
    assert [(figure.value, str(figure.period), figure.change_pct) for figure in event.figures] == [
        (230e6, "2024-01/2024-07", 13.0)
    ]


def test_a_day_that_is_told_goes_before_the_year_compared_with() -> None:
    event = main_event(
        "Министр Казахстана Марат Оспанов принял министра Латвии Яниса Озолса. Товарооборот за 7 "
        "месяцев прошлого года составил 230 млн долларов, на 13% больше аналогичного периода 2023 "
        "года.",
        published="2025-03-20",
        language="ru",
    )
    assert [str(figure.period) for figure in event.figures] == ["2024-01/2024-07"]


@pytest.mark.parametrize(
    ("paper", "names"),
    [
        ("был подписан план двустороннего военного сотрудничества на 2026 год", 1),
        ("был подписан план военного сотрудничества между министерствами двух стран", 1),
        ("он напомнил, что была принята Декларация о государственном суверенитете страны", 0),
        ("он поблагодарил Программу развития ООН", 0),
    ],
)
def test_papers_of_both_sides_alone_are_agreements(paper: str, names: int) -> None:
    event = main_event(
        "Министр обороны Казахстана Марат Оспанов встретился с министром обороны Латвии Янисом "
        "Озолсом. По "
        f"итогам переговоров {paper}.",
        published=None,
        language="ru",
    )
    assert len(event.agreements) == names

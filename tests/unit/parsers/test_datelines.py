"""Days and cities before the news: the ministry's datelines, and what else a page puts there."""

import pytest

from crawler.parsers.model import EventMention, Language

from .releases import main_event


def told(event: EventMention) -> tuple[str | None, str | None, str | None]:
    first, last = (str(day) if day else None for day in (event.date, event.date_end))
    return first, last, event.place


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("г. Рига, 4 марта 2025 г. – ", ("2025-03-04", None, "Riga")),
        ("г.Рига, Латвия, 4 марта 2025 года – ", ("2025-03-04", None, "Riga")),
        ("гор. Рига, 4 марта 2025 года - ", ("2025-03-04", None, "Riga")),
        ("гг. Рига, Вентспилс, 4-5 марта 2025 г. – ", ("2025-03-04", "2025-03-05", "Riga")),
        ("Рига, Вентспилс, 4-5 марта 2025 года – ", ("2025-03-04", "2025-03-05", "Riga")),
        ("Рига – Вентспилс, 4-5 марта 2025 года. ", ("2025-03-04", "2025-03-05", "Riga")),
    ],
)
def test_a_ministrys_dateline_tells_day_and_city_however_cities_are_told(
    dateline: str, expected: tuple[str, str | None, str]
) -> None:
    event = main_event(
        f"Казахстан и Латвия обсудили торговлю\n09.03.2025 08:12:37 106\n{dateline}Посол Казахстана в Латвии "
        "Марат Оспанов встретился с министром Янисом Озолсом.",
        published=None,
        language="ru",
    )
    assert told(event) == expected


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (
            (
                "Вторник, 30 января, 2024\nГлавная\nПрезидент Латвии прибыл в Астану\n12 марта 2019 "
                "14:05\n\nСегодня президент Латвии Эгилс Левитс прибыл с визитом в Астану."
            ),
            "ru",
        ),
        (
            (
                "Сейсенбі, 30 Қаңтар 2024\nПікір 16 12 Наурыз, 2019 сағат 14:05\n\nЭгилс Левитс Астанаға "
                "келді\n\nБүгін Латвия президенті Эгилс Левитс ресми сапармен Астанаға келді."
            ),
            "kk",
        ),
    ],
)
def test_the_stamp_of_an_article_goes_before_the_day_on_which_its_page_was_seen(
    body: str, language: Language
) -> None:
    assert told(main_event(body, published=None, language=language))[0] == "2019-03-12"

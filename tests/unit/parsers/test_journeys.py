"""Journeys in Russian and Kazakh: who is met where, countries visited in a row, and places far "
"away."""

import pytest

from crawler.parsers.model import Language

from .releases import main_event


@pytest.mark.parametrize(
    ("body", "language", "told"),
    [
        (
            (
                "В столичном аэропорту президента встретил президент Латвии Эдгарс Ринкевичс. Завтра "
                "главы государств проведут переговоры. Касым-Жомарт Токаев поблагодарил за прием."
            ),
            "ru",
            ("visit", ("LV",), None),
        ),
        (
            "Состоятся официальные визиты министра Казахстана Марата Оспанова в Латвию и Эстонию.",
            "ru",
            ("visit", ("LV", "EE"), None),
        ),
        (
            "Қазақстан министрі Марат Оспановтың Латвия мен Эстонияға ресми сапарлары өтеді.",
            "kk",
            ("visit", ("LV", "EE"), None),
        ),
        (
            "Министр Латвии Янис Озолс прибыл с визитом в Казахстан и Узбекистан.",
            "ru",
            ("visit", ("LV",), None),
        ),
        (
            "Посол Казахстана в Турции Марат Оспанов посетил Адану.",
            "ru",
            ("visit", ("TR",), "Adana"),
        ),
        (
            "Қазақстан министрі Марат Оспанов Харбинде Қытай министрі Ван Лимен кездесті.",
            "kk",
            ("meeting", ("CN",), "Harbin"),
        ),
        (
            (
                "Латвия – давний партнер. О связях стран читайте в нашем материале.\n\nОчередной "
                "раунд казахстанско-латвийских политических консультаций состоялся в столице нашей "
                "страны."
            ),
            "ru",
            ("political_consultations", ("LV",), "Astana"),
        ),
        (
            "В Риге состоится заседание межгосударственной казахстанско-латвийской комиссии.",
            "ru",
            ("commission", ("LV",), "Riga"),
        ),
    ],
)
def test_it_is_told_where_a_journey_leads(
    body: str, language: Language, told: tuple[str, tuple[str, ...], str | None]
) -> None:
    event = main_event(body, published=None, language=language)
    assert (event.type, event.partners, event.place) == told

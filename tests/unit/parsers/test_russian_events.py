"""Events in Russian releases: their kinds, days and counterparts as agencies word them."""

import pytest

from crawler.parsers.model import EventMention
from crawler.parsers.text.gazetteer import Kind, gazetteer

from .releases import main_event, people_in


def russian(body: str, title: str | None = None, published: str | None = "2025-03-20") -> EventMention:
    return main_event(body, title=title, published=published, language="ru")


def test_a_visit_that_ended_today_began_on_the_first_day_of_its_stay() -> None:
    event = russian(
        "18 марта завершился официальный визит президента Чехии в Казахстан.\n\nНапомним, Ян Новак с 16 "
        "по 18 марта находился с официальным визитом в Астане."
    )
    assert (event.type, str(event.date), str(event.date_end)) == ("visit", "2025-03-16", "2025-03-18")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Эстонской Республики", "EE"),
        ("Лаосской Народно-Демократической Республике", "LA"),
        ("Алжирскую Народную Демократическую Республику", "DZ"),
        ("Исламской Республикой Пакистан", "PK"),
        ("Великое Герцогство Люксембург", "LU"),
        ("Королевства Норвегия", "NO"),
        ("Турецкой Республикой", "TR"),
    ],
)
def test_a_country_is_named_with_what_sort_of_state_it_is(name: str, code: str) -> None:
    found = gazetteer("ru").find(f"посол {name} Ян Холм")
    assert [(one.code, one.kind, one.end - one.start) for one in found] == [(code, Kind.COUNTRY, len(name))]


def test_countries_told_as_states_are_listed_with_their_ambassadors() -> None:
    event = russian(
        "Главе Казахстана вручили верительные грамоты послы Королевства Норвегия Анна Берг, Эстонской "
        "Республики Ян Тамм и Ливанской Республики Омар Халед."
    )
    assert event.partners == ("NO", "EE", "LB")
    assert people_in(event) == {"Анна Берг": "NO", "Ян Тамм": "EE", "Омар Халед": "LB"}


def test_countries_told_as_states_are_listed_without_names() -> None:
    body = "В МИД Казахстана приняты копии верительных грамот послов Королевства Норвегия и Республики Гана."
    assert russian(body).partners == ("NO", "GH")


def test_a_name_behind_the_word_for_several_is_given_in_the_nominative() -> None:
    event = russian("Министр Казахстана Адиль Серкебаев принял послов Норвегии Анну Берг и Чехии Яну Новак.")
    assert "Анна Берг" in people_in(event)

"""Events in Russian releases: their kinds, days and counterparts as agencies word them."""

from crawler.parsers.model import EventMention

from .releases import main_event


def russian(body: str, title: str | None = None, published: str | None = "2025-03-20") -> EventMention:
    return main_event(body, title=title, published=published, language="ru")


def test_a_visit_that_ended_today_began_on_the_first_day_of_its_stay() -> None:
    event = russian(
        "18 марта завершился официальный визит президента Чехии в Казахстан.\n\nНапомним, Ян Новак с 16 "
        "по 18 марта находился с официальным визитом в Астане."
    )
    assert (event.type, str(event.date), str(event.date_end)) == ("visit", "2025-03-16", "2025-03-18")

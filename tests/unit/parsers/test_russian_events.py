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


def test_whoever_is_received_and_greeted_is_met() -> None:
    body = "Министр Казахстана Адиль Серкебаев принял посла Чехии Яна Новака и поздравил его с назначением."
    assert russian(body).type == "meeting"


def test_greetings_that_somebody_receives_are_a_congratulation() -> None:
    body = "Министр Казахстана Адиль Серкебаев принял поздравления от министра Чехии Яна Новака."
    assert russian(body).type == "congratulation"


MET = "{} министр Казахстана Адиль Серкебаев встретился с министром Чехии Яном Новаком."


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("В минувшую пятницу", "2025-03-14"),
        ("В прошлый понедельник", "2025-03-17"),
        ("14-го марта", "2025-03-14"),
        ("ПРАГА/Вестник/ - 18 марта", "2025-03-18"),
        ("ПРАГА, 19 марта. /Вестник/. Сегодня", "2025-03-19"),
    ],
)
def test_a_day_is_read_however_agencies_tell_it(when: str, day: str) -> None:
    assert str(russian(MET.format(when)).date) == day


def test_what_is_to_take_place_tomorrow_is_dated() -> None:
    event = russian("Завтра министр Казахстана Адиль Серкебаев примет министра Чехии Яна Новака.")
    assert (event.planned, str(event.date)) == (True, "2025-03-21")


def test_talks_that_are_recalled_tell_neither_day_nor_place() -> None:
    body = "Министр Казахстана Адиль Серкебаев принял посла Чехии Яна Новака. Стороны вспомнили переговоры "
    event = russian(body + "12 марта в Брно.")
    assert (event.date, event.place) == (None, None)


@pytest.mark.parametrize(
    "told",
    [", передает корреспондент «Вестник 8» Елена Ким.", ".\n\nМатериал подготовила Елена Ким"],
)
def test_who_reports_takes_no_part(told: str) -> None:
    event = russian(f"Министр Казахстана Адиль Серкебаев встретился с послом Чехии Яном Новаком{told}")
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"}


def test_ambassadors_are_listed_a_line_each() -> None:
    event = russian(
        "Президент Казахстана принял верительные грамоты. В частности, верительные грамоты вручили послы:\n"
        "- Республики Армения – Армен Погосян;\n- Чехии – Ян Новак;\n- Норвегии – госпожа Анна Берг."
    )
    assert event.partners == ("AM", "CZ", "NO")
    assert people_in(event) == {"Армен Погосян": "AM", "Ян Новак": "CZ", "Анна Берг": "NO"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("В Праге прошел 5-й раунд политдиалога между Казахстаном и Чехией.", "political_consultations"),
        ("Состоялось заседание казахстанско-чешской рабочей группы по транспорту.", "commission"),
        ("Казахстан и Чехия выступили с совместным заявлением по климату.", "statement"),
        ("Казахстан направил гуманитарную помощь Чехии.", "other"),
        ("Казахстан эвакуирует своих граждан из Чехии.", "other"),
        ("Посол Казахстана прочитал лекцию в университете Чехии.", "other"),
        ("В Праге состоялось совместное заседание коллегий МИД Чехии и Казахстана.", "meeting"),
        (
            "Министр Казахстана посетил Чехию в связи с годовщиной установления дипломатических отношений.",
            "visit",
        ),
    ],
)
def test_the_kind_of_an_event_is_told_in_many_words(body: str, kind: str) -> None:
    assert russian(body).type == kind


@pytest.mark.parametrize(
    ("met", "partner"),
    [
        ("Апостольским нунцием Яном Новаком", "VA"),
        ("директором Европейского бюро ВОЗ Яном Новаком", "UN"),
        ("вице-президентом JICA Яном Новаком", "JP"),
    ],
)
def test_whom_somebody_stands_for_is_told_by_his_office(met: str, partner: str) -> None:
    event = russian(f"Министр Казахстана Адиль Серкебаев встретился с {met}.")
    assert (event.partners, people_in(event)["Ян Новак"]) == ((partner,), partner)


def test_each_of_several_meetings_has_its_own_counterpart() -> None:
    event = russian(
        "На полях сессии министр Казахстана Адиль Серкебаев провел отдельные встречи с министрами "
        "транспорта Чехии Яном Новаком, Норвегии Анной Берг и Эстонии Яаном Таммом."
    )
    assert event.partners == ("CZ", "NO", "EE")


def test_the_days_of_a_trip_may_be_told_after_it_was_announced() -> None:
    event = russian(
        "Глава казахстанской дипломатии Адиль Серкебаев на следующей неделе отправится в Чехию с официальным "
        "визитом.\n\nПоездка намечена на 25–26 марта.",
        "Адиль Серкебаев посетит Чехию",
    )
    assert (event.planned, str(event.date), str(event.date_end)) == (True, "2025-03-25", "2025-03-26")


def test_condolences_after_a_fire_abroad_are_no_domestic_news() -> None:
    event = russian(
        "Министерство иностранных дел Казахстана выразило соболезнования народу Чехии из-за пожара в отеле.",
        "Заявление МИД РК в связи с пожаром в Чехии",
    )
    assert (event.type, event.partners) == ("statement", ("CZ",))


@pytest.mark.parametrize("papers", ["договоры о выдаче и о передаче осужденных", "протоколы о границе"])
def test_several_papers_are_signed_as_one_is(papers: str) -> None:
    event = russian(f"Министр Казахстана Адиль Серкебаев и министр Чехии Ян Новак подписали {papers}.")
    assert event.type == "signing"


def test_a_name_may_be_told_with_or_without_its_second_surname() -> None:
    event = russian(
        "Посол РК Адиль Серкебаев вручил верительные грамоты президенту Чили Габриэлю Торресу Мендесу. "
        "Габриэль Торрес отметил рост торговли."
    )
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Габриэль Торрес Мендес": "CL"}


def test_deputy_ministers_who_held_consultations_held_political_ones() -> None:
    event = russian("Замминистры иностранных дел Казахстана и Чехии провели консультации в Праге.")
    assert event.type == "political_consultations"


def test_who_only_told_an_agency_by_phone_called_nobody() -> None:
    event = russian(
        "Почетное консульство Чехии открылось в Шымкенте. «Это важно», – сказал Казинформу по телефону "
        "пресс-секретарь МИД Казахстана Адиль Серкебаев."
    )
    assert event.type == "opening"


def test_a_paper_may_be_told_in_the_headline_alone() -> None:
    event = russian(
        "Министр Казахстана Адиль Серкебаев и министр Чехии Ян Новак встретились в Праге.",
        "Министры Казахстана и Чехии подписали Программу сотрудничества",
    )
    assert [agreement.name for agreement in event.agreements] == ["Программа сотрудничества"]


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Казахстан и Чехия отменяют визы для владельцев служебных паспортов.", "consular"),
        ("МИД Казахстана вручил ноту послу Чехии.", "statement"),
    ],
)
def test_visas_and_notes_tell_their_kind(body: str, type_: str) -> None:
    assert russian(body).type == type_


def test_an_envoy_who_came_to_a_town_and_was_received_there_met_somebody() -> None:
    event = russian(
        "Аким города Арман Сеитов принял генерального консула Чехии Яна Новака.",
        "В Костанае побывал генеральный консул Чехии",
    )
    assert event.type == "meeting"


def test_the_day_of_what_is_condemned_is_not_that_of_the_statement() -> None:
    event = russian("МИД Казахстана осуждает террористический акт, совершенный 18 марта в Чехии.")
    assert (event.type, event.date) == ("statement", None)


def test_a_cooperation_council_is_a_commission() -> None:
    event = russian("В Брюсселе прошло заседание Совета сотрудничества «Казахстан – Европейский союз».")
    assert (event.type, event.partners) == ("commission", ("EU",))


def test_a_state_corporation_stands_for_its_country() -> None:
    event = russian("Премьер-министр Казахстана Адиль Серкебаев встретился с главой «Росатома» Яном Новаком.")
    assert (event.partners, people_in(event)["Ян Новак"]) == (("RU",), "RU")


def test_a_date_that_was_named_is_of_a_visit_to_come() -> None:
    event = russian(
        "Президент Чехии Ян Новак посетит Казахстан с государственным визитом 27–28 марта.",
        "Названа дата визита президента Чехии в Казахстан",
    )
    assert (event.planned, str(event.date), str(event.date_end)) == (True, "2025-03-27", "2025-03-28")

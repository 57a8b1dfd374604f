"""The city of an event as Russian releases tell it: houses, gatherings, talks behind papers, journeys."""

import pytest

from .releases import main_event

OURS = "Министр транспорта Казахстана Арман Сеитов"
LATVIAN = "министром транспорта Латвии Янисом Озолсом"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"В стенах МИД Казахстана {OURS} встретился с {LATVIAN}.", "Astana"),
        ("В Министерстве иностранных дел Латвии прошли казахстанско-латвийские переговоры.", "Riga"),
        ("В здании парламента Латвии состоялась встреча спикера Мажилиса РК с Янисом Озолсом.", "Riga"),
        ("В посольстве Казахстана в Латвии прошел круглый стол.", "Riga"),
        ("Круглый стол прошел на площадке посольства Республики Казахстан в Латвии.", "Riga"),
        (f"Сегодня в Доме правительства {OURS} встретился с {LATVIAN}.", "Astana"),
    ],
)
def test_a_house_of_a_state_stands_in_its_capital(body: str, place: str) -> None:
    assert main_event(body, language="ru").place == place


@pytest.mark.parametrize("who", ["сообщили в МИД Латвии", "уточнили в Министерстве иностранных дел Латвии"])
def test_who_is_only_quoted_tells_no_place(who: str) -> None:
    body = f"{OURS} встретился с {LATVIAN}, {who}."
    assert main_event(body, language="ru").place is None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"На полях Международного форума Астана {OURS} встретился с {LATVIAN}.", "Astana"),
        (f"В рамках Мюнхенской конференции по безопасности {OURS} встретился с {LATVIAN}.", "Munich"),
        (f"На полях форума в Вильнюсе {OURS} встретился с {LATVIAN}.", "Vilnius"),
    ],
)
def test_people_meet_where_the_gathering_is(body: str, place: str) -> None:
    assert main_event(body, language="ru").place == place


@pytest.mark.parametrize(
    "body",
    [
        f"По итогам переговоров с {LATVIAN} в Риге подписан меморандум о сотрудничестве с Казахстаном.",
        "По итогам встречи в Риге Казахстан и Латвия подписали меморандум о сотрудничестве.",
    ],
)
def test_a_paper_is_signed_where_the_talks_were(body: str) -> None:
    assert main_event(body, language="ru").place == "Riga"


def test_results_that_are_discussed_are_of_another_place() -> None:
    body = f"{OURS} обсудил с {LATVIAN} итоги переговоров в Риге."
    assert main_event(body, language="ru").place is None


def test_a_city_may_stand_behind_the_kind_of_visit() -> None:
    body = f"{OURS} посетил с рабочим визитом город Даугавпилс, где встретился с {LATVIAN}."
    assert main_event(body, language="ru").place == "Daugavpils"


def test_talks_that_will_be_held_are_planned_where_they_will_be() -> None:
    event = main_event("Встреча президентов Казахстана и Латвии пройдет в Риге 25 марта.", language="ru")
    assert (event.planned, event.place, str(event.date)) == (True, "Riga", "2025-03-25")


@pytest.mark.parametrize(
    "course",
    [
        "Церемония прошла 18 марта во дворце «Дайле» в Риге.",
        "Состоявшиеся переговоры прошли во вторник в Риге.",
    ],
)
def test_when_and_in_which_house_may_stand_before_the_city(course: str) -> None:
    body = f"Посол Казахстана Арман Сеитов встретился с {LATVIAN}.\n\n{course}"
    assert main_event(body, language="ru").place == "Riga"


@pytest.mark.parametrize("plan", ["предложил организовать поездку в Астану", "пригласил посетить Астану"])
def test_where_somebody_is_asked_to_come_is_not_where_he_is(plan: str) -> None:
    body = f"Посол Казахстана Арман Сеитов встретился с {LATVIAN}.\n\nТорговая палата {plan}."
    assert main_event(body, language="ru").place is None


def test_a_governor_receives_guests_in_the_capital_of_his_region() -> None:
    body = "Аким Павлодарской области Арман Сеитов принял посла Латвии Яниса Озолса."
    assert main_event(body, language="ru").place == "Pavlodar"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("в президентском дворце Латвии", "Riga"),
        ("в Шэньчжэне", "Shenzhen"),
        ("в Хабаровске", "Khabarovsk"),
        ("в Сямэне", "Xiamen"),
        ("в Набережных Челнах", "Naberezhnye Chelny"),
    ],
)
def test_palaces_and_cities_are_known_in_their_cases(told: str, place: str) -> None:
    assert main_event(f"{OURS} {told} встретился с {LATVIAN}.", language="ru").place == place

"""Who takes part, in Kazakh: an ending tells where one person's office ends and another's begins."""

import pytest

from crawler.parsers.model import EventMention

from .releases import main_event, people_in


def kazakh(body: str) -> EventMention:
    return main_event(body, published=None, language="kk")


def roles_in(event: EventMention) -> dict[str, str | None]:
    return {person.name: person.role for person in event.participants}


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        (
            (
                "Мемлекет басшысы ресми сапармен Латвияға келді. Рига әуежайында Қасым-Жомарт Тоқаевты "
                "Сыртқы істер министрі Янис Озолс қарсы алды."
            ),
            {"Қасым-Жомарт Тоқаев": None, "Янис Озолс": "Сыртқы істер министрі"},
        ),
        (
            (
                "Премьер-министр жұмыс сапарымен Норвегияға барды. Әуежайда Үкімет басшысын Осло мэрі "
                "Ларс Берг қарсы алды."
            ),
            {"Ларс Берг": "Осло мэрі"},
        ),
        (
            (
                "Мемлекет басшысын Вильнюс қаласындағы әуежайда Литва Президенті Гитанас Науседа қарсы "
                "алды. Қасым-Жомарт Тоқаев Литваға ресми сапармен келді."
            ),
            {"Гитанас Науседа": "Литва Президенті", "Қасым-Жомарт Тоқаев": None},
        ),
        (
            (
                "Делегация құрамына Қазақстанның Латвиядағы елшісі Арман Сейтқали, «Kazakh Invest» "
                "Басқарма төрағасы Ғалым Әбенов және «ҚТЖ» басшысы Марат Оспанов кірді. Делегация Ригада "
                "Латвия компанияларымен келіссөз жүргізді."
            ),
            {
                "Арман Сейтқали": "Қазақстанның Латвиядағы елшісі",
                "Ғалым Әбенов": "«Kazakh Invest» Басқарма төрағасы",
                "Марат Оспанов": "«ҚТЖ» басшысы",
            },
        ),
        (
            (
                "Қазақстанның Чехиядағы елшісі Фиаламен кездесті\n\nҚазақстанның Чехиядағы елшісі "
                "Арман Сейтқали Чехия премьер-министрі Петр Фиаламен кездесті."
            ),
            {"Петр Фиала": "Чехия премьер-министрі", "Арман Сейтқали": "Қазақстанның Чехиядағы елшісі"},
        ),
    ],
)
def test_an_office_is_of_whom_it_stands_beside_and_no_more(body: str, roles: dict[str, str | None]) -> None:
    assert roles_in(kazakh(body)) == roles


def test_who_travels_with_an_ambassador_of_kazakhstan_is_of_kazakhstan() -> None:
    event = kazakh(
        "Қазақстан делегациясының құрамына елші Арман Сейтқали, банк төрағасы Ғалым Әбенов және зауыт "
        "директоры Марат Оспанов кірді. Делегация Ригада Латвия министрі Янис Озолспен кездесті."
    )
    assert people_in(event) == {
        "Арман Сейтқали": "KZ",
        "Ғалым Әбенов": "KZ",
        "Марат Оспанов": "KZ",
        "Янис Озолс": "LV",
    }


def test_a_name_that_means_an_office_too_stays_a_name_before_a_country() -> None:
    event = kazakh("Министр Ғалым Әбенов Латвияның экономика министрі Янис Озолспен кездесті.")
    assert roles_in(event) == {"Ғалым Әбенов": "Министр", "Янис Озолс": "Латвияның экономика министрі"}


def test_a_scholar_with_a_name_of_his_own_is_one_still() -> None:
    event = kazakh("Латвиялық ғалым Янис Озолс Астанада Қазақстан министрі Марат Оспановпен кездесті.")
    assert roles_in(event)["Янис Озолс"] == "Латвиялық ғалым"


def test_who_is_congratulated_by_the_head_of_state_is_of_his_own_country() -> None:
    event = kazakh(
        "Қасым-Жомарт Тоқаев Эмманюэль Макронмен телефон арқылы сөйлесті. Елбасы Эмманюэль Макронды ұлттық "
        "мерекесімен құттықтады. Екі ел ынтымақтастығы нығайып келеді."
    )
    assert people_in(event) == {"Қасым-Жомарт Тоқаев": "KZ", "Эмманюэль Макрон": "FR"}

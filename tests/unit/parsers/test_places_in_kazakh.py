"""The city of an event as Kazakh releases tell it: houses and gatherings, by the endings around them."""

import pytest

from .releases import main_event

OURS = "Қазақстан көлік министрі Арман Сейітов"
LATVIAN = "Латвияның көлік министрі Янис Озолспен"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"Қазақстан Сыртқы істер министрлігінде {LATVIAN} кездесу өтті.", "Astana"),
        (f"Латвияның Сыртқы істер министрлігінде {OURS} келіссөз жүргізді.", "Riga"),
        ("Қазақстанның Латвиядағы елшілігінде дөңгелек үстел өтті.", "Riga"),
        (f"Сыртқы істер министрлігінде {OURS} {LATVIAN} кездесті.", "Astana"),
        (f"Ақорда резиденциясында {OURS} {LATVIAN} кездесті.", "Astana"),
        ("Рига университетінде Қазақстанның Латвиядағы елшісі Арман Сейітов дәріс оқыды.", "Riga"),
        ("Латвияда Қазақстан көрмесі ашылды.\n\nРәсім Рига қаласында өтті.", "Riga"),
        (f"Үкімет үйінде {OURS} {LATVIAN} кездесті.", "Astana"),
        (f"Астана халықаралық форумы аясында {OURS} {LATVIAN} кездесті.", "Astana"),
        (f"Вильнюс қауіпсіздік конференциясы аясында {OURS} {LATVIAN} кездесті.", "Vilnius"),
    ],
)
def test_a_house_or_a_gathering_tells_the_city(body: str, place: str) -> None:
    assert main_event(body, language="kk").place == place


def test_a_governor_receives_guests_in_the_capital_of_his_region() -> None:
    body = "Павлодар облысының әкімі Арман Сейітов Латвияның елшісі Янис Озолсты қабылдады."
    assert main_event(body, language="kk").place == "Pavlodar"


def test_a_city_that_no_list_knows_is_told_by_the_word_behind_it() -> None:
    body = "Латвияның Пилтен қаласында Қазақстанның сауда үйі ашылды."
    assert main_event(body, language="kk").place == "Пилтен"


def test_who_comes_to_a_port_comes_to_its_city() -> None:
    body = (
        "Қазақстанның Латвиядағы Елшісі Арман Сейітов Лиепая портына барып, директор Янис Озолспен кездесті."
    )
    assert main_event(body, language="kk").place == "Liepaja"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Мұрат Нұртілеу Әнкараға барды. Ол Түркия министрімен кездесті.", "Ankara"),
        (
            "Ыстанбұлдағы Бас консулдықтың өкілі Арман Сейітов Түркияның Анталия қаласында әкіммен кездесті.",
            "Antalya",
        ),
    ],
)
def test_cities_as_kazakh_spells_them_and_not_those_of_consulates(body: str, place: str) -> None:
    assert main_event(body, language="kk").place == place

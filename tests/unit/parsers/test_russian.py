"""Releases in Russian: words in all their cases, names given in the nominative."""

from datetime import date

import pytest

from crawler.parsers.model import EventMention

from .releases import PARSER, main_event, people_in, release


def russian(body: str, title: str | None = None, published: str | None = "2025-03-20") -> EventMention:
    return main_event(body, title=title, published=published, language="ru")


def test_everything_that_a_release_tells_is_read() -> None:
    event = russian(
        (
            "РИГА. КАЗИНФОРМ – 18 марта 2025 года посол Казахстана в Латвии Арман Сейткали "
            "встретился с министром "
            "экономики Латвии Илзе Озолой, сообщает пресс-служба МИД РК.\n\nСтороны обсудили "
            "вопросы транзита."
        ),
        title="Казахстан и Латвия обсудили сотрудничество",
    )
    assert (event.type, event.partners, event.place) == ("meeting", ("LV",), "Riga")
    assert str(event.date) == "2025-03-18"
    assert people_in(event) == {"Арман Сейткали": "KZ", "Илзе Озола": "LV"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # every case
            (
                "Состоялась встреча министра транспорта Казахстана Данияра Ахметжана с послом "
                "Эстонии Яаном Таммом."
            ),
            {"Данияр Ахметжан": "KZ", "Яан Тамм": "EE"},
        ),
        (
            (
                "Министр иностранных дел Казахстана Данияр Ахметжан вручил письмо президенту Сербии "
                "Милошу Петровичу "
                "в ходе встречи."
            ),
            {"Данияр Ахметжан": "KZ", "Милош Петрович": "RS"},
        ),
        (  # a feminine surname, one that is no adjective, and a compound
            (
                "Заместитель министра Казахстана Айгуль Нурпеисова встретилась с депутатом Сейма Литвы "
                "Андреем Каневским и послом Литвы Рутой Вайткуте-Янсоне."
            ),
            {"Айгуль Нурпеисова": "KZ", "Андрей Каневский": "LT", "Рута Вайткуте-Янсоне": "LT"},
        ),
        (  # initials, and the full name elsewhere
            (
                "Вице-министр Казахстана А. Серкебаев принял посла Чехии Яна Новака. Адиль Серкебаев "
                "отметил рост "
                "торговли."
            ),
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
        (  # known without saying whose
            "Касым-Жомарт Токаев принял министра обороны Дании Ларса Хольма.",
            {"Касым-Жомарт Токаев": "KZ", "Ларс Хольм": "DK"},
        ),
        (  # the office is held for another country than the one it is held in
            (
                "Посол Казахстана в Германии Марат Оспан встретился с руководителем концерна "
                "«Нордталь» Йенсом Бергом."
            ),
            {"Марат Оспан": "KZ", "Йенс Берг": "DE"},
        ),
        (  # whose delegation it is
            (
                "Прошли политические консультации Казахстана и Литвы. С казахстанской стороны участвовал "
                "вице-министр Адиль Серкебаев, литовскую делегацию возглавил вице-министр Йонас Каунас."
            ),
            {"Адиль Серкебаев": "KZ", "Йонас Каунас": "LT"},
        ),
        (  # the same name in other letters
            (
                "Министр культуры Казахстана Марат Оспан встретился с послом Швеции Ларсом Нюстрёмом "
                "(Lars Nyström)."
            ),
            {"Марат Оспан": "KZ", "Ларс Нюстрём": "SE"},
        ),
    ],
)
def test_people_are_named_in_the_nominative(body: str, people: dict[str, str]) -> None:
    assert people_in(russian(body)) == people


def test_a_name_is_given_in_latin_letters_too() -> None:
    event = russian("Президент Казахстана Касым-Жомарт Токаев принял посла Чехии Лукаша Новака.")
    assert [person.name_latin for person in event.participants] == ["Kassym-Jomart Tokayev", "Lukash Novak"]


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Состоялся телефонный разговор министров иностранных дел Казахстана и Чехии.", "phone_call"),
        ("Главы МИД Казахстана и Чехии обсудили торговлю в телефонном разговоре.", "phone_call"),
        ("В Праге прошли политические консультации Казахстана и Чехии.", "political_consultations"),
        ("Посол Казахстана в Чехии Марат Оспан вручил верительные грамоты президенту.", "credentials"),
        ("Состоялось заседание казахстанско-чешской межправительственной комиссии.", "commission"),
        ("Министр транспорта Казахстана Марат Оспан прибыл в Прагу с рабочим визитом.", "visit"),
        ("Состоялся визит министра Казахстана Марата Оспана в Чехию.", "visit"),
        ("В Праге открыто почётное консульство Казахстана.", "opening"),
        ("Президент Чехии поздравил Президента Казахстана с праздником.", "congratulation"),
        ("Казахстан и Чехия подписали меморандум о поставках зерна.", "signing"),
        ("В Праге прошёл казахстанско-чешский бизнес-форум.", "forum"),
        ("Министр Казахстана Марат Оспан на полях форума в Праге встретился с министром Чехии.", "meeting"),
    ],
)
def test_what_happened_is_told_apart(body: str, type_: str) -> None:
    event = russian(body)
    assert (event.type, event.partners) == (type_, ("CZ",))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            ("Стокгольм, 12 марта 2025 года – Посол Казахстана в Швеции Марат Оспан провел переговоры."),
            "2025-03-12",
        ),
        ("Вчера посол Казахстана в Швеции Марат Оспан провел переговоры в Стокгольме.", "2025-03-19"),
        ("В понедельник посол Казахстана в Швеции Марат Оспан провел переговоры.", "2025-03-17"),
        ("Посол Казахстана в Швеции Марат Оспан 5 марта провел переговоры в Стокгольме.", "2025-03-05"),
        ("Посол Казахстана в Швеции Марат Оспан провел переговоры о визите 5 июня.", "None"),
    ],
)
def test_days_are_read(body: str, day: str) -> None:
    assert str(russian(body).date) == day


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("Посол Казахстана в Словакии Марат Оспан встретился с мэром в г. Братиславе.", "Bratislava"),
        ("Переговоры Казахстана и Чехии прошли в столице Чехии.", "Prague"),
        ("О сотрудничестве Казахстана и Чехии говорили в столице.", "Astana"),
        ("Министр Казахстана Марат Оспан посетил Прагу, где встретился с министром Чехии.", "Prague"),
        ("Обсудили торговлю в ходе заседания комиссии Казахстана и Чехии, прошедшего в Праге.", "Prague"),
    ],
)
def test_the_place_is_read(body: str, city: str) -> None:
    assert russian(body).place == city


def test_ambassadors_received_together_are_all_partners() -> None:
    event = russian(
        "Верительные грамоты Президенту Казахстана вручили послы Чехии – Ян Новак, Перу – Хуан Кеспи "
        "Мамани, Чада – Идрис Махамат."
    )
    assert people_in(event) == {"Ян Новак": "CZ", "Хуан Кеспи Мамани": "PE", "Идрис Махамат": "TD"}
    assert event.partners == ("CZ", "PE", "TD")


@pytest.mark.parametrize(
    "body",
    [
        (
            "Премьер-министр Казахстана Марат Есенов принял участие в заседании Совета глав "
            "правительств СНГ. В нём "
            "участвовали премьер-министры Азербайджана, Беларуси, Кыргызстана, России и "
            "Узбекистана."
        ),
        "Президент Казахстана Касым-Жомарт Токаев поручил министру культуры подготовить фестиваль.",
        "Боксер из Казахстана выиграл золотую медаль в Праге.",
        "Погода в Астане: завтра ожидается снег.",
    ],
)
def test_what_is_no_bilateral_event_is_left_out(body: str) -> None:
    assert PARSER.parse(release(body, language="ru")) == []


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # two names in a row
            "На встрече с послом Йемена Халидом Мансуром Айгуль Нурпеисова отметила рост торговли.",
            {"Халид Мансур": "YE", "Айгуль Нурпеисова": "KZ"},
        ),
        (  # a given name that is a title too
            "Вице-премьер Казахстана Марат Оспан встретился с министром Таджикистана Хокимом Рахимзода.",
            {"Марат Оспан": "KZ", "Хоким Рахимзода": "TJ"},
        ),
        (  # whoever speaks at the end of a quotation
            "Министр Латвии Янис Озолс посетит Казахстан. «Визит будет долгим», – сказал А.Серкебаев.",
            {"Янис Озолс": "LV", "А. Серкебаев": "KZ"},
        ),
        (  # an office of two countries tells no side
            (
                "Вице-премьер Казахстана Марат Оспан встретился с вице-премьером Госсовета КНР, "
                "сопредседателем Комитета по сотрудничеству Казахстана и Китая Ли Шимином."
            ),
            {"Марат Оспан": "KZ", "Ли Шимин": "CN"},
        ),
    ],
)
def test_names_are_told_from_what_stands_beside_them(body: str, people: dict[str, str]) -> None:
    told = {
        name.replace("А.Серкебаев", "А. Серкебаев"): side for name, side in people_in(russian(body)).items()
    }
    assert told == people


@pytest.mark.parametrize(
    ("body", "type_", "partners", "place"),
    [
        (
            "В Актау откроется консульство Латвии. Об этом сообщил посол Латвии Янис Озолс.",
            "opening",
            ("LV",),
            "Aktau",
        ),
        (
            (
                "Президент принял послов. Послы Латвии, Чехии и Чада вручили ему верительные грамоты. "
                "Церемония состоялась в резиденции Акорде."
            ),
            "credentials",
            ("LV", "CZ", "TD"),
            "Astana",
        ),
        (
            "Вице-министр иностранных дел Казахстана Марат Оспан провел встречу с рабочей группой ЮНЕСКО.",
            "meeting",
            ("UN",),
            None,
        ),
        (
            (
                "Посол Казахстана Марат Оспан вручил верительные грамоты Елизавете II. "
                "Торжественная церемония прошла в Букингемском дворце."
            ),
            "credentials",
            ("GB",),
            "London",
        ),
        (
            (
                "Канцлер Германии Ханс Вебер прибыл с визитом в Казахстан. "
                "В аэропорту города Алматы его встретил Марат Оспан."
            ),
            "visit",
            ("DE",),
            "Almaty",
        ),
    ],
)
def test_further_events_are_read(body: str, type_: str, partners: tuple[str, ...], place: str | None) -> None:
    event = russian(body)
    assert (event.type, event.partners, event.place) == (type_, partners, place)


def test_a_region_has_a_capital_of_its_own() -> None:
    event = russian("В столице федеральной земли Саксония открыто почётное консульство Казахстана.")
    assert event.place is None


def test_taking_part_in_a_gathering_of_many_is_no_reception() -> None:
    body = (
        "Посол Казахстана Марат Оспан принял участие в заседании Совета министров иностранных дел ОИС, "
        "организованном в рамках подготовки к саммиту."
    )
    assert PARSER.parse(release(body, language="ru")) == []


def test_an_agreement_keeps_all_that_it_is_about() -> None:
    event = russian(
        "Казахстан и Чехия подписали Договор о дружбе, сотрудничестве и взаимной помощи, "
        "Соглашение о транспорте."
    )
    assert [agreement.name for agreement in event.agreements] == [
        "Договор о дружбе, сотрудничестве и взаимной помощи",
        "Соглашение о транспорте",
    ]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            "Посол Казахстана Марат Оспан встретился с директором ЮНЕСКО Халедом аль-Анани.",
            {"Марат Оспан": "KZ", "Халед аль-Анани": "UN"},
        ),
        (
            (
                "По инициативе чешской стороны состоялся телефонный разговор премьер-министра Казахстана "
                "Марата Оспана с премьер-министром Чехии Яном Новаком."
            ),
            {"Марат Оспан": "KZ", "Ян Новак": "CZ"},
        ),
        (
            (
                "Посол Казахстана Марат Оспан встретился с министром обороны Монголии Батлут Дамба. "
                "Д. Батлут отметил рост торговли."
            ),
            {"Марат Оспан": "KZ", "Батлут Дамба": "MN"},
        ),
        (
            "Аким области Янис Холм принял посла Чехии Яна Новака.",
            {"Янис Холм": "KZ", "Ян Новак": "CZ"},
        ),
    ],
)
def test_people_take_part_who_are_told_in_passing(body: str, people: dict[str, str]) -> None:
    assert people_in(russian(body)) == people


def test_a_council_of_two_is_told_though_a_council_of_many_met_too() -> None:
    event = russian(
        "В Бишкеке состоялись заседания Совета глав правительств СНГ и казахстанско-кыргызского "
        "межправительственного совета."
    )
    assert (event.type, event.partners) == ("commission", ("KG",))


def test_two_guests_of_a_summit_are_no_visit() -> None:
    body = (
        "В Астану прибыли президент Чехии Ян Новак и президент Латвии Янис Озолс. Их встретил Марат Оспан. "
        "Оба примут участие в саммите ШОС."
    )
    assert PARSER.parse(release(body, language="ru")) == []


def test_a_treaty_without_a_name_is_none() -> None:
    event = russian("Министры Казахстана и Чехии на встрече подписали двустороннее соглашение.")
    assert event.agreements == ()


def test_the_one_whom_somebody_met_may_be_named_right_before_him() -> None:
    event = russian(
        "В Риге министр Казахстана Мурат Оспан встретился с министром Латвии Сергеем Озолсом. "
        "На переговорах с Муратом Оспан Сергей Озолс говорил о транзите."
    )
    assert people_in(event) == {"Мурат Оспан": "KZ", "Сергей Озолс": "LV"}


def test_a_region_stands_for_its_country() -> None:
    event = russian("Аким Марат Оспан открыл в Подмосковье форум предпринимателей двух областей.")
    assert event.partners == ("RU",)


def test_interpreters_take_no_part() -> None:
    event = russian(
        "Марат Оспан встретился с министром Латвии Янисом Озолсом. Беседу вела переводчик Анна Кальна."
    )
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Озолс": "LV"}


def test_surnames_may_stand_in_capitals() -> None:
    event = russian("Министр Казахстана Марат ОСПАНОВ принял министра Латвии Яниса ОЗОЛСА.")
    assert {name.casefold() for name in people_in(event)} == {"марат оспанов", "янис озолс"}


def test_a_council_of_partners_is_a_commission() -> None:
    event = russian(
        "Янис Озолс выступил в Риге после заседания латвийско-казахстанского стратегического совета."
    )
    assert event.type == "commission"


def test_an_opening_may_be_told_after_an_introduction() -> None:
    event = russian("Казахстан стал ближе к Тюмени. Дружба укрепилась открытием Почётного консульства.")
    assert (event.type, event.partners) == ("opening", ("RU",))


def test_receiving_a_visitor_is_a_meeting() -> None:
    event = russian(
        "В Риге министр Янис Озолс беседовал с гостем.",
        title="Президент Казахстана принял министра Латвии, прибывшего с визитом",
    )
    assert event.type == "meeting"


def test_an_office_before_a_verb_is_of_who_speaks() -> None:
    event = russian(
        "Президент Казахстана принял министра Латвии Александра Озолса. "
        "Приветствуя Александра Озолса, Президент Казахстана подчеркнул важность транзита."
    )
    assert people_in(event) == {"Александр Озолс": "LV"}


def test_congratulations_may_be_told_after_an_introduction() -> None:
    event = russian("Казахстан и Латвия стали ближе. Министр Марат Оспан поздравил Латвию с праздником.")
    assert event.type == "congratulation"


def test_reporters_are_told_by_whom_they_report_for() -> None:
    event = russian(
        "Марат Оспан встретился с министром Латвии Янисом Озолсом. "
        "Подробности узнал корреспондент «Волны» Кирилл Тамм."
    )
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Озолс": "LV"}


def test_who_speaks_for_others_takes_part() -> None:
    event = russian(
        "В Риге состоялось заседание казахстанско-латвийского Делового совета. "
        "С приветственным словом от имени Правительства Казахстана выступил министр Марат Оспан."
    )
    assert event.type == "forum"
    assert people_in(event) == {"Марат Оспан": "KZ"}


def test_what_bears_a_name_does_not_make_its_bearer_take_part() -> None:
    event = russian(
        "В Риге министр Марат Оспан встретился с министром Латвии Янисом Озолсом. "
        "Он выступил в университете имени Айвара Калныня."
    )
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Озолс": "LV"}


def test_each_ambassador_of_a_list_is_of_the_country_before_him() -> None:
    event = russian(
        "Президент Казахстана принял верительные грамоты у послов Латвии Ирины Озолы, Чехии Павла Лашека "
        "и Румынии Иона Тамму."
    )
    assert event.partners == ("LV", "CZ", "RO")
    assert list(people_in(event).values()) == ["LV", "CZ", "RO"]


def test_a_name_behind_a_dash_may_be_a_word_too() -> None:
    event = russian("Казахстан и Латвия провели встречу. Казахстан представил – Роман Оспанов.")
    assert "Роман Оспанов" in people_in(event)


def test_countries_of_ambassadors_may_stand_in_brackets() -> None:
    event = russian(
        "Верительные грамоты Президенту Казахстана вручили послы: Ирина Озола (Латвия), Павел Лашек (Чехия)."
    )
    assert people_in(event) == {"Ирина Озола": "LV", "Павел Лашек": "CZ"}
    assert event.partners == ("LV", "CZ")


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # the name of an airport is nobody's who is there
            (
                "Президент Казахстана Данияр Ахметжан прибыл в Иорданию. В аэропорту имени королевы "
                "Алии его встретили принц Хамза бен аль-Фейсал и министр Иордании Зейд Касем."
            ),
            {"Данияр Ахметжан": "KZ", "Хамза бен аль-Фейсал": "JO", "Зейд Касем": "JO"},
        ),
        (  # an adjective for a surname
            "Президент Казахстана Данияр Ахметжан принял маршала сената Польши Томаша Грудзкого.",
            {"Данияр Ахметжан": "KZ", "Томаш Грудзкий": "PL"},
        ),
        (  # a foreign given name, spelled by its sound
            (
                "Прошла встреча министра Казахстана Данияра Ахметжана с главой дипмиссии Польши. "
                "Гжегож Вуйцик был поздравлен с праздником."
            ),
            {"Данияр Ахметжан": "KZ", "Гжегож Вуйцик": "PL"},
        ),
    ],
)
def test_further_people_are_named(body: str, people: dict[str, str]) -> None:
    assert people_in(russian(body)) == people


@pytest.mark.parametrize(
    "aside",
    [
        "Гость передал приветственные слова от президента Чехии Яна Новака.",
        "Обсудили ход договоренностей, заключенных между президентами Маратом Оспаном и Яном Новаком.",
        "Посол напомнил высказывание официального представителя МИД Чехии Яна Новака.",
        "Посол передал министру письмо президента Чехии Яна Новака.",
    ],
)
def test_whose_words_and_deeds_are_told_takes_no_part(aside: str) -> None:
    event = russian(f"Министр Казахстана Адиль Серкебаев принял посла Чехии Иржи Чапека. {aside}")
    assert people_in(event).keys() == {"Адиль Серкебаев", "Иржи Чапек"}


def test_a_session_of_a_commission_may_be_told_last() -> None:
    body = (
        "Казахстан и Сербия нарастят торговлю\n"
        "Торговля между Казахстаном и Сербией растет. Таковы итоги года. Страны готовы продавать больше. "
        "Перспективы сотрудничества обсудили в Алматы на шестом заседании Межправительственной комиссии "
        "министр Казахстана Адиль Серкебаев и министр Сербии Милош Петрович."
    )
    assert (russian(body).type, russian(body).place) == ("commission", "Almaty")


def test_a_session_of_the_ministers_of_many_is_no_bilateral_event() -> None:
    body = (
        "В Будапеште министр Казахстана Адиль Серкебаев принял участие в заседании глав внешнеполитических "
        "ведомств стран Организации тюркских государств. На встрече обсуждены вопросы торговли."
    )
    assert PARSER.parse(release(body, language="ru")) == []


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # a given name that is a city's too
            "Министр Казахстана Данияр Ахметжан встретился с послом Словакии Миланом Грушкой.",
            {"Данияр Ахметжан": "KZ", "Милан Грушка": "SK"},
        ),
        (  # a surname that is a city's too
            "Министр Казахстана Данияр Ахметжан встретился с министром Мексики Хуаном Пересом Толедо.",
            {"Данияр Ахметжан": "KZ", "Хуан Перес Толедо": "MX"},
        ),
        (  # an office that stands in the genitive whatever the name does
            "Министр Казахстана Данияр Ахметжан встретился с и.о. министра Чехии Вацлавом Новаком.",
            {"Данияр Ахметжан": "KZ", "Вацлав Новак": "CZ"},
        ),
        (  # an office of several
            "Министр Казахстана Данияр Ахметжан встретился с депутатами Чехии Яном Новаком и Петром Чапеком.",
            {"Данияр Ахметжан": "KZ", "Ян Новак": "CZ", "Петр Чапек": "CZ"},
        ),
        (  # a surname that ends as a case of another one does
            "Министр Казахстана Данияр Ахметжан принял министра Японии Кадзуо Мория.",
            {"Данияр Ахметжан": "KZ", "Кадзуо Мория": "JP"},
        ),
        (  # a well-known surname that is never declined
            "Посол Казахстана Данияр Ахметжан вручил верительные грамоты президенту Руанды Полю Кагаме.",
            {"Данияр Ахметжан": "KZ", "Поль Кагаме": "RW"},
        ),
        (  # an author
            "Казахстан и Чехия\n\nДинара Оспанова\n\nМинистр Казахстана Данияр Ахметжан принял посла Чехии.",
            {"Данияр Ахметжан": "KZ"},
        ),
    ],
)
def test_names_keep_their_forms_apart(body: str, people: dict[str, str]) -> None:
    assert people_in(russian(body)) == people


def test_a_minister_of_european_affairs_is_his_countrys() -> None:
    body = "Министр иностранных и европейских дел Хорватии Мария Бурич встретилась с министром Казахстана."
    assert russian(body).partners == ("HR",)


def test_a_surname_may_be_one_letter() -> None:
    body = (
        "Министр Казахстана Данияр Ахметжан встретился с министром КНР Чжан И в Праге. "
        "Чжан И отметил рост торговли."
    )
    assert people_in(russian(body)) == {"Данияр Ахметжан": "KZ", "Чжан И": "CN"}


def test_a_part_of_the_world_that_an_office_deals_with_is_no_country() -> None:
    body = (
        "Министр Казахстана Данияр Ахметжан встретился с министром по делам Европы и Америки "
        "министерства иностранных дел Ирландии Шоном Келли."
    )
    event = russian(body)
    assert (event.partners, people_in(event)) == (("IE",), {"Данияр Ахметжан": "KZ", "Шон Келли": "IE"})


def test_whom_a_letter_is_handed_to_takes_part() -> None:
    event = russian("Посол Казахстана Адиль Серкебаев передал письмо президенту Чехии Яну Новаку.")
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"}


def test_a_consuls_city_is_not_where_he_was_received() -> None:
    event = russian(
        "Министр Казахстана Адиль Серкебаев принял генерального консула Чехии в Алматы Яна Новака."
    )
    assert event.place is None


def test_ringing_up_is_a_call() -> None:
    body = "Президент Чехии Ян Новак позвонил президенту Казахстана Адилю Серкебаеву."
    assert russian(body).type == "phone_call"


def test_a_name_without_its_surname_is_nobody_else() -> None:
    body = (
        "Президент Чехии Ян Новак принял посла Казахстана Адиля Серкебаева. Гость поздравил Адиля Маратовича."
    )
    assert people_in(russian(body)).keys() == {"Ян Новак", "Адиль Серкебаев"}


def test_a_speaker_may_bear_his_kyrgyz_title() -> None:
    body = "Торага Жогорку Кенеша Болот Асанов встретился с министром Казахстана Адилем Серкебаевым."
    assert people_in(russian(body)) == {"Болот Асанов": "KG", "Адиль Серкебаев": "KZ"}


def test_a_stamp_that_sticks_to_the_text_is_no_day_of_the_event() -> None:
    body = "19 марта 2025Министр Казахстана Адиль Серкебаев 18 марта встретился с министром Чехии в Праге."
    assert str(russian(body).date) == "2025-03-18"


def test_the_day_of_what_is_planned_for_a_guest_is_not_that_of_his_arrival() -> None:
    body = (
        "Министр Чехии Ян Новак прибыл с визитом в Алматы. Завтра запланированы переговоры Яна Новака "
        "с министром Казахстана Адилем Серкебаевым."
    )
    assert (russian(body).type, russian(body).date) == ("visit", None)


@pytest.mark.parametrize(
    ("office", "city"),
    [
        ("Заместитель акима Алматы", "Almaty"),
        ("Аким города Шымкента", "Shymkent"),
        ("Аким Абай области", None),
    ],
)
def test_a_mayor_receives_guests_in_his_city(office: str, city: str | None) -> None:
    body = f"{office} Адиль Серкебаев принял консула Чехии в Алматы Яна Новака."
    assert russian(body).place == city


@pytest.mark.parametrize(
    ("deed", "type_"),
    [
        ("принял копии аккредитационных документов у представителя ООН Яна Новака", "credentials"),
        ("направил поздравительное послание президенту Чехии Яну Новаку", "congratulation"),
        (
            (
                "и министр Чехии Ян Новак обменялись поздравительными телеграммами "
                "по случаю 30-летия установления дипломатических отношений"
            ),
            "anniversary",
        ),
    ],
)
def test_papers_tell_what_happened(deed: str, type_: str) -> None:
    assert russian(f"Министр Казахстана Адиль Серкебаев {deed}.").type == type_


def test_a_treaty_is_ratified_by_parliament() -> None:
    body = "Сенат одобрил закон «О ратификации соглашения между Казахстаном и Хорватией о защите инвестиций»."
    assert (russian(body).type, russian(body).partners) == ("signing", ("HR",))


def test_a_forum_may_be_told_behind_a_dateline_with_a_full_stop() -> None:
    body = "Казань, 18 марта, «Вестник». Бизнес-форум Татарстана и Казахстана прошел в Казани."
    assert (russian(body).type, russian(body).place) == ("forum", "Kazan")


def test_who_is_to_come_to_a_forum_pays_a_visit() -> None:
    body = "Президент Чехии Ян Новак 25 марта нанесет визит в Казахстан и выступит на бизнес-форуме."
    assert russian(body).type == "visit"


def test_a_day_that_somebody_celebrates_is_not_that_of_the_event() -> None:
    body = (
        "Президент Казахстана Адиль Серкебаев поговорил по телефону с президентом Чехии Яном Новаком "
        "и поздравил его с днем рождения, который тот отметил 15 марта."
    )
    assert russian(body).date is None


def test_the_day_before_is_no_eve_of_something() -> None:
    event = russian(
        "ВИЛЬНЮС, 18 марта. КАЗИНФОРМ – Накануне министры иностранных дел Данияр Ахметжан и Андрюс "
        "Петраускас провели переговоры по телефону.",
        "Главы МИД Казахстана и Литвы обсудили торговлю",
    )
    assert (event.type, event.date) == ("phone_call", date(2025, 3, 17))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("С 17 по 19 марта в Праге с визитом находился министр Казахстана Адиль Серкебаев.", "2025-03-17"),
        (
            "Президент Чехии прибыл с визитом в Астану. Завтра президенты проведут переговоры в Акорде.",
            "None",
        ),
    ],
)
def test_the_first_day_of_a_visit_is_told_not_the_next_one(body: str, day: str) -> None:
    assert str(russian(body).date) == day


def test_the_capital_of_a_visit_that_is_prepared_is_not_where_people_met() -> None:
    body = (
        "Вена, 18 марта 2025 года – Посол Казахстана в Австрии Адиль Серкебаев встретился с Анной "
        "Хубер. Обсуждена подготовка к ее визиту в Астану."
    )
    assert russian(body).place == "Vienna"


def test_a_reception_on_a_holiday_is_neither_a_meeting_nor_a_greeting() -> None:
    body = "Состоялся прием по случаю Дня Чехии в Казахстане. Посол Чехии Ян Новак поздравил гостей."
    assert russian(body).type == "other"


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (
            (
                "«В прошлом году торговля Казахстана и Чехии выросла», – "
                "заявил в интервью газете посол Чехии Ян Новак."
            ),
            "statement",
        ),
        (
            "В столице Чехии прошло заседание совместной рабочей группы Казахстана и Чехии по текстилю.",
            "commission",
        ),
    ],
)
def test_an_interview_and_a_working_group_are_told(body: str, type_: str) -> None:
    assert russian(body).type == type_


def test_condolences_are_no_congratulation() -> None:
    body = "Президент Казахстана Адиль Серкебаев направил телеграмму соболезнования президенту Чехии."
    assert russian(body).type == "statement"


def test_a_language_is_no_country() -> None:
    body = "В Алматы открыли школу английского языка. Аким города Адиль Серкебаев осмотрел классы."
    assert PARSER.parse(release(body, language="ru")) == []


@pytest.mark.parametrize(
    "body",
    [
        "Посол Казахстана в Чехии Адиль Серкебаев нанес визит вежливости мэру Брно Яну Новаку.",
        "Посол Казахстана в Чехии Адиль Серкебаев провел в Брно серию встреч. С мэром обсуждён бюджет.",
    ],
)
def test_a_courtesy_and_a_row_of_meetings_are_meetings(body: str) -> None:
    assert russian(body).type == "meeting"


def test_companies_of_kazakhstan_stand_for_it() -> None:
    body = (
        "Делегация «КазМунайГаз» провела в Баку переговоры с компанией SOCAR. С президентом SOCAR Рашидом "
        "Гулиевым обсужден транзит нефти."
    )
    assert (russian(body).type, russian(body).partners) == ("meeting", ("AZ",))


def test_what_is_called_a_capital_of_something_is_no_countrys() -> None:
    body = "В нефтяной столице России открылось почетное консульство Казахстана."
    assert (russian(body).type, russian(body).place) == ("opening", None)


def test_an_office_may_stand_before_whom_its_holder_meets() -> None:
    event = russian(
        "Глава МИД Казахстана с государственного Ян Новак встретился с послом Чехии Иваном Коваржем."
    )
    assert event.partners == ("CZ",)

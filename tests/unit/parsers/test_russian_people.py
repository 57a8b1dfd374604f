"""Who takes part in the event of a Russian release, and whose he is."""

import pytest

from .releases import main_event, people_in


def people(body: str, title: str | None = None, published: str = "2025-03-20") -> dict[str, str | None]:
    return people_in(main_event(body, title=title, published=published, language="ru"))


@pytest.mark.parametrize("surname", ["Алиев", "Мирзиёев", "Путин"])
def test_presidents_may_be_told_by_their_surnames_alone(surname: str) -> None:
    body = f"Токаев и {surname} провели телефонный разговор. Обсуждены вопросы транзита."
    assert people(body).keys() == {"Токаев", surname}


def test_a_country_before_a_name_is_no_part_of_it() -> None:
    body = "Посол Казахстана Адиль Серкебаев встретился с президентом Перу Леной Вальехо."
    assert people(body) == {"Адиль Серкебаев": "KZ", "Лена Вальехо": "PE"}


@pytest.mark.parametrize(
    "aside",
    [
        "Обсужден ход подготовки к предстоящему визиту президента Чехии Яна Новака.",
        "В августе Прагу планировал посетить премьер-министр Ян Новак.",
        "В 2023 году премьер-министр Ян Новак посетил Шымкент.",
    ],
)
def test_who_comes_or_came_another_time_takes_no_part(aside: str) -> None:
    body = f"Министр Казахстана Адиль Серкебаев встретился с министром Чехии Петром Чапеком. {aside}"
    assert people(body).keys() == {"Адиль Серкебаев", "Петр Чапек"}


def test_the_short_name_of_a_ministry_is_nobody() -> None:
    body = "Министр Казахстана Адиль Серкебаев встретился с министром Чехии Петром Чапеком."
    assert len(people(body, title="Адиль Серкебаев встретился с главой Минпромторга Чехии")) == 2


@pytest.mark.parametrize(
    "body",
    [
        "В Астане Ростислав Ким принял посла Чехии Яна Новака.",
        "На переговорах в Астане встретились вице-министр труда Ростислав Ким и министр Чехии Ян Новак.",
    ],
)
def test_who_is_named_before_a_guest_is_the_host(body: str) -> None:
    assert people(body) == {"Ростислав Ким": "KZ", "Ян Новак": "CZ"}


def test_those_who_are_listed_in_a_delegation_are_of_one_country() -> None:
    body = (
        "Спикер Мажилиса Казахстана Данияр Ахметжан провел переговоры с президентом Чехии Яном Новаком. "
        "В составе делегации – депутаты Айгуль Нурпеисова и Максим Белов."
    )
    assert people(body)["Максим Белов"] == "KZ"


@pytest.mark.parametrize(
    ("guest", "told"),
    [
        ("министру экономики земли Бранденбург Яну Келлеру", {"Ян Келлер": "DE"}),
        ("президенту Португалии Нуну Мендесу", {"Нуну Мендес": "PT"}),
        ("президенту Португалии Марселу Ребелу де Соузе", {"Марселу Ребелу де Соуза": "PT"}),
    ],
)
def test_guests_are_told_from_their_offices(guest: str, told: dict[str, str]) -> None:
    body = f"Посол Казахстана Адиль Серкебаев передал письмо {guest}. Встреча прошла в узком составе."
    assert people(body) == {"Адиль Серкебаев": "KZ", **told}


def test_a_delegate_holds_an_office() -> None:
    body = (
        "В Вене прошло заседание казахстанско-австрийской комиссии. Делегации возглавили вице-министр "
        "экономики Адиль Серкебаев и посол, делегат Федерального совета по соглашениям Австрии Эрик Келлер."
    )
    assert people(body) == {"Адиль Серкебаев": "KZ", "Эрик Келлер": "AT"}


def test_an_office_of_two_words_with_a_hyphen_tells_the_case_too() -> None:
    body = "Министр Казахстана Адиль Серкебаев принял документы у резидента-координатора ООН Яны Лунд."
    assert people(body) == {"Адиль Серкебаев": "KZ", "Яна Лунд": "UN"}


@pytest.mark.parametrize(
    "aside",
    [
        "Министры отметили реформы, проводимые президентом Маратом Оспановым.",
        "Переговоры прошли в Праге, передает корреспондент агентства Kazinform Жанна Оспанова.",
    ],
)
def test_who_reports_or_is_only_praised_takes_no_part(aside: str) -> None:
    body = f"Министр Казахстана Адиль Серкебаев встретился с министром Чехии Петром Чапеком. {aside}"
    assert people(body).keys() == {"Адиль Серкебаев", "Петр Чапек"}


@pytest.mark.parametrize(
    ("guest", "told"),
    [
        ("раисом Татарстана Рустамом Галиуллиным", {"Рустам Галиуллин": "RU"}),
        ("губернатором провинции Лапдай Томасом Келлером во Вьетнаме", {"Томас Келлер": "VN"}),
        ("послом Чили Пабло Сантьяго Вальехо", {"Пабло Сантьяго Вальехо": "CL"}),
    ],
)
def test_offices_and_regions_end_where_names_begin(guest: str, told: dict[str, str]) -> None:
    assert people(f"Министр Казахстана Адиль Серкебаев встретился с {guest}.") == {
        "Адиль Серкебаев": "KZ",
        **told,
    }


def test_a_high_commissioner_is_met_and_not_the_country_where_he_sits() -> None:
    event = main_event(
        "Министр Казахстана Адиль Серкебаев в рамках поездки в Швейцарию встретился с Верховным комиссаром "
        "ООН по делам беженцев Ларсом Хольмом.",
        language="ru",
    )
    assert (event.partners, people_in(event)) == (("UN",), {"Адиль Серкебаев": "KZ", "Ларс Хольм": "UN"})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (  # members of parliaments
            (
                "Посол Казахстана Адиль Серкебаев находился с визитом в Вашингтоне. С конгрессменами "
                "Кэрол Лунд и Джимом Панеттой обсуждена торговля."
            ),
            {"Адиль Серкебаев": "KZ", "Кэрол Лунд": "US", "Джим Панетта": "US"},
        ),
        (  # the city where somebody has his office is not his country
            "Посол Казахстана в Японии Адиль Серкебаев встретился с директором JETRO в Ташкенте Такаси Оно.",
            {"Адиль Серкебаев": "KZ", "Такаси Оно": "JP"},
        ),
        (  # who presents a book did not only write it
            "В Праге презентовали стихи. Книгу представил посол Казахстана в Чехии Адиль Серкебаев.",
            {"Адиль Серкебаев": "KZ"},
        ),
        (  # one name of a pair tells that the other is one too
            "Делегации Казахстана и России встретились. Гауэз Нурмагамбетов и Олег Моор подписали план.",
            {"Гауэз Нурмагамбетов": "KZ", "Олег Моор": "RU"},
        ),
    ],
)
def test_whoever_is_told_takes_part(body: str, told: dict[str, str]) -> None:
    assert people(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (  # whom somebody meets who is told by his office alone
            (
                "Посол Турции Уфук Демир поблагодарил Казахстан. «Спасибо», – сказал дипломат на встрече "
                "с министром по чрезвычайным ситуациям Юрием Ковалем."
            ),
            {"Уфук Демир": "TR", "Юрий Коваль": "KZ"},
        ),
        (  # an organisation before an office that is not held in it
            (
                "В центре ОБСЕ постоянный представитель Казахстана Адиль Серкебаев встретился "
                "с послом Чехии Яном Новаком."
            ),
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
        (  # who speaks for a city hall
            "Посол Чехии Ян Новак открыл концерт. От имени акимата выступил аким Алматы Адиль Серкебаев.",
            {"Ян Новак": "CZ", "Адиль Серкебаев": "KZ"},
        ),
        (  # what only describes a paper
            (
                "Казахстан и Чехия подписали соглашение. Документ, согласованный в мае прошлого года, "
                "представил министр Казахстана Адиль Серкебаев."
            ),
            {"Адиль Серкебаев": "KZ"},
        ),
        (  # a side that is told without its noun
            (
                "В Праге подписан план. С казахстанской стороны его подписал вице-министр Адиль Серкебаев, "
                "с чешской – секретарь Министерства моря и связи Ян Новак, с австрийской – Карл Вебер."
            ),
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ", "Карл Вебер": "AT"},
        ),
        (  # a city that no list knows
            "В Оржеве Адиль Серкебаев и министр Чехии Ян Новак провели переговоры о торговле с Казахстаном.",
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
    ],
)
def test_sides_are_told_by_what_stands_around_a_name(body: str, told: dict[str, str]) -> None:
    assert people(body) == told


def test_duties_of_a_ministry_may_be_listed() -> None:
    event = main_event(
        "Министр Казахстана Адиль Серкебаев принял министра инвестиций, торговли и связи Чехии Яна Новака.",
        language="ru",
    )
    assert event.participants[1].role == "министра инвестиций, торговли и связи Чехии"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (  # a reporter of the next sentence
            "Министр Казахстана Адиль Серкебаев принял консула Чехии Яна Новака. Корреспондент передает.",
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
        (  # a house of learning that bears a name
            "Посол Казахстана Адиль Серкебаев встретился с ректором Университета Ормо Илккой Ларе в Турку.",
            {"Адиль Серкебаев": "KZ", "Илкка Ларе": "FI"},
        ),
        (  # two who serve abroad
            "Почетный консул Казахстана в Чехии Ян Новак и посол Адиль Серкебаев открыли консульство в Брно.",
            {"Ян Новак": "KZ", "Адиль Серкебаев": "KZ"},
        ),
        (  # whose wishes are conveyed
            (
                "Министр Казахстана Адиль Серкебаев принял посла Чехии Яна Новака. Посол передал пожелания "
                "президента Петра Чапека."
            ),
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
    ],
)
def test_who_is_beside_an_event_is_told_from_who_takes_part(body: str, told: dict[str, str]) -> None:
    assert people(body) == told


def test_representatives_at_one_organisation_are_of_countries_of_their_own() -> None:
    body = (
        "Казахстан и Перу подписали меморандум. Его подписали постоянные представители при ООН "
        "Адиль Серкебаев и Карла Вальехо."
    )
    assert people(body) == {"Адиль Серкебаев": "KZ", "Карла Вальехо": "PE"}


def test_an_envoy_in_a_federal_district_is_his_countrys() -> None:
    event = main_event(
        "Министр Казахстана Адиль Серкебаев встретился с полпредом Президента РФ в Уральском федеральном "
        "округе Сергеем Ковалем.",
        language="ru",
    )
    assert (event.place, people_in(event)) == (None, {"Адиль Серкебаев": "KZ", "Сергей Коваль": "RU"})


def test_who_leads_a_delegation_takes_part_with_those_whom_it_meets() -> None:
    body = (
        "Делегация Мажилиса под руководством депутата Айгуль Оспановой встретилась с вице-спикером "
        "парламента Чехии Яном Новаком."
    )
    assert people(body) == {"Айгуль Оспанова": "KZ", "Ян Новак": "CZ"}


def test_of_two_whose_sides_are_not_told_the_first_is_the_host() -> None:
    body = (
        "Альберт Рау встретился с председателем польско-казахстанской парламентской группы Гжегожем Вуйциком."
    )
    assert people(body) == {"Альберт Рау": "KZ", "Гжегож Вуйцик": "PL"}


def test_whose_course_is_explained_takes_no_part() -> None:
    body = (
        "Посол Казахстана Адиль Серкебаев встретился с министром Чехии Яном Новаком. "
        "Отмечены основы политического курса Президента Марата Оспанова."
    )
    assert people(body).keys() == {"Адиль Серкебаев", "Ян Новак"}


def test_who_is_known_is_so_in_a_case_that_his_office_does_not_tell() -> None:
    body = "В Москве прошли переговоры министра Казахстана Адиля Серкебаева и премьера Михаилом Мишустиным."
    assert people(body) == {"Адиль Серкебаев": "KZ", "Михаил Мишустин": "RU"}


def test_who_sets_the_pace_of_relations_takes_no_part() -> None:
    body = (
        "Министр Казахстана Адиль Серкебаев встретился с послом Чехии Яном Новаком. Динамику отношений "
        "задают президенты Марат Оспанов и Петр Чапек."
    )
    assert people(body).keys() == {"Адиль Серкебаев", "Ян Новак"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (  # who receives a guest, though a Kazakh is named later
            "Максим Белов принял советника посольства Чехии Яна Новака. В Астане его ждет Айнур Оспанова.",
            {"Максим Белов": "KZ", "Ян Новак": "CZ", "Айнур Оспанова": "KZ"},
        ),
        (  # who receives a consul of Kazakhstan
            "Игорь Белов встретился в Омске с консулом Казахстана в России Адилем Серкебаевым.",
            {"Игорь Белов": "RU", "Адиль Серкебаев": "KZ"},
        ),
        (  # whose visit is spoken of
            (
                "Посол Казахстана Адиль Серкебаев встретился с министром Чехии Яном Новаком. Речь шла "
                "о визите Петра Чапека в Астану."
            ),
            {"Адиль Серкебаев": "KZ", "Ян Новак": "CZ"},
        ),
    ],
)
def test_a_host_is_told_by_whom_he_receives(body: str, told: dict[str, str]) -> None:
    assert people(body) == told


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Президент Казахстана поздравил Александра Холма с победой на выборах в Эстонии.", "Александр Холм"),
        ("Министр Казахстана посетил Эстонию. Гостя встретил Никита Лийва, мэр города.", "Никита Лийва"),
    ],
)
def test_a_name_without_an_office_before_it_is_given_in_the_nominative(body: str, name: str) -> None:
    assert name in people(body)


@pytest.mark.parametrize("led", ["", "во главе с министром Петром Кимом "])
def test_who_makes_up_a_delegation_is_of_its_country(led: str) -> None:
    event = main_event(
        f"В состав казахстанской делегации {led}вошла вице-министр Ольга Ли. В Риге их принял министр "
        "торговли Латвии Янис Озолс.",
        language="ru",
    )
    assert people_in(event)["Ольга Ли"] == "KZ"


def test_names_of_a_list_stand_in_the_case_of_its_office() -> None:
    event = main_event(
        "Президент Касым-Жомарт Токаев принял верительные грамоты у послов Латвии Яниса Озолса, Финляндии "
        "Матти Вирты и Эстонии Яапа Оры.",
        language="ru",
    )
    assert {"Янис Озолс", "Матти Вирта", "Яап Ора"} <= people_in(event).keys()


@pytest.mark.parametrize(
    ("met", "told"),
    [
        ("министром Китая Ли Хуэем", {"Ли Хуэй": "CN"}),
        ("председателем Фолькетинга Сёреном Холмом", {"Сёрен Холм": "DK"}),
    ],
)
def test_parliaments_tell_their_country_and_short_names_their_case(met: str, told: dict[str, str]) -> None:
    event = main_event(f"Министр Казахстана Адиль Серкебаев встретился с {met}.", language="ru")
    assert people_in(event) == {"Адиль Серкебаев": "KZ", **told}


def test_a_council_that_people_meet_beside_is_nobodys_office() -> None:
    event = main_event(
        "На полях Совета министров иностранных дел ОБСЕ Мурат Нуртлеу встретился с министром Латвии "
        "Янисом Озолсом.",
        language="ru",
    )
    assert people_in(event) == {"Мурат Нуртлеу": "KZ", "Янис Озолс": "LV"}


def test_letters_on_the_eve_of_a_jubilee_are_no_other_days_news() -> None:
    event = main_event(
        "Казахстан и Латвия отмечают 30-летие дипломатических отношений.\n\nНакануне юбилея министры "
        "иностранных дел Мурат Нуртлеу и Янис Озолс обменялись письмами.",
        language="ru",
    )
    assert people_in(event) == {"Мурат Нуртлеу": "KZ", "Янис Озолс": "LV"}


def test_a_parliament_before_a_name_is_no_part_of_it() -> None:
    event = main_event(
        "Сенатор Казахстана Адиль Серкебаев встретился с председателем Сабора Горданом Новаком.",
        language="ru",
    )
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Гордан Новак": "HR"}


def test_an_ambassador_heads_the_embassy_that_is_told_before_him() -> None:
    event = main_event(
        "Посольство Казахстана в Мексике провело выездной прием граждан в Канкуне. Посол Андриан Елецкий "
        "встретился с представителями властей штата.",
        language="ru",
    )
    assert people_in(event) == {"Андриан Елецкий": "KZ"}


def test_a_department_called_after_a_continent_is_nobodys_country() -> None:
    event = main_event(
        "Казахстанскую делегацию возглавил директор Департамента Америки Адиль Оспан, датскую – заместитель "
        "министра Ларс Хольм. Консультации МИД Казахстана и Дании прошли в Астане.",
        language="ru",
    )
    assert people_in(event) == {"Адиль Оспан": "KZ", "Ларс Хольм": "DK"}

"""Releases in Kazakh, in Cyrillic and in Latin letters: endings tell what other languages tell by words."""

import pytest

from crawler.parsers.language.declension import without_ending
from crawler.parsers.model import EventMention, Language

from .releases import PARSER, main_event, people_in, release


def kazakh(body: str, published: str | None = "2025-03-20", language: Language = "kk") -> EventMention:
    return main_event(body, published=published, language=language)


def test_everything_that_a_release_tells_is_read() -> None:
    event = kazakh(
        "РИГА. ҚазАқпарат – 2025 жылғы 18 наурызда Қазақстанның Латвиядағы елшісі Арман Сейтқали Латвия "
        "экономика министрі Илзе Озоламен кездесті, деп хабарлайды ҚР СІМ.\n\nТараптар транзитті талқылады."
    )
    assert (event.type, event.partners, event.place) == ("meeting", ("LV",), "Riga")
    assert str(event.date) == "2025-03-18"
    assert people_in(event) == {"Арман Сейтқали": "KZ", "Илзе Озола": "LV"}


def test_latin_letters_are_read_too() -> None:
    event = kazakh(
        "Prezıdent Qasym-Jomart Toqaev Rıgada Latvııa Prezıdenti Edgars Rınkevıchspen kezdesti.",
        language="kk-Latn",
    )
    assert (event.type, event.partners, event.place) == ("meeting", ("LV",), "Riga")
    assert people_in(event) == {"Qasym-Jomart Toqaev": "KZ", "Edgars Rınkevıchs": "LV"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # one name right after another
            (
                "Президент Қасым-Жомарт Тоқаев Роман Тамды қабылдады. Эстония министрі Роман Там Астанаға "
                "келді."
            ),
            {"Қасым-Жомарт Тоқаев": "KZ", "Роман Там": "EE"},
        ),
        (  # whose office it is tells the genitive, where it is the locative
            "Ресейдің Қазақстандағы елшісі Алексей Громовты вице-министр Әділ Серкебаев қабылдады.",
            {"Алексей Громов": "RU", "Әділ Серкебаев": "KZ"},
        ),
        (  # the office of another right after an office
            (
                "Қатар Әмірі Президент Қасым-Жомарт Тоқаевқа алғыс айтты. Қазақстан мен Қатар келіссөз "
                "жүргізді."
            ),
            {"Қасым-Жомарт Тоқаев": "KZ"},
        ),
        (  # what looks like an ending and is none
            "Қазақстан министрі Мұхтар Тілеуберді Грузия министрі Илья Дарчиашвилимен кездесті.",
            {"Мұхтар Тілеуберді": "KZ", "Илья Дарчиашвили": "GE"},
        ),
        (  # particles are no conjunctions
            (
                "Қазақстан Президенті Қасым-Жомарт Тоқаев пен Қатар Әмірі шейх Хамад бен Халид Әл Тани "
                "кездесті."
            ),
            {"Қасым-Жомарт Тоқаев": "KZ", "Хамад бен Халид Әл Тани": "QA"},
        ),
    ],
)
def test_people_are_named_without_endings(body: str, people: dict[str, str]) -> None:
    assert people_in(kazakh(body)) == people


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Трампқа", "Трамп"),
        ("Ердоғанмен", "Ердоған"),
        ("Василенконың", "Василенко"),
        ("Ashyqbaevty", "Ashyqbaev"),
        ("Гүлмен", "Гүл"),
        ("Сатыбалды", "Сатыбалды"),
        ("Османи", "Османи"),
        ("Роман", "Роман"),
    ],
)
def test_an_ending_is_taken_off_where_it_fits(word: str, base: str) -> None:
    assert without_ending(word) == base


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Қазақстан мен Чехия президенттері телефон арқылы сөйлесті.", "phone_call"),
        ("Прагада қазақ-чех саяси консультацияларының үшінші раунды өтті.", "political_consultations"),
        ("Қазақстанның Чехиядағы елшісі Марат Оспан президентке сенім грамотасын тапсырды.", "credentials"),
        ("Қазақ-чех үкіметаралық комиссиясының отырысы өтті.", "commission"),
        ("Чехия президенті Ян Новак Қазақстанға ресми сапармен келді.", "visit"),
        ("Прагада Қазақстанның құрметті консулдығы ашылды.", "opening"),
        ("Чехия президенті Ян Новак Қазақстан президентін мерекемен құттықтады.", "congratulation"),
        ("Қазақстан мен Чехия астық жеткізу туралы меморандумға қол қойды.", "signing"),
        ("Прагада қазақ-чех бизнес-форумы өтті.", "forum"),
        ("Қазақстан мен Чехия дипломатиялық қатынас орнатқанына 30 жыл толды.", "anniversary"),
    ],
)
def test_what_happened_is_told_apart(body: str, type_: str) -> None:
    event = kazakh(body)
    assert (event.type, event.partners) == (type_, ("CZ",))


def test_what_is_still_to_come_is_planned() -> None:
    event = kazakh("27 наурызда Чехия президенті Ян Новак Қазақстанға сапармен келеді.")
    assert (event.type, str(event.date), event.planned) == ("visit", "2025-03-27", True)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Қазақстан мен Чехия министрлері 2025 жылғы 12 наурызда келіссөз жүргізді.", "2025-03-12"),
        ("Қазақстан мен Чехия министрлері 5 наурызда келіссөз жүргізді.", "2025-03-05"),
        ("Кеше Қазақстан мен Чехия министрлері келіссөз жүргізді.", "2025-03-19"),
        ("Сейсенбі күні Қазақстан мен Чехия министрлері келіссөз жүргізді.", "2025-03-18"),
        ("Қазақстан мен Чехия министрлері 5 наурызда 2024 жылғы келіссөзді жалғастырды.", "2025-03-05"),
    ],
)
def test_days_are_read(body: str, day: str) -> None:
    assert str(kazakh(body).date) == day


def test_a_stamp_may_tell_the_year_behind_the_month() -> None:
    body = "17 Сәуір 2024, 10:30   867\n\nКеше Қазақстан мен Чехия министрлері келіссөз жүргізді."
    event = main_event(body, title="Прагадағы келіссөз", published=None, language="kk")
    assert str(event.date) == "2024-04-16"


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("Прага қаласында Қазақстан мен Чехия министрлері келіссөз жүргізді.", "Prague"),
        ("Чехия астанасында Қазақстан мен Чехия министрлері келіссөз жүргізді.", "Prague"),
        ("Қазақстанның Прагадағы елшілігі Қазақстан мен Чехия кездесуін өткізді.", None),
        ("Қазақстан министрі Марат Оспан Брно қаласына сапармен барды. Чехия министрі қарсы алды.", "Brno"),
    ],
)
def test_the_place_is_read(body: str, city: str | None) -> None:
    assert kazakh(body).place == city


@pytest.mark.parametrize(
    "body",
    [
        (
            "Тоқаев ТМД мемлекеттері басшыларының кездесуіне қатысты. Ресей мен Беларусь Президенттері де "
            "келді."
        ),
        "Президент Қасым-Жомарт Тоқаев мәдениет министрі Айгүл Нұрпейісованы қабылдады.",
        "Екіжақты сауда туралы мәлімет жарияланды.",
    ],
)
def test_what_is_no_bilateral_event_is_left_out(body: str) -> None:
    assert PARSER.parse(release(body, language="kk")) == []


@pytest.mark.parametrize(
    ("body", "type_", "partners"),
    [
        ("Мексика Қазақстанда өз елшілігін ашады. Бұл туралы Айбек Оспан айтты.", "opening", ("MX",)),
        ("Латвия премьер-министрі Янис Озолс 5 мамырда Қазақстанға келмек.", "visit", ("LV",)),
        ("Марат Оспан қазақ-латыш іскерлік кеңесіне қатысты.", "forum", ("LV",)),
        (
            (
                "Мәжіліс төрағасы Марат Оспан Түркі тілдес елдер Парламенттік Ассамблеясының Бас хатшысы "
                "Асан Тамды қабылдады."
            ),
            "meeting",
            ("OTS",),
        ),
        ("Марат Оспан форум аясында Малайзияның елшісі Ли Камен кездесті.", "meeting", ("MY",)),
        ("Астанада малайзиялық инвесторлармен кездесу өтті.", "meeting", ("MY",)),
    ],
)
def test_further_events_are_read(body: str, type_: str, partners: tuple[str, ...]) -> None:
    event = kazakh(body)
    assert (event.type, event.partners) == (type_, partners)


def test_ambassadors_received_together_are_listed_before_their_office() -> None:
    event = kazakh("Қазақстан Президенті Австрия, Латвия және Чад елшілерінен сенім грамотасын алды.")
    assert event.partners == ("AT", "LV", "TD")


def test_a_headline_may_ask() -> None:
    event = kazakh(
        "Латвия қанша инвестиция құйды?\nПремьер-министр Марат Оспан Ригада іскерлік кеңеске қатысты."
    )
    assert event.place == "Riga"


def test_yesterday_is_no_evening() -> None:
    assert PARSER.parse(release("Кеше Латвияда жаңбыр жауды, Қазақстанда күн ашық.", language="kk")) == []


def test_a_representative_at_an_organisation_is_his_countrys() -> None:
    event = kazakh(
        "Қазақстанның Еуропалық Одақ жанындағы тұрақты өкілі Марат Оспан "
        "Еуропарламент депутаты Ян Тамммен кездесті."
    )
    assert people_in(event)["Марат Оспан"] == "KZ"


def test_a_governor_is_home_in_whichever_case_he_stands() -> None:
    event = kazakh("Латвия елшісі Янис Озолс облыс әкімі Қырымбек Серікбаевтың қабылдауында болды.")
    assert people_in(event) == {"Янис Озолс": "LV", "Қырымбек Серікбаев": "KZ"}


def test_the_capital_at_home_is_not_that_of_the_country_named_next() -> None:
    event = kazakh("Биыл елордада Мексиканың елшілігі ашылады, деді Айбек Оспан.")
    assert (event.type, event.place) == ("opening", "Astana")


def test_people_in_a_release_that_is_quoted_take_part() -> None:
    event = kazakh(
        "Латвия министрі Янис Озолс Қазақстанға сапармен келеді. «Астанада қонақты Президент Марат Оспан "
        "қабылдайды, содан кейін келіссөздер өтеді», – делінген министрліктің хабарламасында."
    )
    assert people_in(event) == {"Янис Озолс": "LV", "Марат Оспан": "KZ"}


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (  # a visit named in a headline, whatever comes of it
            "Мемлекет басшысының Латвияға сапары: бірнеше құжатқа қол қойылды\nМарат Оспан Ригада болды.",
            "visit",
        ),
        (  # who came is told of whom somebody met
            "Марат Оспан Қазақстанға сапармен келген Латвия министрі Янис Озолспен кездесу өткізді.",
            "meeting",
        ),
        (  # a verb of coming that only helps another
            "Қазақстан мен Латвия қарым-қатынасы дамып келеді. Жобаларды Ригада тараптар талқылады.",
            "meeting",
        ),
        (  # what somebody came for
            "Янис Озолс Астанаға келді\nЛатвия министрі Янис Озолс кездесуге қатысу үшін келді.",
            "visit",
        ),
    ],
)
def test_verbs_of_coming_tell_a_visit_or_something_else(body: str, type_: str) -> None:
    assert kazakh(body).type == type_


def test_a_journey_to_a_gathering_of_many_is_no_bilateral_event() -> None:
    body = "Мемлекет басшысы Бакуге жұмыс сапарымен барды. Бүгін онда ұйымға мүше елдердің саммиті өтеді."
    assert PARSER.parse(release(body, language="kk")) == []


def test_a_name_ends_with_the_genitive() -> None:
    event = kazakh("Латвияға сапар басталды. Бұл – министр Марат Оспанның Видземе жеріне алғашқы сапары.")
    assert people_in(event) == {"Марат Оспан": "KZ"}


def test_who_reports_takes_no_part() -> None:
    event = kazakh(
        "Латвия министрі Янис Озолс Марат Оспанмен кездесті. Айбек Серік, тілші: екі ел жақындады."
    )
    assert people_in(event) == {"Янис Озолс": "LV", "Марат Оспан": "KZ"}


def test_whose_visit_is_over_takes_no_part() -> None:
    event = kazakh(
        "Қазақстан елшісі Марат Оспан Латвия министрі Янис Озолспен кездесті. Тараптар Президент Артис "
        "Калнстың Қазақстанға сапары барысында қол жеткізілген уағдаластықтарды талқылады."
    )
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Озолс": "LV"}


def test_two_of_one_country_are_no_encounter() -> None:
    body = (
        "Сарапшы Марат Оспанұлы Қазақстан – Латвия байланысы мен Қасым-Жомарт Тоқаевтың саясаты жайлы жазды."
    )
    assert PARSER.parse(release(body, language="kk")) == []


def test_a_call_about_a_flood_is_no_domestic_news() -> None:
    body = "Мемлекет басшысы Латвия президентімен телефон арқылы сөйлесті. Ол су тасқыны үшін көңіл айтты."
    assert (kazakh(body).type, kazakh(body).partners) == ("phone_call", ("LV",))


def test_a_commission_may_be_told_after_the_lead() -> None:
    event = kazakh(
        "Екі ел саудасын арттырмақ. Біздің тарап бұған бейіл. Латвиялық кәсіпкерлер де қарап қалған жоқ. "
        "Бүгін Қазақстан-Латвия үкіметаралық комиссиясының кезекті отырысы өтті."
    )
    assert (event.type, event.partners) == ("commission", ("LV",))


def test_kings_are_named_without_their_title() -> None:
    event = kazakh("Марокко Королі Мұхаммед Там Қазақстан министрі Марат Оспанды қабылдады.")
    assert people_in(event) == {"Мұхаммед Там": "MA", "Марат Оспан": "KZ"}


def test_a_name_of_three_words_ends_where_the_next_begins() -> None:
    event = kazakh("Латвия инвесторы Там Умит Озолс Әлихан Смайыловпен кездесті.")
    assert set(people_in(event)) == {"Там Умит Озолс", "Әлихан Смайылов"}


def test_a_region_of_kazakhstan_is_no_part_of_a_name() -> None:
    event = kazakh(
        "Әкім Марат Оспан мен Латвия елшісі Янис Озолс Ақмола облысы мен Латвия байланысын талқылады."
    )
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Озолс": "LV"}


def test_a_neighbours_parliament_is_not_ours() -> None:
    event = kazakh("Марат Оспан Өзбекстан Олий Мәжілісі Сенатының төрағасы Там Озолмен кездесті.")
    assert people_in(event) == {"Марат Оспан": "KZ", "Там Озол": "UZ"}


def test_a_statement_is_made_and_not_signed() -> None:
    body = (
        "Қазақстан мен Чехия президенттері бірлескен мәлімдеме жасады\nКеліссөздерден кейін олар сөз сөйледі."
    )
    assert kazakh(body).type == "meeting"


def test_an_interview_is_no_meeting() -> None:
    body = "Ел басшысы сұхбат барысында Қазақстанның Чехиямен байланысын нығайтуға мүдделі екенін айтты."
    assert not [event for event in PARSER.parse(release(body, language="kk")) if event.type == "meeting"]


def test_between_whom_something_was_agreed_takes_no_part() -> None:
    body = (
        "Чехия президенті Ян Новак Қазақстан министрі Марат Оспанды қабылдады. "
        "Қазақстан президенті Қасым-Жомарт Тоқаев пен Ян Новак арасындағы диалог "
        "пен қол жеткізілген келісімдердің арқасында байланыс дамуда."
    )
    assert people_in(kazakh(body)).keys() == {"Ян Новак", "Марат Оспан"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # what bears a name stands behind it, and has nothing to do with who comes next
            (
                "Қазақстан президенті Марат Оспан Иорданияға сапармен барды. Әлия патшайым атындағы "
                "әуежайда оны ханзада Хамза бен әл-Фейсал мен Иордания министрі Зейд Касем қарсы алды."
            ),
            {"Марат Оспан", "Хамза бен әл-Фейсал", "Зейд Касем"},
        ),
        (  # who invited is not there
            (
                "Қазақстан министрі Марат Оспан Чехия министрі Ян Новакпен кездесті. "
                "Ян Новак Иржи Чапектің шақыруын жеткізді."
            ),
            {"Марат Оспан", "Ян Новак"},
        ),
        (  # a channel in Latin letters
            "Чехия министрі Ян Новак Қазақстан министрі Марат Оспанмен кездесті, деді Jibek Tany эфирінде.",
            {"Ян Новак", "Марат Оспан"},
        ),
        (
            "Түрікменстан Халк Маслахатының төрағасы Сердар Гелді министр Марат Оспанмен кездесті.",
            {"Сердар Гелді", "Марат Оспан"},
        ),
    ],
)
def test_further_people_are_told_from_what_is_beside_them(body: str, people: set[str]) -> None:
    assert people_in(kazakh(body)).keys() == people


def test_a_reception_is_held_for_a_holiday() -> None:
    body = "Қазақстанның Прагадағы елшілігі ұйымдастырған салтанатты қабылдауға Чехия депутаттары жиналды."
    assert (kazakh(body).type, kazakh(body).partners) == ("other", ("CZ",))


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # a name that looks like a small word with endings
            "Қазақстан министрі Марат Оспан Ауғанстан министрі Абдул Барадармен кездесті.",
            {"Марат Оспан": "KZ", "Абдул Барадар": "AF"},
        ),
        (  # a given name that is a title too
            "Ауған тарапының бастамасымен министр Марат Оспан Ауғанстан министрі Әмір Хайдаримен кездесті.",
            {"Марат Оспан": "KZ", "Әмір Хайдари": "AF"},
        ),
        (  # a decree
            (
                "Қазақстан министрі Марат Оспан Чехия министрі Ян Новакпен кездесті. "
                "Қазақстан президенті Қасым-Жомарт Тоқаевтың Өкімімен Прагаға көмек жіберілді."
            ),
            {"Марат Оспан": "KZ", "Ян Новак": "CZ"},
        ),
        (  # what is between two others
            (
                "Қазақстан министрі Марат Оспан Чехия министрі Ян Новакпен кездесті. "
                "Министр Қасым-Жомарт Тоқаев пен Иржи Чапек арасындағы сенім жоғары екенін айтты."
            ),
            {"Марат Оспан": "KZ", "Ян Новак": "CZ"},
        ),
        (
            "Қазақстан елшісі Марат Оспан Қабыл өлкесінің әкімі Якуб Новакпен кездесті.",
            {"Марат Оспан": "KZ", "Якуб Новак": "AF"},
        ),
    ],
)
def test_names_are_read_whole_and_apart(body: str, people: dict[str, str]) -> None:
    assert people_in(kazakh(body)) == people


def test_a_forum_is_told_though_it_was_held_during_a_visit() -> None:
    body = "Президент Марат Оспан Чехияға сапары барысында қазақ-чех іскерлік форумына қатысып, сөз сөйледі."
    assert kazakh(body).type == "forum"


def test_a_country_behind_a_name_is_no_pair_with_it() -> None:
    body = (
        "Чехия министрі Ян Новак Қазақстан елшісін қабылдады. Елші Марат Оспан оған хат тапсырды. "
        "Иржи Чапек те Чехия мен Қазақстан арасындағы байланысты жоғары бағалады."
    )
    assert "Иржи Чапек" in people_in(kazakh(body))


def test_an_ambassador_to_several_countries_is_his_own_countrys() -> None:
    body = (
        "Ақтауға Чехияның Қазақстандағы, Тәжікстандағы және Қырғызстандағы өкілетті елшісі Ян Новак келді. "
        "Ол облыс әкімі Марат Оспанның қабылдауында болды."
    )
    assert people_in(kazakh(body)) == {"Ян Новак": "CZ", "Марат Оспан": "KZ"}


def test_a_centre_that_studies_a_country_is_not_that_countrys() -> None:
    body = (
        "Қазақстан министрі Марат Оспан Чехия елшісі Ян Новакпен кездесті. "
        "Кездесуге Қытайды зерттеу орталығының директоры Гүлнар Серікова қатысты."
    )
    assert people_in(kazakh(body))["Гүлнар Серікова"] == "KZ"


@pytest.mark.parametrize("italy", ["Italıanyń", "Italııanyń"])
def test_a_countrys_latin_name_is_read_with_one_i_and_two(italy: str) -> None:
    body = f"Qazaqstan mınıstri Marat Ospan {italy} elshisi Marko Rossımen kezdesti."
    assert kazakh(body, language="kk-Latn").partners == ("IT",)


def test_a_name_between_slashes_is_the_reporters() -> None:
    body = (
        "РИГА. Шілденің 15-і. ҚазАқпарат /Болат Асан/ - Қазақстан елшісі Марат Оспан "
        "Латвия министрі Ян Озолмен кездесу өткізді."
    )
    assert people_in(kazakh(body)) == {"Марат Оспан": "KZ", "Ян Озол": "LV"}


@pytest.mark.parametrize(
    "country",
    ["Литва Республикасындағы", "Испания Корольдігіндегі", "Люксембург Ұлы Герцогтігіндегі"],
)
def test_what_sort_of_state_a_country_is_belongs_to_its_name(country: str) -> None:
    body = f"Қазақстанның {country} Елшісі Тимур Уразаев сенатор Клод Холммен кездесті."
    assert people_in(kazakh(body))["Тимур Уразаев"] == "KZ"


def test_whom_somebody_met_ends_with_his_case() -> None:
    body = "Қазақстан министрі Адиль Серкебаев Латвия Президенті Янис Холммен Салдуста кездесті."
    assert people_in(kazakh(body)) == {"Адиль Серкебаев": "KZ", "Янис Холм": "LV"}


def test_who_is_still_to_come_takes_no_part() -> None:
    body = (
        "Қазақстан министрі Адиль Серкебаев Латвия министрі Андрис Берзиньмен телефон арқылы сөйлесті. "
        "Латвия Президенті Янис Холмның алдағы сапарына дайындық талқыланды."
    )
    assert people_in(kazakh(body)).keys() == {"Адиль Серкебаев", "Андрис Берзинь"}


@pytest.mark.parametrize(
    ("office", "city"),
    [
        ("Алматы әкімі", "Almaty"),
        ("Шымкент қаласы әкімінің орынбасары", "Shymkent"),
        ("Алматы облысының әкімі", None),
    ],
)
def test_a_mayor_receives_guests_in_his_city(office: str, city: str | None) -> None:
    assert kazakh(f"{office} Адиль Серкебаев Латвия Елшісі Янис Холммен кездесті.").place == city


def test_whom_somebody_meets_at_an_airport_does_not_hold_the_others_office() -> None:
    body = (
        "Қазақстан Президенті Марат Оспан Латвияға ресми сапармен келді. Ригадағы «Спилве» әуежайында "
        "Мемлекет басшысын Янис Холм қарсы алды."
    )
    event = kazakh(body)
    assert (event.type, event.place) == ("visit", "Riga")
    assert people_in(event) == {"Марат Оспан": "KZ", "Янис Холм": "LV"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (  # a house that bears a name behind a person's
            "Қазақстан Елшісі Марат Оспан Ормо университетінің ректоры Ян Холммен Прагада кездесті.",
            {"Марат Оспан": "KZ", "Ян Холм": "CZ"},
        ),
        (  # a town that no list knows
            "Облыс әкімі Марат Оспанов Брезнода Чехия министрі Ян Холммен кездесті.",
            {"Марат Оспанов": "KZ", "Ян Холм": "CZ"},
        ),
        (  # where somebody is, before his office
            "Прагада Энергетика министрі Ержан Сатқалиев Чехия министрі Ян Холммен кездесті.",
            {"Ержан Сатқалиев": "KZ", "Ян Холм": "CZ"},
        ),
        (  # an Arab name before its ending
            "Қазақстан министрі Марат Оспан Катар елшісі Абдулла Әл-Таберді қабылдады.",
            {"Марат Оспан": "KZ", "Абдулла Әл-Табер": "QA"},
        ),
    ],
)
def test_names_end_where_places_and_houses_begin(body: str, told: dict[str, str]) -> None:
    assert people_in(kazakh(body)) == told


def test_a_consuls_city_is_not_where_he_was_received() -> None:
    body = "Облыс әкімі Марат Оспан Чехияның Алматыдағы Бас консулы Ян Холмды қабылдады."
    assert kazakh(body).place is None


def test_a_consul_who_is_appointed_makes_an_opening_no_domestic_news() -> None:
    body = (
        "Прага қаласында Қазақстанның құрметті консулдығы ашылды. Консул болып кәсіпкер Ян Холм тағайындалды."
    )
    assert (kazakh(body).type, kazakh(body).partners) == ("opening", ("CZ",))


def test_condolences_are_no_congratulation() -> None:
    assert kazakh("Марат Оспан Чехия Президенті Ян Холмға көңіл айту жеделхатын жолдады.").type == "statement"


def test_a_city_behind_a_name_is_no_part_of_it() -> None:
    event = kazakh(
        "Қазақстан министрі Адиль Серкебаев Латвияның елшісі Янис Озолсты қабылдады. Елші Я.Озолс Пилтен "
        "қаласында салынған мектеп үшін алғыс айтты."
    )
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Янис Озолс": "LV"}


def test_an_envoy_may_be_called_as_a_city_is() -> None:
    event = kazakh("Адиль Серкебаевқа Францияның Елшісі Марсель Дюпон сенім грамотасын тапсырды.")
    assert (event.partners, people_in(event)["Марсель Дюпон"]) == (("FR",), "FR")


def test_two_of_other_countries_who_met_are_no_event_of_ours() -> None:
    text = (
        "Литва мен Латвия саудасы өсті, деп жазды «Қазақ әдебиеті». Литва Президенті Йонас Петраускас пен "
        "Латвия Президенті Янис Озолс Вильнюсте кездесті."
    )
    assert PARSER.parse(release(text, language="kk")) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Рига қаласында Қазақстанның Бас консулдығы өз қызметін бастады.",
            ("opening", ("LV",), "Riga"),
        ),
        (  # the welcome before the visit
            (
                "Әуежайда Мемлекет басшысын Литва Премьер-министрі Инга Ругинене қарсы алды. Президент "
                "Қасым-Жомарт Тоқаев Литваға ресми сапармен барды. Келіссөзде сауда мәселелері талқыланды."
            ),
            ("visit", ("LT",), None),
        ),
        (  # whose president it is told at last
            (
                "Президент ресми сапармен Латвияға барды. Ресми кездесу Рига қаласындағы Сарайдың алаңында "
                "басталды. Екі ел келіссөз жүргізді. Көлік туралы айтылды. Онда Қасым-Жомарт Тоқаевты Латвия "
                "Президенті Эдгарс Ринкевичс қарсы алды."
            ),
            ("visit", ("LV",), "Riga"),
        ),
        (
            (
                "Қасым-Жомарт Тоқаев мемлекеттік сапармен Латвияға барды. Мемлекет басшысын Рига қаласындағы "
                "әуежайда Латвия Президенті Эдгарс Ринкевичс қарсы алды."
            ),
            ("visit", ("LV",), "Riga"),
        ),
    ],
)
def test_visits_and_new_missions_are_told_in_many_ways(
    body: str, told: tuple[str, tuple[str, ...], str | None]
) -> None:
    event = kazakh(body)
    assert (event.type, event.partners, event.place) == told


def test_a_president_who_visits_a_third_country_is_not_kazakhstans() -> None:
    assert not PARSER.parse(
        release("Президент ресми сапармен Латвияға барды. Эдгарс Ринкевичс оны қарсы алды.", language="kk")
    )


def test_who_is_congratulated_on_his_birthday_takes_part() -> None:
    event = kazakh("Қасым-Жомарт Тоқаев Латвия Президенті Янис Озолсты туған күнімен құттықтады.")
    assert event.type == "congratulation"
    assert {"Қасым-Жомарт Тоқаев", "Янис Озолс"} == people_in(event).keys()


def test_a_ceremony_before_a_name_is_no_part_of_it() -> None:
    event = kazakh(
        "Қазақстан Президентіне Латвияның елшісі Янис Озолс сенім грамотасын тапсырды. Рәсімде Қасым-Жомарт "
        "Тоқаев сөз сөйледі."
    )
    assert people_in(event) == {"Янис Озолс": "LV", "Қасым-Жомарт Тоқаев": "KZ"}


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("ҚР СІМ ресми өкілі Адиль Серкебаев Латвиядағы жағдайға түсінік берді.", "statement"),
        ("Қазақстан-Латвия көлік жөніндегі жұмыс тобының отырысы өтті.", "commission"),
        ("Қазақстан Латвияға гуманитарлық көмек жіберді.", "other"),
    ],
)
def test_comments_working_groups_and_aid_tell_their_kind(body: str, type_: str) -> None:
    assert kazakh(body).type == type_


def test_a_session_that_is_prepared_is_not_held() -> None:
    event = kazakh(
        "Адиль Серкебаев Латвияның елшісі Янис Озолсты қабылдады. Тараптар Ригада өтетін Үкіметаралық "
        "комиссияның келесі отырысына дайындықты пысықтады."
    )
    assert event.type == "meeting"


def test_a_kazakh_prefecture_of_china_is_chinas() -> None:
    event = kazakh(
        "Адиль Серкебаев Қытайдың Іле қазақ автономиялы облысының төрағасы Хасан Кабинмен кездесті."
    )
    assert people_in(event)["Хасан Кабин"] == "CN"


def test_where_somebody_goes_is_no_part_of_his_name() -> None:
    event = kazakh("Арман Сейітов Пилтенге барып, Латвия министрі Янис Озолспен кездесті.")
    assert people_in(event) == {"Арман Сейітов": "KZ", "Янис Озолс": "LV"}


@pytest.mark.parametrize("day", ["17 наурыз 2025 жыл", "2025 жылғы 17 наурыз", "17 наурыз 2025"])
def test_the_ministrys_dateline_tells_the_day(day: str) -> None:
    event = kazakh(
        f"Рига, {day} – Қазақстанның Латвиядағы Елшісі Адиль Серкебаев министр Янис Озолспен кездесті.",
        published=None,
    )
    assert (str(event.date), event.place) == ("2025-03-17", "Riga")


def test_whose_visit_is_looked_back_on_takes_no_part() -> None:
    event = kazakh(
        "Қазақстанның Латвиядағы Елшісі Адиль Серкебаев министр Янис Озолспен кездесті. Тараптар Президент "
        "Қасым-Жомарт Тоқаевтың Латвияға сапары қорытындысын талқылады."
    )
    assert people_in(event) == {"Адиль Серкебаев": "KZ", "Янис Озолс": "LV"}


def test_members_of_a_house_are_of_one_side_and_where_a_guest_is_asked_to_is_no_place() -> None:
    event = kazakh(
        "Мәжіліс Төрағасы Адиль Серкебаев Латвия министрі Янис Озолсты қабылдады. Қонақ оны Ригаға ресми "
        "сапармен келуге шақырды. Кездесуге депутаттар Самат Мұсабаев пен Снежанна Имашева қатысты."
    )
    assert (event.place, people_in(event)["Снежанна Имашева"]) == (None, "KZ")

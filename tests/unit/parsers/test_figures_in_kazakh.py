"""How Kazakh releases tell figures: by endings and by verbs that come last."""

import pytest

from .figure_texts import figures, told


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Тауар айналымы 600 миллионнан астам АҚШ долларын құрайды.", "trade_turnover >600000000 USD"),
        ("Тауар айналымы 600 млн-нан астам долларды құрайды.", "trade_turnover >600000000 USD"),
        ("Тауар айналымы 1 миллиардқа жуық АҚШ долларын құрады.", "trade_turnover <1000000000 USD"),
        ("Тауар айналымы 7 миллиард АҚШ долларына тарта болды.", "trade_turnover <7000000000 USD"),
        ("Тауар айналымы жарты миллиард доллардан асты.", "trade_turnover >500000000 USD"),
        ("Тауар айналымы миллиард доллардан асып түсті.", "trade_turnover >1000000000 USD"),
        ("Тауар айналымы бір жарым миллиард долларды құрады.", "trade_turnover 1500000000 USD"),
        ("Тауар айналымы алты жүз жетпіс миллион долларды құрады.", "trade_turnover 670000000 USD"),
        ("Сауда айналымы 260 млн долл. құрады.", "trade_turnover 260000000 USD"),
        ("Сауда айналымы 4 жарым миллиард доллар болды.", "trade_turnover 4500000000 USD"),
        ("Жиында құны 1,7 млрд доллар болатын, 34 құжатқа қол қойылды.", "other 1700000000 USD"),
    ],
)
def test_sums_are_read_however_they_are_told(text: str, figure: str) -> None:
    assert told(text, "kk") == [figure]


def test_several_billions_are_no_sum() -> None:
    assert told("Тауар айналымы бірнеше миллиард доллар болды.", "kk") == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Алғашқы жартыжылдықта тауар айналымы 340 млн доллар болды.", " in 2024-01/2024-06"),
        ("Осы жылы тауар айналымы 340 млн доллар болды.", " in 2024"),
        ("Осы жылдар ішінде тауар айналымы 340 млн доллар болды.", ""),
        ("Соңғы жылдары тауар айналымы 340 млн доллар болды.", ""),
        (
            "2024 жылдың қаңтарынан қыркүйегіне дейін тауар айналымы 340 млн доллар болды.",
            " in 2024-01/2024-09",
        ),
    ],
)
def test_periods_are_read(text: str, period: str) -> None:
    assert told(text, "kk") == [f"trade_turnover 340000000 USD{period}"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Тауар айналымы үштен бірге артты.", ["trade_turnover +33.3%"]),
        ("Өткен жылы сауда көлемі 260 млн долларға артты.", []),
        (
            "Тауар айналымы 100 млн доллардан 260 млн долларға дейін өсті.",
            ["trade_turnover 260000000 USD"],
        ),
        (
            "Ауыл шаруашылығы өнімдерінің экспорты 40%-ға өсіп, 15 млн долларды құрады.",
            ["other 15000000 USD +40%"],
        ),
    ],
)
def test_cases_tell_what_grew_from_where_by_how_much(text: str, figures: list[str]) -> None:
    assert told(text, "kk") == figures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Елімізде жұмыс істейтін дат компанияларының саны 80-ге жетті.", "companies 80 count"),
        ("Бүгінде Қазақстан нарығында жүзден астам даниялық компания бар.", "companies >100 count"),
        (
            "2024 жылғы 1 қазандағы жағдай бойынша дат қатысуымен 88 заңды тұлға тіркелген.",
            "companies 88 count in 2024-10-01",
        ),
    ],
)
def test_companies_are_counted(text: str, figure: str) -> None:
    assert told(text, "kk") == [figure]


@pytest.mark.parametrize(
    "text",
    ["Сауда нүктелерінде нан 85 теңгеден сатылады.", "Электронды сауда нарығы 700 млрд теңгеден асты."],
)
def test_shops_are_no_trade_between_countries(text: str) -> None:
    assert told(text, "kk") == []


def test_the_cost_of_projects_may_be_told_in_the_next_sentence() -> None:
    text = "Қазір ортақ жобалар жүзеге асырылып жатыр. Олардың жалпы құны – 14,5 млрд доллар."
    assert told(text, "kk") == ["other 14500000000 USD"]


def test_whose_investment_it_is_tells_where_it_goes() -> None:
    ours, theirs = "Қазақстанның Данияға салған инвестициясы", "Данияның Қазақстанға салған инвестициясы"
    assert figures(f"{ours} 15 млн долларды құрады.", "kk")[0].direction == "KZ->partner"
    assert figures(f"{theirs} 15 млн долларды құрады.", "kk")[0].direction == "partner->KZ"


def test_who_invests_tells_that_a_sum_is_invested() -> None:
    text = "Даниялық инвесторлар еліміздің экономикасына 350 млн доллар салды."
    assert told(text, "kk") == ["investment_total 350000000 USD"]


def test_the_sentence_before_may_tell_the_period() -> None:
    text = "2023 жылы екіжақты сауда өсім көрсетті. Тауар айналымы 300 млн доллар болды."
    assert told(text, "kk") == ["trade_turnover 300000000 USD in 2023"]


def test_the_verb_behind_tells_what_a_sum_is_of() -> None:
    text = "Қазақстан 200 млн доллардың тауарын экспорттап, 100 млн доллардың өнімін импорттады."
    assert told(text, "kk") == ["exports 200000000 USD", "imports 100000000 USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Алдағы 5 жылда дат инвесторлары 500 млн доллар инвестиция салады.",
        "Дания 500 млн доллар инвестиция салатынын мәлімдеді.",
        "Тараптар сауда көлемін үш есе көбейтуге уағдаласты.",
    ],
)
def test_what_is_promised_is_no_figure(text: str) -> None:
    assert told(text, "kk") == []


def test_what_was_agreed_on_stands_beside_what_is_planned() -> None:
    text = (
        "Форумда 190 млн долларға келісім жасалғанын, оны 3 млрд долларға арттыру көзделіп отырғанын айтты."
    )
    assert told(text, "kk") == ["other 190000000 USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Дания еліміздің экономикасына 350 миллион доллардан астам қаражат құйды.",
        "Дания бизнесінің елімізге құйған қаражаты 350 миллион доллардан асты.",
    ],
)
def test_money_that_is_poured_in_is_invested(text: str) -> None:
    assert told(text, "kk") == ["investment_total >350000000 USD"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Тауар айналымының көлемі 300 млн долларды еңсерді.", "trade_turnover >300000000 USD"),
        ("Тауар айналымы үш еселеніп, 300 млн долларға жетті.", "trade_turnover 300000000 USD +200%"),
        ("Тауар айналымы 1,5 еседен астам өсті.", "trade_turnover +50%"),
        ("Тауар айналымы ширекке өсті.", "trade_turnover +25%"),
        ("Тауар айналымының 12 пайызға өскені айтылды.", "trade_turnover +12%"),
        (
            "Өткен жылдың соңғы тоқсанында тауар айналымы 9 млн доллар болды.",
            "trade_turnover 9000000 USD in 2023-10/2023-12",
        ),
        ("Дат капиталы бар компаниялардың саны 250-ден асты.", "companies >250 count"),
        (
            "2005 жылдан бүгінге дейін Дания 350 млн доллар инвестиция құйған.",
            "investment_total 350000000 USD in 2005/..",
        ),
    ],
)
def test_further_wordings_are_read(text: str, figure: str) -> None:
    assert told(text, "kk") == [figure]


def test_a_condition_states_what_it_sets_beside_something_else() -> None:
    text = "Тауар айналымы 300 млн доллардан асса, экспорт 200 млн долларға жетті."
    assert told(text, "kk") == ["trade_turnover >300000000 USD", "exports 200000000 USD"]


def test_growth_from_one_year_to_another_tells_both() -> None:
    text = "Тауар айналымы 2022 жылғы 250 млн доллардан 2023 жылы 300 млн долларға өсті."
    assert told(text, "kk") == [
        "trade_turnover 250000000 USD in 2022",
        "trade_turnover 300000000 USD in 2023",
    ]


def test_whose_exports_a_sum_is_may_follow_a_dash() -> None:
    text = "Тауар айналымы 200 млн долларды құрады, соның ішінде 120 млн доллары – Қазақстан экспорты."
    assert told(text, "kk") == ["trade_turnover 200000000 USD", "exports 120000000 USD"]


def test_ventures_of_both_are_nobodys_alone() -> None:
    companies = figures("Қазақстанда 250-дей дат-қазақ бірлескен кәсіпорны жұмыс істейді.", "kk")
    assert [(figure.value, figure.direction) for figure in companies] == [(250, None)]


def test_one_year_is_no_row_of_years() -> None:
    assert told("Тауар айналымы бір жыл ішінде 12 пайызға өсті.", "kk") == ["trade_turnover +12%"]


def test_a_verb_that_comes_last_tells_of_all_before_it() -> None:
    assert told("Экспорт 70%-ға, импорт 60%-ға төмендеді.", "kk") == ["exports -70%", "imports -60%"]
    assert told("Экспорттың үлесі 70%-ға жетті, импорт 60%-ға төмендеді.", "kk") == ["imports -60%"]


def test_what_is_about_to_be_reached_is_no_figure() -> None:
    assert told("Тауар айналымы миллиард еуродан асып түскелі тұр.", "kk") == []


def test_what_is_almost_reached_is_told_within_a_longer_verb() -> None:
    text = "Елші өткен жылы Даниямен сыртқы сауда айналымы 27%-ға өсіп, 13 млн долларға жуықтағанын айтты."
    assert told(text, "kk") == ["trade_turnover <13000000 USD in 2023 +27%"]


def test_a_half_year_may_be_told_in_cyrillic_numerals() -> None:
    text = "2024 жылдың І жартыжылдығында Даниядан 412 млн доллар қаржы келген."
    assert told(text, "kk") == ["fdi_inflow 412000000 USD in 2024-01/2024-06"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Қазақстанда 80-нен астам дат капиталы бар кәсіпорын тіркелген.", "companies >80 count"),
        ("2024 жылы дат бизнесі Қазақстанға 350 млн доллар салды.", "fdi_inflow 350000000 USD in 2024"),
    ],
)
def test_what_stands_between_a_number_and_its_noun_is_passed(text: str, figure: str) -> None:
    assert told(text, "kk") == [figure]


def test_quarters_without_a_year_are_the_last_that_are_over() -> None:
    text = "Үш тоқсанның қорытындысы бойынша тауар айналымы 148 млн доллар болды."
    assert told(text, "kk") == ["trade_turnover 148000000 USD in 2024-01/2024-09"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Бірлесіп жүзеге асырылатын жобалардың құны 20 млн долларға жетеді.", "other 20000000 USD"),
        ("Облыста зауыттың құрылысы басталды. Құны – 84 млн теңге.", "other 84000000 KZT"),
        ("Дат инвесторларының қатысуымен құны 15 млн теңге болатын жоба бар.", "other 15000000 KZT"),
    ],
)
def test_what_projects_cost_is_told_in_many_words(text: str, figure: str) -> None:
    assert told(text, "kk") == [figure]


def test_half_of_this_year_is_told_without_its_number() -> None:
    text = "Биыл жарты жылда тауар айналымы 130 млн долларға жетті."
    assert told(text, "kk") == ["trade_turnover 130000000 USD in 2024-01/2024-06"]


def test_who_is_about_to_invest_has_not_yet() -> None:
    assert told("Компания 350 млн еуро инвестиция салып, зауыт ашпақ.", "kk") == []


def test_what_was_agreed_on_is_of_no_year_of_trade() -> None:
    text = "2022 жылы тауар айналымы 17 млн доллар болды. Жалпы құны 26 млн долларға 6 құжатқа қол қойылды."
    assert told(text, "kk") == ["trade_turnover 17000000 USD in 2022", "other 26000000 USD"]

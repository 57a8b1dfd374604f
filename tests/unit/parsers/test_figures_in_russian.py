"""How Russian releases tell figures: bounds, growth, periods, whose exports, what is none."""

import pytest

from .figure_texts import figures, told


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Товарооборот перевалил за миллиард долларов.", "trade_turnover >1000000000 USD"),
        ("Товарооборот впервые превысил отметку в 1 млрд долларов.", "trade_turnover >1000000000 USD"),
        ("Товарооборот приблизился к отметке в 1 млрд долларов.", "trade_turnover <1000000000 USD"),
        ("Товарооборот составил полтора миллиарда долларов.", "trade_turnover 1500000000 USD"),
        ("Товарооборот достиг полмиллиарда долларов.", "trade_turnover 500000000 USD"),
        ("Товарооборот составил 26 миллиардов 300 миллионов долларов.", "trade_turnover 26300000000 USD"),
    ],
)
def test_sums_are_read_however_they_are_told(text: str, figure: str) -> None:
    assert told(text, "ru") == [figure]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Товарооборот вырос на 62%, а импорт - почти на 66%.",
            ["trade_turnover +62%", "imports +66%"],
        ),
        (
            "Товарооборот вырос на 62%, экспорт из РК – в 2 раза, до $40 млн.",
            ["trade_turnover +62%", "exports 40000000 USD +100%"],
        ),
        (
            "Товарооборот вырос на 62%, экспорт – более чем на 7%.",
            ["trade_turnover +62%", "exports +7%"],
        ),
        (
            "Показатели товарооборота выросли в 2,5 раза, импорт – в 4,2 раза.",
            ["trade_turnover +150%", "imports +320%"],
        ),
        (
            "За 2022 год товарооборот вырос на 13%, а за первую половину 2023 года — на 14%.",
            ["trade_turnover in 2022 +13%", "trade_turnover in 2023-01/2023-06 +14%"],
        ),
    ],
)
def test_a_verb_that_is_left_out_is_the_one_before(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Товарооборот составил $2 млрд. 842 млн.", ["trade_turnover 2842000000 USD"]),
        (
            "Экспорт — 98,6 млн. долларов, импорт — 61,1 млн. (на 1,2% больше).",
            ["exports 98600000 USD", "imports 61100000 USD +1.2%"],
        ),
        (
            "В 2023 году экспорт достиг 500 млн долларов, что в 1,6 раза больше, чем годом ранее (312 млн).",
            ["exports 500000000 USD in 2023 +60%", "exports 312000000 USD in 2022"],
        ),
        (
            "Товарооборот достиг 250 млн евро, что на 40 миллионов больше, чем за аналогичный период.",
            ["trade_turnover 250000000 EUR"],
        ),
    ],
)
def test_a_sum_goes_on_behind_the_full_stop_of_its_unit_and_what_it_is_compared_with_is_none(
    text: str, stated: list[str]
) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Экспорт составил 60 млн долл. (115,8% к уровню 2022 года), импорт – 70 млн долл. (128,1%).",
            ["exports 60000000 USD +15.8%", "imports 70000000 USD +28.1%"],
        ),
        (
            "Экспорт составил 55 млн долларов (85,1% к аналогичному периоду 2023 года).",
            ["exports 55000000 USD -14.9%"],
        ),
        ("Экспорт составил 55 млн долларов (56%).", ["exports 55000000 USD"]),
        ("Экспорт составил 55 млн долларов (115% к", ["exports 55000000 USD"]),
    ],
)
def test_an_index_in_brackets_tells_growth_and_a_share_does_not(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Объем совместных инвестиционных проектов превысил 7 млрд долларов.", ["other >7000000000 USD"]),
        ("Портфель совместных проектов превышает 2 млрд долларов.", ["other >2000000000 USD"]),
        (
            "Казахстан поставил в Данию товаров на 340 млн долларов, ввез – на 90 млн.",
            ["exports 340000000 USD", "imports 90000000 USD"],
        ),
        ("Поставки из Казахстана в Данию составили 200 млн долларов.", ["exports 200000000 USD"]),
        ("Поставки пшеницы составили 5 млн долларов.", ["other 5000000 USD"]),
        ("Из Дании в Казахстан ввезено товаров на 12,4 млн долларов.", ["imports 12400000 USD"]),
        (
            "За 4 месяца 2024 года Дания – десятый торговый партнер Казахстана. Товарооборот достиг $44 млн.",
            ["trade_turnover 44000000 USD in 2024-01/2024-04"],
        ),
    ],
)
def test_what_is_brought_in_sent_out_and_built_is_told_in_many_words(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("ВВП Казахстана вырос на 4%, экспорт — на 25%, импорт — на 28%.", []),
        ("ВВП вырос на 4%, экспорт в Данию составил 5 млн долларов.", ["exports 5000000 USD"]),
    ],
)
def test_what_goes_on_with_a_countrys_output_is_not_with_the_partner(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


def test_several_billions_are_no_sum() -> None:
    assert told("Товарооборот составил несколько миллиардов долларов.", "ru") == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Рост товарооборота составил 17%.", "trade_turnover +17%"),
        ("Прирост взаимной торговли в 2023 году достиг 17 процентов.", "trade_turnover in 2023 +17%"),
        ("Импорт составил 33 млн долларов, снизившись на 5,6%.", "imports 33000000 USD -5.6%"),
        (
            "Стороны отметили рост взаимного товарооборота на 12% за 10 месяцев 2024 года.",
            "trade_turnover in 2024-01/2024-10 +12%",
        ),
    ],
)
def test_growth_is_read_on_either_side_of_its_measure(text: str, figure: str) -> None:
    assert told(text, "ru") == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "На Данию приходится 5% внешней торговли Казахстана.",
        "Доля взаимной торговли в общем товарообороте составляет 3%.",
        "На долю Дании приходится 5% товарооборота.",
        "Товарооборот растет и на 70 процентов обеспечивается торговлей регионов.",
    ],
)
def test_a_share_is_no_growth(text: str) -> None:
    assert told(text, "ru") == []


def test_a_unit_told_last_holds_for_the_sums_before_it() -> None:
    assert told("Экспорт составил 4,9 млн, импорт – 45,6 млн долларов.", "ru") == [
        "exports 4900000 USD",
        "imports 45600000 USD",
    ]


def test_whose_investment_it_is_tells_where_it_goes() -> None:
    ours, theirs = (
        "Объем вложений Казахстана в экономику Дании",
        "Объем вложений Дании в экономику Казахстана",
    )
    assert figures(f"{ours} достиг 15 млн долларов.", "ru")[0].direction == "KZ->partner"
    assert figures(f"{theirs} достиг 15 млн долларов.", "ru")[0].direction == "partner->KZ"


def test_what_a_country_supplied_is_its_exports() -> None:
    text = "В прошлом году Казахстан поставил в Данию продукции на 77 млн долларов."
    assert told(text, "ru") == ["exports 77000000 USD in 2023"]


def test_since_independence_is_a_period() -> None:
    text = "С момента обретения независимости Дания вложила в экономику Казахстана 350 млн долларов."
    assert told(text, "ru") == ["investment_total 350000000 USD in 1991/.."]


def test_a_field_of_trade_is_no_trade_at_large() -> None:
    text = "В агропромышленной сфере товарооборот вырос на 42% и составил 326 млн долларов."
    assert told(text, "ru") == ["other 326000000 USD +42%"]


def test_the_sentence_before_may_tell_the_period() -> None:
    text = "В 2023 году двусторонняя торговля показала рост. Товарооборот составил 300 млн долларов."
    assert told(text, "ru") == ["trade_turnover 300000000 USD in 2023"]


@pytest.mark.parametrize(
    "text",
    [
        "В 2030 году стороны расширят торговлю. Товарооборот составил 300 млн долларов.",
        "Торговля началась в 1992 году. Товарооборот составил 300 млн долларов.",
    ],
)
def test_what_is_to_come_or_long_past_is_no_period_of_the_next_sentence(text: str) -> None:
    assert told(text, "ru") == ["trade_turnover 300000000 USD"]


def test_growth_is_shared_by_what_a_dash_parts() -> None:
    text = "За девять месяцев 2024 года экспорт вырос на 20%, импорт – на 10%."
    assert told(text, "ru") == ["exports in 2024-01/2024-09 +20%", "imports in 2024-01/2024-09 +10%"]


def test_what_is_to_be_invested_is_no_figure() -> None:
    assert told("В ближайшие три года датские инвесторы вложат 500 млн долларов.", "ru") == []


@pytest.mark.parametrize(
    "text",
    [
        "В регионе работают 1300 промышленных предприятий.",
        "В области зарегистрировано 1084 предприятия с иностранным участием.",
    ],
)
def test_companies_of_nobody_in_particular_are_not_counted(text: str) -> None:
    assert told(text, "ru") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Экспорт и импорт составили 77 и 33 млн долларов соответственно.",
            ["exports 77000000 USD", "imports 33000000 USD"],
        ),
        (
            "Товарооборот, экспорт и импорт составили 110, 77 и 33 млн долларов соответственно.",
            ["trade_turnover 110000000 USD", "exports 77000000 USD", "imports 33000000 USD"],
        ),
    ],
)
def test_what_is_told_respectively_shares_its_unit(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


def test_a_dash_may_stand_for_the_verb_behind_a_sum() -> None:
    text = "Из них 120 млн долларов пришлось на экспорт, 80 млн долларов – на импорт."
    assert told(text, "ru") == ["exports 120000000 USD", "imports 80000000 USD"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Товарооборот сократился почти вдвое.", "trade_turnover -50%"),
        ("Отмечен 12-процентный рост товарооборота.", "trade_turnover +12%"),
        ("Товарооборот не превышает 300 млн долларов.", "trade_turnover <300000000 USD"),
        ("Число датских компаний в Казахстане выросло до 250.", "companies 250 count"),
        (
            "В 2023 году Дания направила в экономику Казахстана 84 млн долларов.",
            "fdi_inflow 84000000 USD in 2023",
        ),
    ],
)
def test_further_wordings_are_read(text: str, figure: str) -> None:
    assert told(text, "ru") == [figure]


def test_a_row_of_years_is_told_by_its_length() -> None:
    text = "За 25 лет валовой приток инвестиций из Дании составил 59 млрд долларов."
    assert told(text, "ru") == ["investment_total 59000000000 USD in 1999/2023"]


def test_the_year_before_is_the_one_before_that_which_is_told() -> None:
    text = (
        "За 2022 год торговля достигла $107 млн, что на 7% больше по сравнению с предыдущим годом ($100 млн)."
    )
    assert told(text, "ru") == [
        "trade_turnover 107000000 USD in 2022 +7%",
        "trade_turnover 100000000 USD in 2021",
    ]


def test_growth_may_follow_the_sum_that_was_reached() -> None:
    text = "Торговля за этот год выросла до 10 млрд долларов, практически на 35 процентов."
    assert told(text, "ru") == ["trade_turnover 10000000000 USD in 2024 +35%"]


@pytest.mark.parametrize(
    "sentences",
    [
        "Товарооборот за 8 месяцев 2024 года – 77 млн долларов, за аналогичный период 2023 года – 60 млн.",
        "Товарооборот за 8 месяцев 2024 года – 77 млн долларов (за аналогичный период 2023 года – 60 млн).",
        (
            "За 8 месяцев 2024 года товарооборот составил 77 млн долларов. "
            "В аналогичном периоде 2023 года этот показатель составлял 60 млн долларов."
        ),
        (
            "За 8 месяцев 2024 года товарооборот составил 77 млн долларов, что больше, "
            "чем за аналогичный период прошлого года (60 млн долларов)."
        ),
    ],
)
def test_the_same_period_of_another_year_is_as_long(sentences: str) -> None:
    assert told(sentences, "ru") == [
        "trade_turnover 77000000 USD in 2024-01/2024-08",
        "trade_turnover 60000000 USD in 2023-01/2023-08",
    ]


def test_the_same_period_of_nothing_told_is_unknown() -> None:
    text = "За аналогичный период 2022 года товарооборот составил 76 млн долларов."
    assert told(text, "ru") == ["trade_turnover 76000000 USD"]


def test_years_share_out_the_amounts_that_follow_them_respectively() -> None:
    text = "Товарооборот за 2021, 2022 и 2023 годы составил 1,1, 1,3 и 1,4 млрд долларов соответственно."
    assert told(text, "ru") == [
        "trade_turnover 1100000000 USD in 2021",
        "trade_turnover 1300000000 USD in 2022",
        "trade_turnover 1400000000 USD in 2023",
    ]


def test_a_year_earlier_is_not_the_year_of_both_sums() -> None:
    text = "Товарооборот составил 77 млн долларов против 60 млн долларов годом ранее."
    assert told(text, "ru") == ["trade_turnover 77000000 USD", "trade_turnover 60000000 USD in 2023"]


def test_of_a_range_in_words_the_lower_end_is_read() -> None:
    assert told("Товарооборот составляет от 300 до 400 млн долларов.", "ru") == [
        "trade_turnover 300000000 USD"
    ]


def test_what_fell_in_the_next_sentence_is_the_measure_before() -> None:
    text = (
        "В 2019 году товарооборот составил 20 млн долларов. В 2020 году из-за пандемии он снизился до 14 млн."
    )
    assert told(text, "ru") == ["trade_turnover 20000000 USD in 2019", "trade_turnover 14000000 USD in 2020"]


@pytest.mark.parametrize(
    "text",
    [
        "На 1 сентября 2024 года в Казахстане действует 237 компаний с датским капиталом.",
        (
            "По состоянию на 1 сентября 2024 года число юридических лиц, филиалов и представительств "
            "с датским участием составило 237 единиц."
        ),
    ],
)
def test_companies_are_counted_on_a_day(text: str) -> None:
    assert told(text, "ru") == ["companies 237 count in 2024-09-01"]


def test_a_partner_who_exported_imports_in_the_same_breath() -> None:
    text = (
        "За 2023 год Дания экспортировала в Казахстан товаров на 80 млн долларов, импортировала – на 12 млн."
    )
    assert told(text, "ru") == ["imports 80000000 USD in 2023", "exports 12000000 USD in 2023"]


def test_by_how_much_one_exceeds_the_other_is_no_trade() -> None:
    text = "Экспорт в Данию превысил импорт на 1,2 млрд долларов, товарооборот составил 1,9 млрд долларов."
    assert told(text, "ru") == ["trade_turnover 1900000000 USD"]


def test_what_came_into_the_economy_was_invested_from_abroad() -> None:
    text = "Дания – крупнейший инвестор: с 2005 года в экономику Казахстана вложено свыше 12 млрд долларов."
    assert [figure.direction for figure in figures(text, "ru")] == ["partner->KZ"]


def test_a_region_has_trade_of_its_own() -> None:
    text = "За пять месяцев 2024 года внешнеторговый оборот области с Данией достиг 4,8 млн долларов."
    assert told(text, "ru") == ["trade_turnover 4800000 USD in 2024-01/2024-05"]


def test_to_be_one_of_a_number_counts_nothing() -> None:
    text = "Дания входит в число инвесторов – за 20 лет привлечено более 19 млрд долларов прямых инвестиций."
    assert told(text, "ru") == ["investment_total >19000000000 USD in 2004/2023"]


def test_a_part_of_a_year_told_after_the_whole_one_before_is_of_this_year() -> None:
    text = "По итогам 2023 года товарооборот составил 1,4 млрд долларов, а за первое полугодие вырос на 27%."
    assert told(text, "ru") == [
        "trade_turnover 1400000000 USD in 2023",
        "trade_turnover in 2024-01/2024-06 +27%",
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Компания ведет проект станции мощностью 1 ГВт стоимостью 1,5 млрд долларов.",
            ["other 1500000000 USD"],
        ),
        ("Взаимная торговля стран ЕАЭС в 2023 году выросла на 26%.", []),
    ],
)
def test_power_hides_no_cost_and_a_unions_trade_is_nobodys(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "В 2023 году Казахстан и Дания наторговали на 325 млн долларов.",
            ["trade_turnover 325000000 USD in 2023"],
        ),
        (
            "Товарооборот составил 12 млн долларов, превысив показатель прошлого года на 18%.",
            ["trade_turnover 12000000 USD +18%"],
        ),
        (
            "Товарооборот намерены довести до 1 млрд долларов. В прошлом году он составил 812 млн.",
            ["trade_turnover 812000000 USD in 2023"],
        ),
        (
            "Товарооборот сократился вдвое, до 44 млн долларов.",
            ["trade_turnover 44000000 USD -50%"],
        ),
        ("Товарооборот превысил четверть миллиарда долларов.", ["trade_turnover >250000000 USD"]),
        (
            "Внешнеторговый оборот Казахстана с Данией составил 333 млн долларов.",
            ["trade_turnover 333000000 USD"],
        ),
        ("За полгода взаимная торговля просела на 7%.", ["trade_turnover in 2024-01/2024-06 -7%"]),
        ("Экспорт Казахстана в Данию превысил импорт втрое.", []),
        (
            "За десять лет вложено 350 млн долларов инвестиций, в том числе 40 млн – в прошлом году.",
            ["investment_total 350000000 USD in 2014/2023", "fdi_inflow 40000000 USD in 2023"],
        ),
    ],
)
def test_what_journalists_write_is_read_too(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Вложено 3 млн долларов. Одобрено более чем 2 тысячи 400 проектов.",
            ["investment_total 3000000 USD"],
        ),
        ("Объем инвестиций составил 2 тысячи 400 долларов.", ["investment_total 2400 USD"]),
    ],
)
def test_hundreds_go_on_with_thousands_and_a_number_of_projects_is_no_sum(
    text: str, stated: list[str]
) -> None:
    assert told(text, "ru") == stated


def test_a_sum_that_is_told_rounded_too_is_told_once() -> None:
    text = "Товарооборот превысил 27 млрд долларов. В 2023 году он составил 27,8 млрд долларов."
    assert told(text, "ru") == ["trade_turnover 27800000000 USD in 2023"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "Товарооборот достиг 2 млрд долларов. Рост к аналогичному периоду прошлого года – 32%.",
            "trade_turnover 2000000000 USD +32%",
        ),
        (
            "За январь-июль 2024 года товарооборот составил 77 млн долларов. Рост составил 12%.",
            "trade_turnover 77000000 USD in 2024-01/2024-07 +12%",
        ),
        (
            "В январе-июле 2024 года импорт – 62 млн долларов (в 1,6 раза больше уровня прошлого года).",
            "imports 62000000 USD in 2024-01/2024-07 +60%",
        ),
    ],
)
def test_growth_told_apart_belongs_to_the_sum_before(text: str, figure: str) -> None:
    assert told(text, "ru") == [figure]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "В 2021 году товарооборот вырос на 30%, а в январе-мае 2022 года составил 70 млн долларов.",
            ["trade_turnover in 2021 +30%", "trade_turnover 70000000 USD in 2022-01/2022-05"],
        ),
        (
            "В 2021 году товарооборот вырос на 30%, а за 7 месяцев 2022 года – еще на 9% и достиг $70 млн.",
            ["trade_turnover in 2021 +30%", "trade_turnover 70000000 USD in 2022-01/2022-07 +9%"],
        ),
        (
            "За последние три года товарооборот вырос на 30% и в 2023 году составил 70 млн долларов.",
            ["trade_turnover 70000000 USD in 2023 +30%"],
        ),
    ],
)
def test_growth_of_one_year_is_not_that_of_the_next(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "За 4 месяца экспорт был $3 млн – больше, чем за тот же период 2023 года, когда он был $2 млн.",
            ["exports 3000000 USD in 2024-01/2024-04", "exports 2000000 USD in 2023-01/2023-04"],
        ),
        (
            "В 2022 году товарооборот достиг $70 млн, превысив показатель предыдущего года на 40% ($50 млн).",
            ["trade_turnover 70000000 USD in 2022 +40%", "trade_turnover 50000000 USD in 2021"],
        ),
        (
            "За 2022 год экспорт составил $70 млн (в 2021 году – $50 млн). Импорт составил $30 млн.",
            ["exports 70000000 USD in 2022", "exports 50000000 USD in 2021", "imports 30000000 USD in 2022"],
        ),
    ],
)
def test_what_a_sum_is_compared_with_is_of_the_year_before(text: str, stated: list[str]) -> None:
    assert told(text, "ru") == stated


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "В 2022 году товарооборот составил 70 млн долларов, или 110% к уровню прошлого года.",
            "trade_turnover 70000000 USD in 2022 +10%",
        ),
        (
            "Экспорт из Казахстана в Данию составил 2 млн тонн зерна на сумму 70 млн долларов.",
            "other 70000000 USD",
        ),
        ("Количество компаний с датским капиталом в Казахстане выросло с 45 до 61.", "companies 61 count"),
    ],
)
def test_an_index_goods_by_weight_and_where_a_rise_led(text: str, figure: str) -> None:
    assert told(text, "ru") == [figure]


def test_what_a_pronoun_moved_by_is_its_growth() -> None:
    text = (
        "Если в 2021 году товарооборот был 70 млн долларов, то в 2023 году он вырос в два раза – до 140 млн."
    )
    assert told(text, "ru")[1] == "trade_turnover 140000000 USD in 2023 +100%"


def test_a_forecast_behind_a_number_of_companies_leaves_it_counted() -> None:
    text = "В стране работает 96 компаний с датским капиталом, и, по прогнозу, скоро их будет больше."
    assert told(text, "ru") == ["companies 96 count"]


def test_what_was_invested_in_a_plant_is_its_cost() -> None:
    text = "Посол напомнил о строительстве завода, инвестиции в который превысили 47 млрд тенге."
    assert told(text, "ru") == ["other >47000000000 KZT"]

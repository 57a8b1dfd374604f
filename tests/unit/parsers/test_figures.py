import pytest

from crawler.parsers.figures import read_figures
from crawler.parsers.model import Language

from .figure_texts import PUBLISHED, figures, release, told


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            "Last year bilateral trade grew by more than 40% and reached 325.9 million dollars.",
            "en",
            ["trade_turnover 325900000 USD in 2023 +40%"],
        ),
        (
            "In 2022 trade rose to USD 356.4 million (a 63% increase).",
            "en",
            ["trade_turnover 356400000 USD in 2022 +63%"],
        ),
        (
            "Trade in January-August stood at $1.4bn.",
            "en",
            ["trade_turnover 1400000000 USD in 2024-01/2024-08"],
        ),
        ("Trade has risen 3fold.", "en", ["trade_turnover +200%"]),
        ("The volume of mutual trade in 2023 was $5 million.", "en", ["trade_turnover 5000000 USD in 2023"]),
        ("Товарооборот в 2023 году достиг 4 млрд долларов.", "ru", ["trade_turnover 4000000000 USD in 2023"]),
        (
            "Объем взаимной торговли вырос на 21%, составив 2,7 млрд долларов.",
            "ru",
            ["trade_turnover 2700000000 USD +21%"],
        ),
        (
            "2023 жылы тауар айналымы бес есе өсіп, 150 млн долларға жетті.",
            "kk",
            ["trade_turnover 150000000 USD in 2023 +400%"],
        ),
        ("Былтыр екіжақты сауда 375 млн долларды құрады.", "kk", ["trade_turnover 375000000 USD in 2023"]),
        (
            "Byltyr ekijaqty saýda 375 mln dollardy qurady.",
            "kk-Latn",
            ["trade_turnover 375000000 USD in 2023"],
        ),
    ],
)
def test_turnover_is_read_with_its_period_and_growth(
    text: str, language: Language, stated: list[str]
) -> None:
    assert told(text, language) == stated


def test_a_period_at_the_end_of_a_sentence_is_that_of_all_its_amounts() -> None:
    text = "Trade turnover totaled $40 billion, and direct investment grew 23% to $12.5 billion in 2022."
    assert told(text, "en") == [
        "trade_turnover 40000000000 USD in 2022",
        "fdi_inflow 12500000000 USD in 2022 +23%",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2023 trade was 50.5 million dollars (exports: 4.9 million; imports: 45.6 million).", "en"),
        ("In 2023 trade was 50.5 million dollars (exports - 4.9, imports - 45.6).", "en"),
        (
            "In 2023 trade was 50.5 million dollars. Exports were 4.9 million, imports 45.6 million dollars.",
            "en",
        ),
        ("В 2023 году товарооборот – 50,5 млн долларов США (экспорт – 4,9 млн, импорт – 45,6 млн).", "ru"),
        ("2023 жылы тауар айналымы 50,5 млн доллар болды (экспорт – 4,9 млн, импорт – 45,6 млн).", "kk"),
    ],
)
def test_parts_take_over_unit_scale_and_period(text: str, language: Language) -> None:
    assert told(text, language) == [
        "trade_turnover 50500000 USD in 2023",
        "exports 4900000 USD in 2023",
        "imports 45600000 USD in 2023",
    ]


def test_parts_keep_the_period_whatever_their_sum_is_compared_with() -> None:
    text = (
        "In January-October this year trade was 41 million dollars, up 23% against the same period last year "
        "(exports - 32 million, imports - 9 million)."
    )
    assert {figure.period for figure in figures(text)} == {"2024-01/2024-10"}


def test_the_value_told_beside_what_is_compared_with_belongs_to_it() -> None:
    text = "In 2023 trade was 979 million dollars, 85% more as compared to 2022 (528 million dollars)."
    assert told(text) == ["trade_turnover 979000000 USD in 2023 +85%", "trade_turnover 528000000 USD in 2022"]


def test_several_years_stand_in_one_sentence() -> None:
    text = (
        "At the end of 2021 trade reached 117.6 million dollars (2020 – 80.3 million, 2019 – 66.2 million)."
    )
    assert told(text) == [
        "trade_turnover 117600000 USD in 2021",
        "trade_turnover 80300000 USD in 2020",
        "trade_turnover 66200000 USD in 2019",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 trade grew to 5.7 billion dollars (4.2 billion in 2022).",
        "In 2023 trade came to 5.7 billion dollars, compared to 4.2 billion dollars in 2022.",
        "In 2023 trade came to 5.7 billion dollars, compared to 4.2 billion a year earlier.",
        "In 2022 trade was 4.2 billion dollars. In 2023 it was 5.7 billion dollars.",
        "Trade grew from 4.2 billion dollars in 2022 to 5.7 billion dollars in 2023.",
    ],
)
def test_the_value_of_the_year_before_is_a_figure_of_its_own(text: str) -> None:
    assert sorted(told(text)) == [
        "trade_turnover 4200000000 USD in 2022",
        "trade_turnover 5700000000 USD in 2023",
    ]


def test_where_growth_began_without_a_date_is_no_figure() -> None:
    assert told("Trade has grown from $2 billion to $4.4 billion in 2023.") == [
        "trade_turnover 4400000000 USD in 2023"
    ]


def test_by_how_much_something_changed_is_not_what_it_came_to() -> None:
    assert told("In 2023 exports fell by $3 million to $9 million.") == ["exports 9000000 USD in 2023"]


def test_a_sum_told_again_in_another_currency_is_one_figure() -> None:
    text = "В 2023 году товарооборот составил 26 миллиардов долларов [2,365 триллиона рублей]."
    assert told(text, "ru") == ["trade_turnover 26000000000 USD in 2023"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers want to bring trade to $1bn in the near future.", "en"),
        ("There is a potential to increase exports by $500 million.", "en"),
        ("Trade is expected to reach 2 billion dollars.", "en"),
        ("Министры хотят довести товарооборот до 1 млрд долларов.", "ru"),
        ("Тараптар тауар айналымын 1 млрд долларға жеткізуді көздеп отыр.", "kk"),
        ("By 2030 trade of 10 billion dollars is planned.", "en"),
    ],
)
def test_a_target_is_no_figure(text: str, language: Language) -> None:
    assert told(text, language) == []


def test_what_is_reached_stays_a_figure_beside_a_target() -> None:
    text = "There are plans to increase trade, which in 2023 amounted to 85 million dollars."
    assert told(text) == ["trade_turnover 85000000 USD in 2023"]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark ranks 43rd among 50 trading partners.",
        "In 30 years 67 embassies were opened and 21 documents signed.",
        "More than 2 million tourists came, and 5 million tonnes of cargo went through the port.",
        "The gross domestic product grew by 4.5% to 260 billion dollars.",
        "Ministers of Trade discussed 20% tariffs.",
        "A loan of 300 million dollars was granted.",
        "Over the years of independence the country attracted 380 billion dollars of investment.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "language", "measure", "direction"),
    [
        ("Exports from Kazakhstan came to $5 million.", "en", "exports", "KZ->partner"),
        ("Exports to Kazakhstan came to $5 million.", "en", "imports", "partner->KZ"),
        ("Danish exports came to $5 million.", "en", "imports", "partner->KZ"),
        ("Danish imports from Kazakhstan came to $5 million.", "en", "exports", "KZ->partner"),
        ("Of this, $5 million fell on Kazakh exports.", "en", "exports", "KZ->partner"),
        ("Датский экспорт составил 5 млн долларов.", "ru", "imports", "partner->KZ"),
        ("Из них 5 млн долларов – экспорт из Казахстана.", "ru", "exports", "KZ->partner"),
        ("Біздің экспорт – 5 млн доллар.", "kk", "exports", "KZ->partner"),
        ("Қазақстанға экспорт 5 млн доллар болды.", "kk", "imports", "partner->KZ"),
    ],
)
def test_exports_and_imports_are_kazakhstans(
    text: str, language: Language, measure: str, direction: str
) -> None:
    (figure,) = figures(text, language)
    assert (figure.measure, figure.direction) == (measure, direction)


@pytest.mark.parametrize(
    ("text", "language", "stated", "direction"),
    [
        (
            "In 2023 the inflow of direct investment was 51.5 million dollars.",
            "en",
            "fdi_inflow 51500000 USD in 2023",
            "partner->KZ",
        ),
        (
            "In 2023 the country attracted 51.5 million dollars in FDI.",
            "en",
            "fdi_inflow 51500000 USD in 2023",
            "partner->KZ",
        ),
        (
            "Since 2005 over 600 million dollars have been invested.",
            "en",
            "investment_total >600000000 USD in 2005/..",
            "partner->KZ",
        ),
        (
            "Danish investment has passed 185 million dollars.",
            "en",
            "investment_total >185000000 USD",
            "partner->KZ",
        ),
        (
            "Kazakh investments in Denmark came to 8 million dollars.",
            "en",
            "investment_total 8000000 USD",
            "KZ->partner",
        ),
        (
            "Among the top investors is Denmark, with total investments since 2005 amounting to $96 million.",
            "en",
            "investment_total 96000000 USD in 2005/..",
            "partner->KZ",
        ),
        (
            "Казахстан вложил в экономику страны 8 млн долларов.",
            "ru",
            "investment_total 8000000 USD",
            "KZ->partner",
        ),
        (
            "Прямые инвестиции из Дании с 2005 года превысили 96 млн долларов.",
            "ru",
            "investment_total >96000000 USD in 2005/..",
            "partner->KZ",
        ),
        (
            "2005 жылдан бері Қазақстанға 68 млн доллар инвестиция тартылды.",
            "kk",
            "investment_total 68000000 USD in 2005/..",
            "partner->KZ",
        ),
    ],
)
def test_investment_flows_in_over_a_period_or_gathers(
    text: str, language: Language, stated: str, direction: str
) -> None:
    assert told(text, language) == [stated]
    assert figures(text, language)[0].direction == direction


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("190 companies with Danish capital are registered.", "en", 190),
        ("There are now six joint ventures in Kazakhstan.", "en", 6),
        ("More than thirty Danish companies work in our country.", "en", 30),
        ("The number of enterprises with Danish participation has reached 178.", "en", 178),
        ("About 80 mining, trade and transport enterprises with Danish capital operate here.", "en", 80),
        ("Число компаний с датским капиталом в Казахстане – 240.", "ru", 240),
        ("В Казахстане работают шесть совместных предприятий.", "ru", 6),
        ("Даниялық капиталмен 2 мыңнан астам кәсіпорын бар.", "kk", 2000),
    ],
)
def test_companies_that_are_there_to_stay_are_counted(text: str, language: Language, count: int) -> None:
    (figure,) = figures(text, language)
    assert (figure.measure, figure.value, figure.unit) == ("companies", count, "count")


@pytest.mark.parametrize(
    "text",
    [
        "More than 200 companies took part in the forum.",
        "Representatives of 30 companies came with the delegation.",
        "There are plans to open 10 joint ventures.",
        "100 entrepreneurs met in Astana.",
        "The city has attracted more than 3,000 companies from 82 countries, and they operate well.",
        "It took place on May 28, with the support of an investment company in Denmark.",
    ],
)
def test_companies_at_an_event_or_in_a_plan_are_not(text: str) -> None:
    assert told(text) == []


def test_companies_of_kazakhstan_abroad_run_the_other_way() -> None:
    (figure,) = figures("About 1,100 enterprises with Kazakh capital work in Denmark.")
    assert figure.direction == "KZ->partner"


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            "52 joint projects worth $21 billion are under way.",
            "en",
            ["other 52 count", "other 21000000000 USD"],
        ),
        ("They signed contracts for 200 million dollars.", "en", ["other 200000000 USD"]),
        ("Agricultural trade came to 87 million dollars in 2023.", "en", ["other 87000000 USD in 2023"]),
        ("Торговля продукцией АПК достигла $326 млн.", "ru", ["other 326000000 USD"]),
        (
            "Пакет из 21 проекта на сумму свыше $1 млрд уже дает результат.",
            "ru",
            ["other 21 count", "other >1000000000 USD"],
        ),
    ],
)
def test_single_sectors_contracts_and_projects_are_other(
    text: str, language: Language, stated: list[str]
) -> None:
    assert told(text, language) == stated


def test_it_stands_for_the_measure_of_the_sentence_before() -> None:
    text = "Mutual trade is growing. In 2023 it was 50.5 million dollars."
    assert told(text) == ["trade_turnover 50500000 USD in 2023"]


def test_this_figure_completes_the_growth_told_before() -> None:
    text = "Trade for January-September grew by 23%. In monetary terms, this figure is 13.3 billion dollars."
    assert told(text) == ["trade_turnover 13300000000 USD in 2024-01/2024-09 +23%"]


def test_measures_named_first_share_the_amounts_in_order() -> None:
    text = "In 2023 exports and imports amounted to $120 million and $80 million respectively."
    assert told(text) == ["exports 120000000 USD in 2023", "imports 80000000 USD in 2023"]


def test_growth_and_amount_of_two_periods_are_two_figures() -> None:
    text = "Trade grew by 5% in 2022 and amounted to $3 billion in January-May 2024."
    assert told(text) == ["trade_turnover in 2022 +5%", "trade_turnover 3000000000 USD in 2024-01/2024-05"]


def test_a_headline_and_the_text_below_tell_one_figure() -> None:
    text = "Trade reaches $85 million\n\nIn 2023 trade reached 85 million dollars, up 5%."
    assert told(text) == ["trade_turnover 85000000 USD in 2023 +5%"]


def test_without_a_date_last_years_figure_has_no_period() -> None:
    assert told("Last year trade was 5 million dollars.", published=None) == ["trade_turnover 5000000 USD"]


def test_text_behind_the_body_is_not_read() -> None:
    text = "Trade was 5 million dollars. Trade was 9 million dollars."
    found = read_figures(release(text), (0, 28), PUBLISHED, lambda _: None, "DK")
    assert [figure.value for figure in found] == [5e6]


def test_a_text_about_two_countries_gives_each_its_own_figures() -> None:
    text = "Trade was 5 million dollars. With Latvia, trade was 9 million dollars."
    found = read_figures(release(text), (0, len(text)), PUBLISHED, lambda at: "LV" if at > 28 else None, "DK")
    assert [(figure.partner, figure.value) for figure in found] == [("DK", 5e6), ("LV", 9e6)]


def test_every_figure_rests_on_the_words_that_tell_it() -> None:
    text = "In 2023 bilateral trade grew by 27% to 5.7 billion dollars."
    (figure,) = figures(text)
    assert [text[start:end] for start, end in figure.evidence] == [
        "2023",
        "bilateral trade",
        "27%",
        "5.7 billion dollars",
    ]


def test_a_line_that_is_wrapped_in_the_middle_of_a_sentence_goes_on() -> None:
    text = "In 2023, trade came to 412.3 million dollars (exports - 300.1 million, imports - 112.2\nmillion)."
    assert len(told(text)) == 3
    assert told(text) == told(text.replace("\n", " "))


def test_what_was_invested_over_years_has_gathered_whenever_they_ended() -> None:
    text = "Direct investment from Hungary over the past 16 years amounted to 270 million dollars."
    (figure,) = read_figures(release(text), (0, len(text)), None, lambda _: "HU", "HU")
    assert (figure.measure, figure.period) == ("investment_total", None)


def test_trade_of_others_is_no_figure_of_the_two() -> None:
    assert told("Mutual trade between CA countries has increased from $5.7bn to $11bn.") == []


def test_a_number_of_companies_has_its_bound() -> None:
    text = "Today more than 100 enterprises with Danish capital operate in Kazakhstan."
    (figure,) = read_figures(release(text), (0, len(text)), PUBLISHED, lambda _: "DK", "DK")
    assert (figure.value, figure.bound) == (100, "min")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Mutual trade in the short term will be raised twofold.", []),
        (
            "I would like to note that more than $6 billion have been invested by Denmark in Kazakhstan.",
            ["investment_total >6000000000 USD"],
        ),
        (
            "Large projects with a total budget of $3.5 billion are being implemented with Denmark.",
            ["other 3500000000 USD"],
        ),
    ],
)
def test_a_plan_is_told_from_a_polite_word_and_a_budget_from_the_states(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            (
                "Investment from Denmark was noted. In 2022, 75 mln US dollars was attracted from there, and "
                "since 2005 - 350 mln US dollars."
            ),
            ["fdi_inflow 75000000 USD in 2022", "investment_total 350000000 USD in 2005/.."],
        ),
        ("In 2022, the inflow of direct investment from all foreign partners amounted to $28 billion.", []),
        ("There are 100 companies with Danish participation in Kazakhstan.", ["companies 100 count"]),
        (
            "Lower duties on imported goods resulted in a 35-percent increase in bilateral trade in 2022.",
            ["trade_turnover in 2022 +35%"],
        ),
        ("The portfolio of joint projects exceeds $6 billion.", ["other >6000000000 USD"]),
    ],
)
def test_a_partners_part_is_told_from_the_worlds_and_growth_goes_to_what_grew(
    text: str, stated: list[str]
) -> None:
    assert told(text) == stated


def test_what_was_decided_on_is_a_target() -> None:
    assert not told("Both sides decided to enhance the volume of bilateral trade to $1 billion.")


def test_a_quarter_and_a_half_without_a_year_are_the_last_ones() -> None:
    assert told("Trade with Denmark fell to $50 million in the first quarter.") == [
        "trade_turnover 50000000 USD in 2024-01/2024-03"
    ]
    assert told("Trade with Denmark reached $90 million in the first half.") == [
        "trade_turnover 90000000 USD in 2024-01/2024-06"
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Exports stood at $60 million, up 15%, while imports came to $17 million, down 3%, in 2023.",
            ["exports 60000000 USD in 2023 +15%", "imports 17000000 USD in 2023 -3%"],
        ),
        ("Trade was $1 billion, up 20% in 2023.", ["trade_turnover 1000000000 USD in 2023 +20%"]),
        (
            "Trade increased 4.6 times (to $46 million) in 2023.",
            ["trade_turnover 46000000 USD in 2023 +360%"],
        ),
        (
            "Trade first passed the $1 billion mark in the long history of the two countries in 2023.",
            ["trade_turnover >1000000000 USD"],
        ),
    ],
)
def test_a_period_told_last_is_that_of_growth_and_amounts_before(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "In 2023 trade grew by 5% against the previous year ($1.1 billion) and came to $1.16 billion.",
            ["trade_turnover 1100000000 USD in 2022", "trade_turnover 1160000000 USD in 2023 +5%"],
        ),
        (
            "Trade reached $26 million in 2022 and has continued to grow by 10% this year.",
            ["trade_turnover 26000000 USD in 2022", "trade_turnover in 2024 +10%"],
        ),
        (
            "Trade grew 6% in 2022, 8% in 2023 and 12% in the first half of 2024.",
            [
                "trade_turnover in 2022 +6%",
                "trade_turnover in 2023 +8%",
                "trade_turnover in 2024-01/2024-06 +12%",
            ],
        ),
        (
            "In 2023 bilateral trade was $90 million. The increase was 20%.",
            ["trade_turnover 90000000 USD in 2023 +20%"],
        ),
        ("Bilateral trade rose by a quarter last year.", ["trade_turnover in 2023 +25%"]),
    ],
)
def test_growth_goes_to_the_amount_and_period_that_it_is_told_for(text: str, stated: list[str]) -> None:
    assert told(text) == stated


def test_a_sum_told_in_two_currencies_is_named_behind_both() -> None:
    assert told("In 2023, €1.2 billion ($1.3 billion) was the volume of mutual trade.") == [
        "trade_turnover 1200000000 EUR in 2023"
    ]


def test_where_a_plan_sets_out_from_has_been_reached() -> None:
    assert told("They plan to raise trade from $1.8 billion in 2023 to $5 billion.") == [
        "trade_turnover 1800000000 USD in 2023"
    ]
    assert told("Trade is to reach $1 billion this year, compared with $800 million in 2023.") == [
        "trade_turnover 800000000 USD in 2023"
    ]


def test_investment_up_to_last_year_has_gathered() -> None:
    text = "In the period from 2005 up to last year, Danish investment in Kazakhstan was $1.4 billion."
    assert told(text) == ["investment_total 1400000000 USD in 2005/2023"]
    assert told("FDI between 2005 and the first quarter of 2024 was $3 billion.") == [
        "investment_total 3000000000 USD in 2005/2024-03"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The trade turnover may soon reach $30 billion.",
        "He stressed the importance of increasing the volume of bilateral trade to $5 billion.",
        "The bank has opened a 170 million dollar credit line to help companies with joint projects.",
    ],
)
def test_what_may_be_what_matters_and_what_is_lent_is_no_figure(text: str) -> None:
    assert not told(text)


def test_months_say_more_exactly_what_part_of_this_year_is_told() -> None:
    assert told("Bilateral trade was $9.2 bn this year, up 5% in January-May.") == [
        "trade_turnover 9200000000 USD in 2024-01/2024-05 +5%"
    ]


def test_growth_of_exports_alone_takes_over_the_period_of_trade() -> None:
    assert told("In 2023 trade reached $82 million. Exports to Denmark rose by 52%.") == [
        "trade_turnover 82000000 USD in 2023",
        "exports in 2023 +52%",
    ]

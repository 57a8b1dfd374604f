from datetime import date

import pytest

from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.figures.quantities import quantities_of

from .figure_texts import figures, told


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("the 2022-23 financial year", "2022/2023"),
        ("fiscal year 2021/22", "2021/2022"),
        ("In 2021–22, trade", "2021/2022"),
        ("Q1-Q3 2023", "2023-01/2023-09"),
        ("the first and second quarters of 2024", "2024-01/2024-06"),
        ("6M 2024", "2024-01/2024-06"),
        ("H1", "2024-01/2024-06"),
        ("2H 2022", "2022-07/2022-12"),
        ("Q3", "2024-07/2024-09"),
    ],
)
def test_a_period_in_a_reports_notation_is_read(phrase: str, edtf: str) -> None:
    marks = quantities_of(phrase, (0, len(phrase)), "en", date(2024, 11, 20))
    assert [mark.period and mark.period.edtf for mark in marks if isinstance(mark, PeriodMark)] == [edtf]


def test_a_count_behind_a_year_and_a_dash_is_no_second_year() -> None:
    text = "Companies with Danish capital: in 2022 - 23 companies."
    assert "2022/2023" not in [figure.period for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("Kazakhstan sold Denmark goods worth $21 million last year.", "exports", "KZ->partner"),
        ("Kazakhstan supplied $21 million worth of products to Denmark.", "exports", "KZ->partner"),
        ("Last year Kazakhstan bought Danish goods for $21 million.", "imports", "partner->KZ"),
        ("Danish firms bought Kazakh products worth $21 million.", "exports", "KZ->partner"),
        ("Deliveries from Kazakhstan grew threefold, to $21 million.", "exports", "KZ->partner"),
        ("Denmark exported goods worth $21 million to Kazakhstan.", "imports", "partner->KZ"),
        ("Denmark sold goods worth $21 million to Kazakhstan.", "imports", "partner->KZ"),
    ],
)
def test_goods_sold_and_bought_are_exports_and_imports(text: str, measure: str, direction: str) -> None:
    assert [(figure.measure, figure.value, figure.direction) for figure in figures(text)] == [
        (measure, 21e6, direction)
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Trade rose to $31 million in January-May from $24 million in the same period last year.",
            [
                "trade_turnover 31000000 USD in 2024-01/2024-05",
                "trade_turnover 24000000 USD in 2023-01/2023-05",
            ],
        ),
        (
            "Denmark has invested $70 million since 2006, while Kazakh investments there came to $3 million.",
            ["investment_total 70000000 USD in 2006/..", "investment_total 3000000 USD"],
        ),
        (
            "Trade in 2022 grew by 14 percent, and over the first half of 2023 by another 6 percent.",
            ["trade_turnover in 2022 +14%", "trade_turnover in 2023-01/2023-06 +6%"],
        ),
        (
            "In 2023 trade was $90 million, with exports falling 20% to $50 million.",
            ["trade_turnover 90000000 USD in 2023", "exports 50000000 USD in 2023 -20%"],
        ),
        (
            "The fund has invested over $30 million in 12 projects.",
            ["investment_total >30000000 USD"],
        ),
        ("By 2023 the Danish FDI stock had reached $8 million.", ["investment_total 8000000 USD in 2023"]),
        (
            "Trade was $9 million in 2022, of which $7 million was exports; in H1 2023 it was $4 million.",
            [
                "trade_turnover 9000000 USD in 2022",
                "exports 7000000 USD in 2022",
                "trade_turnover 4000000 USD in 2023-01/2023-06",
            ],
        ),
        (
            "In 2023 exports to Kazakhstan were EUR 8 million and imports from Kazakhstan EUR 3 million.",
            ["imports 8000000 EUR in 2023", "exports 3000000 EUR in 2023"],
        ),
        (
            "In 2023 trade was $9 million, which is $2 million more than in 2022.",
            ["trade_turnover 9000000 USD in 2023"],
        ),
        (
            "Trade doubled, from $4 million in 2022 to $8 million in 2023.",
            ["trade_turnover 4000000 USD in 2022", "trade_turnover 8000000 USD in 2023 +100%"],
        ),
        (
            "Trade rose from $4 million in 2022 to $6 million in 2023, that is, by 50%.",
            ["trade_turnover 4000000 USD in 2022", "trade_turnover 6000000 USD in 2023 +50%"],
        ),
        ("The total amount of trade between the countries is $9 million.", ["trade_turnover 9000000 USD"]),
        (
            "Over 20 companies with Danish capital work here, the total volume of investments is $9 million.",
            ["investment_total 9000000 USD", "companies >20 count"],
        ),
        (
            "They signed 12 agreements on trade, investment and energy worth a combined $9 million.",
            ["other 9000000 USD"],
        ),
        ("The budget of the project is 9 million euros.", ["other 9000000 EUR"]),
        (
            "Last year the sales hit almost KZT 17 mln that is 25% more than a year before.",
            ["trade_turnover <17000000 KZT in 2023 +25%"],
        ),
        (
            "In 2023 trade was $9 million. It is growing: trade was up by 7%. Exports were $3 million.",
            ["trade_turnover 9000000 USD in 2023 +7%", "exports 3000000 USD in 2023"],
        ),
        (
            "Trade and economic ties in Q1 2024 grew. Trade was $9 mln, up 7% on the same period of 2023.",
            ["trade_turnover 9000000 USD in 2024-01/2024-03 +7%"],
        ),
        (
            "Danish investment has reached $9 million, $2 million of which was invested in H1 2024.",
            ["investment_total 9000000 USD", "fdi_inflow 2000000 USD in 2024-01/2024-06"],
        ),
        (
            "The level of trade between the countries reached $9 million in 2023.",
            ["trade_turnover 9000000 USD in 2023"],
        ),
        (
            "A joint project on the production of locomotives with investments of $9 million.",
            ["other 9000000 USD"],
        ),
        ("They implement a 100 MW wind farm project worth $9 million.", ["other 9000000 USD"]),
        (
            "Trade was $9 million in 2022, with a 22% increase to $8 million in January-September 2023.",
            [
                "trade_turnover 9000000 USD in 2022",
                "trade_turnover 8000000 USD in 2023-01/2023-09 +22%",
            ],
        ),
        ("In 2023 Kazakhstan imported $9 million, a 3% fall.", ["imports 9000000 USD in 2023 -3%"]),
        (
            "Trade is on the rise, from EUR 2 million five years ago to EUR 5 million today.",
            ["trade_turnover 5000000 EUR"],
        ),
        (
            "Trade (January-July 2024) - $9 million, including exports - $7 million.",
            [
                "trade_turnover 9000000 USD in 2024-01/2024-07",
                "exports 7000000 USD in 2024-01/2024-07",
            ],
        ),
        (
            "As for investment, $9 million has come to Kazakhstan from Denmark over the past ten years.",
            ["investment_total 9000000 USD in 2014/2023"],
        ),
        (
            "Trade in 2023 was $9 million, 6.5 percent below the 2022 figure.",
            ["trade_turnover 9000000 USD in 2023 -6.5%"],
        ),
        ("Trade was NOK 90 million in 2023.", ["trade_turnover 90000000 NOK in 2023"]),
    ],
)
def test_an_amount_has_the_period_growth_and_measure_that_are_told_of_it(
    text: str, stated: list[str]
) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "They aim to raise trade from the current $7 million to $20 million.",
            ["trade_turnover 7000000 USD"],
        ),
        (
            "Trade has not yet reached its potential and was only $6 million in 2023.",
            ["trade_turnover 6000000 USD in 2023"],
        ),
        ("Kazakhstan has built roads with the total amount of investment exceeding $9 billion.", []),
        ("An investment programme worth $9 million was launched, with a credit facility of $2 million.", []),
        ("In order to step up bilateral trade to the mark of $9 million a joint approach is needed.", []),
        ("Kazakhstan is interested in increasing the supply of 70 goods worth over $9 million.", []),
        ("Deals worth $9 million will be signed during the visit.", []),
        ("The side proposed increasing exports to Denmark across 20 items worth more than $9 million.", []),
    ],
)
def test_what_is_there_is_told_from_what_is_wished_for(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "The main Kazakh exports are oil ($7 million) and the like.",
        "Kazakhstan exported 120 thousand tons of wheat to Denmark worth $7 million.",
        "Kazakhstan's exports of over 40 tonnes of honey were worth $7 million.",
        "The plant, which cost 7 million dollars, has started its work.",
    ],
)
def test_what_is_told_of_certain_goods_or_of_a_plant_is_no_trade_as_a_whole(text: str) -> None:
    assert told(text) == ["other 7000000 USD"]


def test_danish_imports_beside_kazakhstans_exports_are_what_kazakhstan_imports() -> None:
    text = "Kazakhstan's exports accounted for $11 million and Danish imports for $2 million in 2023."
    assert told(text) == ["exports 11000000 USD in 2023", "imports 2000000 USD in 2023"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (  # the noun of growth, far from its number
            "By the end of 2022, the growth of Kazakh-Danish trade amounted to 13 percent compared to 2021.",
            ["trade_turnover in 2022 +13%"],
        ),
        (  # growth that goes on without its verb
            "Last year trade rose by 44%, and in the first five months of this year - by another 12%.",
            ["trade_turnover in 2023 +44%", "trade_turnover in 2024-01/2024-05 +12%"],
        ),
        (
            "Imports and exports grew by 10% and 20%, respectively, in 2022.",
            ["imports in 2022 +10%", "exports in 2022 +20%"],
        ),
        (  # growth in brackets behind what the sum is held against
            "Trade came to $590 million in 2023 against $250 million in 2022 (a 2.36-fold increase).",
            ["trade_turnover 590000000 USD in 2023 +136%", "trade_turnover 250000000 USD in 2022"],
        ),
        (
            (
                "Trade exceeded $590 million in January-April 2024, while this figure was $250 million in "
                "the same period last year."
            ),
            [
                "trade_turnover >590000000 USD in 2024-01/2024-04",
                "trade_turnover 250000000 USD in 2023-01/2023-04",
            ],
        ),
        ("They spoke of ties, including through increasing the mutual trade to $1 billion.", []),
        (  # a rise, and what it came to
            (
                "The two increased the volume of mutual trade by $38 million, bringing it to $110 million "
                "in the first quarter of 2024."
            ),
            ["trade_turnover 110000000 USD in 2024-01/2024-03"],
        ),
        (
            (
                "In the first half of 2024 trade was $5 million, 20% less than in the same period of 2023, "
                "when it stood at $6.25 million."
            ),
            [
                "trade_turnover 5000000 USD in 2024-01/2024-06 -20%",
                "trade_turnover 6250000 USD in 2023-01/2023-06",
            ],
        ),
        (
            "Trade was $144 million in 2023, down 17% from the previous year: exports $99 million (-22%).",
            ["trade_turnover 144000000 USD in 2023 -17%", "exports 99000000 USD in 2023 -22%"],
        ),
        (
            "Since the beginning of the year, trade has increased by 30 percent.",
            ["trade_turnover in 2024 +30%"],
        ),
        (
            "The number of firms with Danish investment in Kazakhstan has grown threefold and exceeded 200.",
            ["companies >200 count"],
        ),
        (  # a headline, and the text below
            "Trade grows by more than 30%\n\nIn 2023, trade rose by more than 30% and was $900 million.",
            ["trade_turnover 900000000 USD in 2023 +30%"],
        ),
        (  # of two periods the later one is spoken of further
            (
                "Trade grew by 13% in 2022, and in January-May 2023 it grew by 15%. At the same time, "
                "exports increased by 24%."
            ),
            [
                "trade_turnover in 2022 +13%",
                "trade_turnover in 2023-01/2023-05 +15%",
                "exports in 2023-01/2023-05 +24%",
            ],
        ),
    ],
)
def test_growth_plans_and_comparisons_are_read_as_newspapers_word_them(text: str, stated: list[str]) -> None:
    assert told(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 trade came to $3.4 billion, including Danish exports of $2.3 bn and imports of $1.1 bn.",
        "Denmark's trade with Kazakhstan was $3.4 bn in 2023, with exports at $2.3 bn, imports at $1.1 bn.",
    ],
)
def test_bare_exports_and_imports_are_of_whose_trade_is_told(text: str) -> None:
    assert told(text)[1:] == ["imports 2300000000 USD in 2023", "exports 1100000000 USD in 2023"]


def test_id_est_ends_no_sentence() -> None:
    text = (
        "In January-June 2024 trade was $25.2 million, i.e. 1.6 times less than in the first half of 2023. "
        "Exports - $8.7 million, imports - $16.5 million."
    )
    assert told(text)[1:] == [
        "exports 8700000 USD in 2024-01/2024-06",
        "imports 16500000 USD in 2024-01/2024-06",
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            (
                "Since 2005, the inflow of investment from Denmark has reached $1.7 billion. "
                "Over the same period Kazakhstan invested $200 million in Denmark."
            ),
            ["investment_total 1700000000 USD in 2005/..", "investment_total 200000000 USD in 2005/.."],
        ),
        (
            (
                "Trade in January-May 2024 was $70 million. "
                "Over the same period exports amounted to $40 million."
            ),
            ["trade_turnover 70000000 USD in 2024-01/2024-05", "exports 40000000 USD in 2024-01/2024-05"],
        ),
        (
            (
                "By the end of 2023 trade stood at $128 million, which is 17% higher than the figure of the "
                "previous year ($109 million)."
            ),
            ["trade_turnover 128000000 USD in 2023 +17%", "trade_turnover 109000000 USD in 2022"],
        ),
        (
            "Trade reached $2 million (a 2-fold rise) in 2023 and $3 million (a 1.5-fold rise) in May 2024.",
            ["trade_turnover 2000000 USD in 2023 +100%", "trade_turnover 3000000 USD in 2024-05 +50%"],
        ),
        (
            (
                "Trade exceeded $5 billion from January through April 2024, while this figure was $2 billion "
                "(2.5 times increase) in the same period last year."
            ),
            [
                "trade_turnover >5000000000 USD in 2024-01/2024-04 +150%",
                "trade_turnover 2000000000 USD in 2023-01/2023-04",
            ],
        ),
        (
            "In 2022 Kazakhstan sold $3 million worth of goods - it was lentils - and bought $26 million.",
            ["exports 3000000 USD in 2022", "imports 26000000 USD in 2022"],
        ),
        (
            "In 2022 trade came to 3 billion dollars, of which 2.9 billion were oil and metals.",
            ["trade_turnover 3000000000 USD in 2022", "other 2900000000 USD in 2022"],
        ),
        (
            "It is 19 billion dollars of direct investments since 2005 and more than 170 enterprises.",
            ["investment_total 19000000000 USD in 2005/..", "companies >170 count"],
        ),
        (
            "Trade was $200 million in 2023, or 0.2% of Kazakhstan's total trade of $140 billion.",
            ["trade_turnover 200000000 USD in 2023"],
        ),
        ("The plant with a capacity of 50 thousand tons costs $40 million.", ["other 40000000 USD"]),
        (
            "Bilateral commerce was $1.3bn in 2023, a year-on-year jump of 27%.",
            ["trade_turnover 1300000000 USD in 2023 +27%"],
        ),
        ("The ongoing and potential projects are valued at $20 billion.", ["other 20000000000 USD"]),
        (
            "Trade was $96 million in 2023, 1.4 times as much as in 2022.",
            ["trade_turnover 96000000 USD in 2023 +40%"],
        ),
        (
            "Trade was $96 million in 2023, which exceeds the level of the same time of 2022 by 11 percent.",
            ["trade_turnover 96000000 USD in 2023 +11%"],
        ),
        (
            "In 2023 trade fell just short of $500 million.",
            ["trade_turnover <500000000 USD in 2023"],
        ),
        (
            "There are plans to bring bilateral trade, today at $96 million, to $300 million.",
            ["trade_turnover 96000000 USD"],
        ),
        (
            (
                "Turnover in 2023 amounted to 500 million US dollars. "
                "In January-February 2024 - 80 million (exports 60.1, imports 20.1)."
            ),
            [
                "trade_turnover 500000000 USD in 2023",
                "trade_turnover 80000000 USD in 2024-01/2024-02",
                "exports 60100000 USD in 2024-01/2024-02",
                "imports 20100000 USD in 2024-01/2024-02",
            ],
        ),
        ("Six commercial documents were signed to the sum of $61 million.", ["other 61000000 USD"]),
        (
            "Trade is below its potential: $94 million in 2023 and $40 million in the first half of 2024.",
            ["trade_turnover 94000000 USD in 2023", "trade_turnover 40000000 USD in 2024-01/2024-06"],
        ),
        ("The number of firms with Kazakh participation has hit 480 in Denmark.", ["companies 480 count"]),
        ("Kazakhstan is home to 110 Danish companies.", ["companies 110 count"]),
        ("In 2023 investments in fixed capital in the region grew by 8% to 667 billion tenge.", []),
        (
            "Denmark's purchases from Kazakhstan were worth 1.3 billion euros in 2021.",
            ["exports 1300000000 EUR in 2021"],
        ),
    ],
)
def test_what_is_told_by_other_words_is_stated_all_the_same(text: str, stated: list[str]) -> None:
    assert told(text) == stated


def test_growth_from_a_year_is_held_against_that_year_alone() -> None:
    text = "In 2023 trade with Denmark was $31 million. It increased by 30% from 2022 ($24 million)."
    assert told(text) == [
        "trade_turnover 31000000 USD in 2023 +30%",
        "trade_turnover 24000000 USD in 2022",
    ]


def test_an_amount_is_of_the_period_over_which_it_is_said_to_have_grown() -> None:
    text = "Trade reached US$540 million, growing by eleven percent over the first nine months of 2020."
    assert told(text) == ["trade_turnover 540000000 USD in 2020-01/2020-09 +11%"]


def test_what_a_rise_is_held_against_is_not_the_period_of_what_trade_stands_at() -> None:
    text = (
        "Trade saw a 2.5-fold rise in the first half of 2021 compared to the same period in 2020 and stood "
        "at $140.5 million."
    )
    assert told(text) == ["trade_turnover 140500000 USD in 2021-01/2021-06 +150%"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "In 2021 trade totaled $90 million, 112.5% as against 2020.",
            ["trade_turnover 90000000 USD in 2021 +12.5%"],
        ),
        ("The holdings have a total annual turnover of $80 billion.", []),
    ],
)
def test_indexes_and_the_turnover_of_companies_are_told_from_trade(text: str, stated: list[str]) -> None:
    assert told(text) == stated


def test_the_same_period_of_last_year_is_placed_without_a_date_of_the_text() -> None:
    text = (
        "Trade amounted to $243.1 million in January-February 2019, which is 16.1 percent higher than the "
        "same period last year – $209.4 million."
    )
    assert told(text, published=None) == [
        "trade_turnover 243100000 USD in 2019-01/2019-02 +16.1%",
        "trade_turnover 209400000 USD in 2018-01/2018-02",
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "In 2024 trade amounted to $26 million, with Denmark having a surplus of $12 million.",
            ["trade_turnover 26000000 USD in 2024"],
        ),
        (
            (
                "Both build projects with a total cost of $3.6 billion. Some worth $236 million have "
                "been put into operation."
            ),
            ["other 3600000000 USD"],
        ),
        ("In 2024, $5 million worth of goods came from Denmark.", ["imports 5000000 USD in 2024"]),
    ],
)
def test_a_surplus_and_what_is_put_into_operation_are_told_from_trade_and_capital(
    text: str, stated: list[str]
) -> None:
    assert told(text) == stated

"""Which pieces of a page are told not to be news, and which are left alone."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.canonical import Head, Kind, boilerplate, head_of, keep_text
from tests.unit.canonical.texts import BEHIND, BETWEEN, DATELINES, ENDINGS, HEADS, TAILS, TEXTS

LEAD = "Madina Zhurgenova received the Ambassador of Iceland in Astana"


def pieces(body: str, title: str | None = None) -> list[tuple[Kind, str]]:
    kept = keep_text(title, body)
    return [(span.kind, kept.text[span.start : span.end]) for span in boilerplate(kept)]


def news(body: str, title: str | None = None) -> str:
    kept = keep_text(title, body)
    text = kept.text
    for span in reversed(boilerplate(kept)):
        text = text[: span.start] + text[span.end :]
    return " ".join(text[kept.body_start :].split())


def test_a_page_of_the_ministry_has_its_dateline_only() -> None:
    body = f"Astana, May 16, 2025 – {LEAD}.\n\nThey spoke about hot springs."
    assert pieces(body) == [(Kind.DATELINE, "Astana, May 16, 2025 – ")]


def test_a_page_of_kt_kz_is_told_apart_piece_by_piece() -> None:
    title = "Iceland Offers to Drill near Zharkent"
    body = f"""{title}

        11.11.2025, 12:30 5804
        Images | Kazakh MFA
        Tell a friend

        {LEAD}, press service of the Kazakh MFA reports

        They spoke about hot springs.

        relevant news
        New School Opens in Aktau
        10.11.2025, 08:30 412
        A school for 900 pupils has opened in Aktau, the city says."""
    found = pieces(body, title)
    assert found[:-1] == [
        (Kind.TITLE, title),
        (Kind.STAMP, "11.11.2025, 12:30 5804"),
        (Kind.CREDIT, "Images | Kazakh MFA"),
        (Kind.WIDGET, "Tell a friend"),
        (Kind.ATTRIBUTION, ", press service of the Kazakh MFA reports"),
    ]
    kind, tail = found[-1]
    assert kind is Kind.TAIL
    assert tail.startswith("relevant news")
    assert tail.endswith("the city says.")


def test_a_page_of_kazinform_is_told_apart_piece_by_piece() -> None:
    body = f"""Currency rates: usd/kzt 453.10 eur/kzt 499.80
        Weather: Astana +14+16℃
        Main Page > News > Diplomacy
        26 April 2023, 12:40

        ASTANA. KAZINFORM {LEAD}, Kazinform reports with reference to the MFA.

        Photo: gov.kz

        They spoke about hot springs.

        Author: Saule Imanova
        Related news
        Tenge strengthens"""
    assert pieces(body) == [
        (Kind.WIDGET, "Currency rates: usd/kzt 453.10 eur/kzt 499.80"),
        (Kind.WIDGET, "Weather: Astana +14+16℃"),
        (Kind.WIDGET, "Main Page > News > Diplomacy"),
        (Kind.STAMP, "26 April 2023, 12:40"),
        (Kind.DATELINE, "ASTANA. KAZINFORM "),
        (Kind.ATTRIBUTION, ", Kazinform reports with reference to the MFA"),
        (Kind.CREDIT, "Photo: gov.kz"),
        (Kind.BYLINE, "Author: Saule Imanova"),
        (Kind.TAIL, "Related news\nTenge strengthens"),
    ]


def test_other_articles_without_a_heading_begin_at_their_stamp_or_their_title() -> None:
    body = f"25.02.2026, 13:58 4766\n{LEAD}.\n25.02.2026, 19:20\nSchool Opens\nA school has opened in Aktau."
    assert news(body) == f"{LEAD}."
    body = f"{LEAD}.\n\nSchool Opens in Aktau\n\n25.02.2026, 19:20 88\n\nA school has opened in Aktau."
    assert news(body) == f"{LEAD}."


def test_a_stamp_at_the_very_end_is_no_tail() -> None:
    assert pieces(f"{LEAD}.\n\n25.02.2026, 19:20") == [(Kind.STAMP, "25.02.2026, 19:20")]


def test_news_goes_on_behind_a_link_to_another_article() -> None:
    body = f"{LEAD}.\n\nRead also\n\nEnvoy opens a library\n\nThey spoke about hot springs."
    assert news(body) == f"{LEAD}. They spoke about hot springs."


def test_a_stamp_in_a_credit_is_told_apart() -> None:
    body = f"Фото: МИД РК 31.05.2024 02:42 295\n\n{LEAD}."
    assert pieces(body) == [(Kind.CREDIT, "Фото: МИД РК "), (Kind.STAMP, "31.05.2024 02:42 295")]


def test_a_caption_goes_with_its_credit() -> None:
    caption = "The sides at the table on May 5. Photo credit: Foreign Ministry."
    body = f"{LEAD}.\n\n{caption}\n\nThey spoke about springs."
    assert news(body) == f"{LEAD}. They spoke about springs."


def test_credits_and_bylines_are_found_on_the_line_of_the_news() -> None:
    head, between, byline = "Images | gov.kz Tell a friend", "Photo: mfa.gov.kz", "Author: Saule Imanova"
    body = f"{head} {LEAD}. {between} They spoke about springs. {byline}"
    assert news(body) == f"{LEAD}. They spoke about springs."


@pytest.mark.parametrize(
    "body",
    [
        "Speaker Saule Imanova: the Majilis adopted the law on May 5.",
        "On May 12–13, 2025 Deputy Prime Minister Aidar Seitov will visit Iceland.",
        "UNESCO – the organisation for culture – praised the yurt festival.",
        "According to the National Bank of Kazakhstan, investment reached 5 million dollars.",
        "The sides agreed, Foreign Ministry spokesman Daniyar Aliyev said.",
        "The sides agreed, Minister Aidar Seitov reported to the Government.",
        "The work goes on, said Ambassador Sigrún Hallsdóttir.",
        "The Ambassador told the news agency about her plans, and the agency wrote a long story.",
        "The press service of the Kazakh MFA moved to a new building, reports of delays notwithstanding.",
        "The 5th round will be held in Astana, as the ministers agreed.",
        "The popular festival of images takes place in Almaty every year.",
        "По данным Нацбанка, инвестиции достигли 5 млн долларов.",
        "Посол сообщил в понедельник, что работа продолжается.",
        "«Мы рады», – сообщил официальный представитель МИД РК Данияр Алиев.",
        "Копии грамот посол передал министру, который сообщил о планах.",
        "Ұлттық банктің мәліметінше, инвестиция 5 млн долларға жетті.",
        "«Біз қуаныштымыз», – деді министрлік өкілі Данияр Әлиев.",
        "Елші жұмыс жалғасады деп хабарлады.",
        "«Келеміз» деп мәлімдеді министр Айдар Сейітов.",
        "Бұл туралы министр Айдар Сейітов хабарлады.",
    ],
)
def test_news_is_left_alone(body: str) -> None:
    assert pieces(f"{body} Then all went home.") == []


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_release_without_boilerplate_has_none(language: str) -> None:
    assert pieces(TEXTS[language].body, TEXTS[language].title) == []


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (
            "10 December 2022, 14:13\n\nMEXICO. KAZINFORM - The sides met in Mexico, Kazinform reports.",
            Head("MEXICO. KAZINFORM", "10 December 2022, 14:13", "Kazinform reports"),
        ),
        (
            "Вена. 28 ноября. KAZAKHSTAN TODAY - Стороны встретились в Вене, сообщает\nпресс-служба МИД РК.",
            Head("Вена. 28 ноября. KAZAKHSTAN TODAY", None, "сообщает пресс-служба МИД РК"),
        ),
        (
            "• 13 Қазан, 2022\n\nТараптар Венада кездесті, – деп хабарлайды ҚазАқпарат.",
            Head(None, "13 Қазан, 2022", "деп хабарлайды ҚазАқпарат"),
        ),
        ("The sides met in Vienna.", Head(None, None, None)),
    ],
)
def test_the_head_tells_dateline_stamp_and_attribution(body: str, head: Head) -> None:
    assert head_of(keep_text(None, body)) == head


debris = st.sampled_from(
    [
        *HEADS,
        *BEHIND,
        *BETWEEN,
        *TAILS,
        *DATELINES,
        *chain.from_iterable(ENDINGS.values()),
        LEAD,
        ". ",
        ", ",
        "\n",
        "\n\n",
        " ",
        "“",
        "(",
    ]
)


@given(st.lists(debris | st.text(max_size=5), max_size=40).map("".join), st.none() | st.text(max_size=20))
def test_on_any_page_pieces_are_in_order_apart_and_never_all_of_it(body: str, title: str | None) -> None:
    kept = keep_text(title, body)
    end = kept.body_start
    for span in boilerplate(kept):
        assert end <= span.start < span.end <= len(kept.text)
        end = span.end
    if any(char.isalnum() for char in kept.body):
        assert any(char.isalnum() for char in news(body, title))

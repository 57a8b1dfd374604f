"""Whatever stands in a text, reading it ends in figures and agreements that stand in it too, or in none."""

import math
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.agreements import read_agreements
from crawler.parsers.event.topics import read_topics
from crawler.parsers.figures import read_figures
from crawler.parsers.model import Agreement, Language, Topic

from .figure_texts import release

LANGUAGES: tuple[Language, ...] = ("en", "ru", "kk", "kk-Latn")
FRAGMENTS = [
    *(
        "trade",
        "exports from",
        "imports -",
        "investment",
        "projects worth",
        "companies with capital",
        "of which",
    ),
    *(
        "$",
        "%",
        " million dollars",
        "billion",
        " times",
        "3-fold",
        "5-6",
        "9" * 40,
        "٣٤",
        "1,2,3",
        "0.0",
        "½",
    ),
    *(
        "in 2023",
        "last year",
        "a year earlier",
        "31.02.2024",
        "00.00.0000",
        "January-",
        "from 2005 to",
        "since",
    ),
    *(
        "(",
        ")",
        "[",
        ";",
        ",",
        ". ",
        "\n\n",
        "-",
        "«",
        "”",
        "İ",
        "ß",
        "\u0307",
        "\x00",
        "respectively",
        "by",
        "+",
    ),
    *(
        "signed an Agreement on",
        "Memorandum",
        "1. Protocol",
        "and",
        "between the Ministry and the",
        "to bring",
    ),
    *(
        "товарооборот",
        "млн долл.",
        "экспорт",
        "в 2 раза",
        "за 8 месяцев",
        "на сумму",
        "подписан Меморандум о",
    ),
    *(
        "тауар айналымы",
        "млрд АҚШ доллары",
        "есе өсіп",
        "жылдың",
        "жеткізуді",
        "туралы келісімге қол қойылды",
    ),
]
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=60).map(" ".join)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(LANGUAGES), days)
def test_figures_are_finite_and_rest_on_the_text(
    text: str, language: Language, published: date | None
) -> None:
    for figure in read_figures(release(text, language), (0, len(text)), published, lambda _: None, None):
        assert figure.value is None or (math.isfinite(figure.value) and figure.value >= 0)
        assert figure.change_pct is None or math.isfinite(figure.change_pct)
        assert figure.value is not None or figure.change_pct is not None
        assert all(text[start:end].strip() for start, end in figure.evidence)
        assert figure.evidence


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_agreements_and_topics_rest_on_the_text(text: str, language: Language) -> None:
    told = release(text, language)
    everything: list[Agreement | Topic] = [
        *read_agreements(told, (0, len(text))),
        *read_topics(told, (0, len(text))),
    ]
    for found in everything:
        assert found.name
        assert all(text[start:end].strip() for start, end in found.evidence)


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(0, 200))
def test_only_what_stands_in_the_body_is_an_agreement(text: str, end: int) -> None:
    body = (0, min(end, len(text)))
    for agreement in read_agreements(release(text), body):
        assert all(stop <= body[1] for _, stop in agreement.evidence)

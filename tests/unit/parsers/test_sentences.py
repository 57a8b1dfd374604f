from itertools import pairwise

import pytest

from crawler.parsers.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He met Mr. Smith in St. Gallen.",
        "R. Sklyar spoke of 4.1 bln. dollars.",
        "Объем составил 189,5 млн. долл. США в 2023 г. и вырос.",
        "The U.S. Department took part.",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew. Exports fell.",
        "Kazinform reports.The PM spoke.",
        "It came to USD 1 bln. Following that, it fell.",
        "Импорт – 152,3 млн долл. С 2005 года приток вырос.",
        "A headline without a full stop\nThe text below.",
        "“It grew.” He smiled.",
    ],
)
def test_a_full_stop_before_a_capital_letter_or_a_line_break_ends_one(text: str) -> None:
    assert len(cut(text)) == 2


def test_a_sentence_without_end_is_cut() -> None:
    spans = list(sentences("word " * 1000, 0, 5000))
    assert len(spans) > 1
    assert spans[0][0] == 0
    assert spans[-1][1] == 5000
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_a_line_broken_at_a_width_ends_none_even_before_a_number_or_a_capital_letter() -> None:
    text = "Trade between the two\ncountries came to nearly\n$1 billion last year in\nKazakhstan as\na whole."

    assert cut(text) == [text]

import pytest

from crawler.parsers.language.tables import lexicon
from crawler.parsers.text.phrases import PhraseBook, marks_of


def words_of(text: str) -> list[str]:
    return [mark.word for mark in marks_of(text, 0, len(text))]


def named(book: PhraseBook, text: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (mark.word, dict(mark.slots)) for mark in book.rewrite(marks_of(text, 0, len(text))) if mark.slots
    ]


def test_a_sentence_is_cut_into_words_numbers_dates_and_signs() -> None:
    assert words_of("On 15.06.2025 trade – $1 200,5 million.") == [
        "on",
        "15.06.2025",
        "trade",
        "-",
        "$",
        "1 200,5",
        "million",
        ".",
    ]


def test_a_number_is_grouped_by_spaces_only_behind_digits() -> None:
    assert words_of("in 2023 150 firms, 1 000 000 in all") == [
        "in",
        "2023",
        "150",
        "firms",
        ",",
        "1 000 000",
        "in",
        "all",
    ]


def test_marks_stand_where_their_words_stand_in_the_text() -> None:
    text = "Straße nach İzmir kostet 5 €"
    assert [text[mark.start : mark.end] for mark in marks_of(text, 0, len(text))] == text.split()


def test_the_longest_phrase_is_found() -> None:
    book = PhraseBook({"measure": {"trade": ["trade"], "turnover": ["trade turnover"]}})
    assert named(book, "trade turnover and trade") == [
        ("trade turnover", {"measure": "turnover"}),
        ("trade", {"measure": "trade"}),
    ]


def test_an_exact_wording_names_a_word_rather_than_its_beginning() -> None:
    book = PhraseBook({"kind": {"verb": ["export*"], "noun": ["export"]}})
    assert named(book, "export exported") == [("export", {"kind": "noun"}), ("exported", {"kind": "verb"})]


def test_a_phrase_can_have_alternatives_and_words_that_may_be_missing() -> None:
    book = PhraseBook({"span": {"quarter": ["[the] first|last quarter"]}})
    assert [word for word, _ in named(book, "the first quarter, last quarter, next quarter")] == [
        "the first quarter",
        "last quarter",
    ]


def test_a_phrase_can_be_built_on_marks_that_an_earlier_book_left() -> None:
    months = PhraseBook({"month": {"5": ["may"], "6": ["june"]}})
    spans = PhraseBook({"span": {"months": ["{month} - {month}"]}})
    text = "in May-June"
    marks = spans.rewrite(months.rewrite(marks_of(text, 0, len(text))))
    assert [(mark.word, mark.slots) for mark in marks][1:] == [("may - june", {"span": "months"})]


@pytest.mark.parametrize("spelling", ["myń", "myñ"])
def test_kazakh_words_are_known_in_either_latin_spelling(spelling: str) -> None:
    assert f"{spelling}*" in lexicon("units", "kk-Latn")["scale"]["1e3"]

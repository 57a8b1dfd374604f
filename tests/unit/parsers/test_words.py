import pytest

from crawler.parsers.text.words import sentences_of, words_of


def split(text: str) -> list[str]:
    return [
        text[sentence.start : sentence.end] for sentence in sentences_of(words_of(text, [(0, len(text))]))
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. Trade grew.", ["They met.", "Trade grew."]),
        (
            "Mr. Benjamin Koh and R. Sklyar met in Washington D.C. today.",
            ["Mr. Benjamin Koh and R. Sklyar met in Washington D.C. today."],
        ),
        ("They met on Aug. 19.", ["They met on Aug. 19."]),
        ("Kazinform reports.The sides met.", ["Kazinform reports.", "The sides met."]),
        ("Trade came to $4.5 bln. It grew.", ["Trade came to $4.5 bln.", "It grew."]),
        ("«We are friends.» He said so.", ["«We are friends.»", "He said so."]),
        ("Kazakhstan and Latvia\n\nThey met.", ["Kazakhstan and Latvia", "They met."]),
        ("Who came? Nobody! Well.", ["Who came?", "Nobody!", "Well."]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_lines_of_a_text_wrapped_at_a_width_are_one_sentence() -> None:
    assert split("The sides met in Riga and spoke\nabout transit and\nagriculture. They agreed.") == [
        "The sides met in Riga and spoke\nabout transit and\nagriculture.",
        "They agreed.",
    ]


def test_lines_that_stand_for_themselves_are_sentences() -> None:
    assert split("Trade grows\nPhoto by Somebody\nThe sides met.") == [
        "Trade grows",
        "Photo by Somebody",
        "The sides met.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kassym-Jomart Tokayev's visit", ["Kassym-Jomart", "Tokayev", "'", "s", "visit"]),
        ("Sana'a and N’Djamena", ["Sana'a", "and", "N’Djamena"]),
        ("Kalnin\u0327a", ["Kalnin\u0327a"]),
        ("$4.5bn", ["$", "4.5", "bn"]),
    ],
)
def test_words_keep_their_hyphens_apostrophes_and_accents(text: str, words: list[str]) -> None:
    assert words_of(text, [(0, len(text))]).texts == words


@pytest.mark.parametrize(
    "text",
    ["They met.", "  They\tmet ,\n\nthen «left»  ", "\n\n", "", "Жеңіс\u00a0күні – 9 мамыр", " a\n b\n\n c "],
)
def test_words_stand_where_they_are_said_to_whatever_space_is_between_them(text: str) -> None:
    words = words_of(text, [(0, len(text))])
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.texts
    assert "".join(words.texts) == "".join(text.split())

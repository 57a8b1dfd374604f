"""What changes a text's hash, and what does not."""

import hashlib
import re
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.canonical import canonical_body, content_hash, keep_text
from tests.unit.canonical.texts import (
    BEHIND,
    BETWEEN,
    DATELINES,
    ENDINGS,
    HEADS,
    OPENINGS,
    SENTENCES,
    TAILS,
    TEXTS,
)

languages = st.sampled_from(sorted(TEXTS))
SENTENCE_END = re.compile(r"(?<=[\w)])\.(?= |\n|$)")


def hash_of(body: str, title: str | None = None) -> str:
    return content_hash(keep_text(title, body))


def paragraphs_of(language: str) -> list[str]:
    return TEXTS[language].body.split("\n\n")


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_clause_that_ends_any_sentence_does_not_count(language: str, data: st.DataObject) -> None:
    body = TEXTS[language].body
    place = data.draw(st.sampled_from([match.start() for match in SENTENCE_END.finditer(body)]))
    lead = data.draw(st.sampled_from([", ", ", - ", ",  "]))
    clause = data.draw(st.sampled_from(ENDINGS[language]))
    assert hash_of(f"{body[:place]}{lead}{clause}{body[place:]}") == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_full_stop_lost_behind_a_clause_does_not_count(language: str, data: st.DataObject) -> None:
    paragraphs = paragraphs_of(language)
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    clause = data.draw(st.sampled_from(ENDINGS[language]))
    paragraphs[at] = f"{paragraphs[at].removesuffix('.')}, {clause}"
    assert hash_of("\n\n".join(paragraphs)) == hash_of(TEXTS[language].body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_clause_that_opens_the_text_does_not_count(language: str, data: st.DataObject) -> None:
    body = TEXTS[language].body
    opening = data.draw(st.sampled_from(OPENINGS[language]))
    assert hash_of(f"{opening} {body[0].lower()}{body[1:]}") == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_clause_in_the_middle_of_a_sentence_does_not_count(language: str, data: st.DataObject) -> None:
    middle = {"en": "received", "ru": "провел", "kk": "экономика", "kk-Latn": "ekonomıka"}[language]
    clause = data.draw(
        st.sampled_from([ending for ending in ENDINGS[language] if not ending.startswith("–")])
    )
    body = TEXTS[language].body
    assert hash_of(body.replace(f" {middle}", f", {clause}, {middle}", 1)) == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_sentence_that_only_says_who_reported_does_not_count(language: str, data: st.DataObject) -> None:
    paragraphs = paragraphs_of(language)
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    paragraphs[at] = f"{paragraphs[at]} {data.draw(st.sampled_from(SENTENCES[language]))}"
    assert hash_of("\n\n".join(paragraphs)) == hash_of(TEXTS[language].body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.sampled_from(DATELINES))
def test_a_dateline_does_not_count(language: str, dateline: str) -> None:
    body = TEXTS[language].body
    assert hash_of(f"{dateline} {body}") == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(
    languages, st.lists(st.sampled_from(HEADS), max_size=5), st.booleans(), st.sampled_from(["\n", "\n\n"])
)
def test_what_stands_before_the_news_does_not_count(
    language: str, heads: list[str], titled: bool, line_break: str
) -> None:
    title, body = TEXTS[language]
    page = line_break.join([*([title] if titled else []), *heads, body])
    assert hash_of(page, title) == hash_of(body, title)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.lists(st.sampled_from(BEHIND), max_size=3, unique=True), st.sampled_from(["", *TAILS]))
def test_what_stands_behind_the_news_does_not_count(language: str, behind: list[str], tail: str) -> None:
    body = TEXTS[language].body
    assert hash_of("\n\n".join([body, *behind, tail])) == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.sampled_from(["Zhanna Akhmetova", "Айбек ҚОБДАБ"]), st.sampled_from(["\n", "\n\n", " "]))
def test_the_bare_name_of_an_author_does_not_count(language: str, name: str, line_break: str) -> None:
    body = TEXTS[language].body
    assert hash_of(f"{body}{line_break}{name}") == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.sampled_from(BETWEEN), st.data())
def test_a_credit_or_link_between_paragraphs_does_not_count(
    language: str, line: str, data: st.DataObject
) -> None:
    paragraphs = paragraphs_of(language)
    paragraphs.insert(data.draw(st.integers(1, len(paragraphs) - 1)), line)
    assert hash_of("\n\n".join(paragraphs)) == hash_of(TEXTS[language].body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(
    languages,
    st.sampled_from(["«»", "“”", '""', "„“", "‹›"]),
    st.sampled_from("-–—‑"),
    st.sampled_from("'’ʼ"),
)
def test_the_kind_of_quotes_dashes_and_apostrophes_does_not_count(
    language: str, quotes: str, dash: str, apostrophe: str
) -> None:
    body = TEXTS[language].body
    other = body.translate(str.maketrans("“”–’", f"{quotes}{dash}{apostrophe}")).replace("«", quotes[0])
    assert hash_of(other.replace("»", quotes[1])) == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.integers(50, 110), st.booleans())
def test_where_lines_were_wrapped_does_not_count(language: str, width: int, with_clause: bool) -> None:
    body = TEXTS[language].body
    page = body.replace(".", f", {ENDINGS[language][0]}.", 1) if with_clause else body
    wrapped = "\r\n\r\n".join(textwrap.fill(paragraph, width) for paragraph in page.split("\n\n"))
    assert hash_of(wrapped) == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(
    languages,
    st.sampled_from([" ", "\n", "\n\n\n", "\r\n \r\n", "\u2029"]),
    st.sampled_from(ENDINGS["en"][:5]),
)
def test_how_paragraphs_are_parted_does_not_count(language: str, parting: str, clause: str) -> None:
    body = TEXTS[language].body
    ending = clause if language == "en" else ENDINGS[language][0]
    page = body.replace(".", f", {ending}.", 1).replace("\n\n", parting)
    assert hash_of(page) == hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.sampled_from(["\u00a0", "  ", "\t", "\u2009", "\u200b "]))
def test_the_kind_of_space_does_not_count(language: str, space: str) -> None:
    body = TEXTS[language].body
    assert hash_of(body.replace(" ", space)) == hash_of(body)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_how_letters_are_composed_does_not_count(language: str) -> None:
    body = TEXTS[language].body
    assert hash_of(unicodedata.normalize("NFD", body)) == hash_of(unicodedata.normalize("NFC", body))


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.sampled_from([None, "Another title altogether"]))
def test_the_title_does_not_count(language: str, title: str | None) -> None:
    own, body = TEXTS[language]
    assert hash_of(body, title) == hash_of(body, own)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_any_other_letter_or_digit_counts(language: str, data: st.DataObject) -> None:
    body = TEXTS[language].body
    at = data.draw(st.sampled_from([at for at, char in enumerate(body) if char.isalnum()]))
    other = data.draw(st.sampled_from([char for char in "0147aeÉBоңЯ" if char != body[at]]))
    assert hash_of(body[:at] + other + body[at + 1 :]) != hash_of(body)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(languages, st.data())
def test_a_paragraph_more_or_less_counts(language: str, data: st.DataObject) -> None:
    paragraphs = paragraphs_of(language)
    del paragraphs[data.draw(st.integers(0, len(paragraphs) - 1))]
    assert hash_of("\n\n".join(paragraphs)) != hash_of(TEXTS[language].body)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Trade came to 3.2 million dollars.", "Trade came to 32 million dollars."),
        ("Trade grew by 1,5%.", "Trade grew by 15%."),
        ("It was 5-7 degrees.", "It was 57 degrees."),
        ("It cost $5.", "It cost €5."),
        ("Trade grew by 5%.", "Trade grew by 5."),
        ("The ambassador Renee left.", "The ambassador Renée left."),
        ("The polish guest left.", "The Polish guest left."),
        ("They met now here.", "They met nowhere."),
    ],
)
def test_what_tells_a_figure_or_a_name_apart_counts(before: str, after: str) -> None:
    assert hash_of(before) != hash_of(after)


@settings(deadline=None)  # the first example pays for tables that are then remembered
@given(st.text())
def test_the_canonical_body_is_empty_for_an_empty_body_only(body: str) -> None:
    kept = keep_text("A title", body)
    assert bool(canonical_body(kept)) == bool(kept.body)


@pytest.mark.parametrize(
    "body", ["Tell a friend", "…", "Photo: gov.kz", "ASTANA. KAZINFORM –", "relevant news", "¿?"]
)
def test_a_body_of_nothing_but_boilerplate_counts_as_it_stands(body: str) -> None:
    assert canonical_body(keep_text(None, body))
    assert hash_of(body) != hash_of(body + " or not")


def test_the_hash_is_that_of_the_canonical_body_in_sha_256() -> None:
    kept = keep_text("Greeting", "“Hello”,  they – all – said.")
    assert canonical_body(kept) == "Hello they-all-said"
    assert content_hash(kept) == hashlib.sha256(b"Hello they-all-said").hexdigest()

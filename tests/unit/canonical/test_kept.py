"""How a text is kept: as received but for white space and characters that nobody can see."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crawler.canonical import KeptText, keep_text


def test_title_and_body_are_parted_by_a_blank_line() -> None:
    kept = keep_text(" On the  visit\n of the minister ", " First.\nSecond.\r\n\r\n \r\n Third. ")
    assert kept.text == "On the visit of the minister\n\nFirst.\nSecond.\n\nThird."
    assert kept.title == "On the visit of the minister"
    assert kept.body == "First.\nSecond.\n\nThird."
    assert kept.text[kept.body_start :] == kept.body


def test_without_title_or_body_the_other_stands_alone() -> None:
    assert keep_text(None, "News.") == KeptText("News.", 0)
    assert keep_text(" \n", "News.") == KeptText("News.", 0)
    title_only = keep_text("Title", "\n \n")
    assert (title_only.text, title_only.title, title_only.body) == ("Title", "Title", "")


def test_letters_signs_and_case_stay_as_received() -> None:
    body = "«Ќаза» № 5 — “ﬁne” … É e\u0301 ½ ＂x＂"
    assert keep_text(None, body).text == body


@given(st.text())
def test_what_was_kept_is_kept_as_it_is(body: str) -> None:
    kept = keep_text("A title", body)
    assert keep_text(kept.title, kept.body) == kept


def test_nothing_unseen_is_kept() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    unseen = {
        char
        for char in keep_text(None, f"a{everything}a").text
        if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    assert unseen == set()


def test_no_letter_number_or_sign_is_lost() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char)[0] in "LMNPS":
            assert keep_text(None, f"a{char}a").text == f"a{char}a"

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.markup import plain_text


def test_blocks_part_paragraphs_and_inline_elements_do_not() -> None:
    assert plain_text("<p>The <b>Latvian</b> side</p><div>agreed<span>.</span></div>tail") == (
        "The Latvian side\n\nagreed.\n\ntail"
    )


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert plain_text("one<br>two<br/> <br>three") == "one\ntwo\n\nthree"


def test_what_readers_do_not_read_is_left_out() -> None:
    html = (
        "<head><title>T</title></head><p>kept</p><script>var a = '<p>no</p>'</script><style>p{}</style>"
        "<figure><img alt='no'><figcaption>no</figcaption></figure><!-- no --><p>kept too</p>"
    )
    assert plain_text(html) == "kept\n\nkept too"


def test_text_behind_a_comment_is_kept() -> None:
    assert plain_text("<p>before<!-- x -->after</p>") == "beforeafter"


def test_entities_are_read_and_white_space_is_folded() -> None:
    assert (
        plain_text("<p>  trade\n\t of&nbsp;&laquo;5&raquo; &amp;\r\n more </p>") == "trade of\xa0«5» & more"
    )


def test_cells_of_a_row_stay_on_one_line_and_rows_part() -> None:
    assert plain_text(
        "<table><tr><td>exports</td><td>5</td></tr><tr><td>imports</td></tr></table>"
    ).split() == [
        "exports",
        "5",
        "imports",
    ]
    assert "\n\n" in plain_text("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")


def test_a_whole_document_reads_like_its_fragment() -> None:
    fragment = "<p>One.</p><p>Two.</p>"
    assert plain_text(f"<html><head></head><body>{fragment}</body></html>") == plain_text(fragment)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "x",
        "<b>" * 200_000 + "x" + "</i>" * 200_000,
        "<table><tr><td>" * 50_000,
        "<a " + "x=y " * 300_000 + ">z",
        "<!--" * 300_000,
        "<" * 500_000,
        "&amp" * 300_000,
        "<p>" + "word " * 300_000,
        ("<div>" * 200 + "<object>" + "</div>" * 200) * 500,
    ],
    ids=lambda html: str(html)[:12],
)
def test_hostile_markup_of_a_megabyte_is_read_in_seconds(html: str) -> None:
    begun = time.monotonic()
    plain_text(html)
    assert time.monotonic() - begun < 10


@given(st.text())
def test_any_text_is_read_without_an_exception_or_a_blank_line_too_many(html: str) -> None:
    text = plain_text(html)
    assert "\n\n\n" not in text
    assert text == text.strip(" \n")

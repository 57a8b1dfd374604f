import pytest

from crawler.canonical import headline_of, keep_text, line_at

NEWS = "Deputy Minister Arman Seitkali received the Ambassador of Finland on Thursday."


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        ("Finland's Envoy in Astana", NEWS, "Finland's Envoy in Astana"),
        (None, NEWS, NEWS),
        (None, f"Images | gov.kz\n\nTell a friend\n\n{NEWS}\n\nMore follows.", NEWS),
        (None, f"ASTANA. KAZINFORM – {NEWS}", NEWS),
        (None, "", ""),
    ],
)
def test_a_headline_is_the_title_or_the_first_line_of_the_news(
    title: str | None, body: str, headline: str
) -> None:
    assert headline_of(keep_text(title, body)) == headline


@pytest.mark.parametrize("body", ["word " * 100, "x" * 500])
def test_a_long_line_is_cut_and_shows_it(body: str) -> None:
    headline = headline_of(keep_text(None, body))

    assert len(headline) <= 160
    assert headline.endswith(" …")
    assert body.startswith(headline.removesuffix(" …"))


def test_a_line_of_a_text_is_found_by_any_place_in_it() -> None:
    text = "First line.\n\nThe Ambassador met the Mayor.\nThird."
    assert {line_at(text, position) for position in range(13, 42)} == {"The Ambassador met the Mayor."}
    assert line_at(text, 0) == "First line."
    assert line_at(text, len(text) - 1) == "Third."

"""A line that says what a text is about."""

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.kept import KeptText
from crawler.canonical.spans import outside

LONGEST_HEADLINE = 160
"""Characters of a headline that is cut from a text without title."""


def headline_of(kept: KeptText) -> str:
    """Return the title, or else the beginning of the news, whole words of it; empty for an empty text alone."""
    if kept.title:
        return kept.title
    pieces = outside(boilerplate(kept), kept.body_start, len(kept.text))
    news = next(
        (line for start, end in pieces for line in kept.text[start:end].splitlines() if line.strip()), ""
    )
    return _cut(" ".join(news.split()))


def _cut(line: str) -> str:
    if len(line) <= LONGEST_HEADLINE:
        return line
    whole_words, _, _ = line[: LONGEST_HEADLINE - 1].rpartition(" ")
    return f"{whole_words or line[: LONGEST_HEADLINE - 2]} …"

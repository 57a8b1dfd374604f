"""A line that says what a text is about."""

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.kept import KeptText
from crawler.canonical.spans import outside

LONGEST_HEADLINE = 160
"""Characters of a headline that is cut from a text without title."""


def headline_of(kept: KeptText) -> str:
    """Return the title, or else the news's first words; empty for an empty text alone."""
    if kept.title:
        return kept.title
    pieces = outside(boilerplate(kept), kept.body_start, len(kept.text))
    lines = (line.strip() for start, end in pieces for line in kept.text[start:end].splitlines())
    return _cut(next(filter(None, lines), ""))


def line_at(text: str, position: int) -> str:
    """Return the beginning of the line of a text that the position lies in, whole words of it."""
    start = text.rfind("\n", 0, position) + 1
    return _cut(text[start:].partition("\n")[0])


def _cut(line: str) -> str:
    if len(line) <= LONGEST_HEADLINE:
        return line
    whole_words, _, _ = line[: LONGEST_HEADLINE - 1].rpartition(" ")
    return f"{whole_words or line[: LONGEST_HEADLINE - 2]} …"

"""Where a kept text holds what publishers put around the news, and into it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crawler.canonical.attribution import attributions
from crawler.canonical.flow import flowing
from crawler.canonical.kept import KeptText
from crawler.canonical.page import Page
from crawler.canonical.spans import Kind, Span, apart, outside

_SHORTEST_CLAUSE = 15
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@lru_cache(maxsize=1)  # a text is hashed, shown and read one after the other
def boilerplate(kept: KeptText) -> tuple[Span, ...]:
    """Return the pieces of the body that are no news, in order and apart from each other; never all of it."""
    text = flowing(kept.text)
    around = list(apart(Page(text, kept.body_start, kept.title).around_the_news()))
    spans = sorted([*around, *_clauses(text, kept.body_start, around)])
    news = outside(spans, kept.body_start, len(text))
    return tuple(spans) if any(_LETTER_OR_DIGIT.search(text, start, end) for start, end in news) else ()


def _clauses(text: str, body_start: int, around: Sequence[Span]) -> Iterator[Span]:
    """Yield the attribution clauses of the news; a sentence begins behind each piece around it."""
    for start, end in outside(around, body_start, len(text)):
        if end - start >= _SHORTEST_CLAUSE:
            for clause in attributions(text, start, end):
                yield Span(*clause, Kind.ATTRIBUTION)

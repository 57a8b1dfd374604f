"""Where a text quotes somebody at length: what is said there is told by a speaker, not by the release."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from crawler.parsers.model import Span

_SPEECH = re.compile(
    r"[“«\"](?:(?<=“)[^“”]{40,2000}”"
    r"|(?<=«)[^«»]{40,2000}»"
    r'|(?<!\w")(?<=")(?=\S)[^"\n]{40,2000}(?<=\S)"(?!\w))'
)  # 40 characters: shorter ones are titles and names


def quotations_of(text: str, part: Span) -> list[Span]:
    """Return where a part of a text quotes somebody, in order, with the quotation marks."""
    return [match.span() for match in _SPEECH.finditer(text, *part)]


def is_within(spans: Sequence[Span], offset: int) -> bool:
    """Return whether an offset lies within one of some spans, which are in order and apart."""
    at = bisect_right(spans, (offset, offset)) - 1
    return at >= 0 and offset < spans[at][1]

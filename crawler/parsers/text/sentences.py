"""A text as sentences."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from crawler.parsers.model import Span
from crawler.parsers.text.words import abbreviations, is_wrapped

_BREAK: Final = re.compile(r"[.!?…\n][.!?…\"'”»’)\]\s]*")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_NUMBER: Final = re.compile(r"\d[\d,]* (?P<counted>[^\W\d_]+)")
_LONGEST_SENTENCE: Final = 2_000
_LONGEST_WORD: Final = 12


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the sentences of text[start:end]; one without end is cut."""
    first = start
    for last in _ends(text):
        if last >= end:
            break
        if last > start:
            yield from _pieces(first, last)
            first = last
    yield from _pieces(first, end)


@lru_cache(maxsize=2)
def _ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text end; kept for the next part of it that is asked for."""
    ends: list[int] = []
    wrapped = is_wrapped(text)
    for match in _BREAK.finditer(text):
        if _is_end(text, match, ends[-1] if ends else 0, wrapped=wrapped):
            ends.append(match.end())
    return tuple(ends)


def _is_end(text: str, match: re.Match[str], first: int, *, wrapped: bool) -> bool:
    """Whether the sign ends a sentence, and neither an abbreviation nor an initial."""
    sign, end = match.group(), match.end()
    follower = text[end : end + 1]
    if "\n" in sign:
        # A line that goes on in small letters was only wrapped, as all are where lines end at a width.
        return sign != "\n" or not (wrapped or follower.islower())
    if follower.islower() or (not sign[-1].isspace() and not follower.isalpha()):
        return False
    if len(sign) == 1 and not (follower.isupper() and text[end + 1 : end + 2].islower()):
        return False
    found = _LAST_WORD.search(text, max(first, match.start() - _LONGEST_WORD), match.start())
    if found is None:
        return True
    word = found.group()
    if (len(word) == 1 and word.isupper()) or word.casefold() in abbreviations("within"):
        return False
    if word in abbreviations("initials") and (sign == "." or word not in abbreviations("syllables")):
        return False
    return word.casefold() not in abbreviations("unit") or not _goes_on(text, end)


def _goes_on(text: str, end: int) -> bool:
    """Return whether a sum goes on behind a unit: "долл. США", "млн. (на 3% меньше)", "млрд. 842 млн."."""
    if text.startswith("(", end):
        return not text[end + 1 : end + 2].isupper()
    smaller = _NUMBER.match(text, end)
    if smaller:
        return smaller["counted"].casefold() in abbreviations("unit")
    return text[end + 1 : end + 2].isupper()


def _pieces(start: int, end: int) -> Sequence[Span]:
    if start < end <= start + _LONGEST_SENTENCE:
        return ((start, end),)
    return [(at, min(at + _LONGEST_SENTENCE, end)) for at in range(start, end, _LONGEST_SENTENCE)]

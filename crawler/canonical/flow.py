"""A text as the rules read it: of the same length, its signs made plain and its hard wraps undone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawler.canonical.dateline import dateline
from crawler.canonical.lines import Role, read_line
from crawler.canonical.signs import ends_sentence, plain_signs
from crawler.canonical.spans import FURNITURE

_NARROWEST_LINE = 36
_WIDEST_PAGE = 120
_LONGEST_DATELINE = 30
_LINE = re.compile(r"[^\n]+")
_FIRST_CHUNK = re.compile(r"[^\s-]*-?")
_LINES_OF_THEIR_OWN = FURNITURE | {Role.STAMP, Role.TAIL, Role.MORE}


def flowing(text: str) -> str:
    """Return a kept text, of the same length, as the rules read it: with plain signs and no hard wraps."""
    text = plain_signs(text)
    wraps = list(_wraps(text, list(_LINE.finditer(text)))) if "\n" in text else []
    letters = list(text) if wraps else []
    for at in wraps:
        letters[at] = " "
    return "".join(letters) or text


def lines_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line that is not empty, from a place on."""
    for line in _LINE.finditer(text, start):
        yield line.start(), line.end()


def _wraps(text: str, lines: Sequence[re.Match[str]]) -> Iterator[int]:
    """Yield the places of the line breaks that only keep lines short.

    How wide a page was wrapped shows in the lines that follow another one; a first line may be longer, by the
    dateline that was set before it later. A page with whole paragraphs on one line was not wrapped.
    """
    if any(line.end() - line.start() > _WIDEST_PAGE + _LONGEST_DATELINE for line in lines):
        return
    pairs = [(line, after) for line, after in pairwise(lines) if after.start() - line.end() == 1]
    width = max((after.end() - after.start() for _, after in pairs), default=0)
    for line, after in pairs:
        if _was_full(line.group(), after.group(), width) and not _begins_anew(text, after):
            yield line.end()


def _was_full(line: str, after: str, width: int) -> bool:
    """Return whether the next line goes on in small letters, or its first word did not fit any more."""
    if len(line) < _NARROWEST_LINE or ends_sentence(line):
        return False
    chunk = _FIRST_CHUNK.match(after)
    gap = 0 if line.endswith("-") else 1
    return after[0].islower() or len(line) + gap + len(chunk.group() if chunk else "") > width


def _begins_anew(text: str, line: re.Match[str]) -> bool:
    return read_line(line.group()) in _LINES_OF_THEIR_OWN or dateline(text, line.start()) is not None

"""Boilerplate that shares its line with the news: before its first sentence, and behind its last."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from crawler.canonical.dateline import dateline, dateline_within
from crawler.canonical.lines import Role, is_caption, read_line
from crawler.canonical.rules import UPPER, of_all_languages
from crawler.canonical.signs import ends_sentence
from crawler.canonical.spans import FURNITURE, Kind, Span
from crawler.canonical.stamps import timed_stamp

_SENTENCE_BREAK = re.compile(r"""[.!?…]["')]? """)
_LABEL_SIGNS = ":|©"
_LONGEST_CAPTION = 200
_LONGEST_TRAILER = 300
_LONGEST_STAMP = 60
_DATELINE_WITHIN = 400


def beginnings(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stamps, credits and buttons before a line's first sentence, and its dateline."""
    while (piece := _beginning(text, start, end)) is not None:
        yield piece
        start = piece.end + text.startswith(" ", piece.end)
    line = dateline(text, start) or dateline_within(text, start, min(end, start + _DATELINE_WITHIN))
    if line:
        yield Span(*line, Kind.DATELINE)


def heading_of_others(text: str, start: int, end: int) -> int | None:
    """Return where a heading over other articles stands between a line's sentences, or None."""
    for sentence_break in _SENTENCE_BREAK.finditer(text, start, end):
        if _heading().match(text, sentence_break.end(), end):
            return sentence_break.end()
    return None


def trailer(text: str, start: int, end: int, *, last: bool) -> Iterator[Span]:
    """Yield the credits behind a line's sentences, and its tags, byline or copyright.

    A bare name is a byline in the last line only.
    """
    if not last and all(text.find(sign, start, end) < 0 for sign in _LABEL_SIGNS):
        return
    done = start
    for sentence_break in _SENTENCE_BREAK.finditer(text, start, end):
        at = sentence_break.end()
        while done <= at and (piece := _behind_sentence(text, start, at, end, last)):
            yield piece
            done = at = piece.end


def _behind_sentence(text: str, start: int, at: int, end: int, last: bool) -> Span | None:
    if at == end:
        return None
    credit = _credits().match(text, at, end)
    if credit and credit.end() < end:
        return Span(at, credit.end(), Kind.CREDIT)
    if end - at > _LONGEST_TRAILER:
        return None
    rest = text[at:end]
    if is_caption(rest) and end - start <= _LONGEST_CAPTION:
        return Span(start, end, Kind.CREDIT)
    role = read_line(rest)
    if last and role is Role.NAME:
        return Span(at, end, Kind.BYLINE)
    if role in FURNITURE and (role is Kind.COPYRIGHT or not ends_sentence(rest)):
        return Span(at, end, Kind(role))
    return None


def _beginning(text: str, start: int, end: int) -> Span | None:
    button = _buttons().match(text, start, end)
    if button:
        return Span(start, button.end(), Kind.WIDGET)
    credit = _credits().match(text, start, end)
    if credit:
        return Span(start, credit.end(), Kind.CREDIT)
    if not text[start : start + 1].isdigit():
        return None
    stamp = timed_stamp(text, start, min(end, start + _LONGEST_STAMP))
    return Span(start, stamp[1], Kind.STAMP) if stamp and stamp[0] == start else None


@cache
def _heading() -> re.Pattern[str]:
    headings = [heading for heading in of_all_languages("lines", "tail") if " " in heading]
    return re.compile(rf"(?i:{_one_of(headings)}) (?=[\"(]?{UPPER})")


@cache
def _buttons() -> re.Pattern[str]:
    buttons = [button for button in of_all_languages("lines", "widget") if " " in button]
    return re.compile(rf"(?:{_one_of(buttons)}) ")


@cache
def _credits() -> re.Pattern[str]:
    words = _one_of(of_all_languages("lines", "credit"))
    owners = _one_of(of_all_languages("openings", "owner"))
    whose = rf" ?[:|] ?(?:(?:{owners})(?!\w)|[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,4}}\b)"
    return re.compile(rf"(?:{words})(?:{whose} ?| (?={_buttons().pattern}))")


def _one_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))

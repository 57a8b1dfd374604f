"""A page as its lines show it: what stands before, between and behind the paragraphs of the news.

Before the news stand the site's widgets, the title once more, stamp, credits and the dateline; between its
paragraphs credits and links; behind it bylines, tags, and the tail of other articles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.canonical.beside import beginnings, heading_of_others, trailer
from crawler.canonical.flow import lines_of
from crawler.canonical.lines import Role, read_line
from crawler.canonical.spans import FURNITURE, Kind, Span
from crawler.canonical.stamps import is_printed_stamp, timed_stamp

_WORD = re.compile(r"\w+")
_MAY_BE_NEWS = frozenset({Role.NEWS, Role.HEADLINE, Role.NAME})
_LISTED = frozenset({Role.HEADLINE, Role.NAME, Role.SECTION})
_FULL_STOPS = (".", "!", "?", "…", '"')
_HEADINGS = frozenset({Role.SECTION, Role.TAIL, Role.MORE})


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    role: Kind | Role


class Page:
    """The lines of a flowing text from where its body starts."""

    def __init__(self, text: str, start: int, title: str | None) -> None:
        self._text = text
        self._title = _words(title or "")
        self._lines = [_Line(start, end, read_line(text[start:end])) for start, end in lines_of(text, start)]
        self._last_news = _last_news(self._lines)

    def around_the_news(self) -> Iterator[Span]:
        """Yield all boilerplate but the clauses within the news, in order."""
        begun = listed = False
        for at, line in enumerate(self._lines):
            if not begun:
                yield from self._before(at, line)
                begun = line.role is Role.NEWS and not self._repeats_title(line)
            if begun:
                tail = self._tail_from(at)
                if tail is not None:
                    yield Span(tail, len(self._text), Kind.TAIL)
                    return
                listed = line.role is Role.MORE or (listed and line.role in _LISTED)
                yield from [_whole(line, Kind.WIDGET)] if listed else self._amid(at, line)

    def _before(self, at: int, line: _Line) -> Iterator[Span]:
        if self._repeats_title(line):
            yield _whole(line, Kind.TITLE)
        elif line.role in FURNITURE:
            yield from self._furniture(line, Kind(line.role))
        elif line.role is Role.STAMP:
            yield _whole(line, Kind.STAMP)
        elif line.role in _HEADINGS:
            yield _whole(line, Kind.WIDGET)
        elif line.role is Role.BY or self._names_somebody_beside(at, Role.STAMP):
            yield _whole(line, Kind.BYLINE)
        elif self._names_somebody_beside(at, Kind.CREDIT) or self._describes_a_picture(line):
            yield from self._furniture(line, Kind.CREDIT)
        else:
            yield from beginnings(self._text, line.start, line.end)

    def _amid(self, at: int, line: _Line) -> Iterator[Span]:
        if line.role in FURNITURE:
            yield from self._furniture(line, Kind(line.role))
        elif line.role is Role.STAMP:
            yield _whole(line, Kind.STAMP)
        elif line.role is Role.NAME and at == self._last_news and self._follows_a_sentence(at):
            yield _whole(line, Kind.BYLINE)
        elif line.role in _MAY_BE_NEWS:
            yield from trailer(self._text, line.start, line.end, last=at == self._last_news)

    def _tail_from(self, at: int) -> int | None:
        """Return where other articles begin, if they do on this line, be it with the next one's title."""
        line = self._lines[at]
        if line.role is Role.TAIL:
            return line.start
        if at == self._last_news:
            return heading_of_others(self._text, line.start, line.end)
        if line.role is not Role.STAMP or at > self._last_news or not is_printed_stamp(self._wording(line)):
            return None
        before = self._lines[at - 1]
        return before.start if before.role in (Role.HEADLINE, Role.NAME) else line.start

    def _furniture(self, line: _Line, kind: Kind) -> Iterator[Span]:
        stamp = timed_stamp(self._text, line.start, line.end) if kind is Kind.CREDIT else None
        if stamp is None:
            yield _whole(line, kind)
            return
        start, end = stamp
        for span in (Span(line.start, start, kind), Span(start, end, Kind.STAMP), Span(end, line.end, kind)):
            if span.start < span.end:
                yield span

    def _describes_a_picture(self, line: _Line) -> bool:
        stamp = timed_stamp(self._text, line.start, line.end) if line.role is Role.HEADLINE else None
        return stamp is not None and read_line(self._text[stamp[1] : line.end].strip()) is Kind.CREDIT

    def _names_somebody_beside(self, at: int, neighbour: Kind | Role) -> bool:
        """Return whether a line is a name of two words next to a stamp or a credit."""
        line = self._lines[at]
        if line.role is not Role.NAME or self._wording(line).count(" ") > 1:
            return False
        return any(beside.role is neighbour for beside in self._lines[max(at - 1, 0) : at + 2])

    def _follows_a_sentence(self, at: int) -> bool:
        before = (line for line in reversed(self._lines[:at]) if line.role not in FURNITURE)
        line = next(before, None)
        return line is not None and self._wording(line).endswith(_FULL_STOPS)

    def _repeats_title(self, line: _Line) -> bool:
        wording = self._wording(line)
        return bool(self._title) and not wording.endswith(".") and _words(wording) == self._title

    def _wording(self, line: _Line) -> str:
        return self._text[line.start : line.end]


def _whole(line: _Line, kind: Kind) -> Span:
    return Span(line.start, line.end, kind)


def _last_news(lines: Sequence[_Line]) -> int:
    """Return which line is the last that may be news, before any heading over other articles, or -1."""
    last, begun = -1, False
    for at, line in enumerate(lines):
        if begun and line.role is Role.TAIL:
            break
        begun = begun or line.role is Role.NEWS
        last = at if line.role in _MAY_BE_NEWS else last
    return last


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())

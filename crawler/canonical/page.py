"""A page as its lines show it: what stands before, between and behind the paragraphs of the news.

Before the news stand the site's widgets, the title once more, stamp, credits and the dateline; between its
paragraphs credits and links; behind it bylines, tags, and the tail of other articles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.canonical.beside import beginnings, heading_of_others, trailer
from crawler.canonical.flow import ends_sentence, lines_of
from crawler.canonical.lines import Role, read_line
from crawler.canonical.spans import FURNITURE, Kind, Span
from crawler.canonical.stamps import is_printed_stamp, timed_stamp

_WORD = re.compile(r"\w+")
_OTHER_NEWS = frozenset({Role.NEWS, Role.HEADLINE, Role.NAME})
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

    def around_the_news(self) -> Iterator[Span]:
        """Yield all boilerplate but the clauses within the news, in order."""
        begun = False
        for at, line in enumerate(self._lines):
            if not begun:
                yield from self._before(at, line)
                begun = line.role is Role.NEWS and not self._repeats_title(line)
            if begun:
                tail = self._tail_from(at)
                if tail is not None:
                    yield Span(tail, len(self._text), Kind.TAIL)
                    return
                yield from self._amid(at, line)

    def _before(self, at: int, line: _Line) -> Iterator[Span]:
        if self._repeats_title(line):
            yield Span(line.start, line.end, Kind.TITLE)
        elif line.role in FURNITURE:
            yield from self._furniture(line, Kind(line.role))
        elif line.role is Role.STAMP:
            yield Span(line.start, line.end, Kind.STAMP)
        elif line.role in _HEADINGS:
            yield Span(line.start, line.end, Kind.WIDGET)
        elif line.role is Role.BY or self._names_who_wrote_or_took_the_picture(at):
            yield Span(line.start, line.end, Kind.BYLINE)
        elif self._describes_a_picture(line):
            yield from self._furniture(line, Kind.CREDIT)
        else:
            yield from beginnings(self._text, line.start, line.end)

    def _amid(self, at: int, line: _Line) -> Iterator[Span]:
        if line.role in FURNITURE:
            yield from self._furniture(line, Kind(line.role))
        elif line.role is Role.STAMP:
            yield Span(line.start, line.end, Kind.STAMP)
        elif line.role is Role.MORE or self._is_linked_to(at):
            yield Span(line.start, line.end, Kind.WIDGET)
        elif self._is_last_news(at):
            if line.role is Role.NAME and ends_sentence(self._wording(at - 1)):
                yield Span(line.start, line.end, Kind.BYLINE)
            else:
                yield from trailer(self._text, line.start, line.end, last=True)
        elif line.role is Role.NEWS:
            yield from trailer(self._text, line.start, line.end, last=False)

    def _tail_from(self, at: int) -> int | None:
        """Return where other articles begin, if they do on this line, be it with the next one's title."""
        line = self._lines[at]
        if line.role is Role.TAIL:
            return line.start
        if line.role is Role.NEWS:
            return heading_of_others(self._text, line.start, line.end)
        if line.role is not Role.STAMP or not is_printed_stamp(self._wording(at)) or self._is_last_news(at):
            return None
        before = self._lines[at - 1]
        return before.start if before.role in (Role.HEADLINE, Role.NAME) else line.start

    def _furniture(self, line: _Line, kind: Kind) -> Iterator[Span]:
        stamp = timed_stamp(self._text, line.start, line.end) if kind is Kind.CREDIT else None
        if stamp is None:
            yield Span(line.start, line.end, kind)
            return
        start, end = stamp
        yield from (
            span
            for span in (Span(line.start, start, kind), Span(start, end, Kind.STAMP), Span(end, line.end, kind))
            if span.start < span.end
        )

    def _describes_a_picture(self, line: _Line) -> bool:
        stamp = timed_stamp(self._text, line.start, line.end) if line.role is Role.HEADLINE else None
        return stamp is not None and read_line(self._text[stamp[1] : line.end].strip()) is Kind.CREDIT

    def _names_who_wrote_or_took_the_picture(self, at: int) -> bool:
        if self._lines[at].role is not Role.NAME or self._wording(at).count(" ") > 1:
            return False
        beside = self._lines[max(at - 1, 0) : at + 2]
        return any(line.role in (Role.STAMP, Kind.CREDIT) for line in beside)

    def _is_linked_to(self, at: int) -> bool:
        return self._lines[at - 1].role is Role.MORE and self._lines[at].role in (Role.HEADLINE, Role.NAME)

    def _is_last_news(self, at: int) -> bool:
        """Return whether nothing that may be news follows a line, up to the heading over other articles."""
        for line in self._lines[at + 1 :]:
            if line.role is Role.TAIL:
                return True
            if line.role in _OTHER_NEWS:
                return False
        return True

    def _repeats_title(self, line: _Line) -> bool:
        wording = self._text[line.start : line.end]
        return bool(self._title) and not wording.endswith(".") and _words(wording) == self._title

    def _wording(self, at: int) -> str:
        return self._text[self._lines[at].start : self._lines[at].end]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())

"""What of a kept text is its headline, its head and its news, and where another item begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from crawler.canonical import KeptText, Kind, boilerplate
from crawler.parsers.model import ReleaseText, Span
from crawler.parsers.text.words import is_wrapped

_LINE = re.compile(r"[^\n]+")
_UNFINISHED = re.compile(r"(?:[^.!…:;,\W]|%)[\"»”)]?\??$")
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLS_TIME = frozenset({Kind.STAMP, Kind.BYLINE, Kind.CREDIT, Kind.WIDGET})
_HEADLINE_WORDS = range(3, 30)


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a kept text.

    Attributes:
        title: the headline, whether it is told apart or stands first in the text; None where there is none.
        news: the pieces of the body that are this release's news, in order.
        datelines: what the agency or the ministry put before the first sentence.
        head: what else the publisher put before the first sentence, such as the time of publication, be
            it at the beginning of a headline.
        attributions: the clauses that say who reports.
    """

    title: Span | None
    news: tuple[Span, ...]
    datelines: tuple[Span, ...]
    head: tuple[Span, ...]
    attributions: tuple[Span, ...]

    @property
    def parts(self) -> tuple[Span, ...]:
        """Return what is to be read: the title and the news."""
        return (self.title, *self.news) if self.title else self.news

    @property
    def body(self) -> Span:
        """Return where the news begins and ends."""
        return (self.news[0][0], self.news[-1][1]) if self.news else (0, 0)


def layout_of(release: ReleaseText, longest: int) -> Layout:
    """Return the parts of a release's text, the news up to so many characters."""
    kept = KeptText(release.text, release.title_end)
    found = boilerplate(kept)
    spans = {kind: tuple((span.start, span.end) for span in found if span.kind == kind) for kind in Kind}
    news = _between([(span.start, span.end) for span in found], kept.body_start, len(kept.text))
    headlines = [(0, kept.title_end)] if kept.title_end else _headlines(kept.text, news)
    title = max(headlines, key=_length, default=None)
    start = headlines[-1][1] if headlines else kept.body_start
    end = min(_next_item(kept.text, news, spans[Kind.ATTRIBUTION]), kept.body_start + longest)
    news = [piece for piece in _within(news, start, end) if not kept.text[slice(*piece)].isspace()]
    begins = _first_sentence(kept.text, news)
    stamps = ((span.start, span.end) for span in found if span.end <= begins and span.kind in _TELLS_TIME)
    head = (*stamps, *(line for line in headlines if line != title and kept.text[line[0]].isdigit()))
    return Layout(title, tuple(news), spans[Kind.DATELINE], head, spans[Kind.ATTRIBUTION])


def _first_sentence(text: str, news: Sequence[Span]) -> int:
    """Return where the piece ends that holds the first sentence; before it stand lines of the page."""
    ends = (end for start, end in news if any(sign in text[start:end] for sign in _SENTENCE_ENDS))
    return next(ends, news[0][1] if news else 0)


def _between(holes: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return what is left of a stretch of text without the holes."""
    pieces = []
    for hole in holes:
        if hole[0] > start:
            pieces.append((start, hole[0]))
        start = max(start, hole[1])
    return [*pieces, (start, end)] if start < end else pieces


def _within(pieces: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Yield what of some pieces of text, which are in order, lies within a stretch."""
    for first, last in pieces:
        if first < end and last > start:
            yield max(first, start), min(last, end)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _headlines(text: str, news: Sequence[Span]) -> list[Span]:
    """Return the headlines that stand before the first sentence; the longest of them is the title."""
    wrapped = is_wrapped(text)
    lines = list(_lines(text, news))[:-1]
    return list(
        takewhile(lambda line: _is_headline(text, line) and not (wrapped and _goes_on(text, line)), lines)
    )


def _goes_on(text: str, line: Span) -> bool:
    """Return whether the next line follows without an empty one between."""
    return not text.startswith("\n\n", line[1])


def _lines(text: str, pieces: Sequence[Span]) -> Iterator[Span]:
    for start, end in pieces:
        for match in _LINE.finditer(text, start, end):
            if _LETTERS.search(text, *match.span()):
                yield match.span()


def _is_headline(text: str, line: Span) -> bool:
    """Return whether a line is worded like a headline: some words, no full stop."""
    words = _LETTERS.findall(text, *line)
    whole = text[line[1] : line[1] + 1] in ("", "\n")
    return (
        whole
        and len(words) in _HEADLINE_WORDS
        and bool(_UNFINISHED.search(text, *line))
        and not text[line[0]].islower()
    )


def _next_item(text: str, news: Sequence[Span], attributions: Sequence[Span]) -> int:
    """Return where another release begins: at a headline, both sides of which say who reports."""
    lines, wrapped = list(_lines(text, news)), is_wrapped(text)
    for line in lines[1:-1]:
        if wrapped and _goes_on(text, line):
            continue
        told = any(end < line[0] for _, end in attributions) and any(
            start > line[1] for start, _ in attributions
        )
        if told and _stands_apart(text, line) and _is_headline(text, line):
            return line[0]
    return len(text)


def _stands_apart(text: str, line: Span) -> bool:
    """Return whether a line is a whole one, and a sentence ends before it."""
    before = text[: line[0]].rstrip("\n")
    return len(before) < line[0] and before.endswith(_SENTENCE_ENDS)


_SENTENCE_ENDS = (".", "!", "?", "»", "”", '"')

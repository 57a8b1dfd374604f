"""Finds the bodies that take part in an event: ministries, companies, chambers, by their full names."""

from collections.abc import Iterator, Sequence

from crawler.parsers.model import Organization, Span
from crawler.parsers.text.gazetteer import Kind
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import AnyTag, Tag
from crawler.parsers.text.words import Sentence

_WITHIN = frozenset({Tag.INSTITUTION, Tag.PLACE, Tag.MODIFIER, Tag.EITHER})
_BEGINNING = AnyTag(*_WITHIN)
_SURE = 0.8


def organizations_of(reading: Reading, sentences: Sequence[Sentence]) -> tuple[Organization, ...]:
    """Return the organisations that some sentences name, each once, in the order of the text."""
    found: dict[str, Organization] = {}
    for sentence in sentences:
        for first, last in phrases(reading, sentence.first, sentence.last):
            span = reading.span(first, last)
            name = reading.quote(span)
            found.setdefault(name.casefold(), Organization(name, _side(reading, span), (span,), _SURE))
    return tuple(found.values())


def phrases(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the phrases of capitalised words in words[first:last] that hold the noun of an organisation."""
    done = first
    for at in _BEGINNING.places_in(reading.tags, first, last):
        if at >= done and reading.words[at].capital:
            done = _end_of_phrase(reading, at, last)
            if _is_body(reading, at, done):
                yield at, done


def _end_of_phrase(reading: Reading, first: int, last: int) -> int:
    end = first
    for at, tag in enumerate(reading.tags[first:last], start=first):
        if tag == Tag.PLACE or (tag in _WITHIN and reading.words[at].capital):
            end = at + 1
        elif tag != Tag.CONNECTOR or not _links(reading, at):
            break
    return end


def _links(reading: Reading, at: int) -> bool:
    """Return whether a small word can stand within the name of an organisation."""
    return reading.words[at].low in reading.grammar["linking"]


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """Return whether a phrase is an organisation's name: two words at least, one of them its noun."""
    words = [word for word in reading.words[first:last] if word.kind == "word"]
    return len(words) > 1 and any(word.low in reading.grammar["bodies"] for word in words)


def _side(reading: Reading, span: Span) -> str | None:
    """Return whose an organisation is by the country in its name; None for one of two countries or none."""
    codes = {name.code for name in reading.names_in(span) if name.kind != Kind.CITY}
    return codes.pop() if len(codes) == 1 else None

"""Finds the phrases that tell of events, of offices and of other times, whatever their case."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import ahocorasick

from crawler.parsers.inflection import Spelling, end_of_word, spellings
from crawler.parsers.model import Language
from crawler.parsers.phrases import lexicon
from crawler.parsers.tables import shared_table


class Cue(NamedTuple):
    """A phrase found in a text: where, the group of the lexicon that it belongs to, and its name there."""

    start: int
    end: int
    group: str
    name: str


class CueFinder:
    """All phrases of one language in one automaton."""

    def __init__(self, language: Language) -> None:
        self._language = language
        meanings: dict[Spelling, list[tuple[str, str]]] = {}
        for phrase, group, name in _phrases(language):
            for spelling in spellings(phrase, language):
                plain = Spelling(lowered(spelling.text), spelling.open)
                meanings.setdefault(plain, []).append((group, name))
        self._automaton = ahocorasick.Automaton()
        for spelling, senses in meanings.items():
            self._automaton.add_word(spelling.text, (len(spelling.text), spelling.open, senses))
        self._automaton.make_automaton()

    def find(self, low: str) -> dict[str, list[Cue]]:
        """Return by group the phrases in a text in small letters, of overlapping ones the longest.

        Of those that tell an event, "received" is none where "received a decision" begins.
        """
        groups: dict[str, list[Cue]] = {}
        ends: dict[tuple[str, str], int] = {}
        event = 0, 0
        for cue in sorted(self._whole_words(low), key=_leftmost_longest):
            if cue.group == _EVENTS:
                if cue.start == event[0] and cue.end < event[1]:
                    continue
                event = cue.start, cue.end
            if cue.start >= ends.get((cue.group, cue.name), 0):
                ends[cue.group, cue.name] = cue.end
                groups.setdefault(cue.group, []).append(cue)
        return groups

    def _whole_words(self, low: str) -> Iterator[Cue]:
        for last, (length, open_end, senses) in self._automaton.iter(low):
            start, end = last - length + 1, last + 1
            if low[start - 1 : start].isalnum():
                continue
            if low[end : end + 1].isalnum():
                end = end_of_word(low, end, self._language, open_end=open_end)
            if end:
                yield from (Cue(start, end, group, name) for group, name in senses)


_EVENTS: Final = "cues"


def _phrases(language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield all phrases with the group and the name that the lexicon gives them."""
    for table in ("offices", "events", "days"):
        for group, names in lexicon(table, language).items():
            yield from ((phrase, group, name) for name, phrases in names.items() for phrase in phrases)
    for city, houses in shared_table("geography")["venues"].items():
        yield from ((house, "venues", city) for house in houses)


def _leftmost_longest(cue: Cue) -> tuple[int, int]:
    return cue.start, -cue.end


@cache
def cue_finder(language: Language) -> CueFinder:
    """Return the phrases of a language."""
    return CueFinder(language)


def lowered(text: str) -> str:
    """Return the text in small letters with plain apostrophes, each character at its own offset."""
    low = text.lower().replace("’", "'")
    return low if len(low) == len(text) else "".join(_small(char) for char in text)


def _small(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char

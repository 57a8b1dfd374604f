"""Finds the phrases that tell of events, of offices and of other times, whatever their case."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import ahocorasick

from crawler.parsers.language.inflection import Spelling, end_of_word, spellings
from crawler.parsers.language.tables import lexicon, shared_table
from crawler.parsers.model import Language


class Cue(NamedTuple):
    """A phrase found in a text: where, the group of the lexicon that it belongs to, and its name there."""

    start: int
    end: int
    group: str
    name: str


_Sense = tuple[str, str]  # the group of the lexicon and the name in it


class CueFinder:
    """All phrases of one language in one automaton."""

    def __init__(self, language: Language) -> None:
        self._language = language
        meanings: dict[Spelling, list[_Sense]] = {}
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
        for start, left, sense in sorted(self._whole_words(low)):
            group, end = sense[0], -left
            if group == _EVENTS:
                if start == event[0] and end < event[1]:
                    continue
                event = start, end
            if start >= ends.get(sense, 0):
                ends[sense] = end
                groups.setdefault(group, []).append(Cue(start, end, *sense))
        return groups

    def _whole_words(self, low: str) -> Iterator[tuple[int, int, _Sense]]:
        """Yield start, end below zero and sense of each phrase: sorted so, the longest goes first."""
        for last, (length, open_end, senses) in self._automaton.iter(low):
            start, end = last - length + 1, last + 1
            if start and low[start - 1].isalnum():
                continue
            if low[end : end + 1].isalnum():
                end = end_of_word(low, end, self._language, open_end=open_end) if open_end else 0
            if end:
                for sense in senses:
                    yield start, -end, sense


_EVENTS: Final = "cues"


def _phrases(language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield all phrases with the group and the name that the lexicon gives them."""
    for table in ("offices", "events", "days"):
        for group, names in lexicon(table, language).items():
            yield from ((phrase, group, name) for name, phrases in names.items() for phrase in phrases)
    for city, houses in shared_table("geography")["venues"].items():
        yield from ((house, "venues", city) for house in houses)


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

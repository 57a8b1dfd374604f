"""Finds the phrases that tell of events, of offices and of other times, whatever their case."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter
from typing import Final, NamedTuple

import ahocorasick

from crawler.parsers.language.inflection import end_of_word, spellings
from crawler.parsers.language.letters import lowered, lowered_text
from crawler.parsers.language.memory import Remembered
from crawler.parsers.language.tables import lexicon, shared_table
from crawler.parsers.model import Language, Span
from crawler.parsers.text.words import Words


class Cue(NamedTuple):
    """A phrase found in a text: where, the group of the lexicon that it belongs to, and its name there."""

    start: int
    end: int
    group: str
    name: str


_Sense = tuple[str, str]  # the group of the lexicon and the name in it


class _Meaning(NamedTuple):
    """What a spelling means where it is a whole word, and also where endings follow it."""

    whole: list[_Sense]
    open: list[_Sense]


_Hit = tuple[int, int, _Sense]  # start, end below zero, sense: sorted so, the longest goes first


class CueFinder:
    """All phrases of one language: those of several words in an automaton, single ones looked up by word."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._single, self._several = ahocorasick.Automaton(), ahocorasick.Automaton()
        for text, meaning in _meanings(language).items():
            automaton = self._single if text.isalpha() else self._several
            automaton.add_word(text, (len(text), meaning))
        self._single.make_automaton()
        self._several.make_automaton()
        self._within = Remembered(self._within_word)

    def find(self, text: str, words: Words, parts: Sequence[Span]) -> dict[str, list[Cue]]:
        """Return by group the phrases in parts of a text with its words, of overlapping ones the longest.

        Of those that tell an event, "received" is none where "received a decision" begins.
        """
        low = lowered_text(text)
        groups: dict[str, list[Cue]] = {}
        ends: dict[_Sense, int] = {}
        event = 0, 0
        several = (hit for hit in self._whole_words(self._several, low) if _lies_in(parts, hit[0], -hit[1]))
        for start, left, sense in sorted((*several, *self._in_words(low, words))):
            group, end = sense[0], -left
            if group == EVENTS:
                if end <= event[1] and (start, end) != event:
                    continue
                event = start, end
            if start >= ends.get(sense, 0):
                ends[sense] = end
                groups.setdefault(group, []).append(Cue(start, end, *sense))
        return groups

    def _in_words(self, low: str, words: Words) -> Iterator[_Hit]:
        """Yield the phrases of one word, where no letter or digit touches them."""
        within = self._within.each(words.texts)
        for at, found in compress(zip(words.starts, within, strict=True), within):
            for start, left, sense in found:
                first, end = at + start, at - left
                if not (low[first - 1 : first].isalnum() or low[end : end + 1].isalnum()):
                    yield first, -end, sense

    def _within_word(self, text: str) -> Sequence[_Hit]:
        return list(self._whole_words(self._single, lowered(text)))

    def _whole_words(self, automaton: ahocorasick.Automaton, low: str) -> Iterator[_Hit]:
        for last, (length, meaning) in automaton.iter(low):
            start, end = last - length + 1, last + 1
            if start and low[start - 1].isalnum():
                continue
            senses = meaning.open
            if not low[end : end + 1].isalnum():
                senses = meaning.whole + senses
            elif senses:
                end = end_of_word(low, end, self._language, open_end=True)
            if end:
                for sense in senses:
                    yield start, -end, sense


def _lies_in(parts: Sequence[Span], start: int, end: int) -> bool:
    """Return whether one of some parts of a text, which are in order, holds all of a stretch."""
    at = bisect_right(parts, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= parts[at][1]


EVENTS: Final = "cues"
"""The group of the phrases that tell events."""


def _meanings(language: Language) -> Mapping[str, _Meaning]:
    """Return what the lexicon means by each spelling in small letters."""
    meanings: dict[str, _Meaning] = {}
    for phrase, group, name in _phrases(language):
        for spelling in spellings(phrase, language):
            meaning = meanings.setdefault(lowered(spelling.text), _Meaning([], []))
            (meaning.open if spelling.open else meaning.whole).append((group, name))
    return meanings


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

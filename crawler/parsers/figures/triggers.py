"""Which sentences can hold a figure: a quick look before they are read word by word."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from crawler.parsers.language.letters import lowered_text
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.lookout import Lookout

_DIGIT: Final = re.compile(r"\d")
_BEGINNING: Final = 30
_SIZES: Final = ("ones", "teens", "tens", "hundreds", "fraction")


class Triggers:
    """What a figure cannot do without, looked for in one text.

    A figure needs a number and a unit, or a word such as "doubled"; and it needs a measure, or a word or a
    period that lets it go on with the one before.
    """

    def __init__(self, text: str, language: Language) -> None:
        self._low = lowered_text(text)
        self._going_on = _going_on(language)
        sightings = _lookout(language).sightings_in(self._low)
        self._units, self._alone, self._spelled, self._measures = sightings

    def in_sentence(self, span: Span) -> bool:
        """Return whether a sentence can hold a figure."""
        counted = self._units.any_within(span) and self._counts(span)
        told = counted or self._alone.any_within(span)
        return told and (self.names_measure(span) or self._goes_on(span))

    def names_measure(self, span: Span) -> bool:
        """Return whether a sentence can name what is measured."""
        return self._measures.any_within(span)

    def _counts(self, span: Span) -> bool:
        return _DIGIT.search(self._low, *span) is not None or self._spelled.any_within(span)

    def _goes_on(self, span: Span) -> bool:
        sentence = f" {self._low[slice(*span)]}"
        begins_in_digits = _DIGIT.search(sentence, 0, _BEGINNING + 1) is not None
        return begins_in_digits or any(map(sentence.__contains__, self._going_on))


@cache
def _lookout(language: Language) -> Lookout:
    """Return the words for units, for growth alone and for numbers, and how those for measures begin."""
    trigger = lexicon("triggers", language)["trigger"]
    numbers = lexicon("numbers", language)
    spelled = {
        f"{word} " for size in _SIZES for name in numbers[size] if name != "1" for word in numbers[size][name]
    }
    return Lookout(trigger["with_number"], trigger["alone"], spelled, _measures(language))


def _measures(language: Language) -> Iterable[str]:
    """Return how the words for measures begin."""
    table = lexicon("measures", language)
    named = {name: phrases for name, phrases in table["measure"].items() if name != "none"}
    others = table["company"], table.get("bargain", {})
    return {*_longest_words(named), *(word for names in others for word in _longest_words(names))}


@cache
def _going_on(language: Language) -> tuple[str, ...]:
    """Return the words that go on with a measure told before."""
    return tuple(f" {phrase.rstrip('*')}" for phrase in lexicon("measures", language)["anaphor"][""])


def _longest_words(names: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """Yield the longest word of each phrase: where it does not stand, the phrase does not."""
    for phrases in names.values():
        for phrase in phrases:
            words = [word for word in phrase.split() if "[" not in word and "|" not in word]
            yield max((word.rstrip("*") for word in words), key=len)

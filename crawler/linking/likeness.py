"""What a text can be recognised by when it is told anew: its numbers and its words.

Marks are read once, with the text, and kept; two texts are compared by their marks alone.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from crawler.canonical import KeptText, canonical_body

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 6
_SHORTEST_WORD: Final = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text can be recognised by.

    Attributes:
        numbers: its numbers but for single digits and years, with a decimal point.
        words: the beginnings of its words but for those that every release has.
    """

    numbers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def marks_of(kept: KeptText) -> Marks:
    """Return the marks of a kept text's news, its title apart: outlets give their own."""
    body = canonical_body(kept)
    return Marks(frozenset(_numbers(body)), frozenset(_words(body)))


def _numbers(body: str) -> Iterator[str]:
    for found in _NUMBER.findall(body):
        if len(found) > 1 and not _YEAR.fullmatch(found):
            yield found.replace(",", ".")


def _words(body: str) -> Iterator[str]:
    for word in _WORD.findall(body.casefold()):
        if len(word) >= _SHORTEST_WORD and word[:_STEM] not in _everyday():
            yield word[:_STEM]


def name_stems(names: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the words of names, as marks have them."""
    return frozenset(word[:_STEM] for name in names for word in _WORD.findall(name.casefold()))


@cache
def _everyday() -> frozenset[str]:
    """Return the beginnings of the words that releases have in common whatever they tell of."""
    table = tomllib.loads(files("crawler.linking").joinpath("everyday.toml").read_text("utf-8"))
    return frozenset(word[:_STEM] for words in table.values() for word in words.split())


def in_common(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how much of the smaller set stands in the other, from 0 to 1; 0 where one is empty."""
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0

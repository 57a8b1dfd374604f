"""Phrases from the lexicon, found in running text.

A sentence is cut into marks: words, numbers and signs. A phrase book rewrites such a list, its phrases
becoming single marks with slots, so that one book can be written on top of another: month names first, then
`{month} - {month} {year}`, then `since {span}`. The notation of a phrase, in the lexicon's TOML files:

    trade turnover      two words
    grow*               a word that begins so
    of|in [the] {year}  one of two words, a word that may be missing, a mark that an earlier book left
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Final

from crawler.parsers.model import Language
from crawler.parsers.transliteration import latin_spellings

NO_SLOTS: Final[Mapping[str, str]] = MappingProxyType({})
Table = dict[str, dict[str, list[str]]]

_TOKEN = re.compile(
    r"(?P<date>\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d))"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_STEP = re.compile(r"\{\w+\}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*\*?|\S")
_SAME_SIGN = str.maketrans("’ʼ`‐‑‒–—―−«»“”„‘", '\'\'\'-------"""""\'')


@dataclass(slots=True)
class Mark:
    """A stretch of a sentence: a word, a sign, or what a phrase book made of several.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        word: its folded wording: case folded, dashes and quotation marks made one.
        slots: what phrases may call it by, each with the name that the lexicon gives it there.
        number: its value, where it is a number.
    """

    start: int
    end: int
    word: str
    slots: Mapping[str, str] = field(default_factory=dict)
    number: float | None = None


def fold(text: str) -> str:
    """Return the text in the form that phrases are compared in."""
    return text.casefold().translate(_SAME_SIGN)


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """Return the words, numbers and signs of text[start:end]; numbers are not yet read."""
    return [
        Mark(match.start(), match.end(), fold(match.group()), _SHAPES[match.lastgroup or ""])
        for match in _TOKEN.finditer(text, start, end)
    ]


_SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "date": MappingProxyType({"date": ""}),
    "number": MappingProxyType({"digits": ""}),
    "word": NO_SLOTS,
    "sign": NO_SLOTS,
}


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[str, "_Node"] = field(default_factory=dict)
    leaf: dict[str, str] | None = None

    def grow(self, step: str) -> "_Node":
        if step.startswith("{"):
            return self.slots.setdefault(step[1:-1], _Node())
        if step.endswith("*"):
            return self.stems.setdefault(step[:-1], _Node())
        return self.words.setdefault(step, _Node())

    def next(self, mark: Mark) -> Iterator["_Node"]:
        if mark.word in self.words:
            yield self.words[mark.word]
        for stem, node in self.stems.items():
            if mark.word.startswith(stem):
                yield node
        if self.slots:
            for slot in mark.slots:
                if slot in self.slots:
                    yield self.slots[slot]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a list of marks: how many it spans, and its slots and their names."""

    length: int
    slots: Mapping[str, str]


class PhraseBook:
    """Phrases by slot and name, found in one pass, the longest one from each place."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._root = _Node()
        for slot, names in table.items():
            for name, phrases in names.items():
                for steps in (steps for phrase in phrases for steps in _spelled_out(phrase)):
                    self._add(steps, slot, name)
        self._stem_lengths = sorted({len(stem) for stem in self._root.stems}, reverse=True)
        self._first = lru_cache(maxsize=20_000)(self._first_nodes)

    def _add(self, steps: Sequence[str], slot: str, name: str) -> None:
        node = self._root
        for step in steps:
            node = node.grow(step)
        node.leaf = (node.leaf or {}) | {slot: name}

    def _first_nodes(self, word: str) -> tuple[_Node, ...]:
        stems = self._root.stems
        nodes = [stems[word[:size]] for size in self._stem_lengths if word[:size] in stems]
        return (self._root.words[word], *nodes) if word in self._root.words else tuple(nodes)

    def match(self, marks: Sequence[Mark], at: int) -> Match | None:
        """Return the longest phrase from marks[at] on, or None; an exact wording goes before a stem."""
        mark = marks[at]
        nodes = self._first(mark.word)
        if mark.slots and self._root.slots:
            nodes += tuple(self._root.slots[slot] for slot in mark.slots if slot in self._root.slots)
        length, best = 0, NO_SLOTS
        paths = [(1, node) for node in nodes]
        while paths:
            size, node = paths.pop()
            if node.leaf is not None and size >= length:
                best = {**best, **node.leaf} if size == length else node.leaf
                length = size
            if at + size < len(marks):
                paths.extend((size + 1, follower) for follower in node.next(marks[at + size]))
        return Match(length, best) if length else None

    def matches(self, marks: Sequence[Mark]) -> Iterator[tuple[int, Match | None]]:
        """Yield each place where a phrase begins with its phrase, and each other place with None."""
        at = 0
        while at < len(marks):
            match = self.match(marks, at)
            yield at, match
            at += match.length if match else 1

    def rewrite(self, marks: Sequence[Mark]) -> list[Mark]:
        """Return the marks with each phrase made one mark that carries its slots."""
        return [self._joined(marks, at, match) if match else marks[at] for at, match in self.matches(marks)]

    @staticmethod
    def _joined(marks: Sequence[Mark], at: int, match: Match) -> Mark:
        first, last = marks[at], marks[at + match.length - 1]
        if match.length == 1:
            return replace(first, slots={**first.slots, **match.slots})
        parts = marks[at : at + match.length]
        number = next((part.number for part in parts if part.number is not None), None)
        return Mark(first.start, last.end, " ".join(part.word for part in parts), match.slots, number)


def _spelled_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield every wording of a phrase with alternatives and words that may be missing."""
    choices: list[list[tuple[str, ...]]] = []
    for part in phrase.split():
        wordings = [tuple(_STEP.findall(word)) for word in part.strip("[]").split("|")]
        choices.append([*wordings, ()] if part.startswith("[") else wordings)
    for wording in product(*choices):
        steps = tuple(step for chosen in wording for step in chosen)
        if steps:
            yield steps


@cache
def lexicon(name: str, language: Language) -> Table:
    """Return a table of the lexicon; Kazakh in Latin letters is the Cyrillic one, respelled."""
    if language == "kk-Latn":
        return _respelled(lexicon(name, "kk"))
    path = files("crawler.parsers") / "lexicon" / f"{name}.{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _respelled(table: Table) -> Table:
    return {
        slot: {
            name: [latin for phrase in phrases for latin in latin_spellings(phrase)]
            for name, phrases in names.items()
        }
        for slot, names in table.items()
    }

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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
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
_STEP: Final = re.compile(r"\{\w+\}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*\*?|\S")
_MOST_WORDS_KNOWN: Final = 20_000
_SAME: Final = str.maketrans("’ʼ`‐‑‒–—―−«»“”„‘ıİ", '\'\'\'-------"""""\'ii')


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
    """Return the text in the form that phrases are compared in, each character at its own place."""
    text = text.translate(_SAME)
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    )


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """Return the words, numbers and signs of text[start:end]; numbers are not yet read."""
    folded = fold(text[start:end])
    return [
        Mark(match.start() + start, match.end() + start, match.group(), _SHAPES[match.lastgroup or ""])
        for match in _TOKEN.finditer(folded)
    ]


_SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "date": MappingProxyType({"date": ""}),
    "number": MappingProxyType({"digits": ""}),
    "word": NO_SLOTS,
    "sign": NO_SLOTS,
}


Made = Callable[[Sequence[Mark], Mapping[str, str]], Mark]


@dataclass(slots=True)
class _Node:
    """A place in the book: the steps that can follow, and what the phrase that ends here is called."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[str, "_Node"] = field(default_factory=dict)
    leaf: dict[str, str] | None = None
    goes_on: bool = False

    def grow(self, step: str) -> "_Node":
        self.goes_on = True
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


class PhraseBook:
    """Phrases by slot and name, found in one pass, the longest one from each place."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._root = _Node()
        for slot, names in table.items():
            for name, phrases in names.items():
                for steps in (steps for phrase in phrases for steps in _spelled_out(phrase)):
                    self._add(steps, slot, name)
        self._stem_lengths = sorted({len(stem) for stem in self._root.stems}, reverse=True)
        self._first: dict[str, tuple[_Node, ...]] = {}

    def _add(self, steps: Sequence[str], slot: str, name: str) -> None:
        node = self._root
        for step in steps:
            node = node.grow(step)
        node.leaf = (node.leaf or {}) | {slot: name}

    def _begins(self, mark: Mark) -> tuple[_Node, ...]:
        """Return where in the book a phrase can go on that begins with this mark."""
        nodes = self._first.get(mark.word)
        if nodes is None:
            if len(self._first) >= _MOST_WORDS_KNOWN:
                self._first.clear()
            nodes = self._first[mark.word] = self._look_up(mark.word)
        if mark.slots and self._root.slots:
            nodes += tuple(self._root.slots[slot] for slot in mark.slots if slot in self._root.slots)
        return nodes

    def _look_up(self, word: str) -> tuple[_Node, ...]:
        stems = self._root.stems
        nodes = tuple(stems[word[:size]] for size in self._stem_lengths if word[:size] in stems)
        return (self._root.words[word], *nodes) if word in self._root.words else nodes

    def match(self, marks: Sequence[Mark], at: int) -> tuple[int, Mapping[str, str]]:
        """Return how many marks the longest phrase from marks[at] on has, and its slots; 0 without one.

        An exact wording goes before one by its beginning.
        """
        begins = self._begins(marks[at])
        if len(begins) == 1 and not begins[0].goes_on and begins[0].leaf is not None:
            return 1, begins[0].leaf
        paths = [(1, node) for node in begins]
        length, slots = 0, NO_SLOTS
        while paths:
            size, node = paths.pop()
            if node.leaf is not None and size >= length:
                slots = {**slots, **node.leaf} if size == length else node.leaf
                length = size
            if node.goes_on and at + size < len(marks):
                paths.extend((size + 1, follower) for follower in node.next(marks[at + size]))
        return length, slots

    def replace(self, marks: Sequence[Mark], made: Made) -> list[Mark]:
        """Return the marks with each phrase in them replaced by what is made of its marks and slots."""
        replaced: list[Mark] = []
        known, has_slots = self._first, bool(self._root.slots)
        at = 0
        while at < len(marks):
            mark = marks[at]
            begins_none = known.get(mark.word) == () and not (has_slots and mark.slots)
            length, slots = (0, NO_SLOTS) if begins_none else self.match(marks, at)
            replaced.append(made(marks[at : at + length], slots) if length else mark)
            at += length or 1
        return replaced

    def rewrite(self, marks: Sequence[Mark]) -> list[Mark]:
        """Return the marks with each phrase made one mark that carries its slots."""
        return self.replace(marks, _joined)


def _joined(parts: Sequence[Mark], slots: Mapping[str, str]) -> Mark:
    first = parts[0]
    if len(parts) == 1:
        first.slots = {**first.slots, **slots} if first.slots else slots
        return first
    number = next((part.number for part in parts if part.number is not None), None)
    return Mark(first.start, parts[-1].end, " ".join(part.word for part in parts), slots, number)


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


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words, or a word that begins so, stands in a text in small letters."""
    return any(map(text.__contains__, words))

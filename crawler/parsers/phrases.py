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
from typing import Final

from crawler.parsers.model import Language
from crawler.parsers.transliteration import latin_spellings

NO_SLOTS: Final[Mapping[str, str]] = {}
Table = dict[str, dict[str, list[str]]]

_TOKEN = re.compile(
    r"([^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d))"
    r"|(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(\S)"
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
    if text.isascii() and "`" not in text:
        return text.lower()
    low = text.translate(_SAME).lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text.translate(_SAME))


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """Return the words, numbers and signs of text[start:end]; numbers are not yet read."""
    folded = fold(text[start:end])
    marks = []
    for match in _TOKEN.finditer(folded):
        first, last = match.span()
        marks.append(Mark(start + first, start + last, folded[first:last], _SHAPES[match.lastindex or 0]))
    return marks


_SHAPES: Final[tuple[Mapping[str, str], ...]] = (
    NO_SLOTS,
    NO_SLOTS,
    {"date": ""},
    {"digits": ""},
    NO_SLOTS,
)

Made = Callable[[Sequence[Mark], Mapping[str, str]], Mark]


@dataclass(slots=True)
class _Node:
    """A place in the book: the steps that can follow, and what the phrase that ends here is called."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[str, "_Node"] = field(default_factory=dict)
    leaf: dict[str, str] | None = None
    goes_on: bool = False

    def after(self, mark: Mark) -> list["_Node"]:
        """Return where a phrase goes on with this mark; the exact wording first."""
        exact = self.words.get(mark.word)
        nodes = [] if exact is None else [exact]
        for stem, node in self.stems.items():
            if mark.word.startswith(stem):
                nodes.append(node)
        if self.slots and mark.slots:
            nodes.extend(self.slots[slot] for slot in mark.slots if slot in self.slots)
        return nodes

    def grow(self, step: str) -> "_Node":
        self.goes_on = True
        if step.startswith("{"):
            return self.slots.setdefault(step[1:-1], _Node())
        if step.endswith("*"):
            return self.stems.setdefault(step[:-1], _Node())
        return self.words.setdefault(step, _Node())


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
        reached: Sequence[_Node] = self._begins(marks[at])
        length, slots, size = 0, NO_SLOTS, 0
        while reached:
            size += 1
            for node in reached:
                if node.leaf is not None:
                    slots = {**node.leaf, **slots} if length == size else node.leaf
                    length = size
            if at + size == len(marks):
                break
            follower = marks[at + size]
            reached = [after for node in reached if node.goes_on for after in node.after(follower)]
        return length, slots

    def replace(self, marks: Sequence[Mark], made: Made) -> list[Mark]:
        """Return the marks with each phrase in them replaced by what is made of its marks and slots."""
        replaced: list[Mark] = []
        known, has_slots = self._first, bool(self._root.slots)
        done = 0
        for at, mark in enumerate(marks):
            if at < done:
                continue
            if known.get(mark.word) == () and not (has_slots and mark.slots):
                replaced.append(mark)
                continue
            length, slots = self.match(marks, at)
            replaced.append(made(marks[at : at + length], slots) if length else mark)
            done = at + length
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

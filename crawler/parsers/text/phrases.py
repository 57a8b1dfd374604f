"""Phrases from the lexicon, found in running text.

A sentence is cut into marks: words, numbers and signs. A phrase book rewrites such a list, its phrases
becoming single marks with slots, so that one book can be written on top of another: month names first, then
`{month} - {month} {year}`, then `since {span}`. The notation of a phrase, in the lexicon's TOML files:

    trade turnover      two words
    grow*               a word that begins so
    of|in [the] {year}  one of two words, a word that may be missing, a mark that an earlier book left
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, product
from typing import Final

from crawler.parsers.language.memory import Remembered
from crawler.parsers.text.cutting import Cutter

NO_SLOTS: Final[Mapping[str, str]] = {}

_CUTTER: Final = Cutter(
    re.compile(
        r"([^\W\d_]++(?:['’ʼ`][^\W\d_]++)*+"
        r"|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)"
        r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
        r"|\S)"
    )
)
_SPACE: Final = re.compile(r" (?!\d{3}(?!\d))")  # not the one within "1 200"
_DATE: Final = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}")
_STEP: Final = re.compile(r"\{\w+\}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*\*?|\S")
_SAME: Final = tuple(zip("’ʼ`‐‑‒–—―−«»“”„‘ıİ", '\'\'\'-------"""""\'ii', strict=True))


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
    for sign, same in _SAME:  # many times as fast as str.translate
        text = text.replace(sign, same)
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """Return the words, numbers and signs of text[start:end]; numbers are not yet read."""
    words, starts, ends = _CUTTER.cut(_SPACE.split(fold(text[start:end])), start)
    return list(map(Mark, starts, ends, words, _SLOTS.each(words)))


def _slots_of(word: str) -> Mapping[str, str]:
    """Return what phrases may call a word, number or sign by of itself."""
    if not word[0].isdecimal():
        return NO_SLOTS
    return _OF_DATE if _DATE.fullmatch(word) else _OF_DIGITS


_OF_DATE: Final[Mapping[str, str]] = {"date": ""}
_OF_DIGITS: Final[Mapping[str, str]] = {"digits": ""}
_SLOTS: Final = Remembered(_slots_of)

Made = Callable[[Sequence[Mark], Mapping[str, str]], Mark]


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the book: the steps that can follow, and what the phrase that ends here is called."""

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

    def after(self, word: str, slots: Iterable[str]) -> Iterator["_Node"]:
        """Yield where phrases go on with a mark of this word and these slots, the exact wording first."""
        if word in self.words:
            yield self.words[word]
        yield from (node for stem, node in self.stems.items() if word.startswith(stem))
        yield from (self.slots[slot] for slot in slots if slot in self.slots)


class _State:
    """The places of a book that some marks have led to; where other marks lead from it is remembered.

    Attributes:
        called: the slots of the phrases that end here, None where none does.
        goes_on: whether a longer phrase is possible.
        slots: by which slots a mark can go on.
        by_word: where a word leads, None where no phrase goes on with it.
    """

    def __init__(self, nodes: tuple[_Node, ...], most: int) -> None:
        self._nodes = nodes
        self._by_slots: dict[tuple[_State | None, tuple[str, ...]], _State | None] = {}
        leaves = [node.leaf for node in reversed(nodes) if node.leaf is not None]
        self.called = dict(chain.from_iterable(leaf.items() for leaf in leaves)) if leaves else None
        self.goes_on = any(node.words or node.stems or node.slots for node in nodes)
        self.slots = frozenset(chain.from_iterable(node.slots for node in nodes))
        self.by_word = Remembered(self._after_word, most=most)

    def after(self, mark: Mark) -> "_State | None":
        """Return where a mark leads, None where no phrase goes on with it."""
        by_word = self.by_word[mark.word]
        if not mark.slots or self.slots.isdisjoint(mark.slots):
            return by_word
        told = by_word, tuple(mark.slots)
        if told not in self._by_slots:
            self._by_slots[told] = self._led_to(mark.word, mark.slots)
        return self._by_slots[told]

    def _after_word(self, word: str) -> "_State | None":
        return self._led_to(word, ())

    def _led_to(self, word: str, slots: Iterable[str]) -> "_State | None":
        nodes = tuple(after for node in self._nodes for after in node.after(word, slots))
        return _state(nodes) if nodes else None


@cache
def _state(nodes: tuple[_Node, ...]) -> _State:
    """Return the one state that stands for some places, so that there are no more than the book has."""
    return _State(nodes, _FOLLOWERS)


_BEGINNINGS: Final = 50_000  # words of which is remembered whether a phrase begins with them
_FOLLOWERS: Final = 500  # the same of those behind a beginning: there are many beginnings


class PhraseBook:
    """Phrases by slot and name, found in one pass, the longest one from each place."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        root = _Node()
        self._longest = 0
        for slot, names in table.items():
            for name, phrases in names.items():
                for steps in (steps for phrase in phrases for steps in _spelled_out(phrase)):
                    _add(root, steps, slot, name)
                    self._longest = max(self._longest, len(steps))
        self._start = _State((root,), _BEGINNINGS)

    def _candidates(self, marks: Sequence[Mark]) -> list[int]:
        """Return the places where a phrase of the book can begin."""
        known, slots = self._start.by_word, self._start.slots
        if not slots:
            return [at for at, mark in enumerate(marks) if known[mark.word]]
        return [
            at
            for at, mark in enumerate(marks)
            if known[mark.word] or (mark.slots and not slots.isdisjoint(mark.slots))
        ]

    def match(self, marks: Sequence[Mark], at: int) -> tuple[int, Mapping[str, str]]:
        """Return how many marks the longest phrase from marks[at] on has, and its slots; 0 without one.

        An exact wording goes before one by its beginning.
        """
        state, length, slots = self._start, 0, NO_SLOTS
        for size, mark in enumerate(marks[at : at + self._longest], start=1):
            after = state.after(mark) if mark.slots else state.by_word[mark.word]
            if after is None:
                break
            state = after
            if state.called is not None:
                length, slots = size, state.called
            if not state.goes_on:
                break
        return length, slots

    def replace(self, marks: Sequence[Mark], made: Made) -> list[Mark]:
        """Return the marks with each phrase in them replaced by what is made of its marks and slots."""
        replaced: list[Mark] = []
        done = 0
        for at in self._candidates(marks):
            if at < done:
                continue
            length, slots = self.match(marks, at)
            if length:
                replaced += marks[done:at]
                replaced.append(made(marks[at : at + length], slots))
                done = at + length
        replaced += marks[done:]
        return replaced

    def rewrite(self, marks: Sequence[Mark]) -> list[Mark]:
        """Return the marks with each phrase made one mark that carries its slots."""
        return self.replace(marks, _joined)


def _add(root: _Node, steps: Sequence[str], slot: str, name: str) -> None:
    node = root
    for step in steps:
        node = node.grow(step)
    node.leaf = (node.leaf or {}) | {slot: name}


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

"""A text as words and sentences."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from crawler.parsers.language.letters import folded
from crawler.parsers.language.memory import Remembered
from crawler.parsers.language.tables import shared_table
from crawler.parsers.model import Span
from crawler.parsers.text.cutting import Cutter

_CUTTER = Cutter(
    re.compile(
        r"([^\W\d_]++(?:[\u0300-\u036f]++[^\W\d_]*+|[-‑][^\W\d_]++|['’ʼ`](?!s\b|S\b)[^\W\d_]++)*+"
        r"|\d++(?:[.,:]\d++)*+"
        r"|\S)"
    )
)
_ENDS = frozenset(".!?…")
_LONGEST = 400  # words of a sentence; what goes on for longer is none
_MOST_CLOSING = 5  # quotes and brackets after a full stop
_CLOSING = frozenset("»”\"’')]")
_BEFORE_END = _ENDS | _CLOSING


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign: what is the same of it wherever it stands.

    Attributes:
        text: as written.
        low: in small letters.
        kind: `word`, `number` or `sign`.
        capital: whether it begins with a capital letter.
        initial: whether it is a single capital letter, or stands for one, like "Zh".
    """

    text: str
    low: str
    kind: str
    capital: bool
    initial: bool


def _word(text: str) -> Word:
    kind = "number" if text[0].isdecimal() else "word" if text[0].isalnum() else "sign"
    initial = (len(text) == 1 and text.isupper()) or text in abbreviations("initials")
    return Word(text, folded(text), kind, text[0].isupper(), initial)


_FORMS = Remembered(_word)


class Words(NamedTuple):
    """The words, numbers and signs of a text in columns, each with where it begins and ends.

    Attributes:
        gaps: the numbers of those before which a line ends in a way that ends a sentence too.
    """

    texts: Sequence[str]
    forms: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: frozenset[int]


class Sentence(NamedTuple):
    """A sentence: its place in the text and in the list of words (`first` to `last`, exclusive)."""

    start: int
    end: int
    first: int
    last: int


def words_of(text: str, parts: Iterable[Span]) -> Words:
    """Return the words, numbers and signs of parts of a text, told where its lines are broken for good."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in parts:
        cut = _CUTTER.cut(text[start:end].split(" "), start)
        texts += cut.texts
        starts += cut.starts
        ends += cut.ends
    gaps = frozenset(_gaps(text, starts, ends)) if starts else frozenset()
    return Words(texts, _FORMS.each(texts), starts, ends, gaps)


def _gaps(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the words before which a line ends for good."""
    wrapped = is_wrapped(text)
    after = 0
    at = text.find("\n", ends[0], starts[-1])
    while at >= 0:
        after = bisect_right(starts, at, after)
        left, right = ends[after - 1], starts[after]
        if ends_paragraph(text, left, right, wrapped=wrapped) and not _goes_on_as_list(text, left, right):
            yield after
        at = text.find("\n", right, starts[-1])


def _goes_on_as_list(text: str, left: int, right: int) -> bool:
    """Return whether a sentence goes on with the items of a list, a line each: "the ambassadors:", "- …;"."""
    return text[left - 1] in _BEFORE_ITEMS and text[right] in _BULLETS


_BEFORE_ITEMS = frozenset(":;")
_BULLETS = frozenset("-–—•")


@lru_cache(maxsize=1)  # asked for a text by all who look where its sentences end
def is_wrapped(text: str) -> bool:
    """Return whether the text's lines are broken at a width, as mail is, rather than by sense."""
    followers = _AFTER_BREAK.findall(text)
    return sum(map(str.islower, followers)) * 4 >= len(followers) > 0


def unwrapped(text: str) -> str:
    """Return a text of the same length, in which no phrase is cut by a line that was broken at a width."""
    return _WRAP.sub(" ", text) if is_wrapped(text) else text


_WRAP = re.compile(r"(?<=[^\n.!?])\n(?=[^\n])")
_AFTER_BREAK = re.compile(r"\n(?<=[^\n]\n)(?:(?:гг?|гор|қ)\. ?)?([^\n])")  # "г. Рига" begins as a city does


def ends_paragraph(text: str, left: int, right: int, *, wrapped: bool) -> bool:
    """Return whether white space ends a paragraph, in a text wrapped at a width or not."""
    space = text[left:right]
    if "\n" not in space:
        return False
    return "\n\n" in space or not wrapped or text[left - 1] in _ENDS


def sentences_of(words: Words) -> list[Sentence]:
    """Return the sentences of a text; a line that ends for good ends one, whatever stands at its end."""
    sentences: list[Sentence] = []
    first = 0
    for at in _possible_ends(words):
        while at - first > _LONGEST:
            sentences.append(_sentence(words, first, first + _LONGEST))
            first += _LONGEST
        ends = at in words.gaps or at - first == _LONGEST or at == len(words.forms)
        if ends or _ends_before(words, first, at):
            sentences.append(_sentence(words, first, at))
            first = at
    return sentences


def _possible_ends(words: Words) -> list[int]:
    """Return before which words a sentence may end: at the end of a line, behind the signs that end one."""
    behind = (at + 1 for at in places_of(_BEFORE_END, words.texts))
    return sorted({*behind, *words.gaps, len(words.texts)}) if words.texts else []


def _sentence(words: Words, first: int, last: int) -> Sentence:
    return Sentence(words.starts[first], words.ends[last - 1], first, last)


def _ends_before(words: Words, first: int, at: int) -> bool:
    """Return whether a sentence that begins at `first` ends between the words at - 1 and at."""
    end = at - 1
    while words.texts[end] in _CLOSING and end > max(first, at - _MOST_CLOSING):
        end -= 1
    if words.texts[end] not in _ENDS or end == first:
        return False
    return not _abbreviates(words, end) and _begins(words, end, at)


def _abbreviates(words: Words, stop: int) -> bool:
    """Return whether a full stop only shortens the word that it touches."""
    word = words.forms[stop - 1]
    if words.texts[stop] != "." or words.ends[stop - 1] < words.starts[stop]:
        return False
    if word.text in abbreviations("syllables"):
        return words.ends[stop] == words.starts[stop + 1]
    return word.initial or word.low in abbreviations("within")


@cache
def abbreviations(kind: str) -> frozenset[str]:
    """Return the words of a kind whose full stop ends no sentence."""
    return frozenset(word for words in shared_table("abbreviations")[kind].values() for word in words)


def _begins(words: Words, stop: int, at: int) -> bool:
    """Return whether a word can begin a sentence after one that ends with a sign."""
    word, touches = words.forms[at], words.ends[stop] == words.starts[at]
    if word.kind == "sign":
        return word.text not in ",;:)]" and not (word.text in _CLOSING and touches)
    if word.kind == "number" or touches:
        return not touches or (word.kind == "word" and word.capital and len(word.text) > 1)
    return word.capital


class SentenceIndex:
    """Finds the sentence of an offset."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def at(self, offset: int) -> int:
        """Return the number of the sentence that holds the offset, or that ends before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)


def places_of(wanted: Container[object], among: Iterable[object]) -> list[int]:
    """Return the places of what is wanted among some things; quicker than a look at each of them in turn."""
    return list(compress(count(), map(wanted.__contains__, among)))


def quote(text: str, span: Span) -> str:
    """Return what stands in a span, on one line."""
    return " ".join(text[span[0] : span[1]].split())

"""A text as words and sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from crawler.parsers.language.letters import folded
from crawler.parsers.language.tables import shared_table
from crawler.parsers.model import Span

_WORD = re.compile(
    r"\s{0,2}+(?:([^\W\d_]++(?:[\u0300-\u036f]++[^\W\d_]*+|[-‑][^\W\d_]++|['’ʼ`](?!s\b|S\b)[^\W\d_]++)*+)"
    r"|(\d++(?:[.,:]\d++)*+)"
    r"|(\S))"
)  # with the space before it, which is not tried on its own
_KINDS = ("", "word", "number", "sign")
_ENDS = frozenset(".!?…")
_LONGEST = 400  # words of a sentence; what goes on for longer is none
_MOST_CLOSING = 5  # quotes and brackets after a full stop
_CLOSING = frozenset("»”\"’')]")


@dataclass(slots=True)
class Word:
    """A word, number or sign of a text.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        text: as written.
        low: in small letters.
        kind: `word`, `number` or `sign`.
        gap: whether a line ends before it in a way that ends a sentence too.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    gap: bool = False

    @property
    def capital(self) -> bool:
        """Return whether it begins with a capital letter."""
        return self.text[0].isupper()


class Sentence(NamedTuple):
    """A sentence: its place in the text and in the list of words (`first` to `last`, exclusive)."""

    start: int
    end: int
    first: int
    last: int


def words_of(text: str, parts: Iterable[Span]) -> list[Word]:
    """Return the words, numbers and signs of parts of a text, told where its lines are broken for good."""
    words: list[Word] = []
    for start, end in parts:
        for match in _WORD.finditer(text, start, end):
            kind = match.lastindex or 0
            found = match[kind]
            words.append(Word(*match.span(kind), found, folded(found), _KINDS[kind]))
    _note_gaps(text, words)
    return words


def _note_gaps(text: str, words: Sequence[Word]) -> None:
    """Note before which words a line ends for good."""
    if len(words) < _PAIR:
        return
    wrapped = is_wrapped(text)
    starts = [word.start for word in words]
    after = 0
    at = text.find("\n", words[0].end, words[-1].start)
    while at >= 0:
        after = bisect_right(starts, at, after)
        left, right = words[after - 1].end, starts[after]
        words[after].gap = ends_paragraph(text, left, right, wrapped=wrapped)
        at = text.find("\n", right, words[-1].start)


_PAIR = 2


def is_wrapped(text: str) -> bool:
    """Return whether the text's lines are broken at a width, as mail is, rather than by sense."""
    followers = _AFTER_BREAK.findall(text)
    return sum(map(str.islower, followers)) * 4 >= len(followers) > 0


_AFTER_BREAK = re.compile(r"[^\n]\n([^\n])")


def ends_paragraph(text: str, left: int, right: int, *, wrapped: bool) -> bool:
    """Return whether white space ends a paragraph, in a text wrapped at a width or not."""
    space = text[left:right]
    if "\n" not in space:
        return False
    return "\n\n" in space or not wrapped or text[left - 1] in _ENDS


def sentences_of(words: Sequence[Word]) -> list[Sentence]:
    """Return the sentences of a text; a line that ends for good ends one, whatever stands at its end."""
    sentences: list[Sentence] = []
    first = 0
    for at in _possible_ends(words):
        while at - first > _LONGEST:
            sentences.append(_sentence(words, first, first + _LONGEST))
            first += _LONGEST
        if at == len(words) or words[at].gap or at - first == _LONGEST or _ends_before(words, first, at):
            sentences.append(_sentence(words, first, at))
            first = at
    return sentences


def _possible_ends(words: Sequence[Word]) -> list[int]:
    """Return before which words a sentence may end: behind the end of a line, or a sign."""
    behind = [at for at in range(1, len(words)) if words[at].gap or words[at - 1].kind == "sign"]
    return [*behind, len(words)] if words else []


def _sentence(words: Sequence[Word], first: int, last: int) -> Sentence:
    return Sentence(words[first].start, words[last - 1].end, first, last)


def _ends_before(words: Sequence[Word], first: int, at: int) -> bool:
    """Return whether a sentence that begins at `first` ends between words[at - 1] and words[at]."""
    end = at - 1
    while words[end].text in _CLOSING and end > max(first, at - _MOST_CLOSING):
        end -= 1
    if words[end].text not in _ENDS or end == first:
        return False
    return not _abbreviates(words[end - 1], words[end]) and _begins(words[end], words[at])


def _abbreviates(word: Word, stop: Word) -> bool:
    short = len(word.text) == 1 and word.capital
    return stop.text == "." and word.end == stop.start and (short or word.low in abbreviations())


@cache
def abbreviations() -> frozenset[str]:
    """Return the words whose full stop ends no sentence, in small letters."""
    return frozenset(word for words in shared_table("abbreviations")["within"].values() for word in words)


def _begins(stop: Word, word: Word) -> bool:
    if word.kind == "sign":
        return word.text not in ",;:)]" and not (word.text in _CLOSING and stop.end == word.start)
    if word.kind == "number" or stop.end == word.start:
        return stop.end < word.start or (word.kind == "word" and word.capital and len(word.text) > 1)
    return word.capital


class SentenceIndex:
    """Finds the sentence of an offset."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def at(self, offset: int) -> int:
        """Return the number of the sentence that holds the offset, or that ends before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)


def quote(text: str, span: Span) -> str:
    """Return what stands in a span, on one line."""
    return " ".join(text[span[0] : span[1]].split())

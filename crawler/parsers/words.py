"""A text as words and sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.parsers.model import Span

_WORD = re.compile(
    r"(?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*|[-‑][^\W\d_]+|['’ʼ`](?!s\b|S\b)[^\W\d_]+)*)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<sign>\S)"
)
_ENDS = frozenset(".!?…")
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text and in the list of words (`first` to `last`, exclusive)."""

    start: int
    end: int
    first: int
    last: int


def words_of(text: str, parts: Iterable[Span]) -> list[Word]:
    """Return the words, numbers and signs of parts of a text, told where its lines are broken for good."""
    words: list[Word] = []
    wrapped = is_wrapped(text)
    for start, end in parts:
        for match in _WORD.finditer(text, start, end):
            found = match.group()
            gap = bool(words) and ends_paragraph(text, words[-1].end, match.start(), wrapped=wrapped)
            words.append(
                Word(match.start(), match.end(), found, found.lower(), match.lastgroup or "sign", gap)
            )
    return words


def is_wrapped(text: str) -> bool:
    """Return whether the text's lines are broken at a width, as mail is, rather than by sense."""
    breaks = [
        at
        for at, char in enumerate(text)
        if char == "\n" and text[at - 1 : at] != "\n" and text[at + 1 : at + 2] != "\n"
    ]
    small = sum(text[at + 1 : at + 2].islower() for at in breaks)
    return small * 4 >= len(breaks) > 0


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
    for at in range(1, len(words) + 1) if words else ():
        if at == len(words) or words[at].gap or _ends_before(words, first, at):
            sentences.append(Sentence(words[first].start, words[at - 1].end, first, at))
            first = at
    return sentences


def _ends_before(words: Sequence[Word], first: int, at: int) -> bool:
    """Return whether a sentence that begins at `first` ends between words[at - 1] and words[at]."""
    end = at - 1
    while words[end].kind == "sign" and words[end].text in _CLOSING and end > first:
        end -= 1
    if words[end].text not in _ENDS or end == first:
        return False
    return not _abbreviates(words[end - 1], words[end]) and _begins(words[end], words[at])


def _abbreviates(word: Word, stop: Word) -> bool:
    short = len(word.text) == 1 and word.capital
    return stop.text == "." and word.end == stop.start and (short or word.low in _ABBREVIATED)


def _begins(stop: Word, word: Word) -> bool:
    if word.kind == "sign":
        return word.text not in ",;:)]"
    if word.kind == "number" or stop.end == word.start:
        return stop.end < word.start or (word.kind == "word" and word.capital and len(word.text) > 1)
    return word.capital


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no gen col lt rt hon vs jan feb mar apr jun jul aug sep sept oct nov dec г им млн млрд".split()
)


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

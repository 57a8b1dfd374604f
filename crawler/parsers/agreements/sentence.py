"""A sentence with everything in it that the name of an agreement can be made of, marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, ReleaseText, Span
from crawler.parsers.text.phrases import Mark, PhraseBook, marks_of

LIST_ITEM: Final = re.compile(r"(?:\d{1,2}[.)]|[-–—•*·])\s*[\"“«]?")
ITEM_ENDING: Final = ";"
LONGEST_BULLET: Final = 10


DONE: Final = frozenset({"signed", "initialled", "planned"})
"""What is told of a paper that the sides put their names to, and not only of one that they speak of."""

Stretch = tuple[int, int]
"""The first and the last of some marks of a sentence."""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The marks of a sentence, with the text and the language that they are from."""

    text: str
    language: Language
    marks: Sequence[Mark]

    def slots(self, at: int) -> frozenset[str]:
        """Return what the lexicon calls a mark; nothing beyond either end of the sentence."""
        return frozenset(self.marks[at].slots) if 0 <= at < len(self.marks) else frozenset()

    def is_capital(self, at: int) -> bool:
        """Return whether a mark begins with a capital letter."""
        return self.text[self.marks[at].start].isupper()

    def is_sign(self, at: int, sign: str) -> bool:
        """Return whether a mark is a sign; none stands beyond the end of the sentence."""
        return 0 <= at < len(self.marks) and self.marks[at].word == sign

    def is_word(self, at: int) -> bool:
        """Return whether a mark within the sentence begins with a letter."""
        return at < len(self.marks) and self.marks[at].word[0].isalpha()

    def tells_signing(self, first: int, last: int) -> bool:
        """Return whether one of some marks tells that a paper was put a name to."""
        return any(mark.slots.get("status") in DONE for mark in self.marks[max(0, first) : last + 1])

    def joins(self, at: int) -> bool:
        """Return whether a mark is a hyphen that joins two words or years."""
        sign, before = self.marks[at], self.marks[at - 1]
        joined = at + 1 < len(self.marks) and sign.end == self.marks[at + 1].start
        return sign.word == "-" and joined and before.end == sign.start

    def is_quoted(self, at: int) -> bool:
        """Return whether a mark alone stands in quotation marks: "«дорожная карта» по торговле"."""
        around = (*self.marks[max(0, at - 1) : at], *self.marks[at + 1 : at + 2])
        return [mark.word for mark in around] == ['"', '"']

    def begins_item(self, at: int) -> bool:
        """Return whether a mark is the first of a list's item."""
        start = self.marks[at].start
        line = self.text.rfind("\n", max(0, start - LONGEST_BULLET), start) + 1
        if not line and start > LONGEST_BULLET:
            return False
        if line == start:
            return self.text[max(0, start - LONGEST_BULLET) : start].rstrip().endswith((":", ITEM_ENDING))
        return bool(LIST_ITEM.fullmatch(self.text, line, start))

    @property
    def inflects(self) -> bool:
        """Return whether the language tells by endings what English tells by small words."""
        return self.language != "en"


def marked(release: ReleaseText, span: Span) -> MarkedSentence:
    """Return a sentence of a release with the phrases of the lexicon marked."""
    marks = _book(release.language).rewrite(marks_of(release.text, *span))
    return MarkedSentence(release.text, release.language, marks)


@cache
def _book(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("agreements", language))

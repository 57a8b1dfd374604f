"""Finds where the names of agreements begin and end in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from crawler.parsers.agreements.bodies import bodies_before, signatories_before
from crawler.parsers.agreements.sentence import MarkedSentence
from crawler.parsers.agreements.subjects import (
    LONGEST_NAME,
    ends_subject_before,
    last_of_item,
    last_of_subject,
)
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span

_LONGEST_QUALIFIER: Final = 8


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: the places of its first and last word and of its head among the marks of a sentence.

    Attributes:
        listed: whether it is an item of a list.
        bodies: where the bodies stand that signed it, in the text, where the name itself does not tell them.
    """

    first: int
    head: int
    last: int
    listed: bool = False
    bodies: Span | None = None


def names_in(sentence: MarkedSentence) -> Iterator[Name]:
    """Yield the names that a sentence has, from left to right."""
    done = 0
    for at in range(len(sentence.marks)):
        if at >= done and "head" in sentence.marks[at].slots:
            name = _name(sentence, at)
            yield name
            done = name.last + 1


def _name(sentence: MarkedSentence, head: int) -> Name:
    if "subject_before" in sentence.slots(head - 1):
        first = _first_of_subject(sentence, head)
        return Name(first, head, head, bodies=bodies_before(sentence, 0, first))
    qualified = _first_of_qualifiers(sentence, head)
    first = _without_article(sentence, qualified, head)
    if sentence.begins_item(qualified):
        return Name(first, head, last_of_item(sentence, head), listed=True)
    if first < head and "parties" in sentence.slots(head + 1) and not _names_bodies(sentence, head + 1):
        return Name(first, head, head)
    last = last_of_subject(sentence, head)
    return Name(first, head, last, bodies=signatories_before(sentence, first, last))


def _names_bodies(sentence: MarkedSentence, between: int) -> bool:
    """Return whether bodies are told behind "between", and not only the countries."""
    slots = [sentence.slots(at) for at in range(between + 1, between + 1 + _PARTY)]
    sides = next((at for at, one in enumerate(slots) if one & {"side", "joint"}), len(slots))
    return any("signatory" in one for one in slots[:sides])


_PARTY: Final = 5  # words of the first body


def _first_of_qualifiers(sentence: MarkedSentence, head: int) -> int:
    """Return where the words that qualify the head begin: "Enhanced Partnership and Cooperation"."""
    capital = sentence.is_capital(head)
    first = head
    for at in range(head - 1, max(-1, head - 1 - _LONGEST_QUALIFIER), -1):
        proper = sentence.is_capital(at) and (at > 0 or sentence.begins_item(at))
        qualifies = proper if capital else "modifier" in sentence.slots(at)
        if qualifies:
            first = at
        elif not (capital and sentence.slots(at) & {"joint", "inner"}) and sentence.marks[at].word != "-":
            break
    return first


def _without_article(sentence: MarkedSentence, first: int, head: int) -> int:
    return next(at for at in range(first, head + 1) if at == head or "idle" not in sentence.slots(at))


def _first_of_subject(sentence: MarkedSentence, head: int) -> int:
    """Return where the subject begins, in a language that puts it before the head."""
    at = head - 1
    while at > max(0, head - LONGEST_NAME) and not ends_subject_before(sentence, at - 1):
        at -= 1
    while at < head - 1 and _tells_where(sentence, at):
        at += 1
    return at


def _tells_where(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a word stands before a name and is none of it: "in Beijing"."""
    return sentence.is_capital(at) and sentence.marks[at].word.endswith(_place_endings(sentence.language))


@cache
def _place_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["place_ending"][""])

"""Finds where the names of agreements begin and end in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from crawler.parsers.agreements.bodies import bodies_before, signatories_before, signatories_behind
from crawler.parsers.agreements.sentence import MarkedSentence, Stretch
from crawler.parsers.agreements.several import opening_of, subjects_of
from crawler.parsers.agreements.subjects import (
    LONGEST_NAME,
    ends_subject_before,
    last_of_item,
    last_of_subject,
    purpose_apart,
)
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span

_LONGEST_QUALIFIER: Final = 8


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: the places of its first and last word and of its head among the marks of a sentence.

    Attributes:
        listed: whether it is an item of a list.
        several: whether it is one of several that share the head.
        apart: the first and the last mark of what it is about, where other words stand between.
        bodies: where the bodies stand that signed it, in the text, where the name itself does not tell them.
    """

    first: int
    head: int
    last: int
    listed: bool = False
    several: bool = False
    apart: Stretch | None = None
    bodies: Span | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a head alone."""
        return self.first == self.last and self.apart is None

    def marks(self) -> Sequence[int]:
        """Return the places of all its marks."""
        first, last = self.apart or (0, -1)
        return [*range(self.first, self.last + 1), *range(first, last + 1)]


def names_in(sentence: MarkedSentence) -> Iterator[Name]:
    """Yield the names that a sentence has, from left to right."""
    done = 0
    for at in range(len(sentence.marks)):
        if at >= done and sentence.slots(at) & {"head", "heads"}:
            for name in _names(sentence, at):
                yield name
                done = name.marks()[-1] + 1


def _names(sentence: MarkedSentence, head: int) -> Sequence[Name]:
    """Return the names that a head has: one, or one for each subject of several agreements."""
    subjects = subjects_of(sentence, head) if "heads" in sentence.slots(head) else ()
    if not subjects:
        return [_name(sentence, head)] if "head" in sentence.slots(head) else _undivided(sentence, head)
    opening = opening_of(sentence, head)
    first = _without_article(sentence, _first_of_qualifiers(sentence, head), head)
    return [Name(first, head, opening, several=True, apart=subject) for subject in subjects]


def _undivided(sentence: MarkedSentence, heads: int) -> Sequence[Name]:
    """Return the name of several agreements on one thing: "intergovernmental agreements on transit".

    What is counted, and fields such as "trade and investment", are no names.
    """
    first = _without_article(sentence, _first_of_qualifiers(sentence, heads), heads)
    last = last_of_subject(sentence, heads)
    counted = first > 0 and "digits" in sentence.slots(first - 1)
    if sentence.inflects or counted or "leads_each" not in sentence.slots(heads + 1):
        return []
    subject = range(heads + 1, last + 1)
    parties = next((at for at in subject if "signatories" in sentence.slots(at)), last + 1)
    lists = any("joint" in sentence.slots(at) for at in range(heads + 1, parties))
    return [] if lists and first == heads else [Name(first, heads, last)]


def _name(sentence: MarkedSentence, head: int) -> Name:
    if "subject_before" in sentence.slots(_before_modifiers(sentence, head)):
        first = _first_of_subject(sentence, head)
        listed = sentence.begins_item(first)
        return Name(first, head, head, listed=listed, bodies=_signatories_before(sentence, first, head))
    qualified = _first_of_qualifiers(sentence, head)
    first = _without_article(sentence, qualified, head)
    if sentence.begins_item(qualified):
        return Name(first, head, last_of_item(sentence, head), listed=True)
    if first < head and "parties" in sentence.slots(head + 1) and not _names_bodies(sentence, head + 1):
        return Name(first, head, head)
    last = last_of_subject(sentence, head)
    apart = purpose_apart(sentence, head) if last == head else None
    return Name(first, head, last, apart=apart, bodies=_signatories(sentence, first, head, last))


def _signatories(sentence: MarkedSentence, first: int, head: int, last: int) -> Span | None:
    """Return where those stand who signed, where what is told of the agreement does not make it known."""
    if not all(sentence.slots(at) & {"general", "idle", "opener"} for at in range(head + 1, last + 1)):
        return None
    return signatories_before(sentence, first, last) or signatories_behind(sentence, last)


def _signatories_before(sentence: MarkedSentence, first: int, head: int) -> Span | None:
    """Return where those stand who signed, before a subject that precedes its head and does not tell them."""
    if any("signatories" in sentence.slots(at) for at in range(first, head)):
        return None
    signs = (at for at in range(first - 1, -1, -1) if sentence.marks[at].word in _DIVIDING)
    return bodies_before(sentence, next(signs, -1) + 1, first)


_DIVIDING: Final = frozenset({";", ":"})


def _names_bodies(sentence: MarkedSentence, between: int) -> bool:
    """Return whether bodies are told behind "between", and not only the countries."""
    slots = [sentence.slots(at) for at in range(between + 1, between + 1 + _PARTY)]
    first = next((at for at, one in enumerate(slots) if "joint" in one), len(slots))
    return any("signatory" in one for one in slots[:first])


_PARTY: Final = 5  # words of the first body


def _first_of_qualifiers(sentence: MarkedSentence, head: int) -> int:
    """Return where the words that qualify the head begin: "Enhanced Partnership and Cooperation"."""
    capital = sentence.is_capital(head)
    first = head
    for at in range(head - 1, max(-1, head - 1 - _LONGEST_QUALIFIER), -1):
        proper = _may_qualify(sentence, at) and (at > 0 or sentence.begins_item(at))
        qualifies = proper if capital else "modifier" in sentence.slots(at)
        links = capital and not sentence.inflects and bool(sentence.slots(at) & {"joint", "inner"})
        if "head" in sentence.slots(at) and sentence.inflects:
            break
        if qualifies:
            first = at
        elif not links and sentence.marks[at].word != "-":
            break
    return first


def _may_qualify(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a word written large may qualify a head: in Russian an adjective, and no city."""
    endings = _qualifier_endings(sentence.language)
    return sentence.is_capital(at) and (not endings or sentence.marks[at].word.endswith(endings))


@cache
def _qualifier_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["qualifier_ending"][""])


def _without_article(sentence: MarkedSentence, first: int, head: int) -> int:
    return next(at for at in range(first, head + 1) if at == head or "idle" not in sentence.slots(at))


def _before_modifiers(sentence: MarkedSentence, head: int) -> int:
    """Return the place before a head and what qualifies it: "туралы бірлескен декларация"."""
    at = head - 1
    while at > 0 and "modifier" in sentence.slots(at):
        at -= 1
    return at


def _first_of_subject(sentence: MarkedSentence, head: int) -> int:
    """Return where the subject begins, in a language that puts it before the head."""
    at = head - 1
    while at > max(0, head - LONGEST_NAME) and not ends_subject_before(sentence, head, at - 1):
        at -= 1
    while at < head - 1 and (_tells_where(sentence, at) or "joint" in sentence.slots(at)):
        at += 1
    return at


def _tells_where(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a word stands before a name and is none of it: "in Beijing"."""
    return sentence.is_capital(at) and sentence.marks[at].word.endswith(_place_endings(sentence.language))


@cache
def _place_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["place_ending"][""])

"""Reads the agreements that a text names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crawler.parsers.agreements.counting import counts, is_signed_alone
from crawler.parsers.agreements.lists import status_of_list
from crawler.parsers.agreements.names import Name, names_in
from crawler.parsers.agreements.sentence import MarkedSentence, marked
from crawler.parsers.agreements.status import status_of
from crawler.parsers.agreements.triggers import Triggers
from crawler.parsers.agreements.wording import end_of_name, full_name
from crawler.parsers.model import Agreement, ReleaseText, Span
from crawler.parsers.text.phrases import fold
from crawler.parsers.text.sentences import sentences

_NEARBY: Final = 60  # more agreements than any release names
_SHORT_WORD: Final = 2
_WHOLE_NAME: Final = 10  # words: what has so many is no short form of another name


def read_agreements(release: ReleaseText, body: Span) -> list[Agreement]:
    """Return the agreements that a text names, each once, with their status where the text tells it.

    Args:
        release: the text.
        body: the part of it that belongs to the release.
    """
    found: list[_Told] = []
    triggers = Triggers(release.text, release.language)
    for span in sentences(release.text, *body):
        if triggers.in_sentence(span):
            sentence = marked(release, span)
            names = [name for name in names_in(sentence) if counts(sentence, name)]
            listed = status_of_list(release, span[0]) if any(name.listed for name in names) else None
            found += [_told(sentence, name, listed) for name in names]
    return _each_once(_without_references(found))


@dataclass(frozen=True, slots=True)
class _Told:
    """An agreement, the usual wording of its head, and whether it is told by that alone."""

    agreement: Agreement
    head: str
    is_alone: bool


def _told(sentence: MarkedSentence, name: Name, of_list: str | None) -> _Told:
    head = sentence.marks[name.head].slots
    usual = head["head"] if "head" in head and not name.several else head["heads"]
    return _Told(_agreement(sentence, name, of_list), usual, is_signed_alone(sentence, name))


def _without_references(found: Sequence[_Told]) -> list[Agreement]:
    """Return the agreements but for heads alone that lead back to a fuller name: "the memorandum"."""
    named = {told.head for told in found if not told.is_alone}
    return [told.agreement for told in found if not (told.is_alone and told.head in named)]


def _agreement(sentence: MarkedSentence, name: Name, of_list: str | None) -> Agreement:
    span = sentence.marks[name.first].start, end_of_name(sentence, name)
    apart = name.apart and (sentence.marks[name.apart[0]].start, sentence.marks[name.apart[1]].end)
    evidence = tuple(sorted(part for part in (span, apart, name.bodies) if part is not None))
    status = status_of(sentence, name) or (of_list if name.listed else None)
    return Agreement(full_name(sentence, name), status, evidence, 0.9 if status else 0.8)


def _each_once(found: Sequence[Agreement]) -> list[Agreement]:
    """Return each agreement once, by its fullest name, where it was first told."""
    kept: list[Agreement] = []
    told: list[frozenset[str]] = []
    for agreement in found:
        words = _words(agreement.name)
        nearby = range(max(0, len(kept) - _NEARBY), len(kept))
        twin = next((at for at in nearby if _are_twins(words, told[at])), None)
        if twin is None:
            kept.append(agreement)
            told.append(words)
        elif len(agreement.name) > len(kept[twin].name):
            kept[twin], told[twin] = agreement, words
    return kept


def _are_twins(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names, by their words, are one paper's: the same, or a short form of the other."""
    fewer, more = sorted((one, other), key=len)
    return fewer == more or (len(fewer) < _WHOLE_NAME and fewer <= more)


def _words(name: str) -> frozenset[str]:
    """Return the words by which two names are compared; short ones aside."""
    return frozenset(word for word in re.findall(r"\w+", fold(name)) if len(word) > _SHORT_WORD)

"""Reads the agreements that a text names."""

import re
from collections.abc import Sequence
from typing import Final

from crawler.parsers.agreements.counting import counts
from crawler.parsers.agreements.lists import status_of_list
from crawler.parsers.agreements.names import Name, names_in
from crawler.parsers.agreements.sentence import MarkedSentence, marked
from crawler.parsers.agreements.status import status_of
from crawler.parsers.agreements.triggers import Triggers
from crawler.parsers.agreements.wording import full_name
from crawler.parsers.model import Agreement, ReleaseText, Span
from crawler.parsers.text.phrases import fold
from crawler.parsers.text.sentences import sentences

_NEARBY: Final = 60  # more agreements than any release names
_SHORT_WORD: Final = 2


def read_agreements(release: ReleaseText, body: Span) -> list[Agreement]:
    """Return the agreements that a text names, each once, with their status where the text tells it.

    Args:
        release: the text.
        body: the part of it that belongs to the release.
    """
    found: list[Agreement] = []
    triggers = Triggers(release.text, release.language)
    for span in sentences(release.text, *body):
        if triggers.in_sentence(span):
            sentence = marked(release, span)
            names = [name for name in names_in(sentence) if counts(sentence, name)]
            listed = status_of_list(release, span[0]) if any(name.listed for name in names) else None
            found += [_agreement(sentence, name, listed) for name in names]
    return _each_once(found)


def _agreement(sentence: MarkedSentence, name: Name, of_list: str | None) -> Agreement:
    span = sentence.marks[name.first].start, sentence.marks[name.last].end
    evidence = (span,) if name.bodies is None else tuple(sorted((span, name.bodies)))
    status = status_of(sentence, name) or (of_list if name.listed else None)
    return Agreement(full_name(sentence, name), status, evidence, 0.9 if status else 0.8)


def _each_once(found: Sequence[Agreement]) -> list[Agreement]:
    """Return each agreement once, by its fullest name, where it was first told."""
    kept: list[Agreement] = []
    told: list[frozenset[str]] = []
    for agreement in found:
        words = _words(agreement.name)
        nearby = range(max(0, len(kept) - _NEARBY), len(kept))
        twin = next((at for at in nearby if words <= told[at] or told[at] <= words), None)
        if twin is None:
            kept.append(agreement)
            told.append(words)
        elif len(agreement.name) > len(kept[twin].name):
            kept[twin], told[twin] = agreement, words
    return kept


def _words(name: str) -> frozenset[str]:
    """Return the words by which two names are compared; short ones aside."""
    return frozenset(word for word in re.findall(r"\w+", fold(name)) if len(word) > _SHORT_WORD)

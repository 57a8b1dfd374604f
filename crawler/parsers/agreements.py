"""Agreements: treaties, memoranda, programmes and other papers between the sides, by their names in the text.

A name is a head ("Memorandum"), what qualifies it and what it is about. It counts where it is written as a
proper name, where a list names it, or where the sentence says that it was signed, negotiated or adopted;
"the agreements reached" name nothing, and treaties among many states are none between the sides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from crawler.parsers.model import Agreement, Language, ReleaseText, Span
from crawler.parsers.phrases import Mark, PhraseBook, lexicon, marks_of
from crawler.parsers.sentences import sentences

_LONGEST_NAME: Final = 45
_LIST_ITEM: Final = re.compile(r"(?:\d{1,2}[.)]|[-–—•*·])\s*[\"“«]?")
_ENDING: Final = frozenset({";", ":", "(", ")", '"', ".", "!", "?", "[", "]", "-"})
_IDLE: Final = frozenset({"the", "a", "an", "of", "on", "and", "for", "in", "with", "to", "between", "by"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name found: the places of its first and last word and of its head among the marks of a sentence."""

    first: int
    head: int
    last: int
    listed: bool


def read_agreements(release: ReleaseText, body: Span) -> list[Agreement]:
    """Return the agreements that a text names, each once, with their status where the text tells it.

    Args:
        release: the text.
        body: the part of it that belongs to the release.
    """
    found: list[Agreement] = []
    for span in sentences(release.text, *body):
        if _heads(release.language).search(release.text, *span):
            found.extend(_of_sentence(release, span))
    return _each_once(found)


@cache
def _book(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("agreements", language))


@cache
def _heads(language: Language) -> re.Pattern[str]:
    """Return a quick test for a sentence that may name an agreement."""
    names = lexicon("agreements", language)["head"]
    words = {phrase.split()[0].rstrip("*") for phrases in names.values() for phrase in phrases}
    return re.compile("|".join(map(re.escape, sorted(words))), re.IGNORECASE)


def _of_sentence(release: ReleaseText, span: Span) -> Iterator[Agreement]:
    text = release.text
    marks = _book(release.language).rewrite(marks_of(text, *span))
    at = 0
    while at < len(marks):
        if "head" not in marks[at].slots:
            at += 1
            continue
        name = _name_at(text, marks, at)
        if _counts(text, marks, name):
            yield _agreement(text, marks, name)
        at = name.last + 1


def _name_at(text: str, marks: Sequence[Mark], head: int) -> _Name:
    first = _first_word(text, marks, head)
    listed = _begins_item(text, marks, first)
    last = _end_of_item(marks, head) if listed else _last_word(text, marks, head)
    if first < head and not listed:
        last = _without_parties(marks, head, last)
    return _Name(first, head, last, listed)


def _first_word(text: str, marks: Sequence[Mark], head: int) -> int:
    """Return where the words that qualify the head begin."""
    capital = text[marks[head].start].isupper()
    first = head
    for at in range(head - 1, max(-1, head - 9), -1):
        mark = marks[at]
        if (at > 0 and _is_capital(text, mark)) if capital else "modifier" in mark.slots:
            first = at
        elif not (capital and mark.word in ("and", "-", "of", "for", "&")):
            break
    return first


def _is_capital(text: str, mark: Mark) -> bool:
    return text[mark.start].isupper()


def _begins_item(text: str, marks: Sequence[Mark], first: int) -> bool:
    """Whether a name begins an item of a list."""
    line = text.rfind("\n", 0, marks[first].start) + 1
    return bool(_LIST_ITEM.fullmatch(text, line, marks[first].start))


def _end_of_item(marks: Sequence[Mark], head: int) -> int:
    last = len(marks) - 1
    while last > head and marks[last].word in (";", ".", ",", "and", '"'):
        last -= 1
    return last


def _last_word(text: str, marks: Sequence[Mark], head: int) -> int:
    """Return where what the agreement is about ends."""
    at = head + 1
    if at >= len(marks) or "opener" not in marks[at].slots:
        return head
    last = head
    while at < min(len(marks), head + _LONGEST_NAME):
        mark = marks[at]
        if mark.word in _ENDING and not _joins(marks, at):
            break
        if ("stop" in mark.slots and at > head + 1) or ("head" in mark.slots and at > head + 2):
            break
        if mark.word in (",", "and") and not _goes_on(marks, at):
            break
        last = at
        at += 1
    while last > head and (marks[last].word in _IDLE or marks[last].slots.keys() & {"opener"}):
        last -= 1
    return last


def _joins(marks: Sequence[Mark], at: int) -> bool:
    """Whether a hyphen joins two words or years."""
    sign = marks[at]
    before, after = marks[at - 1], marks[at + 1] if at + 1 < len(marks) else None
    return sign.word == "-" and after is not None and before.end == sign.start and sign.end == after.start


def _goes_on(marks: Sequence[Mark], at: int) -> bool:
    """Whether a comma or an "and" goes on with what the agreement is about, not with another matter."""
    following = marks[at + 1 : at + 7]
    if not following or following[0].word.endswith("ed") or "stop" in following[0].slots:
        return False
    for mark in following[:5]:
        if "head" in mark.slots or "status" in mark.slots:
            return False
        if "opener" in mark.slots:
            break
    if marks[at].word == "and":
        return True
    return any(mark.word == "and" for mark in following) and following[0].word not in (
        "the",
        "a",
        "an",
        "and",
    )


def _without_parties(marks: Sequence[Mark], head: int, last: int) -> int:
    """Return where a name ends that its first words tell apart already: its parties are no part of it."""
    return head if last > head and "parties" in marks[head + 1].slots else last


def _counts(text: str, marks: Sequence[Mark], name: _Name) -> bool:
    words = marks[name.first : name.last + 1]
    around = marks[max(0, name.first - 2) : name.last + 3]
    if any("multilateral" in mark.slots for mark in around) or _is_of_others(marks, words):
        return False
    if name.first == name.last and "named" not in words[0].slots:
        return False
    if name.listed:
        return True
    told = any("status" in mark.slots for mark in marks)
    capitals = sum(_is_capital(text, mark) for mark in words if mark.word[0].isalpha())
    return told or (capitals >= 3 and name.first < name.head)


def _is_of_others(marks: Sequence[Mark], words: Sequence[Mark]) -> bool:
    """Whether it binds an organisation, and the sentence names neither Kazakhstan nor the sides."""
    binds = any("organization" in mark.slots for mark in words)
    return binds and not any("side" in mark.slots for mark in marks)


def _agreement(text: str, marks: Sequence[Mark], name: _Name) -> Agreement:
    start, end = marks[name.first].start, marks[name.last].end
    status = _status(marks, name)
    wording = " ".join(text[start:end].split())
    return Agreement(wording, status, ((start, end),), 0.9 if status else 0.8)


def _status(marks: Sequence[Mark], name: _Name) -> str | None:
    """Return the status told nearest to the name."""
    told = [(at, mark.slots["status"]) for at, mark in enumerate(marks) if "status" in mark.slots]
    outside = [(at, status) for at, status in told if not name.first <= at <= name.last]
    return min(outside, key=lambda one: abs(one[0] - name.head))[1] if outside else None


def _each_once(found: Sequence[Agreement]) -> list[Agreement]:
    """Return each agreement once, by its fullest name, where it was first told."""
    kept: list[Agreement] = []
    for agreement in found:
        twin = next((at for at, other in enumerate(kept) if _same(agreement.name, other.name)), None)
        if twin is None:
            kept.append(agreement)
        elif len(agreement.name) > len(kept[twin].name):
            kept[twin] = agreement
    return kept


def _same(one: str, other: str) -> bool:
    a, b = ({w.casefold() for w in re.findall(r"\w+", name)} - _IDLE for name in (one, other))
    return a <= b or b <= a

"""Agreements: treaties, memoranda, programmes and other papers between the sides, by their names in the text.

A name is a head ("Memorandum"), what qualifies it and what it is about. It counts where it is written as a
proper name, where a list names it, or where the sentence says that it was signed, negotiated or adopted;
"the agreements reached" name nothing, and treaties among many states are none between the sides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Agreement, Language, ReleaseText, Span
from crawler.parsers.text.phrases import Mark, PhraseBook, fold, has_any, marks_of
from crawler.parsers.text.sentences import sentences

_LONGEST_NAME: Final = 45
_LONGEST_QUALIFIER: Final = 8
_LONGEST_BULLET: Final = 10
_NEARBY: Final = 60  # more agreements than any release names
_LIST_REACH: Final = 14
_NEXT_REACH: Final = 5
_PROPER: Final = 3
_LIST_ITEM: Final = re.compile(r"(?:\d{1,2}[.)]|[-–—•*·])\s*[\"“«]?")
_ENDING: Final = frozenset({";", ":", "(", ")", '"', ".", "!", "?", "[", "]", "-"})
_DONE: Final = frozenset({"signed", "initialled", "planned"})
_OPENING_QUOTES: Final = frozenset("«“„")
_NO_PART: Final = frozenset({";", ".", ",", '"', "opener", "joint", "idle"})


@dataclass(frozen=True, slots=True)
class _Name:
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


def read_agreements(release: ReleaseText, body: Span) -> list[Agreement]:
    """Return the agreements that a text names, each once, with their status where the text tells it.

    Args:
        release: the text.
        body: the part of it that belongs to the release.
    """
    found: list[Agreement] = []
    for span in sentences(release.text, *body):
        if _may_name_one(release.text, span, release.language):
            found.extend(_Sentence(release, span).agreements())
    return _each_once(found)


@cache
def _book(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("agreements", language))


def _may_name_one(text: str, span: Span, language: Language) -> bool:
    """Whether a sentence has a head written large, in a list, or beside a word for what became of it."""
    heads, large, status = _beginnings(language)
    sentence = text[slice(*span)]
    low = sentence.lower()
    if not has_any(low, heads):
        return False
    listed = _LIST_ITEM.search(text, max(0, span[0] - _LONGEST_BULLET), span[0] + _LONGEST_BULLET)
    return has_any(sentence, large) or has_any(low, status) or listed is not None


@cache
def _beginnings(language: Language) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return how heads begin, the same written large, and how the words for a status begin."""
    table = lexicon("agreements", language)
    heads, status = (
        sorted({_beginning(phrase) for phrase in _phrases(table[slot])}) for slot in ("head", "status")
    )
    return tuple(heads), tuple(head.capitalize() for head in heads), tuple(status)


def _phrases(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrases in names.values():
        yield from phrases


def _beginning(phrase: str) -> str:
    """Return what stands in every text that has the phrase: the whole of it, or its longest word."""
    plain = phrase.rstrip("*")
    if plain.replace(" ", "").isalpha():
        return plain
    return max((word.rstrip("*") for word in phrase.split()), key=len)


class _Sentence:
    """The agreements of one sentence."""

    def __init__(self, release: ReleaseText, span: Span) -> None:
        self._text = release.text
        self._language: Language = release.language
        self._marks = _book(release.language).rewrite(marks_of(release.text, *span))

    def agreements(self) -> Iterator[Agreement]:
        """Yield them from left to right."""
        at = 0
        while at < len(self._marks):
            if "head" not in self._marks[at].slots:
                at += 1
                continue
            name = self._name(at)
            if self._counts(name):
                yield self._agreement(name)
            at = name.last + 1

    def _name(self, head: int) -> _Name:
        if "subject_before" in self._slots(head - 1):
            first = self._first_of_subject(head)
            return _Name(first, head, head, bodies=self._bodies_before(0, first))
        qualified = self._first_of_qualifiers(head)
        first = self._without_article(qualified, head)
        if self._begins_item(qualified):
            return _Name(first, head, self._last_of_item(head), listed=True)
        parties_only = first < head and "parties" in self._slots(head + 1)
        last = head if parties_only else self._last_of_subject(head)
        return _Name(first, head, last, bodies=None if parties_only else self._signatories(first, last))

    def _slots(self, at: int) -> frozenset[str]:
        return frozenset(self._marks[at].slots) if 0 <= at < len(self._marks) else frozenset()

    def _is_capital(self, at: int) -> bool:
        return self._text[self._marks[at].start].isupper()

    def _first_of_qualifiers(self, head: int) -> int:
        """Return where the words that qualify the head begin: "Enhanced Partnership and Cooperation"."""
        capital = self._is_capital(head)
        first = head
        for at in range(head - 1, max(-1, head - 1 - _LONGEST_QUALIFIER), -1):
            proper = self._is_capital(at) and (at > 0 or self._begins_item(at))
            qualifies = proper if capital else "modifier" in self._slots(at)
            if qualifies:
                first = at
            elif not (capital and self._slots(at) & {"joint", "inner"}) and self._marks[at].word != "-":
                break
        return first

    def _without_article(self, first: int, head: int) -> int:
        return next(at for at in range(first, head + 1) if at == head or "idle" not in self._slots(at))

    def _first_of_subject(self, head: int) -> int:
        """Return where the subject begins, in a language that puts it before the head."""
        at = head - 1
        while at > max(0, head - _LONGEST_NAME) and not self._ends_subject(at - 1):
            at -= 1
        while (
            at < head - 1
            and self._is_capital(at)
            and self._marks[at].word.endswith(_place_endings(self._language))
        ):
            at += 1  # "in Beijing" before it
        return at

    def _signatories(self, first: int, last: int) -> Span | None:
        """Return where two bodies stand that signed: "the Ministry and the Agency signed a MoU"."""
        verb = next((at for at in range(first - 1, -1, -1) if "idle" not in self._slots(at)), -1)
        told = any("signatories" in self._slots(at) for at in range(first, last + 1))
        if verb < 0 or told or self._marks[verb].slots.get("status") != "signed":
            return None
        start = verb
        while start > 0 and self._names_body(start - 1):
            start -= 1
        return self._bodies_before(start, verb)

    def _names_body(self, at: int) -> bool:
        return (
            self._is_capital(at)
            or bool(self._slots(at) & {"joint", "inner", "idle"})
            or self._marks[at].word in "()'-"
        )

    def _bodies_before(self, start: int, end: int) -> Span | None:
        """Return the span of two bodies among some marks, or None where there are none."""
        start = self._first_of_bodies(start, end)
        while end > start and self._slots(end - 1) & {"stop"}:
            end -= 1
        slots = [self._slots(at) for at in range(start, end)]
        if any("signatory" in one for one in slots) and any("joint" in one for one in slots):
            return self._marks[start].start, self._marks[end - 1].end
        return None

    def _ends_subject(self, at: int) -> bool:
        sign = self._marks[at].word in _ENDING | {","} and not self._joins(at)
        return sign or bool(self._slots(at) & {"stop", "head", "status"})

    def _begins_item(self, first: int) -> bool:
        """Whether a name begins an item of a list."""
        start = self._marks[first].start
        line = self._text.rfind("\n", max(0, start - _LONGEST_BULLET), start) + 1
        if not line and start > _LONGEST_BULLET:
            return False
        return bool(_LIST_ITEM.fullmatch(self._text, line, start))

    def _last_of_item(self, head: int) -> int:
        return self._without_loose_end(head, len(self._marks) - 1)

    def _without_loose_end(self, head: int, last: int) -> int:
        while last > head and (self._marks[last].word in _NO_PART or self._slots(last) & _NO_PART):
            last -= 1
        return last

    def _last_of_subject(self, head: int) -> int:
        """Return where what the agreement is about ends."""
        if not self._slots(head + 1) & {"opener", "genitive"} or "digits" in self._slots(head + 2):
            return head
        last = head + 1
        while last + 1 < min(len(self._marks), head + _LONGEST_NAME) and not self._is_over(head, last + 1):
            last += 1
        return self._without_loose_end(head, last)

    def _is_over(self, head: int, at: int) -> bool:
        mark = self._marks[at]
        if mark.word in _ENDING and not self._joins(at) and not self._is_quoting(head, at):
            return True
        if "stop" in mark.slots or ("head" in mark.slots and at > head + 2 and not self._amends(head, at)):
            return True
        return (mark.word == "," or "joint" in mark.slots) and not self._goes_on(at)

    def _is_quoting(self, head: int, at: int) -> bool:
        """Whether a quotation mark belongs to a name within the name: "between «Alpha» and «Beta»"."""
        signs = [self._text[self._marks[place].start] for place in range(head, at + 1)]
        return signs[-1] in _OPENING_QUOTES or (
            signs[-1] in "»”" and any(sign in _OPENING_QUOTES for sign in signs)
        )

    def _amends(self, head: int, at: int) -> bool:
        return any("amends" in self._slots(place) for place in range(head, at))

    def _joins(self, at: int) -> bool:
        """Whether a hyphen joins two words or years."""
        sign, before = self._marks[at], self._marks[at - 1]
        joined = at + 1 < len(self._marks) and sign.end == self._marks[at + 1].start
        return sign.word == "-" and joined and before.end == sign.start

    def _goes_on(self, at: int) -> bool:
        """Whether a comma or an "and" goes on with what the agreement is about, not with another matter."""
        following = self._marks[at + 1 : at + 1 + _LIST_REACH]
        if not following or following[0].word.endswith(_verb_endings(self._language)):
            return False
        if "stop" in following[0].slots or self._turns_to_another(following):
            return False
        if "joint" in self._marks[at].slots:
            return True
        return any("joint" in mark.slots for mark in following) and "idle" not in following[0].slots

    @staticmethod
    def _turns_to_another(following: Sequence[Mark]) -> bool:
        """Whether another agreement, or what became of one, is named next."""
        for mark in following[:_NEXT_REACH]:
            if mark.word == "," or mark.slots.keys() & {"stop", "opener"}:
                return False
            if mark.slots.keys() & {"head", "status"}:
                return True
        return False

    def _first_of_bodies(self, start: int, end: int) -> int:
        """Return where the first body's name begins: behind "On Monday", with its article if it has one."""
        while start < end and self._slots(start) & {"joint", "inner"}:
            start += 1
        for at in range(start, end):
            if "joint" in self._slots(at):
                break
            if "article" in self._slots(at):
                return at
        return start

    def _counts(self, name: _Name) -> bool:
        """Whether the name is one of an agreement between the sides."""
        near = range(max(0, name.first - 2), min(len(self._marks), name.last + 3))
        if any("multilateral" in self._slots(at) for at in near) or self._binds_others(name):
            return False
        if name.first == name.last and "named" not in self._slots(name.head):
            return False
        if self._is_any(name):
            return False
        if name.listed or self._is_proper(name):
            return True
        if self._tells_both_sides(name):
            return True
        status = self._status(name)
        if "common" in self._slots(name.head) and not self._is_capital(name.head):
            return status in _DONE
        return status is not None

    def _tells_both_sides(self, name: _Name) -> bool:
        """Whether it says between whom it is: "the joint plan between Kazakhstan and Denmark"."""
        within = [self._slots(at) for at in range(name.first, name.last + 1)]
        return any("parties" in slots for slots in within) and any("side" in slots for slots in within)

    def _is_any(self, name: _Name) -> bool:
        """Whether it only tells what kind of agreement it is: a bilateral one."""
        others = [at for at in range(name.first, name.last + 1) if at != name.head]
        only = all("modifier" in self._slots(at) and not self._is_capital(at) for at in others)
        return _inflects(self._language) and bool(others) and only

    def _is_proper(self, name: _Name) -> bool:
        """Whether it is written as a proper name."""
        if name.first < name.head:
            return sum(self._is_capital(at) for at in range(name.first, name.last + 1)) >= _PROPER
        within = name.head > 0 and "common" not in self._slots(name.head)
        told = self._slots(name.head + 1) & {"opener", "genitive"}
        return within and self._is_capital(name.head) and bool(told)

    def _binds_others(self, name: _Name) -> bool:
        """Whether it binds an organisation, and the sentence names neither Kazakhstan nor the sides."""
        binds = any("organization" in self._slots(at) for at in range(name.first, name.last + 1))
        return binds and not any("side" in mark.slots for mark in self._marks)

    def _agreement(self, name: _Name) -> Agreement:
        span = self._marks[name.first].start, self._marks[name.last].end
        evidence = (span,) if name.bodies is None else tuple(sorted((span, name.bodies)))
        status = self._status(name)
        return Agreement(self._full_name(name), status, evidence, 0.9 if status else 0.8)

    def _full_name(self, name: _Name) -> str:
        """Return the name, with the bodies that signed where it does not tell them itself."""
        wording = self._wording(name)
        if name.bodies is None:
            return wording
        bodies, between = " ".join(self._text[slice(*name.bodies)].split()), _between(self._language)
        return f"{bodies} {between} {wording}" if name.head == name.last else f"{wording} {between} {bodies}"

    def _wording(self, name: _Name) -> str:
        """Return the name on one line; a head in an oblique case is given in its usual wording."""
        head, first, last = (self._marks[at] for at in (name.head, name.first, name.last))
        usual = head.slots["head"]
        if not _inflects(self._language) or head.word == fold(usual):
            return " ".join(self._text[first.start : last.end].split())
        if name.first < name.head and name.last == name.head:
            owned = self._marks[name.head - 1].slots.get("subject_before") == "owning"
            noun = _owned(head.word, self._language) if owned else usual.lower()
            return " ".join([*self._text[first.start : head.start].split(), noun])
        return " ".join([usual, *self._text[head.end : last.end].split()])

    def _status(self, name: _Name) -> str | None:
        """Return the status told nearest to the name."""
        told = [(at, mark.slots["status"]) for at, mark in enumerate(self._marks) if "status" in mark.slots]
        outside = [(at, status) for at, status in told if not name.first <= at <= name.last]
        return min(outside, key=lambda one: abs(one[0] - name.head))[1] if outside else None


@cache
def _verb_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["verb_ending"][""])


@cache
def _place_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["place_ending"][""])


def _owned(word: str, language: Language) -> str:
    """Return the nominative of a noun that the word before it owns: "отырыс хаттамасына" is "хаттамасы"."""
    for nominative, cases in lexicon("agreements", language)["owned"].items():
        for ending in cases:
            if word.endswith(ending):
                return word.removesuffix(ending) + nominative
    return word


def _between(language: Language) -> str:
    return lexicon("agreements", language)["signatories"][""][0]


def _inflects(language: Language) -> bool:
    return language != "en"


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


_SHORT_WORD: Final = 2


def _words(name: str) -> frozenset[str]:
    """Return the words by which two names are compared; short ones aside."""
    return frozenset(word for word in re.findall(r"\w+", fold(name)) if len(word) > _SHORT_WORD)

"""Finds where what an agreement is about ends."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from crawler.parsers.agreements.sentence import MarkedSentence, Stretch
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language
from crawler.parsers.text.phrases import Mark

LONGEST_NAME: Final = 45
"""Words that the name of an agreement has at most."""

_LIST_REACH: Final = 14
_NEXT_REACH: Final = 5
_PURPOSE_REACH: Final = 6
_SIGNING_REACH: Final = 4
_ENDING: Final = frozenset({";", ":", "(", ")", '"', ".", "!", "?", "[", "]", "-"})
_OPENING_QUOTES: Final = frozenset("«“„")
_CLOSING_QUOTES: Final = frozenset("»”")
_NO_PART: Final = frozenset({";", ".", ",", '"', "opener", "joint", "idle"})


def last_of_subject(sentence: MarkedSentence, head: int) -> int:
    """Return the last mark of what stands behind a head and tells what the agreement is about."""
    title = _end_of_title(sentence, head + 1)
    if title is not None:
        return title
    opening = _behind_short_form(sentence, head)
    if _tells_purpose(sentence, head, opening):
        return last_behind(sentence, head, opening)
    if not sentence.slots(opening) & {"opener", "genitive"}:
        return head
    if "digits" in sentence.slots(opening + 1) and "term" not in sentence.slots(opening):
        return head
    return last_behind(sentence, head, opening)


def purpose_apart(sentence: MarkedSentence, head: int) -> Stretch | None:
    """Return what an agreement is for where other words stand between: "was signed to open a school"."""
    for at in range(head + 2, head + _PURPOSE_REACH):
        if _tells_purpose(sentence, head, at):
            last = last_behind(sentence, head, at)
            return (at, last) if last > at else None
        if sentence.slots(at) & {"joint", "head", "heads", "parties"} or not sentence.is_word(at):
            return None
    return None


def last_behind(sentence: MarkedSentence, head: int, opening: int) -> int:
    """Return the last mark of what an agreement is about, from where that begins on."""
    last = opening
    longest = min(len(sentence.marks), head + LONGEST_NAME)
    while last + 1 < longest and not _is_over(sentence, head, last + 1):
        last += 1
    return _without_loose_end(sentence, head, last)


def _end_of_title(sentence: MarkedSentence, opening: int) -> int | None:
    """Return where the quotation ends that a head is called by: "Treaty “On Eternal Friendship”"."""
    if not (sentence.is_sign(opening, '"') and sentence.slots(opening + 1) & {"opener", "leads_each"}):
        return None
    longest = min(len(sentence.marks), opening + LONGEST_NAME)
    return next((at for at in range(opening + 1, longest) if sentence.is_sign(at, '"')), None)


def _tells_purpose(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether a mark begins what a paper is for, which is told only beside what was signed."""
    if "purpose" not in sentence.slots(at) or at + 1 == len(sentence.marks) or sentence.is_capital(at + 1):
        return False
    if not sentence.is_word(at + 1) or "article" in sentence.slots(at + 1):
        return False
    return sentence.tells_signing(head - _SIGNING_REACH, at - 1)


def _behind_short_form(sentence: MarkedSentence, head: int) -> int:
    """Return what follows a head and its short form in brackets: "memorandum of understanding (MoU) on …".

    The head alone may stand in quotation marks, and so may what it is called: "План («дорожная карта») на …".
    """
    if sentence.is_quoted(head):
        return head + 2
    signs = [mark.word for mark in sentence.marks[head + 1 : head + 6]]
    closing = {("(", ")"): 4, ("(", '"', '"', ")"): 6}
    return next((head + step for shape, step in closing.items() if _brackets(signs, shape)), head + 1)


def _brackets(signs: Sequence[str], shape: Sequence[str]) -> bool:
    """Return whether words begin with some signs around one word."""
    middle = len(shape) // 2
    return (*signs[:middle], *signs[middle + 1 : len(shape) + 1]) == tuple(shape)


def last_of_item(sentence: MarkedSentence, head: int) -> int:
    """Return the last mark of a name that is an item of a list."""
    return _without_loose_end(sentence, head, len(sentence.marks) - 1)


def ends_subject_before(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether a mark is no part of the subject that follows it, where subjects precede their head."""
    sign = sentence.marks[at].word in _ENDING | {","} and not sentence.joins(at)
    return (sign and not _is_of_quoted_name(sentence, head, at)) or bool(
        sentence.slots(at) & {"stop", "head", "status"}
    )


def ends_subject(sentence: MarkedSentence, opening: int, at: int) -> bool:
    """Return whether a mark is no part of a list of subjects that begins at an opening."""
    sign = sentence.marks[at].word in _ENDING and not sentence.joins(at)
    over = sentence.marks[at].word == "," and _is_verb(sentence, at + 1)
    return (
        over
        or (sign and not _is_quoting(sentence, opening, at))
        or bool(sentence.slots(at) & {"stop", "head", "heads", "status"})
    )


def _without_loose_end(sentence: MarkedSentence, head: int, last: int) -> int:
    while last > head and (
        sentence.marks[last].word in _NO_PART
        or sentence.slots(last) & _NO_PART
        or _tells_year(sentence, last)
    ):
        last -= 1
    return last


def _tells_year(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a year follows "in", which is when a paper was signed and no part of its name."""
    before = sentence.slots(at - 1)
    return "digits" in sentence.slots(at) and "idle" in before and before.isdisjoint({"opener", "until"})


def _is_over(sentence: MarkedSentence, head: int, at: int) -> bool:
    mark = sentence.marks[at]
    if mark.word in _ENDING and not sentence.joins(at):
        return not (_is_quoting(sentence, head, at) or _abbreviates(sentence, at))
    if "stop" in mark.slots or ("head" in mark.slots and at > head + 2 and not _amends(sentence, head, at)):
        return True
    if "article" in mark.slots and "digits" in sentence.slots(at - 1):
        return True
    if "joint" in mark.slots and _turns_to_another_aim(sentence, head, at):
        return True
    if "joint" in mark.slots and _is_between(sentence, head, at):
        return False
    return (mark.word == "," or "joint" in mark.slots) and not _goes_on(sentence, at)


def _turns_to_another_aim(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether what follows an "and" is led to by another word: "on plants and for students"."""
    if "aim" not in sentence.slots(at + 1):
        return False
    return all(sentence.marks[place].word != sentence.marks[at + 1].word for place in range(head, at))


def _is_between(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether an "and" joins the two that an agreement is between."""
    opened = next(
        (place for place in range(at - 1, head, -1) if "signatories" in sentence.slots(place)), None
    )
    return opened is not None and not any("joint" in sentence.slots(place) for place in range(opened, at))


def _is_quoting(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether a quotation mark belongs to a name within the name: "between «Alpha» and «Beta»"."""
    signs = [sentence.text[sentence.marks[place].start] for place in range(head, at + 1)]
    closes = signs[-1] in _CLOSING_QUOTES and not _OPENING_QUOTES.isdisjoint(signs)
    return signs[-1] in _OPENING_QUOTES or closes


def _is_of_quoted_name(sentence: MarkedSentence, head: int, at: int) -> bool:
    """Return whether a quotation mark belongs to a name within a subject that precedes its head."""
    sign = sentence.text[sentence.marks[at].start]
    behind = {sentence.text[mark.start] for mark in sentence.marks[at + 1 : head]}
    return sign in _CLOSING_QUOTES or (sign in _OPENING_QUOTES and not _CLOSING_QUOTES.isdisjoint(behind))


def _abbreviates(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a bracket is one of those around a short form: "of Cooperation (MoC) between"."""
    opening = at if sentence.is_sign(at, "(") else at - 2
    if not (sentence.is_sign(opening, "(") and sentence.is_sign(opening + 2, ")")):
        return False
    return sentence.is_capital(opening + 1) and "opener" in sentence.slots(opening + 3)


def _amends(sentence: MarkedSentence, head: int, at: int) -> bool:
    return any("amends" in sentence.slots(place) for place in range(head, at))


def _goes_on(sentence: MarkedSentence, at: int) -> bool:
    """Return whether a comma or an "and" goes on with what the agreement is about."""
    following = sentence.marks[at + 1 : at + 1 + _LIST_REACH]
    if not following or _is_verb(sentence, at + 1):
        return False
    if "stop" in following[0].slots or _turns_to_another(following):
        return False
    if "joint" in sentence.marks[at].slots:
        return True
    return any("joint" in mark.slots for mark in following) and "idle" not in following[0].slots


def _turns_to_another(following: Sequence[Mark]) -> bool:
    """Return whether another agreement, or what became of one, is named next."""
    for mark in following[:_NEXT_REACH]:
        if mark.word == "," or mark.slots.keys() & {"stop", "opener", "amends"}:
            return False
        if mark.slots.keys() & {"head", "heads", "status"}:
            return True
    return False


def _is_verb(sentence: MarkedSentence, at: int) -> bool:
    if "no_verb" in sentence.slots(at):
        return False
    endings = _verb_endings(sentence.language)
    return at < len(sentence.marks) and sentence.marks[at].word.endswith(endings)


@cache
def _verb_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["verb_ending"][""])

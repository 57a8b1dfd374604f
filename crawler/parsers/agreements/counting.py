"""Decides which names are those of agreements between the sides."""

from typing import Final

from crawler.parsers.agreements.names import Name
from crawler.parsers.agreements.sentence import DONE, MarkedSentence
from crawler.parsers.agreements.status import status_of

_PROPER: Final = 3  # words written large
_BEFORE: Final = 4  # marks between what was done with a paper and its head alone
_BEHIND: Final = 3
_OUTCOMES: Final = frozenset({"signed", "initialled", "adopted"})
_PARTIES: Final = 6  # marks behind a name in which an organisation that it binds is told


def counts(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether a name is one of an agreement between the sides."""
    if _is_multilateral(sentence, name) or _binds_others(sentence, name):
        return False
    if _is_told_before(sentence, name) or _is_any(sentence, name):
        return False
    if name.is_bare and "named" not in sentence.slots(name.head):
        return is_signed_alone(sentence, name)
    if name.listed or _is_proper(sentence, name) or _tells_both_sides(sentence, name):
        return True
    if any("of_two" in sentence.slots(at) for at in name.marks()):
        return True
    status = status_of(sentence, name)
    if name.several or "head" not in sentence.slots(name.head):
        return status in DONE or status == "negotiated"
    if "common" in sentence.slots(name.head) and not sentence.is_capital(name.head):
        return status in DONE
    return status is not None


def is_signed_alone(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether a name is only a head, which is told beside what became of it: "signed a protocol"."""
    if not name.is_bare or "alone" not in sentence.slots(name.head):
        return False
    near = range(max(0, name.head - _BEFORE), min(len(sentence.marks), name.head + _BEHIND + 1))
    return any(sentence.marks[at].slots.get("status") in _OUTCOMES for at in near)


def _is_told_before(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether the sentence says that it tells of another day's news."""
    return any("aside" in sentence.slots(at) for at in range(name.first))


def _is_multilateral(sentence: MarkedSentence, name: Name) -> bool:
    near = range(max(0, name.first - 2), min(len(sentence.marks), name.last + 3))
    return any("multilateral" in sentence.slots(at) for at in near)


def _binds_others(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether it binds an organisation, and the sentence names neither Kazakhstan nor the sides."""
    last = name.last + (_PARTIES if "parties" in sentence.slots(name.head + 1) else 0)
    binds = any("organization" in sentence.slots(at) for at in range(name.first, last + 1))
    return binds and not any("side" in mark.slots for mark in sentence.marks)


def _is_any(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether it only tells what kind of agreement it is: a bilateral one."""
    others = [at for at in range(name.first, name.last + 1) if at != name.head]
    only = all("modifier" in sentence.slots(at) and not sentence.is_capital(at) for at in others)
    return sentence.inflects and bool(others) and only


def _is_proper(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether it is written as a proper name."""
    if name.first < name.head:
        if _is_any_ones(sentence, name):
            return False
        return sum(sentence.is_capital(at) for at in range(name.first, name.last + 1)) >= _PROPER
    within = name.head > 0 and "common" not in sentence.slots(name.head)
    told = sentence.slots(name.head + 1) & {"opener", "genitive"}
    return within and sentence.is_capital(name.head) and bool(told)


def _is_any_ones(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether it may be a plan of one country alone: "the Digital Kazakhstan Programme"."""
    qualifiers = range(name.first, name.head)
    joint = any("modifier" in sentence.slots(at) for at in qualifiers)
    alone = name.last == name.head and not sentence.inflects
    return alone and "common" in sentence.slots(name.head) and not joint


def _tells_both_sides(sentence: MarkedSentence, name: Name) -> bool:
    """Return whether it says between whom it is: "the joint plan between Kazakhstan and Denmark"."""
    within = [sentence.slots(at) for at in range(name.first, name.last + 1)]
    return any("parties" in slots for slots in within) and any("side" in slots for slots in within)

"""Finds the bodies that signed an agreement whose name does not tell them."""

from typing import Final

from crawler.parsers.agreements.sentence import MarkedSentence
from crawler.parsers.agreements.subjects import last_behind
from crawler.parsers.model import Span

_SIGNS_OF_NAMES: Final = "()'-"
_REACH: Final = 7


def signatories_before(sentence: MarkedSentence, first: int, last: int) -> Span | None:
    """Return where two bodies stand that signed: "the Ministry and the Agency signed a MoU"."""
    verb = next((at for at in range(first - 1, -1, -1) if "idle" not in sentence.slots(at)), -1)
    told = any("signatories" in sentence.slots(at) for at in range(first, last + 1))
    if verb < 0 or told or sentence.marks[verb].slots.get("status") != "signed":
        return None
    start = verb
    while start > 0 and _names_body(sentence, start - 1):
        start -= 1
    return bodies_before(sentence, start, verb)


def signatories_behind(sentence: MarkedSentence, last: int) -> Span | None:
    """Return where those stand who signed, behind what was done: "was signed on Monday between A and B"."""
    for at in range(last + 1, min(len(sentence.marks), last + _REACH)):
        if "signatories" in sentence.slots(at):
            told = sentence.tells_signing(last + 1, at - 1)
            return _two_bodies(sentence, at + 1, last_behind(sentence, last, at) + 1) if told else None
    return None


def bodies_before(sentence: MarkedSentence, start: int, end: int) -> Span | None:
    """Return the span of two bodies among some marks, or None where there are none."""
    start = _first_of_bodies(sentence, start, end)
    while end > start and "stop" in sentence.slots(end - 1):
        end -= 1
    return _two_bodies(sentence, start, end)


def _two_bodies(sentence: MarkedSentence, start: int, end: int) -> Span | None:
    slots = [sentence.slots(at) for at in range(start, end)]
    if any("signatory" in one for one in slots) and any("joint" in one for one in slots):
        return sentence.marks[start].start, sentence.marks[end - 1].end
    return None


def _names_body(sentence: MarkedSentence, at: int) -> bool:
    links = bool(sentence.slots(at) & {"joint", "inner", "idle"})
    return sentence.is_capital(at) or links or sentence.marks[at].word in _SIGNS_OF_NAMES


def _first_of_bodies(sentence: MarkedSentence, start: int, end: int) -> int:
    """Return where the first body's name begins: behind "On Monday", with its article if it has one."""
    while start < end and sentence.slots(start) & {"joint", "inner"}:
        start += 1
    for at in range(start, end):
        if "joint" in sentence.slots(at):
            break
        if "article" in sentence.slots(at):
            return at
    return start

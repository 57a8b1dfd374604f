"""Finds what each of several agreements is about that share a head: "agreements on transit and on visas"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from crawler.parsers.agreements.sentence import MarkedSentence, Stretch
from crawler.parsers.agreements.subjects import LONGEST_NAME, ends_subject
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language

_INTRODUCING: Final = frozenset({"-", ":"})


def opening_of(sentence: MarkedSentence, heads: int) -> int:
    """Return where the first subject behind heads begins: behind a dash, if they have one."""
    return heads + 2 if _word(sentence, heads + 1) in _INTRODUCING else heads + 1


def subjects_of(sentence: MarkedSentence, heads: int) -> Sequence[Stretch]:
    """Return what each of several agreements is about, without the word that leads to it."""
    opening = opening_of(sentence, heads)
    if "leads_each" not in sentence.slots(opening):
        return []
    end = _end(sentence, opening)
    parts = _led(sentence, opening, end)
    if not parts and "head" not in sentence.slots(heads):
        parts = _listed(sentence, opening, end)
    return [_without_leading(sentence, part) for part in parts]


def _end(sentence: MarkedSentence, opening: int) -> int:
    """Return what follows the last subject, be it a comma."""
    longest = min(len(sentence.marks), opening + LONGEST_NAME)
    end = next((at for at in range(opening + 1, longest) if ends_subject(sentence, opening, at)), longest)
    return end - 1 if _word(sentence, end - 1) == "," else end


def _led(sentence: MarkedSentence, start: int, end: int) -> Sequence[Stretch]:
    """Return the parts, each with a word of its own that leads to it, where no other part is among them."""
    leading = [at for at in range(start + 1, end) if "leads_each" in sentence.slots(at)]
    borders = [at - 1 for at in leading if _divides(sentence, at - 1)]
    parts = _between(sentence, borders, start, end)
    divided = any(_word(sentence, at) == "," for first, last in parts for at in range(first, last))
    return [] if len(parts) == 1 or divided else parts


def _divides(sentence: MarkedSentence, at: int) -> bool:
    return _word(sentence, at) == "," or "joint" in sentence.slots(at)


def _between(sentence: MarkedSentence, borders: Sequence[int], start: int, end: int) -> list[Stretch]:
    """Return the stretches that borders divide, of which none is empty or ends with a comma."""
    stretches = [(before + 1, behind - 1) for before, behind in pairwise([start - 1, *borders, end])]
    ends = [(first, last - (_word(sentence, last) == ",")) for first, last in stretches]
    return [(first, last) for first, last in ends if first <= last]


def _listed(sentence: MarkedSentence, start: int, end: int) -> Sequence[Stretch]:
    """Return what commas, and the "and" behind the last of them, divide, where each part can be a subject."""
    commas = [at for at in range(start, end) if _word(sentence, at) == ","]
    last = commas[-1] if commas else start
    joints = [at for at in range(last, end) if "joint" in sentence.slots(at)]
    if not joints:
        return []
    joint = next((at for at in joints if "leads_each" in sentence.slots(at + 1)), joints[0])
    parts = _between(sentence, [*commas, joint], start, end)
    return parts if len(parts) > 1 and _may_be_split(sentence, parts) else []


def _may_be_split(sentence: MarkedSentence, parts: Sequence[Stretch]) -> bool:
    """Return whether each part can be a subject: more than two, or what only two countries agree on."""
    if any(_is_attribute(sentence, part) for part in parts):
        return False
    if len(parts) == _PAIR:
        return all(_has(sentence, part, "of_two") for part in parts)
    return not _has(sentence, parts[0], "field")


_PAIR: Final = 2


def _is_attribute(sentence: MarkedSentence, part: Stretch) -> bool:
    """Return whether a part only tells of what sort the next one is: "trade, economic and cultural ties"."""
    first, last = _without_leading(sentence, part)
    return first == last and sentence.marks[last].word.endswith(_attribute_endings(sentence.language))


def _has(sentence: MarkedSentence, part: Stretch, slot: str) -> bool:
    return any(slot in sentence.slots(at) for at in range(part[0], part[1] + 1))


def _without_leading(sentence: MarkedSentence, part: Stretch) -> Stretch:
    first, last = part
    return (first + 1 if first < last and "leads_each" in sentence.slots(first) else first), last


def _word(sentence: MarkedSentence, at: int) -> str:
    return sentence.marks[at].word if at < len(sentence.marks) else ""


@cache
def _attribute_endings(language: Language) -> tuple[str, ...]:
    return tuple(lexicon("agreements", language)["attribute_ending"][""])

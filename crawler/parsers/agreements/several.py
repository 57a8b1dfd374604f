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
    parts = _parts(sentence, opening, _end(sentence, opening))
    if len(parts) > 1 and (_repeats(sentence, opening, parts) or _may_be_split(sentence, parts)):
        return [_without_leading(sentence, part) for part in parts]
    return []


def _end(sentence: MarkedSentence, opening: int) -> int:
    """Return what follows the last subject."""
    longest = min(len(sentence.marks), opening + LONGEST_NAME)
    return next((at for at in range(opening + 1, longest) if ends_subject(sentence, at)), longest)


def _parts(sentence: MarkedSentence, start: int, end: int) -> list[Stretch]:
    """Return what commas, and the "and" behind the last of them, divide."""
    commas = [at for at in range(start, end) if _word(sentence, at) == ","]
    last = commas[-1] if commas else start
    joints = [at for at in range(last, end) if "joint" in sentence.slots(at)]
    if not joints:
        return []
    joint = next((at for at in joints if "leads_each" in sentence.slots(at + 1)), joints[0])
    borders = [start - 1, *commas, joint, end]
    stretches = [(before + 1, behind - 1) for before, behind in pairwise(borders)]
    return [(first, last) for first, last in stretches if first <= last]


def _repeats(sentence: MarkedSentence, opening: int, parts: Sequence[Stretch]) -> bool:
    """Return whether the word that leads to the first subject leads to the others too."""
    return all(_word(sentence, first) == _word(sentence, opening) for first, _ in parts)


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

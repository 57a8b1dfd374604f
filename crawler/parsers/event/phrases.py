"""Phrases that tell what happens: those of a kind, and pairs that together tell one."""

from collections.abc import Iterable
from typing import Final, Literal

from crawler.parsers.model import EventType, Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, is_spoken_of, span_of
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

How = Literal["held", "announced"]
"""Whether something took place, or is announced or spoken of."""

NEAR: Final = 110
"""Characters between a verb and the document that is signed, or the house that is opened."""

VERB: Final = 45
"""Characters between a verb and what it tells."""


def meeting_cues(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Return the phrase that tells that people met; empty where a sentence has none, or only speaks of it."""
    return find_meeting(reading, "meeting", sentence, "held")


def meets(reading: Reading, scene: Scene) -> bool:
    """Return whether the lead tells of people who met, whatever the kind of the event."""
    return any(meeting_cues(reading, sentence) for sentence in scene.lead)


def happens(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells that people meet or go somewhere."""
    return any(
        cue.name in ("meeting", "reception", "visit", "arrival") for cue in reading.cues_in("cues", span)
    )


def tells_ceremony(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells of a ceremony or that something took place."""
    return any(cue.name == "other" for cue in reading.cues_in("cues", span))


def phrase_of(reading: Reading, type_: str, sentence: Sentence, how: How) -> list[Cue]:
    """Return the first phrase of the type that is not merely spoken of."""
    cues = [cue for cue in reading.cues_in("cues", span_of(sentence)) if cue.name == type_]
    return first_of(cue for cue in cues if counts(reading, cue, sentence, how))


def find_meeting(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells that people met, or that one received another."""
    return phrase_of(reading, type_, sentence, how) or phrase_of(reading, "reception", sentence, how)


def find_unquoted(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells the type and is no part of somebody's words."""
    return [cue for cue in phrase_of(reading, type_, sentence, how) if not reading.is_quoted(cue.start)]


def pair_of(reading: Reading, sentence: Sentence, how: How, group: str, first: str, second: str) -> list[Cue]:
    """Return two phrases of a group that follow each other closely, the first not merely spoken of."""
    for one in reading.cues_in(group, span_of(sentence)):
        if one.name == first and counts(reading, one, sentence, how):
            near = reading.cues_in(group, (one.end, min(sentence.end, one.end + NEAR)))
            other = next((cue for cue in near if cue.name == second), None)
            if other and counts(reading, other, sentence, how):
                return [one, other]
    return []


def either_way(
    reading: Reading, sentence: Sentence, how: How, group: str, verbs: str, objects: str
) -> list[Cue]:
    """Return two phrases of a group that follow each other closely, whichever goes first."""
    return pair_of(reading, sentence, how, group, verbs, objects) or pair_of(
        reading, sentence, how, group, objects, verbs
    )


def first_of(cues: Iterable[Cue]) -> list[Cue]:
    """Return the first of some phrases, in a list of its own; empty where there is none."""
    first = next(iter(cues), None)
    return [first] if first else []


def counts(reading: Reading, cue: Cue, sentence: Sentence, how: How) -> bool:
    """Return whether a phrase tells what takes place, or, where that is sought, what is announced."""
    return how == "announced" or not (is_spoken_of(reading, cue, sentence) or _is_to_come(reading, cue))


def _is_to_come(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb of the future leads to a phrase: "will pay a visit", "to meet"."""
    if ends_with_verb(reading):
        return bool(reading.cues_in("planned", (cue.start, cue.end + VERB)))
    if _is_subject_of_plan(reading, cue):
        return True
    reach = NEAR if cue.name == "visit" else VERB
    before = reading.cues_in("planned", (max(0, cue.start - reach), cue.end))
    return any(_leads_to(reading, verb, cue) for verb in before)


def _is_subject_of_plan(reading: Reading, cue: Cue) -> bool:
    """Return whether only who takes part stands before "will be held": "talks of A and B will be held"."""
    for verb in reading.cues_in("planned", (cue.end, cue.end + NEAR)):
        if verb.name == "happening":
            first, last = reading.word_at(cue.end), reading.word_at(verb.start)
            between = zip(reading.tags[first:last], reading.words[first:last], strict=True)
            return all(
                tag in _TAKING_PART or word.low in reading.grammar["partaking"] for tag, word in between
            )
    return False


_TAKING_PART: Final = frozenset(
    {
        Tag.PLACE,
        Tag.NAME,
        Tag.OFFICE,
        Tag.INSTITUTION,
        Tag.MODIFIER,
        Tag.CONNECTOR,
        Tag.DUTY,
        Tag.EITHER,
        Tag.HONORIFIC,
    }
)


def _leads_to(reading: Reading, verb: Cue, cue: Cue) -> bool:
    """Return whether a verb of the future stands right before a phrase, or a whole one in its clause."""
    if verb.name == "leading":
        return verb.end + 1 == cue.start
    return "," not in reading.text[verb.end : cue.start]


def ends_with_verb(reading: Reading) -> bool:
    """Return whether the verb stands at the end of a sentence, as in Kazakh."""
    return reading.language.startswith("kk")

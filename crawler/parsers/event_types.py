"""Decides what kind of event a text tells of, by the phrases of its headline and lead."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.parsers.cues import Cue
from crawler.parsers.model import EventType, Span
from crawler.parsers.reading import Reading
from crawler.parsers.scene import Scene, is_spoken_of, span_of
from crawler.parsers.words import Sentence

_NEAR = 110  # characters between a verb and the document that is signed, or the house that is opened


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an event, where the text tells it, and how clearly.

    Attributes:
        evidence: the phrases that tell the kind.
        sentence: the sentence of the first of them.
        confidence: from 0 to 1.
    """

    type: EventType
    evidence: tuple[Span, ...]
    sentence: Sentence
    confidence: float


Finder = Callable[[Reading, EventType, Sentence], list[Cue]]


def kind_of(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind of the main event, or None where headline and lead tell of none."""
    for type_, depth, find, confidence in _RULES:
        for sentence in (*scene.title, *scene.lead[:depth]):
            if cues := find(reading, type_, sentence):
                return Kind(type_, tuple((cue.start, cue.end) for cue in cues), sentence, confidence)
    return _told_later(reading, scene)


def _told_later(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind that the sentences after the lead tell, where headline and lead tell none."""
    later = [sentence for sentence in scene.rest if sentence not in scene.aside]
    for type_, sentences in (
        ("credentials", later),
        ("other", (*scene.title, *scene.lead[:1])),
        ("meeting", later),
    ):
        for sentence in sentences:
            if cues := _plain(reading, type_, sentence):
                return Kind(type_, ((cues[0].start, cues[0].end),), sentence, 0.6)
    return None


def _plain(reading: Reading, type_: str, sentence: Sentence) -> list[Cue]:
    """Return the first phrase of the type that is not merely spoken of."""
    return _first(cue for cue in _cues(reading, type_, sentence) if not is_spoken_of(reading, cue, sentence))


def _cues(reading: Reading, type_: str, sentence: Sentence) -> list[Cue]:
    return [cue for cue in reading.cues_in("cues", span_of(sentence)) if cue.name == type_]


def _commission(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    return _plain(reading, type_, sentence) or _pair(reading, sentence, "commission", "kinds", "bodies")


def _opening(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    return _plain(reading, type_, sentence) or _pair(
        reading, sentence, "opening", "verbs", "objects", either_order=True
    )


def _signing(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    if _met(reading, sentence):
        return []
    return _plain(reading, type_, sentence) or _pair(
        reading, sentence, "signing", "verbs", "documents", either_order=True
    )


def _visit(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    """Return what tells a visit, unless it only says of somebody who met another why he is there."""
    pair = _pair(reading, sentence, "visiting", "verbs", "nouns")
    if not pair or _of_someone(reading, pair[0]):
        return []
    met = _meeting(reading, "meeting", sentence)
    return pair if not met or pair[0].start < met[0].start else []


def _of_someone(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb stands in a clause about somebody: "who arrived on a visit"."""
    at = reading.word_at(cue.start)
    return any(word.low in reading.grammar["relative"] for word in reading.words[max(0, at - 3) : at])


def _unless_met(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    return [] if _met(reading, sentence) else _plain(reading, type_, sentence)


def _congratulation(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    return [] if _plain(reading, "meeting", sentence) else _plain(reading, type_, sentence)


def _meeting(reading: Reading, type_: EventType, sentence: Sentence) -> list[Cue]:
    return _plain(reading, type_, sentence) or _plain(reading, "reception", sentence)


def happens(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells that people meet or go somewhere."""
    return any(cue.name in ("meeting", "reception", "visit") for cue in reading.cues_in("cues", span))


def meets(reading: Reading, scene: Scene) -> bool:
    """Return whether the lead tells of people who met, whatever the kind of the event."""
    return any(_met(reading, sentence) for sentence in scene.lead)


def _met(reading: Reading, sentence: Sentence) -> bool:
    return bool(_meeting(reading, "meeting", sentence))


def _pair(
    reading: Reading, sentence: Sentence, group: str, first: str, second: str, *, either_order: bool = False
) -> list[Cue]:
    """Return two phrases of a group that stand near each other, the first not merely spoken of."""
    cues = reading.cues_in(group, span_of(sentence))
    for one in (cue for cue in cues if cue.name == first and not is_spoken_of(reading, cue, sentence)):
        for other in (cue for cue in cues if cue.name == second):
            gap = other.start - one.end if other.start > one.start else one.start - other.end
            if 0 <= gap <= _NEAR and (either_order or other.start > one.start):
                return sorted((one, other), key=lambda cue: cue.start)
    return []


def _first(cues: Iterable[Cue]) -> list[Cue]:
    first = next(iter(cues), None)
    return [first] if first else []


# In the order in which they are tried: the type, how many sentences of the lead may tell it, by what, and how sure that is.
_RULES: Final[Sequence[tuple[EventType, int, Finder, float]]] = (
    ("phone_call", 1, _plain, 0.98),
    ("credentials", 2, _plain, 0.98),
    ("consular", 1, _plain, 0.93),
    ("political_consultations", 2, _plain, 0.95),
    ("commission", 2, _commission, 0.95),
    ("congratulation", 1, _congratulation, 0.9),
    ("anniversary", 1, _plain, 0.9),
    ("opening", 1, _opening, 0.85),
    ("forum", 1, _unless_met, 0.85),
    ("visit", 1, _visit, 0.85),
    ("signing", 1, _signing, 0.85),
    ("meeting", 3, _meeting, 0.9),
    ("statement", 1, _plain, 0.6),
)

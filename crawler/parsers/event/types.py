"""Decides what kind of event a text tells of, by the phrases of its headline and lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.parsers.event.finders import (
    festivities,
    find_addressed,
    find_anniversary,
    find_commission,
    find_congratulation,
    find_consular,
    find_festivity,
    find_forum,
    find_forum_of_two,
    find_opening,
    find_ratified,
    find_reception,
    find_signed,
    find_signing,
)
from crawler.parsers.event.phrases import NEAR, How, find_meeting, find_unquoted, phrase_of
from crawler.parsers.event.visits import find_arrival, find_stay, find_titled_visit, find_visit
from crawler.parsers.model import EventType, Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, lead_of_news
from crawler.parsers.text.words import Sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an event, where the text tells it, and how clearly.

    Attributes:
        evidence: the phrases that tell the kind.
        sentence: the sentence of the first of them.
        confidence: from 0 to 1.
        planned: whether it is still to come.
    """

    type: EventType
    evidence: tuple[Span, ...]
    sentence: Sentence
    confidence: float
    planned: bool


Finder = Callable[[Reading, EventType, Sentence, How], list[Cue]]
Rule = tuple[EventType, int, Finder, float]
_LATE = 0.6
_OPENING = 12  # characters: "The phone"


def kind_of(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind of the main event, or None where the text tells of none.

    What took place is sought first, then what is announced for later, then a meeting that only the rest of
    the lead tells, then what is merely spoken of in the lead, at last what the sentences after it tell.
    """
    held = _told_by_rules(reading, scene, _RULES, "held")
    if held:
        return (_over_the_phone(reading, scene) if held.type == "meeting" else None) or held
    announced = _told_by_rules(reading, scene, _RULES, "announced")
    return (
        (announced if announced and announced.planned and announced.type != "signing" else None)
        or _told_by_rules(reading, scene, _DEEP_RULES, "held")
        or announced
        or _over_the_phone(reading, scene)
        or _told_later(reading, scene)
    )


def _over_the_phone(reading: Reading, scene: Scene) -> Kind | None:
    """Return the call that a later sentence opens with: "The telephone conversation took place …"."""
    for sentence in (*scene.lead[1:], *scene.told_later):
        cues = phrase_of(reading, "phone_call", sentence, "held")
        if cues and cues[0].start - sentence.start <= _OPENING and _takes_place(reading, sentence, cues[0]):
            return _kind(reading, "phone_call", sentence, cues, _LATE, "held")
    return None


def _takes_place(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether right behind a phrase stands that it took place."""
    behind = reading.cues_in("visiting", (cue.end, min(sentence.end, cue.end + _OPENING * 2)))
    return any(verb.name == "happening" and verb.start - cue.end <= _OPENING for verb in behind)


def _told_by_rules(reading: Reading, scene: Scene, rules: Sequence[Rule], how: How) -> Kind | None:
    lead = lead_of_news(reading, scene)
    visits = any(find_visit(reading, "visit", sentence, how) for sentence in lead[:1])
    gathers = any(find_forum(reading, "forum", sentence, how) for sentence in lead[:1])
    for type_, depth, find, confidence in rules:
        beside = (visits and type_ in _DURING_VISITS) or (gathers and type_ == "commission")
        for sentence in (*scene.title, *lead[: 1 if beside else depth]):
            if cues := find(reading, type_, sentence, how):
                return _kind(reading, type_, sentence, cues, confidence, how)
    return None


_DURING_VISITS: Final = frozenset({"political_consultations", "commission"})


def _kind(
    reading: Reading, type_: EventType, sentence: Sentence, cues: Sequence[Cue], confidence: float, how: How
) -> Kind:
    spans = tuple((cue.start, cue.end) for cue in cues)
    return Kind(
        type_, spans, sentence, confidence, how == "announced" and _is_planned(reading, sentence, spans)
    )


def _is_planned(reading: Reading, sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Return whether a verb near the phrases that tell an event says that it is still to come."""
    around = max(sentence.start, spans[0][0] - NEAR), min(sentence.end, spans[-1][1] + NEAR)
    told = reading.cues_in("planned", around)
    return any(verb.name == "cues" or verb.end + 1 == spans[0][0] for verb in told)


def _told_later(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind that the sentences after the lead tell, where headline and lead tell none."""
    later = scene.told_later
    opening = [*scene.title, *scene.lead[:2]]
    places: list[tuple[EventType, Sequence[Sentence], Finder]] = [
        ("other", opening[: len(scene.title) + 1], find_festivity),
        ("congratulation", opening, phrase_of),
        ("opening", opening, phrase_of),
        ("statement", opening, phrase_of),
        ("forum", opening, find_addressed),
        ("visit", opening, find_stay),
        ("credentials", later, find_unquoted),
        ("commission", later, find_unquoted),
        ("other", opening, phrase_of),
        ("meeting", later, find_unquoted),
    ]
    for type_, sentences, find in places:
        for sentence in sentences:
            if cues := find(reading, type_, sentence, "held"):
                return _kind(reading, type_, sentence, cues, _LATE, "held")
    return _announced_festivity(reading, opening)


def _announced_festivity(reading: Reading, opening: Sequence[Sentence]) -> Kind | None:
    """Return what is to be played or shown: "Culture Days will be held in Riga"."""
    for sentence in opening:
        if cues := festivities(reading, sentence):
            kind = _kind(reading, "other", sentence, cues[:1], _LATE, "announced")
            if kind.planned:
                return kind
    return None


# In the order in which they are tried: the type, how much of the lead may tell it, by what, how surely.
_RULES: Final[Sequence[Rule]] = (
    ("phone_call", 2, phrase_of, 0.98),
    ("credentials", 3, phrase_of, 0.98),
    ("consular", 1, find_consular, 0.93),
    ("political_consultations", 2, phrase_of, 0.95),
    ("commission", 2, find_commission, 0.95),
    ("congratulation", 1, find_congratulation, 0.9),
    ("anniversary", 1, find_anniversary, 0.9),
    ("opening", 1, find_opening, 0.85),
    ("forum", 1, find_forum, 0.85),
    ("visit", 1, find_visit, 0.85),
    ("visit", 0, find_titled_visit, 0.8),
    ("visit", 0, find_arrival, 0.8),
    ("signing", 0, find_signed, 0.85),
    ("signing", 1, find_signing, 0.85),
    ("meeting", 1, find_meeting, 0.9),
    ("visit", 1, phrase_of, 0.7),
    ("visit", 1, find_arrival, 0.7),
    ("signing", 1, find_ratified, 0.8),
)
_DEEP_RULES: Final[Sequence[Rule]] = (
    ("political_consultations", 3, phrase_of, 0.85),
    ("visit", 2, find_visit, 0.75),
    ("other", 1, find_reception, 0.6),
    ("visit", 2, find_stay, 0.6),
    ("meeting", 3, find_meeting, 0.85),
    ("signing", 3, find_signing, 0.8),
    ("forum", 3, find_forum_of_two, 0.6),
)

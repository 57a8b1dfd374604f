"""Finds the single meetings of a visit."""

from collections.abc import Iterator, Sequence

from crawler.parsers.event_types import Kind, meeting_cues
from crawler.parsers.gazetteer import HOME
from crawler.parsers.model import EventMention, FieldConfidence, FieldEvidence
from crawler.parsers.organizations import organizations_of
from crawler.parsers.participants import participants_of
from crawler.parsers.partners import Partners
from crawler.parsers.people import Person
from crawler.parsers.reading import Reading
from crawler.parsers.scene import Scene
from crawler.parsers.words import Sentence

_FEWEST = 2
_SURE = 0.7


def parts_of(
    reading: Reading, scene: Scene, kind: Kind, partners: Partners, people: Sequence[Person]
) -> list[EventMention]:
    """Return the meetings that a visit consists of, each with those whom its sentences name; none of another event."""
    if kind.type != "visit":
        return []
    parts = [_part(reading, sentence, partners, people) for sentence in _meetings(reading, scene, kind)]
    return [part for part in parts if _has_counterpart(part)] if len(parts) >= _FEWEST else []


def _meetings(reading: Reading, scene: Scene, kind: Kind) -> Iterator[Sentence]:
    """Yield the sentences that each tell of somebody who was met."""
    for sentence in (*scene.lead, *scene.rest):
        if sentence not in scene.aside and sentence != kind.sentence and meeting_cues(reading, sentence):
            yield sentence


def _part(reading: Reading, sentence: Sentence, partners: Partners, people: Sequence[Person]) -> EventMention:
    cue = meeting_cues(reading, sentence)[0]
    present = [
        person for person in people if any(seen.run.sentence == sentence for seen in person.appearances)
    ]
    return EventMention(
        type="meeting",
        partners=partners.codes,
        parent=0,
        participants=participants_of(reading, present),
        organizations=organizations_of(reading, (sentence,)),
        evidence=FieldEvidence(type=((cue.start, cue.end),), partners=partners.evidence),
        confidence=FieldConfidence(type=_SURE, partners=partners.confidence),
    )


def _has_counterpart(part: EventMention) -> bool:
    """Return whether a part tells whom somebody met."""
    met = [person.side for person in part.participants] + [body.side for body in part.organizations]
    return any(side != HOME for side in met)

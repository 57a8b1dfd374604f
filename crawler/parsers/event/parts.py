"""Finds the single meetings of a visit."""

from collections.abc import Sequence

from crawler.parsers.event.partners import Partners
from crawler.parsers.event.phrases import meeting_cues
from crawler.parsers.event.types import Kind
from crawler.parsers.model import EventMention, FieldConfidence, FieldEvidence
from crawler.parsers.participants.organizations import organizations_of
from crawler.parsers.participants.participants import participants_of
from crawler.parsers.participants.people import Person
from crawler.parsers.text.gazetteer import HOME
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene
from crawler.parsers.text.words import Sentence

_FEWEST = 2
_SURE = 0.7


def parts_of(
    reading: Reading, scene: Scene, kind: Kind, partners: Partners, people: Sequence[Person]
) -> list[EventMention]:
    """Return the meetings of a visit, each with those whom its sentences name; none of another event."""
    if kind.type != "visit":
        return []
    parts = [_part(reading, told, partners, people) for told in _meetings(reading, scene, kind, people)]
    return [part for part in parts if _has_counterpart(part)] if len(parts) >= _FEWEST else []


def _meetings(reading: Reading, scene: Scene, kind: Kind, people: Sequence[Person]) -> list[list[Sentence]]:
    """Return the sentences that tell of each meeting: a paragraph goes on with it until somebody is named."""
    meetings: list[list[Sentence]] = []
    for sentence in (*scene.lead, *scene.rest):
        if sentence in scene.aside or sentence == kind.sentence or not meeting_cues(reading, sentence):
            continue
        if meetings and not _begins_paragraph(reading, sentence) and not _named_in(meetings[-1], people):
            meetings[-1].append(sentence)
        else:
            meetings.append([sentence])
    return meetings


def _begins_paragraph(reading: Reading, sentence: Sentence) -> bool:
    return sentence.first in reading.gaps


def _named_in(sentences: Sequence[Sentence], people: Sequence[Person]) -> list[Person]:
    return [person for person in people if any(seen.run.sentence in sentences for seen in person.appearances)]


def _part(
    reading: Reading, sentences: Sequence[Sentence], partners: Partners, people: Sequence[Person]
) -> EventMention:
    cue = meeting_cues(reading, sentences[0])[0]
    return EventMention(
        type="meeting",
        partners=partners.codes,
        parent=0,
        participants=participants_of(reading, _named_in(sentences, people)),
        organizations=organizations_of(reading, sentences),
        evidence=FieldEvidence(type=((cue.start, cue.end),), partners=partners.evidence),
        confidence=FieldConfidence(type=_SURE, partners=partners.confidence),
    )


def _has_counterpart(part: EventMention) -> bool:
    """Return whether a part tells whom somebody met."""
    met = [person.side for person in part.participants] + [body.side for body in part.organizations]
    return any(side != HOME for side in met)

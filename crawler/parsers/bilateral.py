"""The built-in parser: from a release's text to the bilateral events that it tells of."""

from typing import Final

from crawler.parsers.agreements import read_agreements
from crawler.parsers.event_dates import event_day
from crawler.parsers.event_types import kind_of
from crawler.parsers.figures import read_figures
from crawler.parsers.model import EventMention, FieldConfidence, FieldEvidence, ReleaseText
from crawler.parsers.participants import participants_of, takes_part
from crawler.parsers.partners import partner_at, partners_of
from crawler.parsers.people import Person, people_of
from crawler.parsers.places import venue_of
from crawler.parsers.reading import Reading, read
from crawler.parsers.relevance import is_bilateral
from crawler.parsers.scene import scene_of
from crawler.parsers.sides import side_by_delegation, side_by_name, side_by_role, side_by_view
from crawler.parsers.topics import read_topics


class BilateralParser:
    """Reads who met whom, where, when, about what and with which figures."""

    name: Final = "bilateral"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        """Return the events that the text tells of, the main one first; none where it tells of no bilateral one."""
        reading = read(release)
        scene = scene_of(reading)
        kind = kind_of(reading, scene)
        if kind is None:
            return []
        people = people_of(reading)
        sided = [(person, _side(reading, person)) for person in people]
        partners = partners_of(
            reading, scene, kind, [(p, s) for p, s in sided if takes_part(reading, scene, p)]
        )
        if partners is None or not is_bilateral(reading, scene, kind, partners, sided):
            return []
        body = reading.layout.body
        default = partners.codes[0] if len(partners.codes) == 1 else None
        day = event_day(reading, scene, kind)
        venue = venue_of(reading, scene, kind, partners.codes, abroad=False)
        return [
            EventMention(
                type=kind.type,
                partners=partners.codes,
                date=day.first,
                date_end=day.last,
                place=venue.city,
                participants=participants_of(reading, scene, partners, sided),
                figures=tuple(read_figures(release, body, partner_at(reading, partners.codes), default)),
                agreements=tuple(read_agreements(release, body)),
                topics=tuple(read_topics(release, body)),
                evidence=FieldEvidence(kind.evidence, partners.evidence, day.evidence, venue.evidence),
                confidence=FieldConfidence(
                    kind.confidence, partners.confidence, day.confidence, venue.confidence
                ),
            )
        ]


def _side(reading: Reading, person: Person) -> str | None:
    return (
        side_by_role(reading, person)
        or side_by_delegation(reading, person)
        or side_by_name(person)
        or side_by_view(reading, person)
    )

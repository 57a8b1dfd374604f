"""The built-in parser: from a release's text to the bilateral events that it tells of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crawler.parsers.agreements import read_agreements
from crawler.parsers.confidence import calibrated
from crawler.parsers.event.dates import event_day
from crawler.parsers.event.encounters import encounter
from crawler.parsers.event.partners import Partners, partner_at, partners_of
from crawler.parsers.event.parts import parts_of
from crawler.parsers.event.place import venue_of
from crawler.parsers.event.relevance import is_bilateral
from crawler.parsers.event.sidelines import beside_gathering
from crawler.parsers.event.topics import read_topics
from crawler.parsers.event.types import Kind, kind_of
from crawler.parsers.event.written import written_on
from crawler.parsers.figures import read_figures
from crawler.parsers.figures.compared import day_behind_compared
from crawler.parsers.model import EventMention, FieldConfidence, FieldEvidence, ReleaseText
from crawler.parsers.participants.organizations import organizations_of
from crawler.parsers.participants.participants import participants_of, takes_part
from crawler.parsers.participants.people import Person, people_of
from crawler.parsers.participants.sides import settle_sides, tell_sides
from crawler.parsers.text.reading import Reading, read
from crawler.parsers.text.scene import Scene, scene_of

LANGUAGES: Final = frozenset({"en", "ru", "kk", "kk-Latn"})  # those whose lexicon is complete
_LONGEST: Final = 100_000  # characters, a multiple of what the longest release has


class BilateralParser:
    """Reads who met whom, where, when, about what and with which figures."""

    name: Final = "bilateral"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        """Return the events that the text tells of, the main one first; none where none is bilateral."""
        if release.language not in LANGUAGES:
            return []
        reading = read(_readable(release))
        people = people_of(reading)
        tell_sides(reading, people)
        scene = scene_of(reading)
        events = _events(reading, scene, people)
        beside = None if events else beside_gathering(reading, scene)
        return [calibrated(event) for event in (_events(reading, beside, people) if beside else events)]


def _events(reading: Reading, scene: Scene, people: Sequence[Person]) -> list[EventMention]:
    """Return the event that the lead tells, then its parts; none where it tells of none between two."""
    kind = kind_of(reading, scene) or encounter(reading, scene, people)
    if kind is None:
        return []
    present = [person for person in people if takes_part(reading, scene, person, planned=kind.planned)]
    partners = partners_of(reading, scene, kind, present)
    if partners is None or not is_bilateral(reading, scene, kind, partners.codes, people):
        return []
    settle_sides(reading, present, partners.codes)
    main = _main_event(reading, scene, kind, partners, present)
    return [main, *parts_of(reading, scene, kind, partners, present)]


def _readable(release: ReleaseText) -> ReleaseText:
    """Return a text, or the beginning of one that no publisher would send, so that time is bounded."""
    if len(release.text) <= _LONGEST:
        return release
    return replace(release, text=release.text[:_LONGEST], title_end=min(release.title_end, _LONGEST))


def _main_event(
    reading: Reading, scene: Scene, kind: Kind, partners: Partners, people: Sequence[Person]
) -> EventMention:
    written = written_on(reading, scene)
    day = event_day(reading, scene, kind, written)
    venue = venue_of(reading, scene, kind, people)
    release, body, headline = reading.release, reading.layout.body, reading.layout.title or (0, 0)
    today = (written.day if written else day.first) or day_behind_compared(reading)
    default = partners.codes[0] if len(partners.codes) == 1 else None
    told = [sentence for sentence in (*scene.lead, *scene.rest) if sentence not in scene.aside]
    return EventMention(
        type=kind.type,
        partners=partners.codes,
        date=day.first,
        date_end=day.last,
        place=venue.city,
        planned=kind.planned,
        participants=participants_of(reading, people),
        organizations=organizations_of(reading, told),
        figures=tuple(read_figures(release, body, today, partner_at(reading, partners.codes), default)),
        agreements=tuple(read_agreements(release, body) or read_agreements(release, headline)),
        topics=tuple(read_topics(release, body)),
        evidence=FieldEvidence(kind.evidence, partners.evidence, day.evidence, venue.evidence),
        confidence=FieldConfidence(kind.confidence, partners.confidence, day.confidence, venue.confidence),
    )

"""Where an event takes place."""

from dataclasses import dataclass

from crawler.parsers.model import Evidence
from crawler.parsers.text.gazetteer import Named


@dataclass(frozen=True, slots=True)
class Venue:
    """The city of an event and what it rests on; none where the text tells none."""

    city: str | None = None
    evidence: Evidence = ()
    confidence: float = 1.0


def venue_at(city: Named, confidence: float) -> Venue:
    """Return a city that the text names as the venue."""
    return Venue(city.city, ((city.start, city.end),), confidence)

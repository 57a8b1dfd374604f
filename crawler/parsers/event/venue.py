"""Where an event takes place."""

from dataclasses import dataclass

from crawler.parsers.model import Evidence


@dataclass(frozen=True, slots=True)
class Venue:
    """The city of an event and what it rests on; none where the text tells none."""

    city: str | None = None
    evidence: Evidence = ()
    confidence: float = 1.0

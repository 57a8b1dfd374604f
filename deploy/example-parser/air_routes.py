"""Reads announcements of direct flights: an example of a parser for bilateral-watch."""

import re

from crawler.parsers.model import EventMention, FieldConfidence, FieldEvidence, ReleaseText

_FLIGHTS = re.compile(
    r"\bdirect (?:flights?|air service) (?:between|from) (?:Astana|Almaty) (?:and|to) (?P<city>[A-Z]\w+)"
)
_COUNTRIES = {"Helsinki": "FI", "Lisbon": "PT", "Riga": "LV", "Warsaw": "PL", "Zagreb": "HR"}
_CONFIDENCE = FieldConfidence(type=0.8, partners=0.95, place=0.95)


class AirRoutes:
    """Tells of each air route that an English release names, as an opening in the city at its other end."""

    name = "air-routes"
    version = "1.0"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        """Return a mention for each route whose city is known; none in other languages."""
        if release.language != "en":
            return []
        routes = _FLIGHTS.finditer(release.text)
        return [_opening(route) for route in routes if route["city"] in _COUNTRIES]


def _opening(route: re.Match[str]) -> EventMention:
    city = route.span("city")
    return EventMention(
        type="opening",
        partners=(_COUNTRIES[route["city"]],),
        place=route["city"],
        planned=True,
        evidence=FieldEvidence(type=(route.span(),), partners=(city,), place=(city,)),
        confidence=_CONFIDENCE,
    )

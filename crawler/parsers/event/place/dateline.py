"""Finds the city of an agency's dateline: "RIGA. KAZINFORM –"."""

import re
from collections.abc import Sequence

from crawler.parsers.event.datelines import datelines_of
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.model import Span
from crawler.parsers.text.gazetteer import HOME, Kind, Named, gazetteer
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence


def venue_of_dateline(reading: Reading, *, abroad: bool) -> Venue | None:
    """Return the city of the dateline; none of Kazakhstan's for what happened abroad."""
    for start, end in datelines_of(reading):
        named = gazetteer(reading.language).find(reading.text[start:end])
        if _IS_OFFICE.search(reading.text, start, end) or _is_seat_of_agency(reading, named):
            continue
        for name in named:
            if name.city and not (abroad and name.code == HOME):
                return Venue(name.city, ((start + name.start, start + name.end),), 0.75)
        if not named:
            return _unknown_city(reading, (start, end))
    return None


def _is_seat_of_agency(reading: Reading, named: Sequence[Named]) -> bool:
    """Return whether a dateline tells only where an agency is: "Baku, Azerbaijan" above news of others."""
    countries = {name.code for name in named if name.kind == Kind.COUNTRY} - {HOME}
    return bool(countries) and countries.isdisjoint(name.code for name in reading.names)


def opening_city(reading: Reading, sentence: Sentence, *, abroad: bool) -> Venue | None:
    """Return the city that opens the news as a dateline does, "Islamabad: …", under the same condition."""
    for name in reading.names_in(span_of(sentence))[:1]:
        at_start = name.start == sentence.start and not (abroad and name.code == HOME)
        if name.city and at_start and _OPENING.match(reading.text, name.end):
            return venue_at(name, 0.7)
    return None


def _unknown_city(reading: Reading, dateline: Span) -> Venue | None:
    """Return the city that a dateline begins with, known to no list, where the news names it too."""
    word = _FIRST_WORDS.match(reading.text, *dateline)
    name = word.group().title() if word else ""
    unknown = bool(name) and not gazetteer(reading.language).find(name)
    at = reading.text.find(name, reading.layout.body[0]) if unknown else -1
    return Venue(name, ((at, at + len(name)),), 0.6) if at >= 0 else None


_IS_OFFICE = re.compile("kazakhstan today", re.IGNORECASE)  # the city is where that agency has its office
_FIRST_WORDS = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})*(?=\.)")
_OPENING = re.compile(
    r"[:/(]|,? \d|(?<=[A-Z])-(?=[A-Z])"
    r"| \([A-Z]{2,}\)"  # "RIGA (BNS)"
    r"|, (?:\(?[A-Z][a-z]+\)?, )?[A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z]"  # "RIGA, (Latvia), Sep 9 (BNS):"
)

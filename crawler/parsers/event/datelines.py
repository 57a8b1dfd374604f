"""Finds the city of an agency's dateline: "RIGA. KAZINFORM –"."""

import re
from collections.abc import Sequence

from crawler.parsers.event.venue import Venue
from crawler.parsers.model import Span
from crawler.parsers.text.gazetteer import HOME, gazetteer
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence


def venue_of_dateline(reading: Reading, *, abroad: bool) -> Venue | None:
    """Return the city of the dateline; none of Kazakhstan's for what happened abroad."""
    for start, end in datelines_of(reading):
        if _IS_OFFICE.search(reading.text, start, end):
            continue
        named = gazetteer(reading.language).find(reading.text[start:end])
        for name in named:
            if name.city and not (abroad and name.code == HOME):
                return Venue(name.city, ((start + name.start, start + name.end),), 0.75)
        if not named:
            return _unknown_city(reading, (start, end))
    return None


def opening_city(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that opens the news as a dateline does: "Islamabad: …"."""
    for name in reading.names_in(span_of(sentence))[:1]:
        if name.city and name.start == sentence.start and _OPENING.match(reading.text, name.end):
            return Venue(name.city, ((name.start, name.end),), 0.7)
    return None


def datelines_of(reading: Reading) -> Sequence[Span]:
    """Return the datelines; where there is none, what the news begins with: "RIGA, Latvia, May 20."."""
    if reading.layout.datelines:
        return reading.layout.datelines
    match = _CITY_AND_DAY.match(reading.text, *reading.layout.body)
    return [match.span(1 if match["agency"] else 0)] if match else []


def _unknown_city(reading: Reading, dateline: Span) -> Venue | None:
    """Return the city that a dateline begins with, known to no list, where the news names it too."""
    word = _FIRST_WORDS.match(reading.text, *dateline)
    name = word.group().title() if word else ""
    unknown = bool(name) and not gazetteer(reading.language).find(name)
    at = reading.text.find(name, reading.layout.body[0]) if unknown else -1
    return Venue(name, ((at, at + len(name)),), 0.6) if at >= 0 else None


_IS_OFFICE = re.compile("kazakhstan today", re.IGNORECASE)  # the city is where that agency has its office
_CITY_AND_DAY = re.compile(
    r"\s*(?:(?:\([^()\n]{1,40}\) )?"
    r"(?P<agency>(?:[A-Z]{3,20}[ -]?){1,3}), [A-Z][a-z]+, [A-Z][a-z]{2,8}\.? \d{1,2}\."
    r"|(?:[A-Z][^\W\d_]{1,20}[ -]?){1,3}, (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}[.:](?= )"
    r"|(?:[A-ZА-ЯЁ][^\W\d_]{1,20}[ -]?){1,3}, (?:[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2} [^\W\d_]{3,12})"
    r"(?:,? \d{4})?[.,]? ?[(/][^\W\d][^()/\n]{1,40}[)/](?=\.? ?[-–—.]|\.? [A-ZА-ЯЁ]))"
)
_FIRST_WORDS = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})*(?=\.)")
_OPENING = re.compile(
    r"[:/(]|,? \d|(?<=[A-Z])-(?=[A-Z])"
    r"| \([A-Z]{2,}\)"  # "RIGA (BNS)"
    r"|, (?:\(?[A-Z][a-z]+\)?, )?[A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z]"  # "RIGA, (Latvia), Sep 9 (BNS):"
)

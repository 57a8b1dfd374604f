"""Tells the city of a gathering at which people meet, from what the gathering is called."""

from typing import Final

from crawler.parsers.event.place.localities import word_before_city
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence

_REACH: Final = 40
"""Characters between a city and the word for the gathering that is called after it."""

_BESIDE: Final = 20
"""Characters between "on the sidelines of" and what the gathering is called."""


def at_gathering(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that a gathering is called after at which people meet: "the Riga Security Forum"."""
    if not reading.cues_in("cues", span_of(sentence)):
        return None
    for name in reading.names_in(span_of(sentence)):
        gathering = _called_after(reading, name) if name.city else None
        if gathering and _is_occasion(reading, name, gathering):
            return venue_at(name, 0.7)
    return None


def _called_after(reading: Reading, name: Named) -> Cue | None:
    """Return the gathering that bears a city's name before it, or right behind it: "форум Рига"."""
    around = (max(0, name.start - _REACH), name.end + _REACH)
    for cue in reading.cues_in("cues", around):
        begins = cue.start >= name.end and "," not in reading.text[name.end : cue.start]
        if cue.name == "forum" and (begins or cue.end + 1 == name.start):
            return cue
    return None


def _is_occasion(reading: Reading, name: Named, gathering: Cue) -> bool:
    """Return whether people met beside a gathering, or during it."""
    first, last = min(name.start, gathering.start), max(name.end, gathering.end)
    for cue in reading.cues_in("multilateral", (max(0, first - 2 * _REACH), last + _BESIDE)):
        near = first - cue.end if cue.end <= first else cue.start - last
        if cue.name == "sidelines" and 0 <= near <= _BESIDE:
            return True
    return word_before_city(reading, reading.word_at(name.start)) in reading.grammar["in_course_of"]

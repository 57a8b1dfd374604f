"""Tells the city of a meeting by the office of a mayor or governor, who receives guests in his own."""

from typing import Final

from crawler.parsers.event.phrases import ends_with_verb
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence

_NEAR: Final = 40  # characters between an office and its city


def seat_of_mayor(reading: Reading, sentence: Sentence, *, abroad: bool) -> Venue | None:
    """Return the city whose mayor receives somebody: abroad who is posted there, at home a foreign guest.

    So is the seat of a governor of Kazakhstan.
    """
    for cue in reading.cues_in("mayors", span_of(sentence)):
        name = None if ends_with_verb(reading) else _city_behind(reading, cue)
        name = name or _city_before(reading, sentence, cue)
        if name and abroad != (name.code == HOME):
            return venue_at(name, 0.6)
    governors = reading.cues_in("governors", span_of(sentence)) if not abroad else []
    return next((Venue(cue.name, ((cue.start, cue.end),), 0.6) for cue in governors), None)


def _city_behind(reading: Reading, office: Cue) -> Named | None:
    """Return the city of an office: "Mayor of the city of Riga"; a region around one is none."""
    name = next(iter(reading.names_in((office.end, office.end + _NEAR))), None)
    if name is None or not name.city or name.start - office.end > len(" the city of "):
        return None
    region = reading.word_after(name) in reading.grammar["localities"] - reading.grammar["cities"]
    return None if region else name


def _city_before(reading: Reading, sentence: Sentence, office: Cue) -> Named | None:
    """Return the city that an office follows: "Riga Mayor", "Рига қаласының әкімі"."""
    names = reading.names_in((max(sentence.start, office.start - _NEAR), office.start))
    if not names or not names[-1].city:
        return None
    between = reading.words[reading.word_at(names[-1].end) : reading.word_at(office.start)]
    return names[-1] if all(word.low in reading.grammar["city_words"] for word in between) else None

"""A city that stands beside what was done there: "was held in Riga", "signed in Riga"."""

from collections.abc import Iterator

from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.localities import is_located
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.days import months
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence

_NEAR = 80  # characters


def held_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows "was held in" or the like, or that and when it was held."""
    for cue in reading.cues_in("held", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end)):
            if name.city and _follows(reading, cue, name) and not is_elsewhere(reading, sentence, cue.start):
                return venue_at(name, 0.9)
    return None


def _follows(reading: Reading, held: Cue, city: Named) -> bool:
    """Return whether a city follows a verb at once, or behind a day and a house: "прошла 7 мая в Риге"."""
    if held.name != "before":
        return city.start - held.end <= len(" the ")
    if city.start - held.end > _NEAR or not is_located(reading, city):
        return False
    words = range(reading.word_at(held.end), reading.word_at(city.start))
    return all(_tells_when_or_where(reading, at) for at in words)


def _tells_when_or_where(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word.kind != "word" or word.capital or word.low in reading.grammar["places"]:
        return word.text != ","
    span = reading.span(at, at + 1)
    days = (*reading.cues_in("weekdays", span), *reading.cues_in("relative_days", span))
    return bool(days) or word.low in months(reading.language)


def planned_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows "will be held in" or the like."""
    for cue in reading.cues_in("planned", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end)):
            if name.city and name.start - cue.end <= len(" in the "):
                return venue_at(name, 0.85)
    return None


def signed_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows the verb of signing: "the treaty signed in Riga"."""
    return next((venue for _, venue in _signed(reading, sentence)), None)


def was_signed_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the same of what was signed now: "was signed in Riga" is surely no treaty of long ago."""
    told = (
        venue for verb, venue in _signed(reading, sentence) if reading.text.endswith(_FINITE, 0, verb.start)
    )
    return next(told, None)


def _signed(reading: Reading, sentence: Sentence) -> Iterator[tuple[Cue, Venue]]:
    for verb in reading.cues_in("signing", span_of(sentence)):
        for name in reading.names_in((verb.end, sentence.end))[:1]:
            if name.city and reading.text[verb.end : name.start] == " in ":
                yield verb, venue_at(name, 0.85)


_FINITE = (" was ", " were ")


def before_press(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city where somebody spoke to many: "at a press conference held in Riga"."""
    for cue in reading.cues_in("before_press", span_of(sentence)):
        for name in reading.names_in((cue.end, min(sentence.end, cue.end + _NEAR))):
            if name.city and is_located(reading, name):
                return venue_at(name, 0.85)
    return None


def house_opened(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of an embassy, a centre or another house that is opened."""
    return _mission_in(reading, sentence) or _opened_in(reading, sentence)


def _mission_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of an embassy or consulate that is opened: "the Consulate General in Riga"."""
    for cue in reading.cues_in("other_places", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end))[:1]:
            if cue.name == "beside" and name.city and name.start == cue.end + 1:
                return venue_at(name, 0.85)
    return None


def _opened_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows a house that is opened: "the Honorary Consulate of Latvia in Riga"."""
    for house in reading.cues_in("opening", span_of(sentence)):
        for name in reading.names_in((house.end, min(sentence.end, house.end + _NEAR // 2))):
            if house.name == "objects" and name.city and is_located(reading, name):
                return venue_at(name, 0.8)
    return None

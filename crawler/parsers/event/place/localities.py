"""The words beside a city's name, and cities that only the words beside them tell."""

from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.venue import Venue
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def called_city(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return what the text calls a city and no list knows: "in the city of Ventspils"."""
    for at in range(sentence.first + 1, sentence.last - 2):
        called = reading.words[at].low in reading.grammar["cities"] and reading.words[at + 1].low == "of"
        if not called or reading.tags[at + 2] != Tag.NAME:
            continue
        span = reading.span(at + 2, at + 3)
        leads = word_before_city(reading, at) in reading.grammar["places"] | reading.grammar["going"]
        if leads and not is_elsewhere(reading, sentence, span[0]):
            return Venue(reading.text[slice(*span)], (span,), 0.7)
    return None


def word_before_city(reading: Reading, at: int) -> str:
    """Return the word before a city's name, past "the city of", "the Latvian city of" and "Latvia's"."""
    at -= 1
    told = at
    while at > 0 and (
        reading.words[at].low in reading.grammar["city_words"]
        or (at < told and reading.tags[at] == Tag.PLACE)
    ):
        at -= 1
    return reading.words[at].low if at >= 0 else ""


def is_located(reading: Reading, city: Named) -> bool:
    """Return whether "in" or "at" leads to a city."""
    return word_before_city(reading, reading.word_at(city.start)) in reading.grammar["places"]

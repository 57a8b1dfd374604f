"""The words beside a city's name, and cities that only the words beside them tell."""

from collections.abc import Iterator
from itertools import chain

from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.venue import Venue
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def called_city(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return what the text calls a city and no list knows: "in the city of Ventspils", "Пилтен қаласында"."""
    places = chain(_called_before(reading, sentence), _called_behind(reading, sentence))
    told = (reading.span(at, at + 1) for at in places if reading.tags[at] == Tag.NAME)
    spans = (span for span in told if not is_elsewhere(reading, sentence, span[0]))
    return next((Venue(reading.text[slice(*span)], (span,), 0.7) for span in spans), None)


def _called_before(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """Yield where a name stands that "in the city of" leads to."""
    leading = reading.grammar["places"] | reading.grammar["going"]
    for at in range(sentence.first + 1, sentence.last - 2):
        called = reading.words[at].low in reading.grammar["cities"] and reading.words[at + 1].low == "of"
        if called and word_before_city(reading, at) in leading:
            yield at + 2


def _called_behind(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """Yield where a name stands that the word for a city in the locative follows."""
    if reading.grammar["whereat"]:
        located = reading.grammar["city_where"]
        for at in range(sentence.first + 1, sentence.last):
            if reading.words[at].low in located:
                yield at - 1


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

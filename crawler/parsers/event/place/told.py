"""A city that a sentence gives as where its event takes place: "met in Riga", "Riga hosted"."""

from crawler.parsers.event.phrases import happens
from crawler.parsers.event.place.capitals import capital_in
from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.localities import called_city, word_before_city
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

_NEAR = 80  # characters


def told_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city where a sentence says that the event takes place; one after the verb goes first."""
    cities = [
        name
        for name in reading.names_in(span_of(sentence))
        if name.city and _is_where(reading, sentence, name)
    ]
    for name in sorted(cities, key=lambda city: not happens(reading, (sentence.start, city.start))):
        return venue_at(name, 0.92)
    return capital_in(reading, span_of(sentence)) or called_city(reading, sentence)


def _is_where(reading: Reading, sentence: Sentence, name: Named) -> bool:
    """Return whether a city follows "in" or "at" in a clause about the event, or hosts it."""
    before = word_before_city(reading, reading.word_at(name.start))
    after = reading.word_after(name)
    if reading.ending_of(name) in reading.grammar["located"] and _is_beside(reading, name):
        return False
    located = _ends_as_where(reading, name) or after in reading.grammar["city_where"]
    if located or before in reading.grammar["places"] or _is_behind_house(reading, name):
        return not (is_elsewhere(reading, sentence, name.start) or _is_post(reading, sentence, name))
    return _hosts(reading, name) and not _is_owner(reading, name)


def _is_post(reading: Reading, sentence: Sentence, name: Named) -> bool:
    """Return whether a city only tells where a consul has his office: "консул Латвии в Алматы"."""
    told = reading.cues_in("other_places", (sentence.start, name.start))
    before = reading.word_at(name.start) - 1
    return any(
        cue.name == "posts" and set(reading.tags[reading.word_at(cue.end) : before]) <= {Tag.PLACE}
        for cue in told
    )


def _is_behind_house(reading: Reading, name: Named) -> bool:
    """Return whether a house stands before a city that is where something was: "at the Hotel, Riga"."""
    at = reading.word_at(name.start) - 1
    if at < 1 or reading.words[at].text != "," or reading.words[at - 1].low not in reading.grammar["houses"]:
        return False
    while at > 1 and (
        reading.words[at - 1].capital or reading.words[at - 1].low in reading.grammar["city_words"]
    ):
        at -= 1
    return reading.words[at - 1].low in reading.grammar["places"]


def _hosts(reading: Reading, name: Named) -> bool:
    """Return whether a verb of hosting follows a city: "Riga hosted", "Riga will host"."""
    at = reading.word_at(name.end)
    while at < len(reading.words) and reading.words[at].low in reading.grammar["future"]:
        at += 1
    return at < len(reading.words) and reading.words[at].low in reading.grammar["hosting"]


def _is_owner(reading: Reading, name: Named) -> bool:
    """Return whether a city is only part of a phrase: "the anniversary of Riga was …"."""
    at = reading.word_at(name.start)
    return at > 0 and reading.words[at - 1].low in reading.grammar["of"]


def _ends_as_where(reading: Reading, name: Named) -> bool:
    return reading.ending_of(name) in reading.grammar["whereat"] | reading.grammar["located"]


def _is_beside(reading: Reading, name: Named) -> bool:
    """Return whether a city only tells where an embassy or the like is that is named after it."""
    told = reading.cues_in("other_places", (name.end, name.end + _NEAR))
    return any(cue.name == "beside" for cue in told)

"""The capitals of countries, as they were called at a time, and what tells of them: names and palaces."""

from datetime import date
from typing import Final

from crawler.parsers.event.datelines import datelines_of
from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.venue import Venue
from crawler.parsers.language.tables import shared_table
from crawler.parsers.model import Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, SOVEREIGN, Kind, Named, gazetteer
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def _capital_of(code: str, reading: Reading) -> str | None:
    """Return the capital of a country, in its usual English spelling, as it was called at the time."""
    if code == HOME and _is_of_nur_sultan(reading):
        return _NUR_SULTAN
    return _usual_capital_of(code)


def _usual_capital_of(code: str) -> str | None:
    cities = shared_table("geography")["cities"].get(code)
    return cities[0].removeprefix("~").split("=")[0] if cities else None


def _is_of_nur_sultan(reading: Reading) -> bool:
    """Return whether a text is of the years in which Astana had another name, or uses that name."""
    published = reading.release.published
    if published is None:
        find = gazetteer(reading.language).find
        datelines = (name for span in datelines_of(reading) for name in find(reading.text[slice(*span)]))
        return any(name.city == _NUR_SULTAN for name in (*datelines, *reading.names))
    return _RENAMED[0] <= published.day < _RENAMED[1]


_NUR_SULTAN: Final = "Nur-Sultan"
_RENAMED: Final = (date(2019, 3, 23), date(2022, 9, 17))  # between the decrees that renamed Astana and back


def capital_in(reading: Reading, span: Span) -> Venue | None:
    """Return the capital that a phrase like "the capital of Sweden" or "the Swedish capital" means."""
    told = reading.cues_in("capital", span)
    bynames = {cue.end for cue in told if cue.name == "bynames"}
    for cue in (cue for cue in told if cue.end not in bynames):
        if venue := _capital_of_region(reading, span, cue):
            return venue
        near = [
            name for name in reading.names_in(span) if name.kind in SOVEREIGN and _owns(reading, name, cue)
        ]
        for name in near:
            if city := _capital_of(name.code, reading):
                return Venue(city, ((min(cue.start, name.start), max(cue.end, name.end)),), 0.9)
        city = _capital_of(HOME, reading)
        if cue.name == "home" and not near and city and not _is_of_a_region(reading, cue):
            return Venue(city, ((cue.start, cue.end),), 0.6)
    return None


def _capital_of_region(reading: Reading, span: Span, cue: Cue) -> Venue | None:
    """Return the capital of a part of a country: "the capital of Bavaria"."""
    capitals: dict[str, str] = shared_table("geography")["region_capitals"]
    for name in reading.names_in(span):
        told = reading.text[name.start : name.end]
        if name.kind == Kind.REGION and told in capitals and _owns(reading, name, cue):
            return Venue(capitals[told], ((min(cue.start, name.start), max(cue.end, name.end)),), 0.85)
    return None


def _owns(reading: Reading, name: Named, cue: Cue) -> bool:
    """Return whether a country stands beside the word for its capital; in Kazakh never behind it."""
    behind = 0 <= name.start - cue.end <= _OF and not reading.grammar["whereat"]
    return behind or 0 <= cue.start - name.end - len(reading.ending_of(name)) <= _GENITIVE


def _is_of_a_region(reading: Reading, cue: Cue) -> bool:
    """Return whether a capital is that of a region: "in the capital of the federal state …"."""
    at = reading.word_at(cue.end)
    return at < len(reading.tags) and reading.tags[at] in (Tag.MODIFIER, Tag.NAME)


def palace_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of a palace or centre that is named as the venue."""
    for cue in reading.cues_in("venues", span_of(sentence)):
        city = _capital_of(HOME, reading) if cue.name == _usual_capital_of(HOME) else cue.name
        return Venue(city, ((cue.start, cue.end),), 0.85)
    return None


def seat_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of a ministry: "held at the Latvian Foreign Ministry"."""
    for cue in reading.cues_in("seats", span_of(sentence)):
        for name in reading.names_in(span_of(sentence)):
            start = min(cue.start, name.start)
            end = max(cue.end, name.end)
            at_it = name.kind in SOVEREIGN and _owns(reading, name, cue) and _is_at(reading, (start, end))
            city = _capital_of(name.code, reading) if at_it else None
            if city and not is_elsewhere(reading, sentence, start):
                return Venue(city, ((start, end),), 0.8)
    return None


def _is_at(reading: Reading, house: Span) -> bool:
    """Return whether "at" leads to a house, or its case does, and nobody there is only quoted."""
    at, behind = reading.word_at(house[0]) - 1, reading.word_at(house[1])
    while at > 0 and reading.words[at].low in reading.grammar["articles"]:
        at -= 1
    leads = not reading.grammar["places"] or (at >= 0 and reading.words[at].low in reading.grammar["places"])
    beside = (*reading.words[max(0, at - 1) : max(0, at)], *reading.words[behind : behind + 1])
    return leads and not any(word.low in reading.grammar["releases"] for word in beside)


_OF = 8  # characters: " of the "
_GENITIVE = 3

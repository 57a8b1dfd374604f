"""A city that somebody visits: "paid a visit to Riga", "during his stay in the Latvian capital"."""

from collections.abc import Iterator

from crawler.parsers.event.place.capitals import capital_in
from crawler.parsers.event.place.elsewhere import is_elsewhere
from crawler.parsers.event.place.localities import is_located, word_before_city
from crawler.parsers.event.place.venue import Venue, venue_at
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of, spoken_before
from crawler.parsers.text.words import Sentence

_NEAR = 80  # characters
_VISIT = len(" an official visit to ")
_YEAR = 4  # digits
_ABROAD = frozenset({Kind.COUNTRY, Kind.REGION})


def visited(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that a sentence tells a visit to, be it a plan."""
    return next((venue_at(name, 0.85) for name in _destinations(reading, sentence)), None)


def was_visited(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that a sentence tells a visit to, unless a verb of the future leads to it."""
    past = (name for name in _destinations(reading, sentence) if not _is_yet_to_come(reading, name))
    return next((venue_at(name, 0.85) for name in past), None)


def _destinations(reading: Reading, sentence: Sentence) -> Iterator[Named]:
    """Yield the cities that a sentence tells a visit to."""
    for name in reading.names_in(span_of(sentence)):
        if (
            name.city
            and _is_destination_of_visit(reading, name)
            and not is_elsewhere(reading, sentence, name.start)
            and not _is_invited(reading, sentence, name.start)
        ):
            yield name


def _is_yet_to_come(reading: Reading, name: Named) -> bool:
    """Return whether a verb of the future stands beside a city: "will visit Riga", "to Riga is planned"."""
    told = reading.cues_in("planned", (max(0, name.start - _NEAR), name.start))
    behind = reading.cues_in("planned", (name.end, name.end + _NEAR // 2))
    return any(verb.name == "cues" and name.start - verb.end <= _VISIT for verb in told) or any(
        verb.name == "happening" and verb.start == name.end + 1 for verb in behind
    )


def _is_invited(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Return whether somebody is only asked to come: "invited the Mayor to visit Riga", "Ригаға шақырды"."""
    spoken = spoken_before(reading, sentence, offset)
    asked = any(cue.name == "invited" for cue in reading.cues_in("other_places", (offset, sentence.end)))
    return asked or any(reading.text.startswith("invit", cue.start) for cue in spoken)


def _is_destination_of_visit(reading: Reading, name: Named, near: int = _NEAR // 2) -> bool:
    """Return whether a city or country follows "visit to", or the verb itself: "visited Vilnius"."""
    at = reading.word_at(name.start)
    around = reading.cues_in("visiting", (max(0, name.start - near), name.start))
    if any(cue.name in ("alone", "being") and _is_object(reading, cue, name) for cue in around):
        return True
    leads = word_before_city(reading, at) in reading.grammar["going"]
    leads = leads and not reading.text.endswith(_SOURCE, 0, name.start)
    if leads and any(cue.name not in ("helpers", "welcoming") for cue in around):
        return True
    if leads and (_is_welcomed_to(reading, name) or _ends_visit(reading, name)):
        return True
    told = reading.ending_of(name) in reading.grammar["whereto"]
    told = told or reading.word_after(name) in reading.grammar["city_whereto"]
    return told and bool(reading.cues_in("visiting", (name.end, name.end + near)))


_SOURCE = ("according to ", "according to the ")  # leads to who says so, not to a city


def _is_object(reading: Reading, verb: Cue, name: Named) -> bool:
    """Return whether a name follows a verb, with an article at most: "visited the Kingdom of Sweden"."""
    between = reading.words[reading.word_at(verb.end) : reading.word_at(name.start)]
    return all(word.low in reading.grammar["articles"] | reading.grammar["city_words"] for word in between)


def _ends_visit(reading: Reading, name: Named) -> bool:
    """Return whether a city stands between what is said of a guest and the verb: "…, to Riga will begin"."""
    visits = reading.cues_in("visiting", (reading.sentence_at(name.start).start, name.start))
    behind = reading.cues_in("planned", (name.end, name.end + _NEAR // 2))
    begins = any(verb.name == "happening" and verb.start == name.end + 1 for verb in behind)
    return begins and any(cue.name == "nouns" for cue in visits)


def _is_welcomed_to(reading: Reading, name: Named) -> bool:
    """Return whether a guest is welcomed to a city: "welcomed the President to Riga"."""
    welcomed = reading.cues_in("visiting", (max(0, name.start - _NEAR), name.start))
    to_it = reading.text.startswith("to ", name.start - len("to "))
    return to_it and any(cue.name == "welcoming" for cue in welcomed)


def stayed(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the capital that a stay leads to: "during his stay in the Latvian capital"."""
    for cue in reading.cues_in("visiting", span_of(sentence)):
        venue = capital_in(reading, (cue.end, min(sentence.end, cue.end + _NEAR // 2)))
        if venue and cue.name == "nouns" and not is_elsewhere(reading, sentence, cue.start):
            return venue
    return None


def landed(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city whose airport follows it, where a guest is met: "Бішкектегі «Манас» әуежайында"."""
    for cue in reading.cues_in("airports", span_of(sentence)):
        for name in reading.names_in((max(sentence.start, cue.start - _NEAR // 2), cue.start)):
            if name.city:
                return venue_at(name, 0.85)
    return None


def planned_stay(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of what is to be done on a visit: "During the visit, they are to meet in Riga"."""
    words = reading.words[sentence.first : sentence.first + 1]
    if (
        not reading.cues_in("planned", span_of(sentence))
        or words[0].low not in reading.grammar["in_course_of"]
    ):
        return None
    for name in reading.names_in(span_of(sentence)):
        if name.city and is_located(reading, name):
            return venue_at(name, 0.7)
    return None


def goes_abroad(reading: Reading, scene: Scene) -> bool:
    """Return whether headline, first sentence or one on the course tell of a visit to another country."""
    told = ((sentence, name) for sentence in scene.core for name in reading.names_in(span_of(sentence)))
    return any(
        name.code != HOME
        and name.kind in _ABROAD
        and _is_destination_of_visit(reading, name, _NEAR)
        and (sentence not in scene.lead[1:] or _is_of_course(reading, sentence, name))
        for sentence, name in told
    )


def _is_of_course(reading: Reading, sentence: Sentence, name: Named) -> bool:
    """Return whether a later sentence tells of what was done during a visit, not of another one spoken of."""
    return _tells_course(reading, sentence) and not spoken_before(reading, sentence, name.start)


def _tells_course(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence tells what was done during a visit, in no other year."""
    words = reading.words[sentence.first : sentence.last]
    in_course = any(word.low in reading.grammar["in_course_of"] for word in words)
    return in_course and not any(word.kind == "number" and len(word.text) == _YEAR for word in words)

"""Decides in which city the main event took place, or will."""

from collections.abc import Iterable, Iterator, Sequence

from crawler.parsers.event.capitals import capital_in, palace_in, seat_in
from crawler.parsers.event.datelines import opening_city, venue_of_dateline
from crawler.parsers.event.elsewhere import is_elsewhere
from crawler.parsers.event.localities import called_city, word_before_city
from crawler.parsers.event.mayors import seat_of_mayor
from crawler.parsers.event.phrases import happens, meets, tells_ceremony
from crawler.parsers.event.types import Kind as EventKind
from crawler.parsers.event.venue import Venue
from crawler.parsers.participants.people import Person
from crawler.parsers.participants.sides import is_posted_abroad
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of, spoken_before
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

_NOWHERE = frozenset({"phone_call", "congratulation"})
_ONLY_IF_MET = frozenset({"anniversary", "consular"})
_NEAR = 80


def venue_of(reading: Reading, scene: Scene, kind: EventKind, people: Sequence[Person]) -> Venue:
    """Return the city of the main event; none for calls and letters.

    An agency's dateline counts where nothing in the text says otherwise: neither a city, nor the office of a
    Kazakh ambassador, who meets people where he is accredited, nor a visit to another country.
    """
    abroad = any(is_posted_abroad(reading, person) for person in people) or _goes_abroad(reading, scene)
    if kind.type == "statement":
        return _of_statement(reading, kind, abroad=abroad)
    if kind.type in _NOWHERE or (kind.type in _ONLY_IF_MET and not meets(reading, scene)):
        return Venue()
    first, later = scene.lead[:1], scene.lead[1:]
    if kind.sentence in scene.rest:
        later = (*later, kind.sentence)
    course = [one for one in scene.told_later if _is_in_course(reading, kind, one)]
    if any(reading.cues_in("remote", span_of(sentence)) for sentence in (*scene.title, *first)):
        return _first(_told_in(reading, sentence) for sentence in (*first, *scene.title)) or Venue()
    return (
        _first(_told_in(reading, sentence) for sentence in (*first, *scene.title))
        or (_house_opened(reading, kind.sentence) if kind.type == "opening" else None)
        or _visited(reading, first)
        or _first(palace_in(reading, sentence) for sentence in _ceremonies(reading, scene))
        or _first(_held_in(reading, sentence) for sentence in later)
        or _first(_told_in(reading, sentence) for sentence in later if sentence == kind.sentence)
        or _first(seat_in(reading, sentence) for sentence in (*first, *scene.title, *later))
        or _where_signed(reading, kind, (*first, *later))
        or (_planned_in(reading, kind.sentence) if kind.planned else None)
        or _first(opening_city(reading, sentence) for sentence in first)
        or _first(_at_gathering(reading, sentence) for sentence in first)
        or _visited(reading, (*scene.lead, *scene.title))
        or _visited(reading, course)
        or (_first(_planned_stay(reading, sentence) for sentence in later) if kind.planned else None)
        or (_first(_landed(reading, sentence) for sentence in scene.lead) if kind.type == "visit" else None)
        or _first(_stayed(reading, sentence) for sentence in (*first, *course))
        or venue_of_dateline(reading, abroad=abroad)
        or _first(_told_in(reading, sentence) for sentence in later if _goes_on(reading, kind, sentence))
        or _first(_held_in(reading, sentence) for sentence in scene.told_later)
        or _first(seat_of_mayor(reading, sentence, abroad=abroad) for sentence in first)
        or Venue()
    )


def _of_statement(reading: Reading, kind: EventKind, *, abroad: bool) -> Venue:
    """Return the city where somebody spoke to the press; none for what was only published."""
    told = _before_press(reading, kind.sentence) or _where_press_met(reading, kind, abroad=abroad)
    return told or Venue()


def _goes_on(reading: Reading, kind: EventKind, sentence: Sentence) -> bool:
    """Return whether a sentence after the first tells the event, of people who meet or of the ceremony."""
    span = span_of(sentence)
    return (
        sentence == kind.sentence
        or happens(reading, span)
        or (kind.type == "credentials" and tells_ceremony(reading, span))
    )


def _first(venues: Iterable[Venue | None]) -> Venue | None:
    return next(filter(None, venues), None)


def _held_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows "was held in" or the like."""
    for cue in reading.cues_in("held", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end)):
            if (
                name.city
                and name.start - cue.end <= len(" the ")
                and not is_elsewhere(reading, sentence, cue.start)
            ):
                return Venue(name.city, ((name.start, name.end),), 0.9)
    return None


def _house_opened(reading: Reading, sentence: Sentence) -> Venue | None:
    return _mission_in(reading, sentence) or _opened_in(reading, sentence)


def _mission_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of an embassy or consulate that is opened: "the Consulate General in Riga"."""
    for cue in reading.cues_in("other_places", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end))[:1]:
            if cue.name == "beside" and name.city and name.start == cue.end + 1:
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _opened_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows a house that is opened: "the Honorary Consulate of Latvia in Riga"."""
    for house in reading.cues_in("opening", span_of(sentence)):
        for name in reading.names_in((house.end, min(sentence.end, house.end + _NEAR // 2))):
            located = word_before_city(reading, reading.word_at(name.start)) in reading.grammar["places"]
            if house.name == "objects" and name.city and located:
                return Venue(name.city, ((name.start, name.end),), 0.8)
    return None


def _where_signed(reading: Reading, kind: EventKind, sentences: Sequence[Sentence]) -> Venue | None:
    """Return the city where a paper was signed, where that is the event."""
    return _first(_signed_in(reading, sentence) for sentence in sentences) if kind.type == "signing" else None


def _signed_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows the verb of signing: "The document was signed in Riga"."""
    for cue in reading.cues_in("signing", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end))[:1]:
            if name.city and reading.text[cue.end : name.start] == " in ":
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _before_press(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city where somebody spoke to many: "at a press conference held in Riga"."""
    for cue in reading.cues_in("before_press", span_of(sentence)):
        for name in reading.names_in((cue.end, min(sentence.end, cue.end + _NEAR))):
            if (
                name.city
                and word_before_city(reading, reading.word_at(name.start)) in reading.grammar["places"]
            ):
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _where_press_met(reading: Reading, kind: EventKind, *, abroad: bool) -> Venue | None:
    """Return the seat or the dateline's city where somebody spoke to many."""
    if not reading.cues_in("before_press", span_of(kind.sentence)):
        return None
    return seat_in(reading, kind.sentence) or venue_of_dateline(reading, abroad=abroad)


def _planned_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that follows "will be held in" or the like."""
    for cue in reading.cues_in("planned", span_of(sentence)):
        for name in reading.names_in((cue.end, sentence.end)):
            if name.city and name.start - cue.end <= len(" in the "):
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _planned_stay(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city of what is to be done on a visit: "During the visit, they are to meet in Riga"."""
    words = reading.words[sentence.first : sentence.first + 1]
    if (
        not reading.cues_in("planned", span_of(sentence))
        or words[0].low not in reading.grammar["in_course_of"]
    ):
        return None
    for name in reading.names_in(span_of(sentence)):
        located = word_before_city(reading, reading.word_at(name.start)) in reading.grammar["places"]
        if name.city and located:
            return Venue(name.city, ((name.start, name.end),), 0.7)
    return None


def _at_gathering(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city that a gathering is called after at which people meet: "the Riga Security Forum"."""
    for name in reading.names_in(span_of(sentence)):
        if name.city and _is_called(reading, name) and _is_occasion(reading, name):
            return Venue(name.city, ((name.start, name.end),), 0.7)
    return None


def _is_occasion(reading: Reading, name: Named) -> bool:
    """Return whether a name follows "on the sidelines of" or "during"."""
    beside = reading.cues_in("multilateral", (max(0, name.start - _NEAR), name.start))
    if any(cue.name == "sidelines" and name.start - cue.end <= _NEAR // 4 for cue in beside):
        return True
    return word_before_city(reading, reading.word_at(name.start)) in reading.grammar["in_course_of"]


def _is_called(reading: Reading, name: Named) -> bool:
    """Return whether a city begins the name of a gathering."""
    behind = (name.end, name.end + _NEAR // 2)
    gatherings = [cue for cue in reading.cues_in("cues", behind) if cue.name == "forum"]
    return any("," not in reading.text[name.end : cue.start] for cue in gatherings)


def _told_in(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city where a sentence says that the event takes place; one after the verb goes first."""
    cities = [
        name
        for name in reading.names_in(span_of(sentence))
        if name.city and _is_where(reading, sentence, name)
    ]
    for name in sorted(cities, key=lambda city: not happens(reading, (sentence.start, city.start))):
        return Venue(name.city, ((name.start, name.end),), 0.92)
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


def _is_in_course(reading: Reading, kind: EventKind, sentence: Sentence) -> bool:
    """Return whether a later sentence may tell of the event's own visit: "during his visit to Riga"."""
    course = reading.grammar["in_course_of"]
    words = reading.words[sentence.first : sentence.last]
    return kind.type == "visit" or not course or any(word.low in course for word in words)


def _visited(reading: Reading, sentences: Sequence[Sentence]) -> Venue | None:
    """Return the city that one of some sentences tells a visit to."""
    for sentence in sentences:
        for name in reading.names_in(span_of(sentence)):
            if (
                name.city
                and _is_destination_of_visit(reading, name)
                and not is_elsewhere(reading, sentence, name.start)
                and not _is_invited(reading, sentence, name.start)
            ):
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _stayed(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the capital that a stay leads to: "during his stay in the Latvian capital"."""
    for cue in reading.cues_in("visiting", span_of(sentence)):
        venue = capital_in(reading, (cue.end, min(sentence.end, cue.end + _NEAR // 2)))
        if venue and cue.name == "nouns" and not is_elsewhere(reading, sentence, cue.start):
            return venue
    return None


def _landed(reading: Reading, sentence: Sentence) -> Venue | None:
    """Return the city whose airport follows it, where a guest is met: "Бішкектегі «Манас» әуежайында"."""
    for cue in reading.cues_in("airports", span_of(sentence)):
        for name in reading.names_in((max(sentence.start, cue.start - _NEAR // 2), cue.start)):
            if name.city:
                return Venue(name.city, ((name.start, name.end),), 0.85)
    return None


def _is_invited(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Return whether somebody is only asked to come: "invited the Mayor to visit Riga"."""
    spoken = spoken_before(reading, sentence, offset)
    return any(reading.text.startswith("invit", cue.start) for cue in spoken)


def _is_destination_of_visit(reading: Reading, name: Named, near: int = _NEAR // 2) -> bool:
    """Return whether a city or country follows "visit to", or the verb itself: "visited Vilnius"."""
    at = reading.word_at(name.start)
    around = reading.cues_in("visiting", (max(0, name.start - near), name.start))
    if any(cue.name in ("alone", "being") and _is_object(reading, cue, name) for cue in around):
        return True
    leads = word_before_city(reading, at) in reading.grammar["going"]
    if leads and any(cue.name not in ("helpers", "welcoming") for cue in around):
        return True
    if leads and (_is_welcomed_to(reading, name) or _ends_visit(reading, name)):
        return True
    told = reading.ending_of(name) in reading.grammar["whereto"]
    told = told or reading.word_after(name) in reading.grammar["city_whereto"]
    return told and bool(reading.cues_in("visiting", (name.end, name.end + near)))


def _is_object(reading: Reading, verb: Cue, name: Named) -> bool:
    """Return whether a name follows a verb, with an article at most: "visited the Kingdom of Sweden"."""
    between = reading.text[verb.end : name.start].split()
    return all(word in reading.grammar["articles"] for word in between)


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


def _goes_abroad(reading: Reading, scene: Scene) -> bool:
    """Return whether headline, first sentence or one on the course tell of a visit to another country."""
    course = (sentence for sentence in scene.lead[1:] if _tells_course(reading, sentence))
    return any(
        name.code != HOME and name.kind in _ABROAD and _is_destination_of_visit(reading, name, _NEAR)
        for sentence in (*scene.title, *scene.lead[:1], *course)
        for name in reading.names_in(span_of(sentence))
    )


def _tells_course(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence tells what was done during a visit, in no other year."""
    words = reading.words[sentence.first : sentence.last]
    in_course = any(word.low in reading.grammar["in_course_of"] for word in words)
    return in_course and not any(word.kind == "number" and len(word.text) == _YEAR for word in words)


_YEAR = 4  # digits


def _ceremonies(reading: Reading, scene: Scene) -> Iterator[Sentence]:
    """Yield the sentences that may name the event's house: the lead, the headline, those of ceremonies."""
    yield from (*scene.lead, *scene.title)
    for sentence in scene.rest:
        if sentence not in scene.aside and tells_ceremony(reading, span_of(sentence)):
            yield sentence


_ABROAD = frozenset({Kind.COUNTRY, Kind.REGION})

"""Decides in which city the main event took place, or will: what each rule finds, the surest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from crawler.parsers.event.phrases import happens, meets, tells_ceremony
from crawler.parsers.event.place.capitals import palace_in, seat_in
from crawler.parsers.event.place.dateline import opening_city, venue_of_dateline
from crawler.parsers.event.place.deeds import (
    before_press,
    held_in,
    house_opened,
    planned_in,
    signed_in,
    was_signed_in,
)
from crawler.parsers.event.place.gatherings import at_gathering
from crawler.parsers.event.place.journeys import (
    goes_abroad,
    landed,
    planned_stay,
    stayed,
    visited,
    was_visited,
)
from crawler.parsers.event.place.mayors import seat_of_mayor
from crawler.parsers.event.place.told import told_in
from crawler.parsers.event.place.venue import Venue
from crawler.parsers.event.types import Kind
from crawler.parsers.participants.people import Person
from crawler.parsers.participants.sides import is_posted_abroad
from crawler.parsers.text.gazetteer import HOME
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of
from crawler.parsers.text.words import Sentence

_NOWHERE = frozenset({"phone_call", "congratulation"})
_CEREMONIES = frozenset({"credentials", "opening", "signing"})
_OPENING = 40  # characters: "During the meeting"
_ONLY_IF_MET = frozenset({"anniversary", "consular"})

_Rule = Callable[[Reading, Sentence], Venue | None]


def venue_of(reading: Reading, scene: Scene, kind: Kind, people: Sequence[Person]) -> Venue:
    """Return the city of the main event; none for calls and letters.

    An agency's dateline counts where nothing in the text says otherwise: neither a city, nor the office of a
    Kazakh ambassador, who meets people where he is accredited, nor a visit to another country.
    """
    if kind.type in _NOWHERE or (kind.type in _ONLY_IF_MET and not meets(reading, scene)):
        return Venue()
    own = [person for person in people if person.side == HOME]
    posted = any(is_posted_abroad(reading, person) for person in own[:1])
    course = [one for one in scene.told_later if _is_in_course(reading, kind, one)]
    search = _Search(reading, scene, kind, course, abroad=posted or goes_abroad(reading, scene))
    return next(filter(None, search.venues()), Venue())


def _is_in_course(reading: Reading, kind: Kind, sentence: Sentence) -> bool:
    """Return whether a later sentence may tell of the event's own visit: "during his visit to Riga"."""
    course = reading.grammar["in_course_of"]
    words = reading.words[sentence.first : sentence.last]
    return kind.type == "visit" or not course or any(word.low in course for word in words)


@dataclass(frozen=True, slots=True)
class _Search:
    """What the rules look at.

    Attributes:
        course: the sentences behind the lead that may tell of the event's visit.
        abroad: whether somebody from Kazakhstan is on a visit or posted abroad.
    """

    reading: Reading
    scene: Scene
    kind: Kind
    course: Sequence[Sentence]
    abroad: bool

    @property
    def first(self) -> Sequence[Sentence]:
        """Return the first sentence of the lead, where there is one."""
        return self.scene.lead[:1]

    @property
    def opening(self) -> Sequence[Sentence]:
        """Return the first sentence, then the headline."""
        return (*self.first, *self.scene.title)

    @property
    def later(self) -> Sequence[Sentence]:
        """Return what follows in the lead, and the sentence that tells the event."""
        own = (self.kind.sentence,) if self.kind.sentence in self.scene.rest else ()
        return (*self.scene.lead[1:], *own)

    def venues(self) -> Iterator[Venue | None]:
        """Yield what each rule finds."""
        if self.kind.type == "statement":
            return self._where_spoken()
        if any(self.reading.cues_in("remote", span_of(sentence)) for sentence in self.opening):
            return self._each(told_in, self.opening)
        return chain(self._where_told(), self._where_visited(), self._where_else())

    @property
    def _visiting(self) -> _Rule:
        """Return the rule for visits: one that is still to come is the event's where the event is."""
        return visited if self.kind.planned else was_visited

    def _each(self, rule: _Rule, sentences: Iterable[Sentence]) -> Iterator[Venue | None]:
        return (rule(self.reading, sentence) for sentence in sentences)

    def _where_spoken(self) -> Iterator[Venue | None]:
        """Yield where somebody spoke to the press; what was only published has no place."""
        yield before_press(self.reading, self.kind.sentence)
        if self.reading.cues_in("before_press", span_of(self.kind.sentence)):
            yield seat_in(self.reading, self.kind.sentence)
            yield venue_of_dateline(self.reading, abroad=self.abroad)

    def _where_told(self) -> Iterator[Venue | None]:
        """Yield where the sentences that tell the event say that it was."""
        own = self.kind.sentence
        yield from self._each(told_in, self.opening)
        if self.kind.type == "opening":
            yield house_opened(self.reading, own)
        yield from self._each(self._visiting, self.first)
        yield from self._each(palace_in, self._ceremonies())
        yield from self._each(held_in, self.later)
        yield from self._each(told_in, [own] if own in self.later else [])
        yield from self._each(seat_in, (*self.opening, *self.later))
        if self.kind.type == "signing":
            yield from self._each(signed_in, (*self.first, *self.later))
        if self.kind.planned:
            yield planned_in(self.reading, own)
        yield from self._each(told_in, filter(self._goes_on, self.later))
        for sentence in self.first:
            yield opening_city(self.reading, sentence, abroad=self.abroad)
        yield from self._each(at_gathering, self.first)

    def _where_visited(self) -> Iterator[Venue | None]:
        """Yield where the guests or the hosts travelled."""
        yield from self._each(self._visiting, (*self.scene.lead, *self.scene.title))
        yield from self._each(self._visiting, self.course)
        if self.kind.planned:
            yield from self._each(planned_stay, self.later)
        if self.kind.type == "visit":
            yield from self._each(landed, self.scene.lead)
        yield from self._each(stayed, (*self.first, *self.course))
        yield from self._each(was_signed_in, self.later)

    def _where_else(self) -> Iterator[Venue | None]:
        """Yield what lets only guess where it was."""
        yield venue_of_dateline(self.reading, abroad=self.abroad)
        yield from self._each(held_in, self.scene.told_later)
        yield from self._each(told_in, filter(self._goes_back, self.scene.told_later))
        for sentence in self.first:
            yield seat_of_mayor(self.reading, sentence, abroad=self.abroad)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Return whether a later sentence tells the event, of people who meet or of the ceremony."""
        span = span_of(sentence)
        ceremony = self.kind.type in _CEREMONIES and tells_ceremony(self.reading, span)
        return sentence == self.kind.sentence or happens(self.reading, span) or ceremony

    def _goes_back(self, sentence: Sentence) -> bool:
        """Return whether a sentence behind the lead opens with the meeting: "During the meeting, …"."""
        opens = self.reading.words[sentence.first].low in self.reading.grammar["in_course_of"]
        return opens and happens(self.reading, (sentence.start, sentence.start + _OPENING))

    def _ceremonies(self) -> Iterator[Sentence]:
        """Yield the sentences that may name the event's house: lead, headline, those of ceremonies."""
        yield from (*self.scene.lead, *self.scene.title)
        for sentence in self.scene.rest:
            if sentence not in self.scene.aside and tells_ceremony(self.reading, span_of(sentence)):
                yield sentence

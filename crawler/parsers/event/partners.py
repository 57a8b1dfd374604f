"""Decides with whom Kazakhstan has to do in the main event: not every country that a text names."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from crawler.parsers.event.phrases import meeting_cues
from crawler.parsers.event.types import Kind as EventKind
from crawler.parsers.model import Evidence, Span
from crawler.parsers.participants.enumerations import is_mere_country
from crawler.parsers.participants.people import Person
from crawler.parsers.participants.sides import FOREIGN, is_destination, pairs_with_home
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, SOVEREIGN, Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of
from crawler.parsers.text.words import Sentence

_ENOUGH, _ENOUGH_ALONE = 1.8, 1.5
_KIND_WEIGHT: Final[Mapping[Kind, float]] = {
    Kind.COUNTRY: 1.0,
    Kind.ADJECTIVE: 1.0,
    Kind.REGION: 0.8,
    Kind.CITY: 0.5,
    Kind.ORGANIZATION: 0.4,
    Kind.BODY: 0.3,
}
_TITLE, _LEAD, _REST, _MOST_REST = 3.0, (3.0, 2.0, 1.5), 0.4, 3.0
_COMPOUND, _COMPOUND_LATER, _COUNTERPART, _PERSON = 3.0, 1.2, 6.0, 1.0


@dataclass(frozen=True, slots=True)
class Partners:
    """The counterparts of the main event, what they rest on, and how sure they are."""

    codes: tuple[str, ...]
    evidence: Evidence
    confidence: float


@dataclass(slots=True)
class _Case:
    """What speaks for one code."""

    weight: float = 0.0
    rest: float = 0.0
    spans: list[tuple[float, Span]] = field(default_factory=list)

    def add(self, weight: float, span: Span) -> None:
        self.weight += weight
        self.spans.append((weight, span))

    @property
    def total(self) -> float:
        return self.weight + min(self.rest, _MOST_REST)

    @property
    def evidence(self) -> Evidence:
        best = sorted(self.spans, key=lambda one: (-one[0], one[1]))[:3]
        return tuple(sorted({span for _, span in best}))


def partners_of(reading: Reading, scene: Scene, kind: EventKind, people: Sequence[Person]) -> Partners | None:
    """Return the counterparts of the main event, or None where the text has none."""
    cases: dict[str, _Case] = defaultdict(_Case)
    for name in reading.names:
        if name.code != HOME:
            _weigh_name(reading, scene, name, cases[name.code])
    for person in people:
        if person.side not in (None, HOME, FOREIGN):
            _weigh_person(reading, scene, person, cases[person.side])
    ranked = sorted(cases.items(), key=lambda item: -item[1].total)
    if not ranked or ranked[0][1].total < (_ENOUGH if len(ranked) > 1 else _ENOUGH_ALONE):
        return None
    codes = (
        _all_received(reading, scene, kind)
        or _all_presenting(reading, scene, kind, people)
        or _all_met(reading, scene, kind, people)
        or _all_visited(reading, kind)
        or (ranked[0][0],)
    )
    evidence = tuple(sorted({span for code in codes for span in cases[code].evidence}))
    return Partners(codes, evidence, _confidence(ranked))


def _weigh_name(reading: Reading, scene: Scene, name: Named, case: _Case) -> None:
    place = _zone(reading, scene, name.start)
    if place == 0.0 or name.kind == Kind.COMPANY:
        return
    posted = is_destination(reading, name)
    kind = Kind.COUNTRY if posted or is_met(reading, name) or _signs(reading, name) else name.kind
    weight = place * _KIND_WEIGHT[kind] * (0.7 if posted else 1.0)
    if pairs_with_home(reading, name):
        weight += _COMPOUND if place > _REST else _COMPOUND_LATER
    if place > _REST:
        case.add(weight, (name.start, name.end))
    else:
        case.rest += weight
        case.spans.append((weight, (name.start, name.end)))


def is_met(reading: Reading, name: Named) -> bool:
    """Return whether an organisation is whom somebody met: "held a meeting with a group of the UN"."""
    if name.kind not in (Kind.ORGANIZATION, Kind.BODY):
        return False
    sentence = reading.sentence_at(name.start)
    for cue in meeting_cues(reading, sentence):
        between = reading.words[reading.word_at(cue.end) : reading.word_at(name.start)]
        return len(between) < _COMPANY and any(word.low in reading.grammar["company"] for word in between[:1])
    return False


def _signs(reading: Reading, name: Named) -> bool:
    """Return whether an organisation is one of the two between which something is signed."""
    if name.kind != Kind.ORGANIZATION:
        return False
    sentence = reading.sentence_at(name.start)
    before = reading.names_in((sentence.start, name.start))
    if not before or before[-1].code != HOME or not reading.cues_in("signing", span_of(sentence)):
        return False
    return reading.word_before(before[-1]) in reading.grammar["signatories"]


_COMPANY = 12  # words from a meeting to whom it is with


def _zone(reading: Reading, scene: Scene, offset: int) -> float:
    sentence = reading.sentence_at(offset)
    if sentence in scene.aside:
        return 0.0
    if sentence in scene.title:
        return _TITLE
    return _LEAD[scene.lead.index(sentence)] if sentence in scene.lead else _REST


def _weigh_person(reading: Reading, scene: Scene, person: Person, case: _Case) -> None:
    run = person.appearances[0].run
    zone = _zone(reading, scene, reading.starts[run.first])
    if zone:
        case.add(_COUNTERPART * zone / _TITLE if zone > _REST else _PERSON, run.span(reading))


def _all_received(reading: Reading, scene: Scene, kind: EventKind) -> tuple[str, ...]:
    """Return the countries whose ambassadors are received together: "ambassadors of Russia and China"."""
    depth = len(scene.lead) if kind.type == "credentials" else 1 + receives_envoys(reading, scene)
    for sentence in (*scene.title, *scene.lead[:depth]):
        if codes := _received_in(reading, sentence):
            return codes
    return ()


def _received_in(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    for cue in reading.cues_in("envoys", span_of(sentence)):
        codes = listed_codes(reading, cue.end, sentence.end) or _listed_before(reading, cue, sentence)
        if len(codes) > 1 and HOME not in codes:
            return codes
    return ()


def _listed_before(reading: Reading, cue: Cue, sentence: Sentence) -> tuple[str, ...]:
    """Return the countries of a list that leads to the word for their ambassadors, as in Kazakh."""
    for name in reading.names_in((sentence.start, cue.start)):
        last = reading.names_in((name.start, cue.start))[-1]
        between = reading.text[last.end : cue.start].strip().lower()
        codes = listed_codes(reading, name.start, cue.start)
        if between in reading.grammar["after_list"] and codes and codes[-1] == last.code:
            return codes
    return ()


def receives_envoys(reading: Reading, scene: Scene) -> bool:
    """Return whether headline or first sentence tell of several ambassadors who are met."""
    return any(reading.cues_in("envoys", span_of(sentence)) for sentence in (*scene.title, *scene.lead[:1]))


def listed_codes(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the countries of a list that begins at an offset: "of Russia, China and Japan"."""
    codes: list[str] = []
    for name in reading.names_in((start, end)):
        between = reading.text[start : name.start].replace("the", "").strip(" ,\n").lower()
        if between not in reading.grammar["listing"] or name.kind == Kind.COMPANY:
            break
        codes.append(name.code)
        start = name.end
    return tuple(dict.fromkeys(codes))


def _all_presenting(
    reading: Reading, scene: Scene, kind: EventKind, people: Sequence[Person]
) -> tuple[str, ...]:
    """Return the countries of all ambassadors who present credentials together; empty where there is one."""
    if kind.type != "credentials" and not receives_envoys(reading, scene):
        return ()
    core = (*scene.title, *scene.lead)
    present = (
        person.side
        for person in people
        if (sentence := person.appearances[0].run.sentence) in core or _tells_credentials(reading, sentence)
    )
    listed = (
        code
        for sentence in scene.rest
        if _tells_credentials(reading, sentence)
        for code in _received_in(reading, sentence)
    )
    codes = dict.fromkeys(side for side in (*present, *listed) if side not in (None, HOME, FOREIGN))
    return tuple(code for code in codes if code) if len(codes) > 1 else ()


def _all_met(reading: Reading, scene: Scene, kind: EventKind, people: Sequence[Person]) -> tuple[str, ...]:
    """Return the counterparts of a series of meetings; empty where there is one."""
    if kind.type != "meeting" or not holds_series(reading, scene, people):
        return ()
    sides = (person.side for person in people if any(person.roles()))
    codes = tuple(dict.fromkeys(side for side in sides if side not in (None, HOME, FOREIGN)))
    return codes if len(codes) > 1 else ()


def _all_visited(reading: Reading, kind: EventKind) -> tuple[str, ...]:
    """Return the countries of one journey: "official visits to Latvia and Estonia"; empty where it is one."""
    if kind.type != "visit":
        return ()
    start, end = kind.sentence.start, kind.sentence.end
    for name in reading.names_in((start, end)):
        listed = [one for one in reading.names_in((name.start, end)) if one.kind == Kind.COUNTRY]
        codes = listed_codes(reading, name.start, end)[:_JOURNEY]
        leads = reading.word_before(name) in reading.grammar["going"]
        ends = any(reading.ending_of(one) in reading.grammar["whereto"] for one in listed[1 : len(codes)])
        if name.kind == Kind.COUNTRY and len(codes) > 1 and HOME not in codes and (leads or ends):
            return codes
    return ()


_JOURNEY: Final = 3  # countries


def holds_series(reading: Reading, scene: Scene, people: Sequence[Person]) -> bool:
    """Return whether headline or first sentence tell of several meetings, or of several who were met."""
    told = (*scene.title, *scene.lead[:1])
    if any(reading.cues_in("series", span_of(sentence)) for sentence in told):
        return True
    met = [person for person in people if person.appearances[0].run.sentence in told]
    listed = {person.side for person in met if any(is_mere_country(reading, role) for role in person.roles())}
    guests = {person.side for person in met} - {None, HOME, FOREIGN}
    multilateral = {
        cue.name for sentence in told for cue in reading.cues_in("multilateral", span_of(sentence))
    }
    gathered = multilateral == {"gatherings"}
    return bool(listed) and HOME not in listed and len(guests) > 1 and not gathered


def _tells_credentials(reading: Reading, sentence: Sentence) -> bool:
    return any(cue.name == "credentials" for cue in reading.cues_in("cues", span_of(sentence)))


def _confidence(ranked: Sequence[tuple[str, _Case]]) -> float:
    best = ranked[0][1].total
    second = ranked[1][1].total if len(ranked) > 1 else 0.0
    return round(min(0.99, 0.6 + 0.4 * (best - second) / best), 2)


def partner_at(reading: Reading, codes: tuple[str, ...]) -> Callable[[int], str | None]:
    """Return what tells which other country the sentence at an offset speaks of, if of another.

    Of several partners it is the one named last.
    """

    def other_country(offset: int) -> str | None:
        sentence = reading.sentence_at(offset)
        names = reading.names_in((sentence.start, sentence.end))
        if len(codes) > 1:
            told = {name.code for name in names} & set(codes)
            return told.pop() if len(told) == 1 else named_last(sentence.start)
        named = {name.code for name in names if name.kind in SOVEREIGN} - {HOME}
        return named.pop() if len(named) == 1 and named.isdisjoint(codes) else None

    def named_last(offset: int) -> str | None:
        before = [name for name in reading.names_in((0, offset)) if name.code in codes]
        return before[-1].code if before else None

    return other_country

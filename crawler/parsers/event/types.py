"""Decides what kind of event a text tells of, by the phrases of its headline and lead."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from crawler.parsers.model import EventType, Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, is_spoken_of, span_of
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

_NEAR = 110  # characters between a verb and the document that is signed, or the house that is opened


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an event, where the text tells it, and how clearly.

    Attributes:
        evidence: the phrases that tell the kind.
        sentence: the sentence of the first of them.
        confidence: from 0 to 1.
        planned: whether it is still to come.
    """

    type: EventType
    evidence: tuple[Span, ...]
    sentence: Sentence
    confidence: float
    planned: bool


How = Literal["held", "announced"]
Finder = Callable[[Reading, EventType, Sentence, How], list[Cue]]
Rule = tuple[EventType, int, Finder, float]

_LATE = 0.6


def kind_of(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind of the main event, or None where the text tells of none.

    What took place is sought first, then what is announced for later, then a meeting that only the rest of
    the lead tells, then what is merely spoken of in the lead, at last what the sentences after it tell.
    """
    held = _told_by_rules(reading, scene, _RULES, "held")
    if held:
        return held
    announced = _told_by_rules(reading, scene, _RULES, "announced")
    return (
        (announced if announced and announced.planned and announced.type != "signing" else None)
        or _told_by_rules(reading, scene, _DEEP_RULES, "held")
        or announced
        or _told_later(reading, scene)
    )


def _told_by_rules(reading: Reading, scene: Scene, rules: Sequence[Rule], how: How) -> Kind | None:
    visits = any(_visit(reading, "visit", sentence, how) for sentence in scene.lead[:1])
    for type_, depth, find, confidence in rules:
        for sentence in (*scene.title, *scene.lead[: 1 if visits and type_ in _DURING_VISITS else depth]):
            if cues := find(reading, type_, sentence, how):
                return _kind(reading, type_, sentence, cues, confidence, how)
    return None


_DURING_VISITS: Final = frozenset({"political_consultations", "commission"})


def _kind(
    reading: Reading, type_: EventType, sentence: Sentence, cues: Sequence[Cue], confidence: float, how: How
) -> Kind:
    spans = tuple((cue.start, cue.end) for cue in cues)
    return Kind(
        type_, spans, sentence, confidence, how == "announced" and _is_planned(reading, sentence, spans)
    )


def _is_planned(reading: Reading, sentence: Sentence, spans: Sequence[Span]) -> bool:
    """Return whether a verb near the phrases that tell an event says that it is still to come."""
    around = max(sentence.start, spans[0][0] - _NEAR), min(sentence.end, spans[-1][1] + _NEAR)
    told = reading.cues_in("planned", around)
    return any(verb.name == "cues" or verb.end + 1 == spans[0][0] for verb in told)


def _told_later(reading: Reading, scene: Scene) -> Kind | None:
    """Return the kind that the sentences after the lead tell, where headline and lead tell none."""
    later = scene.told_later
    opening = [*scene.title, *scene.lead[:2]]
    places: list[tuple[EventType, Sequence[Sentence], Finder]] = [
        ("congratulation", opening, _plain),
        ("opening", opening, _plain),
        ("statement", opening, _plain),
        ("visit", opening, _stay),
        ("credentials", later, _unquoted),
        ("commission", later, _unquoted),
        ("other", opening, _plain),
        ("meeting", later, _unquoted),
    ]
    for type_, sentences, find in places:
        for sentence in sentences:
            if cues := find(reading, type_, sentence, "held"):
                return _kind(reading, type_, sentence, cues, _LATE, "held")
    return _announced_festivity(reading, opening)


def _unquoted(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    return [cue for cue in _plain(reading, type_, sentence, how) if not reading.is_quoted(cue.start)]


def _stay(reading: Reading, _: EventType, sentence: Sentence, _how: How) -> list[Cue]:
    """Return what tells a visit in the course of which something was said: "during his visit to Riga"."""
    for noun in reading.cues_in("visiting", span_of(sentence)):
        at = reading.word_at(noun.start)
        before = reading.words[max(sentence.first, at - _STAY) : at]
        told = noun.name == "nouns" and any(word.low in reading.grammar["in_course_of"] for word in before)
        if told and reading.names_in((noun.end, min(sentence.end, noun.end + _VERB))):
            return [noun]
    return []


_STAY = 4  # words: "during his first official visit"


def _announced_festivity(reading: Reading, opening: Sequence[Sentence]) -> Kind | None:
    """Return what is to be played or shown: "Culture Days will be held in Riga"."""
    for sentence in opening:
        if cues := _festivity(reading, sentence):
            kind = _kind(reading, "other", sentence, cues[:1], _LATE, "announced")
            if kind.planned:
                return kind
    return None


def meeting_cues(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Return the phrase that tells that people met; empty where a sentence has none, or only speaks of it."""
    return _meeting(reading, "meeting", sentence, "held")


def meets(reading: Reading, scene: Scene) -> bool:
    """Return whether the lead tells of people who met, whatever the kind of the event."""
    return any(meeting_cues(reading, sentence) for sentence in scene.lead)


def happens(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells that people meet or go somewhere."""
    return any(
        cue.name in ("meeting", "reception", "visit", "arrival") for cue in reading.cues_in("cues", span)
    )


def tells_ceremony(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells of a ceremony or that something took place."""
    return any(cue.name == "other" for cue in reading.cues_in("cues", span))


def _plain(reading: Reading, type_: str, sentence: Sentence, how: How) -> list[Cue]:
    """Return the first phrase of the type that is not merely spoken of."""
    cues = [cue for cue in reading.cues_in("cues", span_of(sentence)) if cue.name == type_]
    return _first(cue for cue in cues if _counts(reading, cue, sentence, how))


def _counts(reading: Reading, cue: Cue, sentence: Sentence, how: How) -> bool:
    return how == "announced" or not (is_spoken_of(reading, cue, sentence) or _is_to_come(reading, cue))


def _is_to_come(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb of the future leads to a phrase: "will pay a visit", "to meet"."""
    if _ends_with_verb(reading):
        return bool(reading.cues_in("planned", (cue.start, cue.end + _VERB)))
    before = reading.cues_in("planned", (max(0, cue.start - _VERB), cue.end))
    return any(_leads_to(reading, verb, cue) for verb in before)


def _ends_with_verb(reading: Reading) -> bool:
    """Return whether the verb stands at the end of a sentence, as in Kazakh."""
    return reading.language.startswith("kk")


def _leads_to(reading: Reading, verb: Cue, cue: Cue) -> bool:
    """Return whether a verb of the future stands right before a phrase, or a whole one in its clause."""
    if verb.name == "leading":
        return verb.end + 1 == cue.start
    return "," not in reading.text[verb.end : cue.start]


_VERB = 45


def _commission(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a session of a commission, unless people met first who then took part in one."""
    cues = _plain(reading, type_, sentence, how) or _pair(
        reading, sentence, how, "commission", "kinds", "bodies"
    )
    cues = [cue for cue in cues if not reading.is_quoted(cue.start)]
    met = meeting_cues(reading, sentence)
    return [] if cues and met and met[0].end + _VERB < cues[0].start else cues


def _consular(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells of visas or consuls, unless an agreement on them is signed."""
    return [] if _signed(reading, type_, sentence, how) else _plain(reading, type_, sentence, how)


def _anniversary(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    cues = _plain(reading, type_, sentence, how)
    cues = cues or _either_way(reading, sentence, how, "founding", "relations", "verbs")
    return [] if cues and _is_occasion(reading, sentence, cues[0], how) else cues


def _is_occasion(reading: Reading, sentence: Sentence, cue: Cue, how: How) -> bool:
    """Return whether an anniversary is only what something was signed, opened or played for."""
    deeds = (*_signing(reading, "signing", sentence, how), *_festivity(reading, sentence))
    return any(deed.start < cue.start for deed in deeds)


def _festivity(reading: Reading, sentence: Sentence) -> list[Cue]:
    return reading.cues_in("festivity", span_of(sentence))


def _opening(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    cues = _plain(reading, type_, sentence, how) or _either_way(
        reading, sentence, how, "opening", "verbs", "objects"
    )
    met = meeting_cues(reading, sentence)
    occasion = bool(cues and met) and met[0].start < min(cue.start for cue in cues)
    return [] if occasion or any(_of_someone(reading, cue) for cue in cues) else cues


def _signing(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    if meeting_cues(reading, sentence):
        return []
    return _plain(reading, type_, sentence, how) or _either_way(
        reading, sentence, how, "signing", "verbs", "documents"
    )


def _visit(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a visit, unless it only says of somebody who met another why he is there."""
    pairs = [("verbs", "nouns"), ("helpers", "nouns"), ("nouns", "happening"), ("happening", "nouns")]
    if _ends_with_verb(reading):
        pairs.append(("nouns", "verbs"))
    pair = next(filter(None, (_pair(reading, sentence, how, "visiting", *names) for names in pairs)), [])
    pair = pair or _first(cue for cue in _visits(reading, sentence) if _counts(reading, cue, sentence, how))
    if not pair or _of_someone(reading, pair[0]) or _leads_to_person(reading, pair[-1]):
        return []
    met = meeting_cues(reading, sentence)
    if met and any(_is_attribute(reading, cue) for cue in pair):
        return []
    return pair if not met or pair[0].start < met[0].start else []


def _titled_visit(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what names a visit in a headline, unless somebody met whoever came on it."""
    cues, met = _plain(reading, type_, sentence, how), meeting_cues(reading, sentence)
    return [] if cues and met and met[0].start < cues[0].start else cues


def _is_attribute(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb stands before whom it tells of: "сапармен келген министр"."""
    attributive = reading.text[cue.start : cue.end].lower().endswith(tuple(reading.grammar["attributive"]))
    return attributive and reading.text[cue.end : cue.end + 1].isspace()


def _leads_to_person(reading: Reading, cue: Cue) -> bool:
    """Return whether somebody is called on: "paid a farewell visit to Minister Janis Ozols"."""
    at = reading.word_at(cue.end)
    if reading.words[at : at + 1] and reading.words[at].low not in reading.grammar["going"]:
        return False
    offices = reading.cues_in("heads", (cue.end, cue.end + _VERB))
    return any(set(reading.tags[at + 1 : reading.word_at(office.start)]) <= _TITLE for office in offices)


_TITLE: Final = frozenset({Tag.MODIFIER, Tag.CONNECTOR, Tag.HONORIFIC})


def _visits(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Return the verbs of visiting that a place follows: "visited Vilnius"."""
    verbs = [cue for cue in reading.cues_in("visiting", span_of(sentence)) if cue.name == "alone"]
    places = {name.start for name in reading.names_in(span_of(sentence))}
    return [cue for cue in verbs if cue.end + 1 in places]


def _of_someone(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb stands in a clause about somebody or something: "who arrived on a visit"."""
    at = reading.word_at(cue.start)
    return any(word.low in reading.grammar["relative"] for word in reading.words[max(0, at - 3) : at])


def _arrival(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    cues = [cue for cue in reading.cues_in("cues", span_of(sentence)) if cue.name == "arrival"]
    return _first(cue for cue in cues if _counts(reading, cue, sentence, how) and not _helps(reading, cue))


def _helps(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb of coming only helps the one before it: "дамып келеді", it is developing."""
    before = reading.text[: cue.start].rstrip().rpartition(" ")[2].lower()
    return before.endswith(tuple(reading.grammar["converbs"]))


def _forum(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a forum, unless it is only where people met who are named before it."""
    cues, met = _plain(reading, type_, sentence, how), meeting_cues(reading, sentence)
    if not cues:
        return []
    if _hosts(reading, sentence, cues[0]):
        return cues
    received = _plain(reading, "reception", sentence, "held")
    aside = met and _is_sideline(reading, sentence, cues[0])
    return [] if received or aside or (met and met[0].start < cues[0].start) else cues


def _hosts(reading: Reading, sentence: Sentence, gathering: Cue) -> bool:
    """Return whether the verb of a reception leads to a gathering, and to nobody: "hosted a round table"."""
    told = (sentence.start, gathering.start)
    hosting = [cue for cue in reading.cues_in("cues", told) if cue.name == "reception"]
    return (
        bool(hosting)
        and gathering.start - hosting[-1].end < _VERB
        and not _names_any(reading, hosting[-1].end, gathering.start)
    )


def _names_any(reading: Reading, start: int, end: int) -> bool:
    """Return whether a stretch of text has the word of an office."""
    return bool(reading.cues_in("heads", (start, end)))


def _is_sideline(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether a gathering is told only as the occasion: "on the sidelines of the forum"."""
    before = reading.cues_in("multilateral", (sentence.start, cue.start))
    after = reading.cues_in("multilateral", (cue.end, sentence.end)) if _ends_with_verb(reading) else ()
    gaps = [cue.start - side.end for side in before if side.name == "sidelines"]
    gaps += [side.start - cue.end for side in after if side.name == "sidelines"]
    return any(gap < _NEAR // 2 for gap in gaps)


def _signed(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return the verb of signing, which in a headline needs no more."""
    verbs = [cue for cue in reading.cues_in("signing", span_of(sentence)) if cue.name == "verbs"]
    return _first(cue for cue in verbs if _counts(reading, cue, sentence, how))


def _congratulation(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    return [] if _plain(reading, "meeting", sentence, "held") else _plain(reading, type_, sentence, how)


def _meeting(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    return _plain(reading, type_, sentence, how) or _plain(reading, "reception", sentence, how)


def _pair(reading: Reading, sentence: Sentence, how: How, group: str, first: str, second: str) -> list[Cue]:
    """Return two phrases of a group that follow each other closely, the first not merely spoken of."""
    for one in reading.cues_in(group, span_of(sentence)):
        if one.name == first and _counts(reading, one, sentence, how):
            near = reading.cues_in(group, (one.end, min(sentence.end, one.end + _NEAR)))
            other = next((cue for cue in near if cue.name == second), None)
            if other and _counts(reading, other, sentence, how):
                return [one, other]
    return []


def _either_way(
    reading: Reading, sentence: Sentence, how: How, group: str, verbs: str, objects: str
) -> list[Cue]:
    return _pair(reading, sentence, how, group, verbs, objects) or _pair(
        reading, sentence, how, group, objects, verbs
    )


def _first(cues: Iterable[Cue]) -> list[Cue]:
    first = next(iter(cues), None)
    return [first] if first else []


# In the order in which they are tried: the type, how much of the lead may tell it, by what, how surely.
_RULES: Final[Sequence[Rule]] = (
    ("phone_call", 2, _plain, 0.98),
    ("credentials", 3, _plain, 0.98),
    ("consular", 1, _consular, 0.93),
    ("political_consultations", 2, _plain, 0.95),
    ("commission", 2, _commission, 0.95),
    ("congratulation", 1, _congratulation, 0.9),
    ("anniversary", 1, _anniversary, 0.9),
    ("opening", 1, _opening, 0.85),
    ("forum", 1, _forum, 0.85),
    ("visit", 1, _visit, 0.85),
    ("visit", 0, _titled_visit, 0.8),
    ("visit", 0, _arrival, 0.8),
    ("signing", 0, _signed, 0.85),
    ("signing", 1, _signing, 0.85),
    ("meeting", 1, _meeting, 0.9),
    ("visit", 1, _plain, 0.7),
    ("visit", 1, _arrival, 0.7),
)
_DEEP_RULES: Final[Sequence[Rule]] = (
    ("meeting", 3, _meeting, 0.85),
    ("signing", 3, _signing, 0.8),
)

"""Finds what tells of visits."""

from typing import Final

from crawler.parsers.event.phrases import (
    VERB,
    How,
    counts,
    ends_with_verb,
    first_of,
    meeting_cues,
    pair_of,
    phrase_of,
)
from crawler.parsers.model import EventType
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def find_visit(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a visit, unless it is a courtesy, or why somebody who met another is there."""
    pairs = [
        ("verbs", "nouns"),
        ("helpers", "nouns"),
        ("nouns", "happening"),
        ("happening", "nouns"),
        ("ports", "met"),
    ]
    if ends_with_verb(reading):
        pairs.append(("nouns", "verbs"))
    pair = next(filter(None, (pair_of(reading, sentence, how, "visiting", *names) for names in pairs)), [])
    pair = pair or first_of(cue for cue in _visits(reading, sentence) if counts(reading, cue, sentence, how))
    if not pair or is_of_someone(reading, pair[0]) or _leads_to_person(reading, pair[-1]):
        return []
    if any(cue.name == "courtesy" for cue in reading.cues_in("visiting", span_of(sentence))):
        return []
    met = meeting_cues(reading, sentence)
    if met and any(_is_attribute(reading, cue) for cue in pair):
        return []
    return pair if not met or pair[0].start < met[0].start else []


def find_titled_visit(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what names a visit in a headline, unless somebody met whoever came on it, or an envoy came."""
    cues, met = phrase_of(reading, type_, sentence, how), meeting_cues(reading, sentence)
    if cues and reading.cues_in("posted", span_of(sentence)):
        return []
    return [] if cues and met and met[0].start < cues[0].start else cues


def find_stay(reading: Reading, _: EventType, sentence: Sentence, _how: How) -> list[Cue]:
    """Return what tells a visit in the course of which something was said: "during his visit to Riga"."""
    for noun in reading.cues_in("visiting", span_of(sentence)):
        at = reading.word_at(noun.start)
        before = reading.words[max(sentence.first, at - _STAY) : at]
        told = noun.name == "nouns" and any(word.low in reading.grammar["in_course_of"] for word in before)
        if told and reading.names_in((noun.end, min(sentence.end, noun.end + VERB))):
            return [noun]
    return []


_STAY = 4  # words: "during his first official visit"


def find_arrival(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return the verb of coming, unless it only helps another, or what came is aid."""
    if any(cue.name == "aid" for cue in reading.cues_in("festivity", span_of(sentence))):
        return []
    cues = [cue for cue in reading.cues_in("cues", span_of(sentence)) if cue.name == "arrival"]
    return first_of(cue for cue in cues if counts(reading, cue, sentence, how) and not _helps(reading, cue))


def is_of_someone(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb stands in a clause about somebody or something: "who arrived on a visit"."""
    at = reading.word_at(cue.start)
    return any(word.low in reading.grammar["relative"] for word in reading.words[max(0, at - 3) : at])


def _visits(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Return the verbs of visiting that a place follows: "visited Vilnius"."""
    verbs = [cue for cue in reading.cues_in("visiting", span_of(sentence)) if cue.name == "alone"]
    places = {name.start for name in reading.names_in(span_of(sentence))}
    return [cue for cue in verbs if cue.end + 1 in places]


def _is_attribute(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb stands before whom it tells of: "сапармен келген министр"."""
    attributive = reading.text[cue.start : cue.end].lower().endswith(tuple(reading.grammar["attributive"]))
    return attributive and reading.text[cue.end : cue.end + 1].isspace()


def _leads_to_person(reading: Reading, cue: Cue) -> bool:
    """Return whether somebody is called on: "paid a farewell visit to Minister Janis Ozols"."""
    at = reading.word_at(cue.end)
    if reading.words[at : at + 1] and reading.words[at].low not in reading.grammar["going"]:
        return False
    offices = reading.cues_in("heads", (cue.end, cue.end + VERB))
    return any(set(reading.tags[at + 1 : reading.word_at(office.start)]) <= _TITLE for office in offices)


_TITLE: Final = frozenset({Tag.MODIFIER, Tag.CONNECTOR, Tag.HONORIFIC})


def _helps(reading: Reading, cue: Cue) -> bool:
    """Return whether a verb of coming only helps the one before it: "дамып келеді", it is developing."""
    before = reading.text[: cue.start].rstrip().rpartition(" ")[2].lower()
    return before.endswith(tuple(reading.grammar["converbs"]))

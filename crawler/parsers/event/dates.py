"""Decides on which day the main event took place, or will."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.parsers.event.datelines import datelines_of
from crawler.parsers.event.phrases import happens, tells_ceremony
from crawler.parsers.event.types import Kind
from crawler.parsers.model import Evidence, Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.days import Day, days_in
from crawler.parsers.text.gazetteer import gazetteer
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, background_before, is_of_another, span_of, spoken_before
from crawler.parsers.text.words import Sentence
from crawler.release import Publication

_OLD = timedelta(days=75)
_CLAUSE_SIGNS = frozenset(",;–—")


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day of an event and what it rests on; no day where the text tells none."""

    first: date | None = None
    last: date | None = None
    evidence: Evidence = ()
    confidence: float = 1.0


def event_day(reading: Reading, scene: Scene, kind: Kind, published: Publication | None) -> EventDay:
    """Return the day of the main event as headline, dateline and lead tell it."""
    for sentence in (*scene.lead[:1], *(later for later in scene.lead[1:] if _goes_on(reading, kind, later))):
        for day in _surest_first(reading, sentence, days_in(reading, span_of(sentence), published)):
            if kind.type == "anniversary":
                if found := _anniversary(day, published):
                    return found
            elif _tells_event(reading, scene, kind, sentence, day, published):
                stay = _whole_stay(reading, scene, day, published) if kind.type == "visit" else None
                return _of(_to_come(day, published) if kind.planned else stay or day)
        if kind.type == "anniversary" and published and (told := _to_the_day(reading, sentence)):
            return EventDay(published.day, None, (told,), 0.8)
    return _from_dateline(reading)


def _to_come(day: Day, published: Publication | None) -> Day:
    """Return a day on which something is planned: "on Friday" is the next one then, not the last."""
    if published is None or not day.relative or day.first >= published.day:
        return day
    return replace(day, first=day.first + _WEEK, last=day.last + _WEEK)


_WEEK = timedelta(days=7)


def _surest_first(reading: Reading, sentence: Sentence, days: Iterable[Day]) -> list[Day]:
    """Return the days of a sentence, dates first; one that opens it before a dash is that of the release."""
    return sorted(
        days,
        key=lambda day: (
            day.relative,
            day.span[0] == sentence.start and _DASH.match(reading.text, day.span[1]) is not None,
            day.span,
        ),
    )


_DASH = re.compile(r" ?[-–—] ")


def _goes_on(reading: Reading, kind: Kind, sentence: Sentence) -> bool:
    """Return whether a sentence after the first still tells of the event, or of people who meet."""
    met = kind.type != "opening" and happens(reading, span_of(sentence))
    goes_on = sentence == kind.sentence or kind.type == "anniversary" or met
    goes_on = goes_on or _names_kind(reading, kind, sentence)
    return goes_on or (kind.type == "credentials" and tells_ceremony(reading, span_of(sentence)))


def _names_kind(reading: Reading, kind: Kind, sentence: Sentence) -> bool:
    """Return whether a sentence has a phrase for the event's kind."""
    return any(cue.name == kind.type for cue in reading.cues_in("cues", span_of(sentence)))


def _to_the_day(reading: Reading, sentence: Sentence) -> Span | None:
    """Return where a sentence says that today is an anniversary: "exactly 30 years ago"."""
    for ago in reading.cues_in("ago", span_of(sentence)):
        for exactly in reading.cues_in("to_the_day", (sentence.start, ago.start)):
            if ago.start - exactly.end < _NUMBER:
                return exactly.start, ago.end
    return None


_NUMBER = 15  # characters of a number between two words


def _whole_stay(reading: Reading, scene: Scene, day: Day, published: Publication | None) -> Day | None:
    """Return the days of the visit of which a later one is told first: "был с визитом с 14 по 16 мая"."""
    spans = map(span_of, (*scene.lead, *scene.rest))
    told = (span for span in spans if reading.cues_in("visiting", span))
    stays = (stay for span in told for stay in days_in(reading, span, published))
    return next((stay for stay in stays if stay.first < day.first <= stay.last), None)


def _of(day: Day) -> EventDay:
    return EventDay(
        day.first, day.last if day.last > day.first else None, (day.span,), 0.97 if day.dated else 0.92
    )


def _from_dateline(reading: Reading) -> EventDay:
    """Return the day of the ministry's dateline, "Astana, 16 May 2025 –"; an agency's tells no event."""
    for start, end in datelines_of(reading):
        for day in days_in(reading, (start, end), None):
            rest = reading.text[start : day.span[0]] + reading.text[day.span[1] : end]
            for city in reversed(gazetteer(reading.language).find(rest)):
                rest = rest[: city.start] + rest[city.end :]
            words = _WORDS.findall(rest.lower())
            if all(word in reading.grammar["city_words"] for word in words):
                return _of(day)
    return EventDay()


_WORDS = re.compile(r"[^\W\d_]+")


def _anniversary(day: Day, published: Publication | None) -> EventDay | None:
    """Return the day of this year's anniversary of a day in the past."""
    if day.relative:
        return _of(day)
    if published is None:
        return None
    try:
        this_year = day.first.replace(year=published.day.year)
    except ValueError:
        return None
    if abs(this_year - published.day) > _OLD:
        return None
    return EventDay(this_year, None, (day.span,), 0.85)


def _tells_event(
    reading: Reading, scene: Scene, kind: Kind, sentence: Sentence, day: Day, published: Publication | None
) -> bool:
    """Return whether a day in the lead is the event's, and not that of something else that is named there."""
    if published and not day.relative and abs(day.first - published.day) > _OLD:
        return False
    if published and day.relative and day.first > published.day and not kind.planned:
        return False
    if _in_dateline(reading, sentence, day.span) or _is_of_somebody(reading, sentence, day.span):
        return False
    if _is_of_another_time(reading, scene, kind, sentence, day):
        return False
    if day.span[0] > sentence.start and reading.is_quoted(day.span[0]):
        return kind.planned and published is not None and day.first > published.day
    before = background_before(reading, sentence, day.span[0])
    others = (
        cue
        for cue in reading.cues_in("other_days", _clause(reading, sentence, day.span))
        if not ((day.relative or _opens(sentence, day)) and cue.name == "founding")
        and not _leads_elsewhere(reading, cue, day)
        and not _is_of_event(kind, cue)
    )
    elsewhere = (cue for cue in before if not is_of_another(reading, cue, day.span[0]))
    told = [*elsewhere, *others]
    opening = scene.lead[:1] if kind.sentence in scene.title else ()
    planned = kind.planned and (sentence in (kind.sentence, *opening) or _names_kind(reading, kind, sentence))
    return all(planned and _tells_plan(reading, sentence, cue) for cue in told)


def _is_of_event(kind: Kind, cue: Cue) -> bool:
    """Return whether a phrase tells the event itself: what was signed, or said in a statement."""
    if kind.type == "statement" and cue.name == "telling":
        return True
    return any(start <= cue.start < end for start, end in kind.evidence)


def _leads_elsewhere(reading: Reading, cue: Cue, day: Day) -> bool:
    """Return whether a verb of telling has a day of its own: "reported on May 3 of the talks on May 1"."""
    return reading.text[cue.start : cue.end].endswith(" on") and day.span[0] - cue.end > len(" on ")


def _opens(sentence: Sentence, day: Day) -> bool:
    """Return whether a day opens a sentence: "On July 3 an evening for the anniversary was held"."""
    return day.span[0] - sentence.start <= len("On the ")


def _is_of_another_time(reading: Reading, scene: Scene, kind: Kind, sentence: Sentence, day: Day) -> bool:
    """Return whether another sentence tells when something will be, or was, that is only spoken of there."""
    if kind.planned or sentence in (kind.sentence, *scene.lead[:1]):
        return False
    ahead = reading.cues_in("planned", (sentence.start, day.span[0]))
    spoken = spoken_before(reading, sentence, day.span[0])
    return any(cue.name == "cues" for cue in ahead) or any(
        day.span[0] - cue.end > len(" on the ") for cue in spoken
    )


def _tells_plan(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether what seems to tell of another time is the verb of the event, which is still to come."""
    planned = reading.cues_in("planned", span_of(sentence))
    return any(verb.start <= cue.start < verb.end for verb in planned)


def _in_dateline(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Return whether a day stands in an agency's dateline: "MOSCOW (Agency, 7 January)".

    It does not where a small word goes on with it: "ASTANA/Agency/ - 7 January the minister met …".
    """
    behind = reading.word_at(span[1])
    if behind < sentence.last and reading.words[behind].text.islower():
        return False
    before = reading.words[sentence.first : min(bisect_right(reading.ends, span[0]), sentence.last)]
    letters = [word for word in before if word.kind == "word"]
    return (
        bool(letters)
        and len(letters[0].text) > 1
        and letters[0].text.isupper()
        and all(word.capital for word in letters)
    )


def _is_of_somebody(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Return whether a day is only that of what somebody is told by: "who turned fifty on 5 May"."""
    clause = _clause(reading, sentence, span)
    opening = reading.words[reading.word_at(clause[0])].low
    return opening in reading.grammar["relative"] and not reading.cues_in("cues", clause)


def _clause(reading: Reading, sentence: Sentence, span: Span) -> Span:
    """Return the clause of a sentence that holds a span."""
    start, end = span_of(sentence)
    for at in range(sentence.first, sentence.last):
        if reading.words[at].text in _CLAUSE_SIGNS:
            if reading.ends[at] <= span[0]:
                start = reading.ends[at]
            elif reading.starts[at] >= span[1]:
                return start, reading.starts[at]
    return start, end

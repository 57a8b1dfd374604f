"""Tells who takes part in the main event, apart from whom the text names in the background."""

import re
from collections.abc import Sequence
from typing import Final

from crawler.parsers.language.latin import in_latin
from crawler.parsers.model import Participant, Span
from crawler.parsers.participants.nominative import is_genitive_behind, name_of
from crawler.parsers.participants.offices import organization_of_role
from crawler.parsers.participants.people import Appearance, Person, is_beside_speech, is_forebear, known_side
from crawler.parsers.participants.roles import Role
from crawler.parsers.participants.sides import side_of_role
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import (
    Scene,
    is_of_another,
    is_of_event,
    is_of_same_day,
    is_spoken_of,
    spoken_before,
)
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

_POSSESSIVE = re.compile(r"['’]s?\b")
_NEAR = 60
_BEHIND = 130
_BEARER = 20  # characters: "named after Queen …"
_BETWEEN = 8  # words
_TOUCHING = 2  # a space, or a comma and a space


def participants_of(reading: Reading, people: Sequence[Person]) -> tuple[Participant, ...]:
    """Return persons as participants, in the order of the text."""
    return tuple(_participant(reading, person) for person in people)


def takes_part(reading: Reading, scene: Scene, person: Person, *, planned: bool) -> bool:
    """Return whether some mention of a person is neither in the background nor beside the event.

    Whom somebody is expected to meet takes part in an event that is planned itself.
    """
    if is_forebear(person.parts, reading.language):
        return False
    if any(_is_reporter(reading, seen) for seen in person.appearances):
        return False
    return any(_in_event(reading, scene, seen, planned=planned) for seen in person.appearances)


def _in_event(reading: Reading, scene: Scene, seen: Appearance, *, planned: bool) -> bool:
    sentence = seen.run.sentence
    if sentence in scene.aside or _is_past(reading, scene, seen) or _is_byline(reading, seen):
        return False
    first = min((role.first for role in seen.roles), default=seen.run.first)
    start = reading.starts[min(first, seen.run.first)]
    if (
        _only_owns(reading, seen)
        or _is_author(reading, seen, start)
        or _is_of_another_year(reading, seen, start)
        or _is_beside(reading, scene, seen, start)
    ):
        return False
    if _is_met(reading, scene, sentence, start):
        return True
    told = reading.cues_in("background", (sentence.start, start))
    return not any(
        _is_background(reading, scene, sentence, cue, start)
        for cue in told
        if not (is_of_event(reading, cue) or (planned and reading.cues_in("yet_to_come", cue[:2])))
    )


def _is_met(reading: Reading, scene: Scene, sentence: Sentence, start: int) -> bool:
    """Return whether "with" leads to a person whom the first sentence tells to be met or talked to.

    So it is behind what was spoken of, "discussed the agreements reached with A", unless "with" belongs to a
    meeting that is named right before.
    """
    at = reading.word_at(start) - 1
    if sentence not in scene.lead[:1] or reading.words[at].low not in reading.grammar["company"]:
        return False
    told = reading.cues_in("cues", (sentence.start, reading.starts[at]))
    spoken = {cue[:2] for cue in reading.cues_in("spoken", (sentence.start, start))}
    return any(cue[:2] in spoken for cue in told) and not any(
        cue.end + 1 == reading.starts[at] for cue in told
    )


def _is_byline(reading: Reading, seen: Appearance) -> bool:
    """Return whether a name stands on a line of its own, as its author's does: "By Jan Holm"."""
    before = reading.words[seen.run.sentence.first : seen.run.first]
    alone = all(word.low in reading.grammar["bylines"] for word in before)
    return (alone and seen.run.last == seen.run.sentence.last) or _closes_dateline(reading, seen)


def _closes_dateline(reading: Reading, seen: Appearance) -> bool:
    """Return whether a name ends a dateline: "ASTANA, 14 May – Agency, Jan Holm."."""
    sentence = seen.run.sentence
    words = reading.words[sentence.first : sentence.last]
    behind = any(0 <= sentence.start - end <= _TOUCHING for _, end in reading.layout.datelines)
    return behind and seen.run.last >= sentence.last - 1 and not any(word.text.islower() for word in words)


def _is_reporter(reading: Reading, seen: Appearance) -> bool:
    """Return whether somebody reports of the event: journalists and interpreters take no part in it."""
    start, end = seen.run.span(reading)
    if reading.text[start - 1 : start] == reading.text[end : end + 1] == "/":
        return True
    if any(_leads_on(reading, clause, start) for _, clause in reading.layout.attributions):
        return True
    if _told_the_news(reading, seen):
        return True
    behind = min(end + _NEAR, seen.run.sentence.end)
    told = reading.cues_in("reporters", (max(0, start - _NEAR), behind))
    return any(
        (0 <= cue.start - end <= _TOUCHING and cue.name != "credits")
        or (cue.end <= start and _is_medium(reading, (cue.end, start)))
        for cue in told
    )


def _told_the_news(reading: Reading, seen: Appearance) -> bool:
    """Return whether a sentence says of somebody only that he told the news: "Об этом сообщил …"."""
    sentence = seen.run.sentence
    opening = " ".join(word.low for word in reading.words[sentence.first : sentence.first + _ABOUT_THIS])
    if opening not in reading.grammar["telling"]:
        return False
    return any(reading.cues_in("press", reading.span(role.first, role.last)) for role in seen.roles)


_ABOUT_THIS: Final = 2  # words: "об этом"


def _leads_on(reading: Reading, end: int, start: int) -> bool:
    """Return whether a clause goes on with a name: "…, a correspondent of the agency reports Jan Holm".

    His outlet may stand between: "передает корреспондент «Вестника» Ян Холм".
    """
    between = reading.text[end:start]
    closes = reading.text.endswith((",", *(f" {word}" for word in reading.grammar["that"])), 0, end)
    return (between == " " or _is_quoted_title(between)) and not closes


def _is_medium(reading: Reading, span: Span) -> bool:
    """Return whether nothing stands between a reporter and his name, or whom he reports for."""
    between = reading.text[slice(*span)].strip()
    kind, _, called = between.partition(" ")
    if kind in reading.grammar["bodies"]:
        between = called
    return not between or between.isascii() or (between[0] in "«“" and between[-1] in "»”")


def _is_past(reading: Reading, scene: Scene, seen: Appearance) -> bool:
    """Return whether what follows a name tells of another event, as Kazakh has it.

    It stands right behind the name, or further on where that is in the genitive or one of two.
    """
    _, end = seen.run.span(reading)
    of_two = _is_of_two(reading, seen)
    opening = (*scene.title, *scene.lead[:1])
    if of_two and seen.run.sentence not in opening and not _met(reading, (end, end + _BEHIND)):
        return True
    reach = _BEHIND if of_two or _is_genitive(reading, seen) else _TOUCHING
    if _precedes_earlier_year(reading, seen):
        return True
    told = reading.cues_in("background", (end, min(end + _BEHIND, seen.run.sentence.end)))
    return any(cue.name == "behind" and cue.start - end < reach for cue in told)


def _met(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text tells that people met or spoke."""
    return any(cue.name in ("meeting", "phone_call") for cue in reading.cues_in("cues", span))


def _is_genitive(reading: Reading, seen: Appearance) -> bool:
    return reading.words[seen.run.last - 1].low.endswith(tuple(reading.grammar["of_names"]))


def _is_of_two(reading: Reading, seen: Appearance) -> bool:
    """Return whether something is said to be between somebody and another: "Холм мен Тоқаев арасындағы"."""
    following = [word.low for word in reading.words[seen.run.last : seen.run.last + _BETWEEN]]
    paired = following[:1] and following[0] in reading.grammar["pairing"] | reading.grammar["between"]
    return bool(paired) and not reading.grammar["between"].isdisjoint(following)


def _is_beside(reading: Reading, scene: Scene, seen: Appearance, start: int) -> bool:
    """Return whether a mention behind the first sentence is in a speech, or of an earlier year."""
    if seen.run.sentence in (*scene.title, *scene.lead[:1]):
        return False
    return reading.is_quoted(start) or _opens_in_earlier_year(reading, seen, start)


def _opens_in_earlier_year(reading: Reading, seen: Appearance, start: int) -> bool:
    """Return whether a sentence opens with a past year, and tells a deed, not what somebody says of it."""
    published = reading.release.published
    if published is None or (is_beside_speech(reading, seen.run) and not _is_deed_behind(reading, seen)):
        return False
    first = seen.run.sentence.first
    opening = reading.words[first : min(first + _OPENING, reading.word_at(start))]
    return any(word.kind == "number" and _is_before(word.text, published.day.year) for word in opening)


def _is_deed_behind(reading: Reading, seen: Appearance) -> bool:
    """Return whether the word behind a name tells what he did, not what he says: "Холм посетил Астану"."""
    _, end = seen.run.span(reading)
    return any(cue.start - end <= _TOUCHING for cue in reading.cues_in("cues", (end, end + _NEAR)))


def _is_before(digits: str, year: int) -> bool:
    return len(digits) == _YEAR_DIGITS and digits.isdecimal() and _FIRST_YEAR <= int(digits) < year


_OPENING: Final = 6  # words
_YEAR_DIGITS: Final = 4
_FIRST_YEAR: Final = 1900


def _only_owns(reading: Reading, seen: Appearance) -> bool:
    """Return whether a name is there for what is his: "Holm's book", "importance of Holm's visit"."""
    end = reading.ends[seen.run.last - 1]
    possessive = _POSSESSIVE.match(reading.text, end)
    if not possessive:
        return False
    deeds = reading.cues_in("belongings", (possessive.end(), possessive.end() + _NEAR))
    spoken = spoken_before(reading, seen.run.sentence, reading.starts[seen.run.first])
    return not deeds or bool(spoken) or _follows_earlier_year(reading, seen)


def _follows_earlier_year(reading: Reading, seen: Appearance) -> bool:
    """Return whether a past year stands before a name: "signed in 2014 during Holm's visit"."""
    published = reading.release.published
    before = reading.words[seen.run.sentence.first : seen.run.first]
    return published is not None and any(_is_before(word.text, published.day.year) for word in before)


def _precedes_earlier_year(reading: Reading, seen: Appearance) -> bool:
    """Return whether a past year stands behind a name: "was opened by Jan Holm in 2004"."""
    published = reading.release.published
    behind = reading.words[seen.run.last : min(seen.run.last + 2, seen.run.sentence.last)]
    if published is None or len(behind) < 2 or behind[0].low not in reading.grammar["places"]:
        return False
    return behind[1].kind == "number" and _is_before(behind[1].text, published.day.year)


def _is_of_another_year(reading: Reading, seen: Appearance, start: int) -> bool:
    """Return whether a clause that describes something gives a year: ", подписанного при А в 2023 году,"."""
    sentence = seen.run.sentence
    comma = reading.text.rfind(",", sentence.start, start)
    opening = reading.words[reading.word_at(comma + 1)].low
    if comma < 0 or not opening.endswith(tuple(reading.grammar["participles"])):
        return False
    end = reading.text.find(",", seen.run.span(reading)[1], sentence.end)
    clause = reading.words[reading.word_at(comma) : reading.word_at(end if end > 0 else sentence.end)]
    return any(word.kind == "number" and len(word.text) == _YEAR_DIGITS for word in clause)


def _is_author(reading: Reading, seen: Appearance, start: int) -> bool:
    """Return whether somebody only wrote what is handed over: "письмо министра Яна Холма"."""
    told = reading.cues_in("background", (max(0, start - _NEAR), reading.starts[seen.run.first]))
    return any(
        cue.name == "letters"
        and _is_called(reading.text[cue.end : start])
        and is_genitive_behind(reading, seen, reading.word_at(cue.end))
        for cue in told
    )


def _is_called(between: str) -> bool:
    """Return whether nothing but a title in quotation marks stands between a work and its author."""
    return len(between) <= _TOUCHING or _is_quoted_title(between)


def _is_quoted_title(between: str) -> bool:
    return between.startswith(" «") and between.endswith("» ")


def _is_background(reading: Reading, scene: Scene, sentence: Sentence, cue: Cue, start: int) -> bool:
    """Return whether a phrase leads to another event: "the visit of" does unless it is the event itself."""
    if is_of_another(reading, cue, start) or _speaks_for_side(reading, cue):
        return False
    if is_of_same_day(reading, cue.start):
        return False
    if cue.name == "naming":
        return start - cue.end < (_TOUCHING if _is_on_behalf(reading, cue) else _BEARER)
    if cue.name == "nouns":
        if _is_own_visit(reading, sentence, cue):
            return False
        others = reading.cues_in("background", (cue.end, sentence.end))
        elsewhere = sentence not in scene.core or any(other.name == "cues" for other in others)
        return elsewhere or is_spoken_of(reading, cue, sentence)
    return cue.name == "cues"


def _is_own_visit(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether a sentence opens with the event's own visit: "В рамках визита проведены переговоры"."""
    joined = reading.cues_in("joining", (sentence.start, cue.start))
    opens = any(other.start == sentence.start and other.end + 1 == cue.start for other in joined)
    return opens and reading.tags[reading.word_at(cue.end) : sentence.last][:1] == bytes([Tag.OTHER])


def _is_on_behalf(reading: Reading, cue: Cue) -> bool:
    """Return whether the word before makes of what bears a name whom somebody speaks for: "от имени"."""
    told = reading.cues_in("background", (max(0, cue.start - _NEAR), cue.end))
    return any(other.name == "on_behalf" and other.end == cue.end for other in told)


def _speaks_for_side(reading: Reading, cue: Cue) -> bool:
    """Return whether only a side is meant: "on behalf of the delegation", "делегация под руководством"."""
    at = reading.word_at(cue.end)
    led = reading.words[max(0, reading.word_at(cue.start) - _SIDE) : at]
    return any(word.low in reading.grammar["sides"] for word in (*led, *reading.words[at : at + _SIDE]))


_SIDE: Final = 4  # words: "of the Latvian delegation"


def _participant(reading: Reading, person: Person) -> Participant:
    name = name_of(reading, person)
    role = _best_role(reading, person)
    return Participant(
        name=name,
        name_latin=in_latin(name, reading.language),
        role=reading.quote(_role_span(reading, role)) if role else None,
        side=person.side,
        organization=organization_of_role(reading, role) if role else None,
        evidence=_evidence(reading, person, role),
        confidence=_confidence(person),
    )


def _best_role(reading: Reading, person: Person) -> Role | None:
    """Return the role that tells most, of those that name an office, best one of the person's own side."""
    told = [role for role in person.roles() if Tag.OFFICE in reading.tags[role.first : role.last]]
    own = [role for role in told if side_of_role(reading, role) in (None, person.side)]
    if known_side(person.parts, reading.language) == person.side:  # another's office stands right before him
        told = own
    return max(own or told, key=lambda role: role.last - role.first, default=None)


def _role_span(reading: Reading, role: Role) -> Span:
    return reading.span(role.first, role.last)


def _evidence(reading: Reading, person: Person, role: Role | None) -> tuple[Span, ...]:
    spans = {person.fullest().span(reading), person.appearances[0].run.span(reading)}
    if role:
        spans.add(_role_span(reading, role))
    return tuple(sorted(spans))


_WITH_ROLE: Final = 0.97
_WITHOUT_ROLE: Final = 0.8


def _confidence(person: Person) -> float:
    known = any(person.roles())
    return round((_WITH_ROLE if known else _WITHOUT_ROLE) * (1.0 if person.side else 0.8), 2)

"""Tells a bilateral event from domestic news, gatherings of many states and the affairs of others."""

from collections.abc import Sequence
from typing import Final

from crawler.parsers.event.partners import holds_series, is_met, listed_codes, receives_envoys
from crawler.parsers.event.phrases import meeting_cues
from crawler.parsers.event.types import Kind
from crawler.parsers.model import Span
from crawler.parsers.participants.people import Person
from crawler.parsers.participants.sides import (
    FOREIGN,
    is_destination,
    is_posted_abroad,
    pairs_with_home,
    sounds_kazakh,
)
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import HOME, ORGANIZATIONS
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of
from crawler.parsers.text.words import Sentence

_MANY = 3
_PAIR = 2


def is_bilateral(
    reading: Reading, scene: Scene, kind: Kind, partners: Sequence[str], people: Sequence[Person]
) -> bool:
    """Return whether headline and lead tell of Kazakhstan and its counterpart, not of many or of others."""
    if not _home_takes_part(reading, scene, kind, people):
        return False
    if _is_among_own(reading, scene, kind, partners, people):
        return False
    counterparts = _core_sides(scene, people) - {HOME}
    if not counterparts and _sounds_domestic(reading, scene, kind, partners):
        return False
    if kind.type == "meeting" and _is_of_others(reading, scene, kind, people):
        return False
    if not (_are_named(partners, people) or _is_told_apart(reading, scene, kind)):
        return False
    together = kind.type in _TOGETHER or receives_envoys(reading, scene)
    if (
        not together
        and not _are_named(partners, people)
        and _lists_among_others(reading, kind.sentence, partners)
    ):
        return False
    if kind.type in _PERSONAL and not _is_present(reading, scene, kind, partners, people):
        return False
    if kind.type == "meeting" and holds_series(reading, scene, people):
        return True
    return not _is_gathering(reading, scene, kind, len(counterparts))


def _is_among_own(
    reading: Reading, scene: Scene, kind: Kind, partners: Sequence[str], people: Sequence[Person]
) -> bool:
    """Return whether two of Kazakhstan meet at home: one receives an ambassador of his own, or a governor.

    So it is where nobody of another side is named, nor, but for ambassadors, a partner beside the two.
    """
    if kind.type != "meeting" or any(person.side not in (None, HOME) for person in people):
        return False
    sentence, met = _meeting_of(reading, scene, kind)
    told = [
        (run.span(reading), is_posted_abroad(reading, person))
        for person in people
        if person.side == HOME
        for run in [seen.run for seen in person.appearances if seen.run.sentence == sentence]
    ]
    host = any(span[1] <= met[0] and not posted for span, posted in told)
    with_other = _names_any(reading, (kind.sentence, sentence, *scene.title), partners)
    return host and any(span[0] >= met[1] and (posted or not with_other) for span, posted in told)


def _meeting_of(reading: Reading, scene: Scene, kind: Kind) -> tuple[Sentence, Span]:
    """Return the sentence that tells who met, the first one below a headline, and where it says that."""
    for sentence in scene.lead[:1] if kind.sentence in scene.title else ():
        for cue in meeting_cues(reading, sentence)[:1]:
            return sentence, (cue.start, cue.end)
    return kind.sentence, kind.evidence[0]


def _names_any(reading: Reading, sentences: Sequence[Sentence], codes: Sequence[str]) -> bool:
    """Return whether one of some sentences names one of some countries or organisations."""
    return any(name.code in codes for sentence in sentences for name in reading.names_in(span_of(sentence)))


def _sounds_domestic(reading: Reading, scene: Scene, kind: Kind, partners: Sequence[str]) -> bool:
    """Return whether the news is of a kind that most countries have at home, and of nobody else's."""
    if kind.type in _FORMAL or not _has(reading, scene, "domestic"):
        return False
    named = any(name.code in partners for name in reading.names_in(span_of(kind.sentence)))
    return not (kind.type == "statement" and named)


def _is_of_others(reading: Reading, scene: Scene, kind: Kind, people: Sequence[Person]) -> bool:
    """Return whether two of other countries met each other, and Kazakhstan is not named beside them."""
    return any(_names_others(reading, sentence, people) for sentence in (kind.sentence, *scene.lead[:1]))


def _names_others(reading: Reading, sentence: Sentence, people: Sequence[Person]) -> bool:
    """Return whether a sentence names two of other countries, and of Kazakhstan nothing or a city."""
    there = [person for person in people if any(seen.run.sentence == sentence for seen in person.appearances)]
    sides = {person.side for person in there}
    if len(sides - {None, FOREIGN}) != _PAIR or sides & {None, HOME}:
        return False
    named = any(name.code == HOME and not name.city for name in reading.names_in(span_of(sentence)))
    return not (named or reading.cues_in("home", span_of(sentence)))


_FORMAL: Final = frozenset({"phone_call", "credentials", "political_consultations", "commission", "opening"})
_PERSONAL: Final = frozenset({"meeting", "visit", "forum", "signing", "other", "opening"})


def _is_present(
    reading: Reading, scene: Scene, kind: Kind, partners: Sequence[str], people: Sequence[Person]
) -> bool:
    """Return whether a partner is named where the event is told, by a person's side, or with Kazakhstan."""
    if _are_named(partners, people) or any(person.side == FOREIGN for person in people):
        return True
    if kind.type == "meeting" and _receives_stranger(reading, scene, partners, people):
        return True
    told = {kind.sentence, *scene.title, *scene.lead[:1]}
    return any(
        name.code in partners
        and (sentence in told or pairs_with_home(reading, name) or is_met(reading, name))
        for sentence in (kind.sentence, *scene.core)
        for name in reading.names_in(span_of(sentence))
    )


def _receives_stranger(
    reading: Reading, scene: Scene, partners: Sequence[str], people: Sequence[Person]
) -> bool:
    """Return whether somebody with a foreign name is met, and later both countries are told in one breath."""
    strange = any(
        person.side is None and any(person.roles()) and not sounds_kazakh(person, reading.language)
        for person in _core_people(scene, people)
    )
    return strange and any(
        name.code in partners and pairs_with_home(reading, name)
        for sentence in scene.told_later
        for name in reading.names_in(span_of(sentence))
    )


def _are_named(partners: Sequence[str], people: Sequence[Person]) -> bool:
    """Return whether somebody of a partner's side is named."""
    return not {person.side for person in people}.isdisjoint(partners)


def _is_told_apart(reading: Reading, scene: Scene, kind: Kind) -> bool:
    """Return whether of something that merely took place Kazakhstan and another are named in one sentence."""
    if kind.type != "other":
        return True
    named = ({name.code for name in reading.names_in(span_of(sentence))} for sentence in scene.core)
    return any(HOME in codes and len(codes) > 1 for codes in named)


def _home_takes_part(reading: Reading, scene: Scene, kind: Kind, people: Sequence[Person]) -> bool:
    told = (kind.sentence, *scene.core)
    named = any(name.code == HOME for sentence in told for name in reading.names_in(span_of(sentence)))
    if named or HOME in _core_sides(scene, people) or _has(reading, scene, "home"):
        return True
    others = {name.code for sentence in scene.core for name in reading.names_in(span_of(sentence))}
    if not others or len(others - ORGANIZATIONS) > 1:
        return False
    sounding = (
        person.side is None and sounds_kazakh(person, reading.language)
        for person in _core_people(scene, people)
    )
    return any(sounding) or _meet_later(scene, people, others)


def _meet_later(scene: Scene, people: Sequence[Person], others: set[str]) -> bool:
    """Return whether a later sentence names somebody of Kazakhstan together with somebody of another side."""
    later = set(scene.told_later)
    hosts, guests = (
        {seen.run.sentence for person in people if person.side in sides for seen in person.appearances}
        for sides in ({HOME}, others)
    )
    return not later.isdisjoint(hosts & guests)


def _core_sides(scene: Scene, people: Sequence[Person]) -> set[str]:
    return {person.side for person in _core_people(scene, people) if person.side}


def _core_people(scene: Scene, people: Sequence[Person]) -> list[Person]:
    core = scene.core
    return [person for person in people if any(seen.run.sentence in core for seen in person.appearances)]


def _has(reading: Reading, scene: Scene, group: str) -> bool:
    return any(reading.cues_in(group, span_of(sentence)) for sentence in scene.core)


def _lists_many(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence names Kazakhstan in one list with several others."""
    for name in reading.names_in(span_of(sentence)):
        codes = listed_codes(reading, name.start, sentence.end)
        if len(codes) >= _MANY and HOME in codes and not is_destination(reading, name):
            return True
    return False


def _lists_among_others(reading: Reading, sentence: Sentence, partners: Sequence[str]) -> bool:
    """Return whether a sentence lists several countries, the partner no more the counterpart than another."""
    lists = (listed_codes(reading, name.start, sentence.end) for name in reading.names_in(span_of(sentence)))
    return any(len(codes) >= _MANY and not set(codes).isdisjoint(partners) for codes in lists)


_TOGETHER: Final = frozenset({"credentials"})


def _is_gathering(reading: Reading, scene: Scene, kind: Kind, counterparts: int) -> bool:
    """Return whether the main event is one of many states: a summit, a council, a championship."""
    if kind.type in _TOGETHER or receives_envoys(reading, scene):
        return False
    if counterparts >= _MANY or any(
        _lists_many(reading, sentence) for sentence in (*scene.title, *scene.lead[:1])
    ):
        return True
    told = [
        cue
        for sentence in (*scene.title, *scene.lead[: _depth(scene, kind, counterparts)])
        for cue in reading.cues_in("multilateral", span_of(sentence))
    ]
    if kind.type == "commission" and _pairs_with_home(reading, kind.sentence):
        return False
    gatherings = [cue for cue in told if cue.name == "gatherings"]
    if not gatherings or any(_is_beside(cue, other) for cue in gatherings for other in told):
        return False
    return _names_many(reading, scene) or (counterparts != 1 and not _of_two(reading, gatherings[0]))


def _depth(scene: Scene, kind: Kind, counterparts: int) -> int:
    """Return how much of the lead may tell of a gathering: more where two are named, or nobody visited."""
    if counterparts == _PAIR:
        return len(scene.lead)
    return 2 if kind.type == "visit" and not counterparts else 1


def _pairs_with_home(reading: Reading, sentence: Sentence) -> bool:
    return any(pairs_with_home(reading, name) for name in reading.names_in(span_of(sentence)))


def _is_beside(gathering: Cue, other: Cue) -> bool:
    """Return whether a phrase says that a gathering was only the occasion: "beside the summit"."""
    gap = gathering.start - other.end if other.start < gathering.start else other.start - gathering.end
    return other.name == "sidelines" and gap <= _BESIDE


_BESIDE: Final = 25  # characters


def _of_two(reading: Reading, cue: Cue) -> bool:
    """Return whether the sentence of a gathering names just Kazakhstan and one other country."""
    sentence = reading.sentence_at(cue.start)
    codes = {name.code for name in reading.names_in(span_of(sentence)) if not name.city}
    return HOME in codes and len(codes) == _PAIR and codes.isdisjoint(ORGANIZATIONS)


def _names_many(reading: Reading, scene: Scene) -> bool:
    """Return whether the lead lists many states."""
    return any(
        len(listed_codes(reading, name.start, sentence.end)) > _MANY
        for sentence in scene.lead
        for name in reading.names_in(span_of(sentence))
    )

"""Tells who takes part in the main event, apart from whom the text names in the background."""

from collections.abc import Sequence
from typing import Final

from crawler.parsers.gazetteer import HOME
from crawler.parsers.model import Participant, Span
from crawler.parsers.offices import organization_of_role
from crawler.parsers.partners import Partners
from crawler.parsers.people import Appearance, Person
from crawler.parsers.reading import Reading
from crawler.parsers.roles import Role
from crawler.parsers.scene import Scene
from crawler.parsers.sides import FOREIGN, sounds_kazakh

Sided = tuple[Person, str | None]


def participants_of(
    reading: Reading, scene: Scene, partners: Partners, sided: Sequence[Sided]
) -> tuple[Participant, ...]:
    """Return who takes part in the main event or is cited in it, in the order of the text."""
    present = [(person, side) for person, side in sided if takes_part(reading, scene, person)]
    return tuple(
        _participant(reading, person, settle_side(person, side, partners)) for person, side in present
    )


def takes_part(reading: Reading, scene: Scene, person: Person) -> bool:
    """Return whether some mention of a person is neither in the background nor beside the event."""
    return any(_in_event(reading, scene, seen) for seen in person.appearances)


def _in_event(reading: Reading, scene: Scene, seen: Appearance) -> bool:
    if seen.run.sentence in scene.aside:
        return False
    first = min((role.first for role in seen.roles), default=seen.run.first)
    start = reading.words[min(first, seen.run.first)].start
    before = reading.cues_in("background", (seen.run.sentence.start, start))
    return not any(cue.name == "cues" for cue in before)


def settle_side(person: Person, side: str | None, partners: Partners) -> str | None:
    """Return whose a person is, once the partners are known: a guest of untold country is the partner's."""
    if side not in (None, FOREIGN):
        return side
    if side is None and sounds_kazakh(person):
        return HOME
    return partners.codes[0] if len(partners.codes) == 1 else None


def _participant(reading: Reading, person: Person, side: str | None) -> Participant:
    run = person.fullest()
    name = reading.quote(run.span(reading.words))
    role = _best_role(reading, person)
    return Participant(
        name=name,
        name_latin=name,
        role=reading.quote(_role_span(reading, role)) if role else None,
        side=side,
        organization=organization_of_role(reading, role) if role else None,
        evidence=_evidence(reading, person, role),
        confidence=_confidence(person, side),
    )


def _best_role(reading: Reading, person: Person) -> Role | None:
    """Return the role that tells most."""
    return max(person.roles(), key=lambda role: role.last - role.first, default=None)


def _role_span(reading: Reading, role: Role) -> Span:
    return reading.words[role.first].start, reading.words[role.last - 1].end


def _evidence(reading: Reading, person: Person, role: Role | None) -> tuple[Span, ...]:
    spans = {person.fullest().span(reading.words), person.appearances[0].run.span(reading.words)}
    if role:
        spans.add(_role_span(reading, role))
    return tuple(sorted(spans))


_WITH_ROLE: Final = 0.97
_WITHOUT_ROLE: Final = 0.8


def _confidence(person: Person, side: str | None) -> float:
    known = any(person.roles())
    return round((_WITH_ROLE if known else _WITHOUT_ROLE) * (1.0 if side else 0.8), 2)

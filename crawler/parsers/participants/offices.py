"""Reads from a role the organisation that it is held in."""

from crawler.parsers.participants.organizations import phrases
from crawler.parsers.participants.roles import Role, is_shared
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag


def organization_of_role(reading: Reading, role: Role) -> str | None:
    """Return the organisation that a role is held in, or None where the role tells none.

    It is the widest one that the role names: the ministry, of "Director of the Department … of the Ministry".
    An office that is a ministry's head tells the ministry: "Deputy Minister of Foreign Affairs".
    """
    found = list(phrases(reading, role.first, _end_of_office(reading, role)))
    if found:
        first, last = found[-1]
        first = _last_body(reading, first, last)
        return reading.quote(reading.span(first, last))
    return _ministry(reading, role)


def _end_of_office(reading: Reading, role: Role) -> int:
    """Return where a role stops telling of the office: before a bracket, or the country it is held in."""
    stops = reading.grammar["towards"] | {"("}
    return next((at for at in range(role.first, role.last) if reading.words[at].low in stops), role.last)


def _last_body(reading: Reading, first: int, last: int) -> int:
    """Return where the last organisation of a phrase begins, with what qualifies its noun."""
    bodies = reading.grammar["bodies"]
    at = max(at for at in range(first, last) if reading.words[at].low in bodies)
    while at > first and reading.tags[at - 1] in _QUALIFYING and reading.words[at - 1].capital:
        at -= 1
    return at


_QUALIFYING = frozenset({Tag.INSTITUTION, Tag.PLACE, Tag.MODIFIER})


def _ministry(reading: Reading, role: Role) -> str | None:
    if is_shared(reading, role):
        return None
    span = reading.span(role.first, role.last)
    for cue in reading.cues_in("ministries", span):
        if "{duty}" not in cue.name:
            return cue.name
        duty = _duty(reading, reading.word_at(cue.end), role.last)
        if duty:
            return cue.name.format(duty=duty)
    return None


def _duty(reading: Reading, first: int, last: int) -> str | None:
    """Return what a minister is minister of: the words up to the name of the country."""
    end = first
    while end < last and reading.tags[end] in _DUTIES:
        end += 1
    while end > first and reading.tags[end - 1] == Tag.CONNECTOR:
        end -= 1
    return reading.quote(reading.span(first, end)) if end > first else None


_DUTIES = frozenset({Tag.INSTITUTION, Tag.DUTY, Tag.CONNECTOR, Tag.COMMA, Tag.MODIFIER})

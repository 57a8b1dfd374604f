"""Reads from a role the organisation that it is held in."""

from crawler.parsers.reading import Reading
from crawler.parsers.roles import Role
from crawler.parsers.tags import Tag


def organization_of_role(reading: Reading, role: Role) -> str | None:
    """Return the organisation that a role is held in, by the name that the role gives, or None where it gives none."""
    words = reading.words[role.first : role.last]
    tags = reading.tags[role.first : role.last]
    bodies = reading.grammar["bodies"]
    for at, word in enumerate(words):
        if word.low in bodies and word.capital:
            start = at
            while (
                start
                and tags[start - 1] in (Tag.INSTITUTION, Tag.PLACE, Tag.MODIFIER)
                and words[start - 1].capital
            ):
                start -= 1
            return reading.quote((words[start].start, words[-1].end))
    return None

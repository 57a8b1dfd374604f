"""Finds the country that tells whose somebody of a list is: "the Ministers of Latvia Ozols, Norway Berg"."""

from crawler.parsers.participants.names import NameRun
from crawler.parsers.participants.roles import Role
from crawler.parsers.text.gazetteer import Kind
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag


def country_before(reading: Reading, run: NameRun) -> Role | None:
    """Return the country right before a name: "of Peru – N, Chad – M", ", Peru N and Chad M", "Peru's N"."""
    first, last = run.sentence.first, run.first
    while last > first and _leads_to_name(reading, last - 1):
        last -= 1
    place = last
    while place > first and reading.tags[place - 1] == Tag.PLACE:
        place -= 1
    if place == last:
        return None
    if any(name.kind == Kind.CITY for name in reading.names_in(reading.span(place, last))):
        return None
    owner = last < run.first and reading.words[run.first - 1].low == "s"
    told = owner or _is_of_envoys(reading, run, place) or _continues_list(reading, run, place)
    return Role(place, last, before=True, adjacent=False) if told else None


def _leads_to_name(reading: Reading, at: int) -> bool:
    """Return whether a word or sign may stand between a country and a name: a dash, "Ms"."""
    return reading.words[at].text in _BETWEEN or bool(reading.cues_in("honorifics", reading.span(at, at + 1)))


_BETWEEN = frozenset("-–—'’s")


def _is_of_envoys(reading: Reading, run: NameRun, place: int) -> bool:
    """Return whether a list of ambassadors gives a name its country with a dash, or in the genitive."""
    plain = run.first == place + 1 and reading.language == "en"
    return not plain and bool(reading.cues_in("envoys", (run.sentence.start, reading.starts[place])))


def _continues_list(reading: Reading, run: NameRun, place: int) -> bool:
    """Return whether a country opens a list behind an office of several people, or follows a name of it."""
    first, at = run.sentence.first, place - 1
    while at > first and reading.words[at].low in reading.grammar["of"]:
        at -= 1
    opens = at >= first and reading.words[at].text in _OPENING
    while at > first and (
        reading.tags[at] == Tag.COMMA or reading.words[at].low in reading.grammar["joiners"] | _OPENING
    ):
        at -= 1
    return at >= first and (opens or reading.tags[at] in _NAMES) and _is_of_several(reading, run)


_OPENING = frozenset(":;-–—")
_NAMES = frozenset({Tag.NAME, Tag.EITHER})


def _is_of_several(reading: Reading, run: NameRun) -> bool:
    return bool(reading.cues_in("plural", (run.sentence.start, reading.starts[run.first])))


def names_next(reading: Reading, country: Role, run: NameRun) -> bool:
    """Return whether a country that stands for a role leads to the next of a list: ", Peru Sugiono"."""
    before = country.first - 1
    listed = reading.words[before].kind == "word" or reading.tags[before] == Tag.COMMA
    return listed and country.last == run.first and is_mere_country(reading, country)


def country_behind(reading: Reading, run: NameRun, *, titled: bool) -> Role | None:
    """Return the country right behind a name: "ministers N of Peru and M of Chad", "headed by N (Peru)".

    So it is behind one person with a title too: "King Felipe of Spain".
    """
    first = run.last + 1
    if run.last >= run.sentence.last or reading.words[run.last].low not in reading.grammar["of"] | {"("}:
        return None
    while first < run.sentence.last and reading.words[first].low in reading.grammar["of"]:
        first += 1
    last = first
    while last < run.sentence.last and reading.tags[last] == Tag.PLACE:
        last += 1
    bracketed = reading.words[run.last].text == "("
    closed = bracketed and last < run.sentence.last and reading.words[last].text == ")"
    told = closed if bracketed else titled or _is_of_several(reading, run)
    return Role(first, last, before=False, adjacent=bracketed) if told and last > first else None


def is_mere_country(reading: Reading, role: Role) -> bool:
    """Return whether what stands for a role is only the country that a list gives somebody."""
    return set(reading.tags[role.first : role.last]) == {Tag.PLACE}

"""Tells whose somebody is of a list: "the Foreign Ministers of Latvia Ozols, Norway Berg and Sweden Lund"."""

from crawler.parsers.participants.people import Appearance, Person
from crawler.parsers.text.gazetteer import SOVEREIGN, Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag


def side_in_list(reading: Reading, person: Person) -> str | None:
    """Return the country that stands right beside a name, where an office is told of several people.

    So does "Latvia's" before a name, of whatever office.
    """
    for seen in person.appearances:
        country = _country_before(reading, seen) or _country_behind(reading, seen)
        if country is not None:
            return country.code
    return None


def _country_before(reading: Reading, seen: Appearance) -> Named | None:
    """Return the country in ", Norway Anna Berg", "of Norway – Anna Berg" and "Norway's Anna Berg"."""
    first, at = seen.run.sentence.first, seen.run.first - 1
    while at > first and reading.words[at].text in _BETWEEN:
        at -= 1
    if at < first or reading.tags[at] != Tag.PLACE:
        return None
    owner = reading.words[seen.run.first - 1].low == "s"
    name = next(iter(reading.names_in((reading.starts[first], reading.ends[at]))[::-1]), None)
    if name is None or name.kind not in _COUNTRIES or name.end < reading.starts[at]:
        return None
    return name if owner or _continues_list(reading, seen, name) else None


_BETWEEN = frozenset({"-", "–", "—", "'", "’", "s"})
_COUNTRIES = SOVEREIGN - {Kind.ADJECTIVE}


def _continues_list(reading: Reading, seen: Appearance, name: Named) -> bool:
    """Return whether a country opens a list behind an office of several people, or follows a name of it."""
    first, at = seen.run.sentence.first, reading.word_at(name.start) - 1
    while at > first and reading.words[at].low in reading.grammar["of"]:
        at -= 1
    opens = reading.words[at].text in _OPENING
    while at > first and (
        reading.tags[at] == Tag.COMMA or reading.words[at].low in reading.grammar["joiners"] | _OPENING
    ):
        at -= 1
    return (opens or reading.tags[at] in _NAMES) and _told_of_several(reading, seen)


_OPENING = frozenset({":", ";", "-", "–", "—"})
_NAMES = frozenset({Tag.NAME, Tag.EITHER})


def _told_of_several(reading: Reading, seen: Appearance) -> bool:
    return bool(reading.cues_in("plural", (seen.run.sentence.start, reading.starts[seen.run.first])))


def _country_behind(reading: Reading, seen: Appearance) -> Named | None:
    """Return the country in "Anna Berg of Norway" and "Anna Berg (Norway)"."""
    at = seen.run.last
    if at + 1 >= seen.run.sentence.last or reading.words[at].low not in reading.grammar["of"] | {"("}:
        return None
    bracketed = reading.words[at].text == "("
    near = reading.names_in((reading.starts[at], reading.ends[min(at + _ARTICLE, len(reading.ends) - 1)]))
    name = next((one for one in near if one.kind in _COUNTRIES), None)
    if name is None or (bracketed and not reading.text.startswith(")", name.end)):
        return None
    return name if bracketed or _told_of_several(reading, seen) else None


_ARTICLE = 4  # words of "of the Kingdom of Norway" that its name may begin within

"""Tells whose a person is: by the country in the role, by the delegation, by name."""

from crawler.parsers.gazetteer import HOME, Kind, Named
from crawler.parsers.people import Person, known_names
from crawler.parsers.reading import Reading
from crawler.parsers.roles import Role, is_shared
from crawler.parsers.tables import shared_table
from crawler.parsers.tags import Tag

_HYPHENS = frozenset({"-", "–", "—", "‑"})
FOREIGN = "?"  # somebody accredited in Kazakhstan, of a country that the role does not tell


def side_by_role(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by the roles beside the name; FOREIGN for a guest of untold country."""
    told = [side for role in person.roles() if (side := side_of_role(reading, role))]
    return next((side for side in told if side != FOREIGN), told[0] if told else None)


def side_of_role(reading: Reading, role: Role) -> str | None:
    """Return the country or organisation that a role belongs to, or None where it tells none."""
    span = reading.words[role.first].start, reading.words[role.last - 1].end
    named = [name for name in reading.names_in(span) if not _in_compound(reading, name)]
    abroad = _is_accredited(reading, role)
    inside = [name for name in named if name.start > span[0]]
    guests = [name for name in inside if abroad and is_destination(reading, name)]
    owners = [
        name for name in named if name not in guests and not (name in inside and _is_subject(reading, name))
    ]
    if owners:
        position = role.position if is_shared(reading, role) and len(owners) > 1 else 0
        return owners[position].code if position < len(owners) else None
    if not guests:
        return None
    return FOREIGN if guests[0].code == HOME else HOME


def _is_accredited(reading: Reading, role: Role) -> bool:
    span = reading.words[role.first].start, reading.words[role.last - 1].end
    return bool(reading.cues_in("accredited", span))


def is_destination(reading: Reading, name: Named) -> bool:
    """Return whether a country follows "to" or "in": where somebody is accredited or goes."""
    return _word_before(reading, name) in reading.grammar["towards"]


def _is_subject(reading: Reading, name: Named) -> bool:
    """Return whether a country is what an office deals with: "Special Envoy for Afghanistan"."""
    return _word_before(reading, name) in reading.grammar["dealing"]


def _word_before(reading: Reading, name: Named) -> str:
    at = reading.word_at(name.start) - 1
    while at > 0 and reading.words[at].low in reading.grammar["articles"]:
        at -= 1
    return reading.words[at].low if at >= 0 else ""


def _in_compound(reading: Reading, name: Named) -> bool:
    """Return whether a name is one half of "Kazakh-German", which tells no side."""
    return any(
        other is not name and _touches(reading, *sorted((name, other), key=lambda one: one.start))
        for other in reading.names
        if abs(other.start - name.start) < 60
    )


def pairs_with_home(reading: Reading, name: Named) -> bool:
    """Return whether a country is named in one breath with Kazakhstan: "Kazakh-German"."""
    return any(
        other.code == HOME and _joins(reading, *sorted((name, other), key=lambda one: one.start))
        for other in reading.names
        if abs(other.start - name.start) < 60
    )


def _joins(reading: Reading, left: Named, right: Named) -> bool:
    between = reading.text[left.end : right.start].strip().lower()
    return between in _HYPHENS or between in reading.grammar["pairing"]


def _touches(reading: Reading, left: Named, right: Named) -> bool:
    return reading.text[left.end : right.start].strip() in _HYPHENS


def side_by_delegation(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by a delegation named before it in its sentence: "headed the Kazakh team"."""
    for seen in person.appearances:
        sentence = seen.run.sentence
        for name in reversed(reading.names_in((sentence.start, sentence.end))):
            at = reading.word_at(name.end)
            if (
                name.kind == Kind.ADJECTIVE
                and at < len(reading.words)
                and reading.words[at].low in reading.grammar["sides"]
            ) and _nothing_between(reading, at, seen.run.first, seen.run.last):
                return name.code
    return None


def _nothing_between(reading: Reading, at: int, first: int, last: int) -> bool:
    """Return whether no other name stands between a delegation and a person."""
    between = reading.tags[at:first] if at < first else reading.tags[last:at]
    return Tag.NAME not in between and len(between) < 25


def side_by_view(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by what is said of a country as one's own: "X noted that Latvia regards …"."""
    for seen in person.appearances:
        told = (reading.words[seen.run.last - 1].end, seen.run.sentence.end)
        for cue in reading.cues_in("own_view", told):
            for name in reading.names_in(told):
                if name.kind == Kind.COUNTRY and name.end + 1 == cue.start:
                    return name.code
    return None


def side_by_name(person: Person) -> str | None:
    """Return whose a well-known person is."""
    return known_names().get(" ".join(person.parts))


def sounds_kazakh(person: Person) -> bool:
    """Return whether a given name is usual among Kazakhs."""
    return any(part in _kazakh_names() for part in person.parts[:1]) or any(
        part.endswith(("bayev", "bayeva", "bekov", "bekova", "zhanov", "zhanova", "baev", "baeva"))
        for part in person.parts
    )


def _kazakh_names() -> frozenset[str]:
    return frozenset(name.lower() for name in shared_table("given_names")["kazakh"]["names"].split())

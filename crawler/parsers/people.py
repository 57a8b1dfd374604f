"""Finds the persons that a text names: every mention of each, with the roles that stand beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from crawler.parsers.latin import latin_key
from crawler.parsers.names import NameRun, name_runs
from crawler.parsers.reading import Reading
from crawler.parsers.roles import Role, is_shared, role_after, role_before
from crawler.parsers.tables import shared_table
from crawler.parsers.tags import Tag

_SAME_SPELLING = 80.0
_MOST = 100  # persons that a release names


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention of a person: the name's words and the roles that stand beside them."""

    run: NameRun
    roles: tuple[Role, ...] = ()


@dataclass(slots=True)
class Person:
    """Somebody whom the text names.

    Attributes:
        parts: the words of the fullest form of the name, in small letters.
        appearances: every mention, in the order of the text.
        side: whose he is, as far as it is known.
    """

    parts: tuple[str, ...]
    appearances: list[Appearance] = field(default_factory=list)
    side: str | None = None

    def fullest(self) -> NameRun:
        """Return the first mention with the fullest form of the name."""
        return max(
            (seen.run for seen in self.appearances), key=lambda run: (len(run.parts), len(run.parts[0]) > 1)
        )

    def roles(self) -> Iterator[Role]:
        """Yield all roles that stand beside the name."""
        for seen in self.appearances:
            yield from seen.roles


def people_of(reading: Reading) -> list[Person]:
    """Return the persons that a text names, in the order in which they first appear."""
    mentions = _with_roles(reading, list(name_runs(reading)))
    people: list[Person] = []
    before: Appearance | None = None
    for seen in mentions:
        listed = bool(before and before.roles and _in_one_list(reading, before.run, seen.run))
        if _is_full_name(reading, seen, listed=listed):
            _add(people, seen)
        before = seen
    named_in_full = {seen.run for person in people for seen in person.appearances}
    for seen in mentions:
        if seen.run not in named_in_full:
            _add_short(reading, people, seen)
    for person in people:
        person.appearances.sort(key=lambda seen: seen.run.first)
    return sorted(people, key=lambda person: person.appearances[0].run.first)


def _with_roles(reading: Reading, runs: Sequence[NameRun]) -> list[Appearance]:
    """Return each name with its roles; a role between two names belongs to the one that it touches."""
    taken: set[int] = set()
    before: dict[NameRun, Role] = {}
    after: dict[NameRun, Role] = {}
    for run in runs:
        role = role_before(reading, run.first, run.sentence)
        if role and role.adjacent:
            before[run] = role
            taken.update(range(role.first, role.last))
    for run in runs:
        following = role_after(reading, run.last, run.sentence)
        if (
            following
            and taken.isdisjoint(range(following.first, following.last))
            and _closed(reading, following, run, has_another=run in before)
        ):
            after[run] = following
            taken.update(range(following.first, following.last))
        leading = role_before(reading, run.first, run.sentence)
        if leading and run not in before and taken.isdisjoint(range(leading.first, leading.last)):
            before[run] = leading
            taken.update(range(leading.first, leading.last))
    for left, right in pairwise(runs):
        role = before.get(left)
        if role and right not in before and is_shared(reading, role) and _in_one_list(reading, left, right):
            before[right] = replace(role, position=role.position + 1)
    return [Appearance(run, tuple(filter(None, (before.get(run), after.get(run))))) for run in runs]


def _in_one_list(reading: Reading, left: NameRun, right: NameRun) -> bool:
    """Return whether only a comma or an "and" stands between two names."""
    between = reading.tags[left.last : right.first]
    return left.sentence == right.sentence and 0 < len(between) <= 2 and set(between) <= _LISTING


_LISTING = frozenset({Tag.COMMA, Tag.CONNECTOR})


def _closed(reading: Reading, role: Role, run: NameRun, *, has_another: bool) -> bool:
    """Return whether a role after a name ends as an apposition does, which one in a headline must."""
    headline = reading.words[run.sentence.last - 1].text != "."
    if not has_another and not headline:
        return True
    return role.last >= run.sentence.last or reading.words[role.last].kind == "sign"


def _is_full_name(reading: Reading, seen: Appearance, *, listed: bool) -> bool:
    """Return whether a mention of two words or more is surely a person's."""
    if len(seen.run.parts) < 2 or reading.tags[seen.run.first] == Tag.PARTICLE:
        return False
    if _is_short_van(reading, seen) or _in_headline_case(reading, seen):
        return False
    return bool(seen.roles) or _begins_as_a_person(seen.run) or _beside_speech(reading, seen.run) or listed


def _is_short_van(reading: Reading, seen: Appearance) -> bool:
    """Return whether a mention is a surname with its particle at the start of a sentence: "Van Loon said"."""
    return len(seen.run.parts) == 2 and seen.run.parts[0] in reading.grammar["particles"] and not seen.roles


def _in_headline_case(reading: Reading, seen: Appearance) -> bool:
    """Return whether a mention stands in a headline that writes every word with a capital."""
    sentence = seen.run.sentence
    whole_line = reading.text[sentence.end : sentence.end + 1] in ("", "\n")
    if not whole_line or reading.words[sentence.last - 1].text == ".":
        return False
    words = [word for word in reading.words[sentence.first : sentence.last] if word.kind == "word"]
    long_ones = [word for word in words if len(word.text) > _SMALL_WORD]
    return len(long_ones) > _SMALL_WORD and all(word.capital for word in long_ones)


_SMALL_WORD = 3


def _begins_as_a_person(run: NameRun) -> bool:
    return latin_key(run.parts[0]) in given_names() or latin_key(" ".join(run.parts)) in known_names()


def _beside_speech(reading: Reading, run: NameRun) -> bool:
    """Return whether what follows a name is said of people only: "… said", "…, who …"."""
    after = [word.low for word in reading.words[run.last : min(run.last + 2, run.sentence.last)]]
    if not after:
        return False
    return after[0] in reading.grammar["speaking"] or after[0] + after[-1] in reading.grammar["who"]


def _add(people: list[Person], seen: Appearance) -> None:
    for person in people:
        if same_person(person.parts, seen.run.parts):
            person.appearances.append(seen)
            person.parts = max(person.parts, seen.run.parts, key=len)
            return
    if len(people) < _MOST:
        people.append(Person(seen.run.parts, [seen]))


def _add_short(reading: Reading, people: list[Person], seen: Appearance) -> None:
    """Give a surname to whom it belongs, or, after an office, to somebody named by it alone."""
    owners = [person for person in people if _is_short_for(seen.run.parts, person.parts)]
    if len(owners) == 1:
        owners[0].appearances.append(seen)
    elif not owners and len(people) < _MOST and _introduced(reading, seen):
        people.append(Person(seen.run.parts, [seen]))


def _introduced(reading: Reading, seen: Appearance) -> bool:
    if latin_key(" ".join(seen.run.parts)) in known_names():
        return True
    if _in_headline_case(reading, seen):
        return False
    return any(role.adjacent and reading.tags[role.last - 1] == Tag.OFFICE for role in seen.roles)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two full names, as words in small letters, are one person's: spelling slips allowed."""
    if not _alike(one[-1], other[-1]) and not (_alike(one[0], other[0]) and set(one) & set(other) - {one[0]}):
        return False
    return _alike(one[0], other[0]) or (1 in (len(one[0]), len(other[0])) and one[0][0] == other[0][0])


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) > 1 and len(short[0]) == 1:
        return short[0] == full[0][0] and _alike(short[-1], full[-1])
    return all(any(_alike(word, part) for part in full) for word in short)


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= _SAME_SPELLING)


@cache
def given_names() -> frozenset[str]:
    """Return the keys of the given names of the lexicon."""
    return frozenset(
        latin_key(name) for group in shared_table("given_names").values() for name in group["names"].split()
    )


@cache
def known_names() -> dict[str, str]:
    """Return, by the keys of their names, whose those persons are whom texts name without saying so."""
    return {
        latin_key(" ".join(name.replace(".", " ").split())): code
        for code, group in shared_table("notables").items()
        for name in group["names"]
    }

"""Finds the persons that a text names: every mention of each, with the roles that stand beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from crawler.parsers.language.declension import base_forms, is_same_declined
from crawler.parsers.language.latin import forebears, given_names, known_names, latin_key
from crawler.parsers.model import Language
from crawler.parsers.participants.enumerations import country_before, country_behind, names_next
from crawler.parsers.participants.names import NameRun, name_runs
from crawler.parsers.participants.roles import Role, is_shared, role_after, role_before
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag

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
        return max((seen.run for seen in self.appearances), key=lambda run: completeness(run.parts))

    def roles(self) -> Iterator[Role]:
        """Yield all roles that stand beside the name."""
        for seen in self.appearances:
            yield from seen.roles


def completeness(parts: Sequence[str]) -> tuple[int, bool]:
    """Return how full a name is: of how many words, and whether the first is more than an initial."""
    return len(parts), len(parts[0]) > 1


def people_of(reading: Reading) -> list[Person]:
    """Return the persons that a text names, in the order in which they first appear."""
    mentions = _with_roles(reading, _without_respelled(reading, list(name_runs(reading))))
    people: list[Person] = []
    before: Appearance | None = None
    for seen, behind in zip(mentions, [*mentions[1:], None], strict=False):
        listed = before is not None and _in_one_list(reading, before.run, seen.run)
        full = _is_full_name(reading, seen, listed=listed or _leads_list(reading, seen, behind))
        if full:
            _add(reading, people, seen)
        before = seen if full or seen.roles else None
    named_in_full = {seen.run for person in people for seen in person.appearances}
    for seen in mentions:
        if seen.run not in named_in_full:
            _add_short(reading, people, seen)
    for person in people:
        person.appearances.sort(key=lambda seen: seen.run.first)
    return sorted(people, key=lambda person: person.appearances[0].run.first)


def _leads_list(reading: Reading, seen: Appearance, behind: Appearance | None) -> bool:
    """Return whether a name is listed before somebody's: "A and B signed" where B is surely a person."""
    listed = behind is not None and _in_one_list(reading, seen.run, behind.run)
    return listed and behind is not None and _is_full_name(reading, behind, listed=False)


def _without_respelled(reading: Reading, runs: Sequence[NameRun]) -> list[NameRun]:
    """Leave out the names that only repeat in brackets, in other letters, the name before them."""
    again = {
        right
        for left, right in pairwise(runs)
        if reading.text[left.span(reading)[1] : right.span(reading)[0]] == " ("
        and reading.text[left.span(reading)[0]].isascii() != reading.text[right.span(reading)[0]].isascii()
    }
    return [run for run in runs if run not in again]


def _with_roles(reading: Reading, runs: Sequence[NameRun]) -> list[Appearance]:
    """Return each name with its roles; a role between two names belongs to the one that it touches."""
    taken: set[int] = set()
    before: dict[NameRun, Role] = {}
    after: dict[NameRun, Role] = {}
    leading_roles = [role_before(reading, run.first, run.sentence) for run in runs]
    for run, role in zip(runs, leading_roles, strict=True):
        if role and role.adjacent:
            before[run] = role
            taken.update(range(role.first, role.last))
    for run, leading in zip(runs, leading_roles, strict=True):
        following = role_after(reading, run.last, run.sentence)
        if (
            following
            and taken.isdisjoint(range(following.first, following.last))
            and _closed(reading, following, run, has_another=run in before)
        ):
            after[run] = following
            taken.update(range(following.first, following.last))
        if leading and run not in before and taken.isdisjoint(range(leading.first, leading.last)):
            before[run] = leading
            taken.update(range(leading.first, leading.last))
    for run in runs:
        if run not in before and (country := country_before(reading, run)):
            before[run] = country
    for left, right in pairwise(runs):
        role = before.get(left)
        if role and right not in before and is_shared(reading, role) and _in_one_list(reading, left, right):
            before[right] = role._replace(position=role.position + 1)
    return [Appearance(run, _roles_of(reading, run, before.get(run), after.get(run))) for run in runs]


def _roles_of(reading: Reading, run: NameRun, before: Role | None, after: Role | None) -> tuple[Role, ...]:
    """Return the roles beside a name, or the country that stands there for one."""
    following = after or country_behind(reading, run, titled=before is not None and before.adjacent)
    return tuple(filter(None, (before, following)))


def _in_one_list(reading: Reading, left: NameRun, right: NameRun) -> bool:
    """Return whether only a comma or an "and" stands between two names."""
    between = list(reading.tags[left.last : right.first])
    if between[:1] == [Tag.CONNECTOR] and reading.words[left.last].text == "(" and Tag.SIGN not in between:
        between = between[_BRACKETED:]
    return left.sentence == right.sentence and 0 < len(between) <= 2 and set(between) <= _LISTING


_BRACKETED = 3  # "(Latvia)" behind a name of a list
_LISTING = frozenset({Tag.COMMA, Tag.CONNECTOR})


def _closed(reading: Reading, role: Role, run: NameRun, *, has_another: bool) -> bool:
    """Return whether a role after a name ends as an apposition does, which one in a headline must."""
    headline = reading.words[run.sentence.last - 1].text not in _SENTENCE_ENDS
    if _is_subject(reading, role, run) or (has_another and is_shared(reading, role)):
        return False
    if not has_another and not headline:
        return True
    return role.last >= run.sentence.last or reading.words[role.last].kind == "sign"


def _is_subject(reading: Reading, role: Role, run: NameRun) -> bool:
    """Return whether a role behind a comma is of who speaks next: "Greeting X, the president said"."""
    behind_comma = reading.words[role.first - 1].text == "," and run.first > run.sentence.first
    return (
        behind_comma
        and role.last < run.sentence.last
        and reading.words[role.last].low in reading.grammar["speaking"]
    )


_SENTENCE_ENDS = frozenset('.!?»”"')


def _is_full_name(reading: Reading, seen: Appearance, *, listed: bool) -> bool:
    """Return whether a mention of two words or more is surely a person's."""
    if len(seen.run.parts) < 2 or reading.tags[seen.run.first] == Tag.PARTICLE:
        return False
    if _is_short_van(reading, seen) or _in_headline_case(reading, seen) or _calls(reading, seen.run):
        return False
    return (
        bool(seen.roles)
        or _follows_honorific(reading, seen.run)
        or _begins_as_a_person(reading, seen.run)
        or is_beside_speech(reading, seen.run)
        or _heads(reading, seen.run)
        or listed
    )


def _heads(reading: Reading, run: NameRun) -> bool:
    """Return whether somebody is who leads others: "a delegation headed by Masao Holm"."""
    before = [word.low for word in reading.words[max(run.sentence.first, run.first - 2) : run.first]]
    return before[1:] == ["by"] and before[0] in reading.grammar["led_by"]


def _calls(reading: Reading, run: NameRun) -> bool:
    """Return whether something bears a name that stands before it: "the Jean Monnet Chair"."""
    behind = reading.words[run.last] if run.last < run.sentence.last else None
    return behind is not None and behind.capital and behind.low in reading.grammar["called_after"]


def _is_short_van(reading: Reading, seen: Appearance) -> bool:
    """Return whether a mention is a surname with its particle at the start of a sentence: "Van Loon said"."""
    if seen.roles or _follows_honorific(reading, seen.run):
        return False
    return len(seen.run.parts) == 2 and seen.run.parts[0] in reading.grammar["particles"]


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


def _follows_honorific(reading: Reading, run: NameRun) -> bool:
    """Return whether "Dr." or the like stands right before a name."""
    before = run.first - 1 - (reading.words[run.first - 1].text == ".")
    return before >= run.sentence.first and reading.tags[before] == Tag.HONORIFIC


def _begins_as_a_person(reading: Reading, run: NameRun) -> bool:
    given = (latin_key(words[0]) for words in base_forms(run.parts[:1], reading.language))
    return any(key in given_names() for key in given) or known_side(run.parts, reading.language) is not None


def is_beside_speech(reading: Reading, run: NameRun) -> bool:
    """Return whether what follows a name is said of people only: "… said", "…, who …"."""
    after = [word.low for word in reading.words[run.last : min(run.last + 2, run.sentence.last)]]
    if _closes_speech(reading, run):
        return True
    if not after:
        return False
    return after[0] in reading.grammar["speaking"] or after[0] + after[-1] in reading.grammar["who"]


def _closes_speech(reading: Reading, run: NameRun) -> bool:
    """Return whether a name ends a sentence whose verb of speech stands before it: "…», – said A. Holm."""
    verb = run.first - 1
    if verb <= run.sentence.first or run.last < run.sentence.last - 1:
        return False
    behind_sign = reading.words[verb - 1].kind == "sign"  # and not "they visited Alpha Motors"
    return behind_sign and reading.words[verb].low in reading.grammar["speaking"]


def _add(reading: Reading, people: list[Person], seen: Appearance) -> None:
    if _is_patronymic(reading, seen.run) and any(_alike(p.parts[0], seen.run.parts[0]) for p in people):
        return
    for person in people:
        if same_person(person.parts, seen.run.parts):
            person.appearances.append(seen)
            person.parts = max(person.parts, seen.run.parts, key=completeness)
            return
    if len(people) < _MOST:
        people.append(Person(seen.run.parts, [seen]))


def _is_patronymic(reading: Reading, run: NameRun) -> bool:
    """Return whether a name is told without the surname: "Нурсултан Абишевич"."""
    endings = tuple(reading.grammar["patronymics"])
    return bool(endings) and len(run.parts) == _PAIR and run.parts[1].endswith(endings)


def _add_short(reading: Reading, people: list[Person], seen: Appearance) -> None:
    """Give a surname to whom it belongs, or, after an office, to somebody named by it alone."""
    owners = [person for person in people if _is_short_for(seen.run.parts, person.parts)]
    if len(owners) == 1:
        owners[0].appearances.append(seen)
    elif not owners and len(people) < _MOST and _introduced(reading, seen):
        people.append(Person(seen.run.parts, [seen]))


def _introduced(reading: Reading, seen: Appearance) -> bool:
    if known_side(seen.run.parts, reading.language):
        return True
    if _in_headline_case(reading, seen):
        return False
    if any(role.before and names_next(reading, role, seen.run) for role in seen.roles):
        return True
    if not any(role.adjacent and _ends_as_office(reading, role) for role in seen.roles):
        return False
    return reading.language != "ru" or _stands_apart(reading, seen.run) or is_beside_speech(reading, seen.run)


def _ends_as_office(reading: Reading, role: Role) -> bool:
    """Return whether a role ends with the office, or in Russian with the country: "посол Латвии Озолс"."""
    if reading.language != "ru":
        return reading.tags[role.last - 1] == Tag.OFFICE
    return reading.tags[role.last - 1] in _OFFICE_ENDS and Tag.OFFICE in reading.tags[role.first : role.last]


_OFFICE_ENDS = frozenset({Tag.OFFICE, Tag.PLACE})


def _stands_apart(reading: Reading, run: NameRun) -> bool:
    """Return whether a sign follows a name, so that it is not the genitive of what somebody is head of."""
    return run.last >= run.sentence.last or reading.words[run.last].kind == "sign"


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two full names, as words in small letters, are one person's: spelling slips allowed."""
    if any(
        len(short[0]) == 1 and _is_surname_first(short, full) for short, full in ((one, other), (other, one))
    ):
        return True
    if _is_tail(one, other) or _is_tail(other, one):
        return True
    if not _alike(one[-1], other[-1]) and not (_alike(one[0], other[0]) and _share_surname(one, other)):
        return False
    return _alike(one[0], other[0]) or (1 in (len(one[0]), len(other[0])) and one[0][0] == other[0][0])


def _share_surname(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names share a word behind the first, in whichever case: "Габриэлю Боричу Фонту"."""
    return any(_alike(part, word) for part in one[1:] for word in other[1:])


def _is_tail(short: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether a name is the end of another: "Sultan Al Holm" of "Ali bin Sultan Al Holm"."""
    return _PAIR <= len(short) < len(full) and tuple(full[-len(short) :]) == tuple(short)


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) > 1 and len(short[0]) == 1:
        return (short[0] == full[0][0] and _alike(short[-1], full[-1])) or _is_surname_first(short, full)
    return all(any(_alike(word, part) for part in full) for word in short)


def _is_surname_first(short: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether an initial is that of a full name's last word, as in Mongolia: "D. Bat" of Bat Dorj."""
    return len(full) == _PAIR and short[0] == full[-1][0] and _alike(short[-1], full[0])


_PAIR = 2


def _alike(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= _SAME_SPELLING):
        return True
    return is_same_declined(one, other)


def known_side(name: Sequence[str], language: Language) -> str | None:
    """Return whose a person is who is so well known that texts need not say it, else None."""
    keys = (latin_key(" ".join(words)) for words in base_forms(name, language))
    return next((known_names()[key] for key in keys if key in known_names()), None)


def is_forebear(name: Sequence[str], language: Language) -> bool:
    """Return whether a name is that of somebody long dead, whom events are held in honour of."""
    return any(latin_key(" ".join(words)) in forebears() for words in base_forms(name, language))

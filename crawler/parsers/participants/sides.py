"""Tells whose a person is: by the country in the role, by the delegation, by name."""

import re
from collections.abc import Sequence

from crawler.parsers.language.declension import base_forms
from crawler.parsers.language.latin import kazakh_endings, kazakh_names, latin_key, never_kazakh
from crawler.parsers.model import Language, Span
from crawler.parsers.participants.delegations import side_by_delegation
from crawler.parsers.participants.people import Appearance, Person, completeness, known_side
from crawler.parsers.participants.roles import Role, is_shared, lists_places, segments
from crawler.parsers.text.gazetteer import HOME, ORGANIZATIONS, Kind, Named
from crawler.parsers.text.reading import Reading, grammar
from crawler.parsers.text.tags import Tag

_HYPHENS = frozenset({"-", "–", "—", "‑"})
FOREIGN = "?"  # somebody accredited in Kazakhstan, of a country that the role does not tell


def tell_sides(reading: Reading, people: Sequence[Person]) -> None:
    """Note of each person whose he is, as far as role, delegation, renown or words tell."""
    for person in people:
        person.side = (
            side_by_role(reading, person)
            or known_side(person.parts, reading.language)
            or side_by_delegation(reading, person)
            or side_by_view(reading, person)
        )
    hosts = {
        seen.run.sentence
        for person in people
        for seen in person.appearances
        if _is_our_counterpart(reading, seen)
    }
    for person in people:
        if person.side is None and any(
            seen.roles and seen.run.sentence in hosts for seen in person.appearances
        ):
            person.side = FOREIGN


def _is_our_counterpart(reading: Reading, seen: Appearance) -> bool:
    """Return whether somebody is told as Kazakhstan's of two: "met with his Kazakh counterpart A"."""
    return any(
        reading.cues_in("of_two", _span(reading, role))
        and any(name.code == HOME for name in reading.names_in(_span(reading, role)))
        for role in seen.roles
    )


def settle_sides(reading: Reading, people: Sequence[Person], partners: Sequence[str]) -> None:
    """Note whose the others are, once the partners are known: who does not sound Kazakh is the partner's.

    Whom a Kazakh ambassador meets is the partner's however he sounds.
    """
    abroad = any(is_posted_abroad(reading, person) for person in people)
    _settle_host(reading, people, partners)
    for person in people:
        person.side = person.side or _side_of_delegates(reading, person, people)
        if person.side is None and _is_own_envoy(reading, person):
            person.side = HOME
        met = (
            abroad
            and any(person.roles())
            and not _serves_at_mission(reading, person)
            and not _travels_along(reading, person, people)
        )
        if person.side is None and sounds_kazakh(person, reading.language) and not met:
            person.side = HOME
        elif person.side in (None, FOREIGN):
            person.side = partners[0] if len(partners) == 1 else None


def _is_own_envoy(reading: Reading, person: Person) -> bool:
    """Return whether an ambassador of untold country is told where our embassy's work is the news."""
    missions = reading.cues.get("own_mission", ())
    first = person.appearances[0].run.span(reading)[0]
    if not any(cue.start < first for cue in missions):
        return False
    return any(reading.cues_in("posted", _span(reading, role)) for role in person.roles())


def _settle_host(reading: Reading, people: Sequence[Person], partners: Sequence[str]) -> None:
    """Note that who is named first and receives a guest is of Kazakhstan.

    So is, where nobody else is, who is named first beside a guest, or whom a guest met.
    """
    alone = not any(_is_home(reading, person) for person in people)
    guests = [person for person in people if person.side in partners] or (people[1:] if alone else ())
    beside = {seen.run.sentence for person in guests for seen in person.appearances}
    for number, person in enumerate(people):
        there = [seen for seen in person.appearances if seen.run.sentence in beside]
        hosts = number == 0 and any(alone or _receives(reading, seen) for seen in there)
        met = alone and any(_is_met(reading, seen) for seen in person.appearances)
        if person.side is None and (hosts or met):
            person.side = HOME
            return


def _receives(reading: Reading, seen: Appearance) -> bool:
    """Return whether right behind a name stands that he receives or meets somebody."""
    end = reading.ends[seen.run.last - 1]
    told = reading.cues_in("cues", (end, end + _CLOSE))
    return any(cue.name in ("reception", "meeting") and cue.start - end == 1 for cue in told)


def _is_met(reading: Reading, seen: Appearance) -> bool:
    """Return whether somebody is whom others met: "встретился с министром Яном Холмом"."""
    first = min((role.first for role in seen.roles), default=seen.run.first)
    if first > 1 and reading.words[first - 2].low in reading.grammar["heading"]:
        return False
    return first > 0 and reading.words[first - 1].low in reading.grammar["company"]


def _is_home(reading: Reading, person: Person) -> bool:
    return person.side == HOME or (person.side is None and sounds_kazakh(person, reading.language))


def _side_of_delegates(reading: Reading, person: Person, people: Sequence[Person]) -> str | None:
    """Return whose somebody is by who is listed with him in a delegation, or among members of a house."""
    shared = {
        role[:2]
        for seen in person.appearances
        for role in seen.roles
        if _is_of_delegation(reading, seen) or reading.cues_in("members", _span(reading, role))
    }
    mates = (mate for mate in people if mate.side and any(role[:2] in shared for role in mate.roles()))
    return next((mate.side for mate in mates), None) if shared else None


def _travels_along(reading: Reading, person: Person, people: Sequence[Person]) -> bool:
    """Return whether somebody is told to be of one delegation with somebody of Kazakhstan."""
    ours = {seen.run.sentence for mate in people if mate.side == HOME for seen in mate.appearances}
    return any(
        seen.run.sentence in ours and _is_of_delegation(reading, seen) and _comprises(reading, seen)
        for seen in person.appearances
    )


def _comprises(reading: Reading, seen: Appearance) -> bool:
    words = reading.words[seen.run.sentence.first : seen.run.sentence.last]
    return any(word.low in reading.grammar["comprising"] for word in words)


def _is_of_delegation(reading: Reading, seen: Appearance) -> bool:
    words = reading.words[seen.run.sentence.first : seen.run.first]
    return any(word.low in reading.grammar["delegations"] for word in words)


def _serves_at_mission(reading: Reading, person: Person) -> bool:
    """Return whether somebody's office is one beside an ambassador's: "First Secretary"."""
    return any(reading.cues_in("mission", _span(reading, role)) for role in person.roles())


def side_by_role(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by the roles beside the name, the fullest first.

    FOREIGN stands for a guest of untold country. Who holds an office of his country beside one of an
    organisation stands for his country.
    """
    fullest = sorted(person.appearances, key=lambda seen: completeness(seen.run.parts), reverse=True)
    told = [side for seen in fullest for side in _countries_first(reading, seen)]
    known = known_side(person.parts, reading.language)
    if known and known not in ORGANIZATIONS:  # another country's office right before him is somebody else's
        told = [side for side in told if side == known or side in ORGANIZATIONS]
    return next((side for side in told if side != FOREIGN), told[0] if told else None)


def _countries_first(reading: Reading, seen: Appearance) -> list[str]:
    """Return the sides that the roles of one mention tell, organisations last."""
    offices = (role for role in seen.roles if not _is_of_gathering(reading, role))
    told = [side for role in offices if (side := side_of_role(reading, role))]
    return sorted(told, key=lambda side: side in ORGANIZATIONS)


def _is_of_gathering(reading: Reading, role: Role) -> bool:
    """Return whether the office before a name is that of a council: "на полях Совета министров ОБСЕ A"."""
    start, end = _span(reading, role)
    beside = reading.cues_in("multilateral", (max(0, start - _COUNCIL), end))
    return role.before and any(cue.name == "gatherings" and cue.start <= start for cue in beside)


_COUNCIL = 12  # characters: "Совета "


def is_posted_abroad(reading: Reading, person: Person) -> bool:
    """Return whether a person represents Kazakhstan in another country; an ambassador-at-large does not."""
    if person.side != HOME:
        return False
    posts = (cue for role in person.roles() for cue in reading.cues_in("posted", _span(reading, role)))
    return any(not reading.text.startswith("-", cue.end) for cue in posts)


def side_of_role(reading: Reading, role: Role) -> str | None:
    """Return the country or organisation that a role belongs to, or None where it tells none.

    Of several offices that stand before a name, the one that touches the name counts first.
    """
    pieces = list(segments(reading, role.first, role.last))
    if is_shared(reading, role) and any(lists_places(reading, *piece) for piece in pieces[1:]):
        return _side_of_words(reading, role, role.first, role.last)
    if not is_shared(reading, role):
        pieces = [piece for piece in pieces if not lists_places(reading, *piece)] or pieces
    told = [_side_of_words(reading, role, *piece) for piece in (reversed(pieces) if role.before else pieces)]
    return next((side for side in told if side), None)


def _side_of_words(reading: Reading, role: Role, first: int, last: int) -> str | None:
    abroad = _is_accredited(reading, role)
    if abroad and reading.grammar["located"]:
        first = _before_posts(reading, first)
    span = reading.span(first, last)
    named = [
        name
        for name in reading.names_in(span)
        if not (_in_compound(reading, name) or _in_title(reading, span, name))
        and (abroad or not _is_seat(reading, name))
    ]
    inside = [name for name in named if name.start > span[0]]
    posts = named if reading.grammar["located"] else inside
    guests = [name for name in posts if abroad and is_destination(reading, name)]
    owners = [
        name for name in named if name not in guests and not (name in posts and _is_subject(reading, name))
    ]
    if not is_shared(reading, role) and any(pairs_with_home(reading, name) for name in owners):
        return None
    if owners:
        own = -1 if reading.grammar["located"] else 0  # in Kazakh the office follows its country
        position = role.position if is_shared(reading, role) and len(owners) > 1 else own
        return owners[position].code if position < len(owners) else None
    if guests and is_shared(reading, role):
        return None
    if not guests:
        return HOME if reading.cues_in("home_offices", span) else None
    return FOREIGN if guests[0].code == HOME else HOME


def _before_posts(reading: Reading, first: int) -> int:
    """Return where a Kazakh office with several posts begins: "Чехияның Қазақстандағы, Ирандағы елшісі"."""
    begin = first
    while begin > 1 and reading.tags[begin - 1] == Tag.COMMA:
        post = next(iter(reading.names_in(reading.span(begin - 2, begin - 1))), None)
        if post is None or reading.ending_of(post) not in reading.grammar["located"]:
            break
        begin = reading.word_at(post.start)
    while 0 < begin < first and reading.tags[begin - 1] == Tag.PLACE:
        begin -= 1
    return begin


def _is_accredited(reading: Reading, role: Role) -> bool:
    return bool(reading.cues_in("accredited", _span(reading, role)))


def _span(reading: Reading, role: Role) -> Span:
    return reading.span(role.first, role.last)


def is_destination(reading: Reading, name: Named) -> bool:
    """Return whether a country is where somebody is accredited: "Ambassador to Kenya"."""
    at_it = reading.word_after(name) in reading.grammar["posted_at"] | reading.grammar["city_where"]
    if at_it or reading.ending_of(name) in reading.grammar["located"]:
        return bool(reading.cues_in("accredited", (name.end, name.end + _ROLE)))
    if name.kind == Kind.ADJECTIVE or reading.word_before(name) not in reading.grammar["towards"]:
        return False
    return bool(reading.cues_in("accredited", (max(0, name.start - _ROLE), name.start)))


_ROLE = 80  # characters from an office to the country where it is held


def _is_subject(reading: Reading, name: Named) -> bool:
    """Return whether a country is what an office deals with: "Special Envoy for Afghanistan"."""
    dealt = reading.word_after(name) in reading.grammar["dealt"] or _names_desk(reading, name)
    return dealt or reading.word_before(name) in reading.grammar["dealing"] or _joins_subject(reading, name)


def _joins_subject(reading: Reading, name: Named) -> bool:
    """Return whether a country is the second that an office deals with: "Director for Asia and Latvia"."""
    at = reading.word_at(name.start) - 1
    if at < 1 or reading.words[at].low not in reading.grammar["pairing"]:
        return False
    at -= 1
    while at > 0 and (reading.words[at].capital or reading.words[at].low in reading.grammar["articles"]):
        at -= 1
    return reading.words[at].low in reading.grammar["dealing"]


def _names_desk(reading: Reading, name: Named) -> bool:
    """Return whether a part of a ministry is called after a country: "Department of Russia"."""
    at = reading.word_at(name.start) - 1
    if reading.language == "en":
        if at < 1 or reading.words[at].low != "of":
            return False
        at -= 1
    return at >= 0 and reading.words[at].low in reading.grammar["desks"]


def _in_title(reading: Reading, span: Span, name: Named) -> bool:
    """Return whether a country is only part of what something is called: "«Friends of Latvia»"."""
    return reading.text.rfind("«", span[0], name.start) > reading.text.rfind("»", span[0], name.start)


def _is_seat(reading: Reading, name: Named) -> bool:
    """Return whether a city only tells where an office is: "Director of the bank in Tashkent"."""
    return name.kind == Kind.CITY and reading.word_before(name) in reading.grammar["towards"]


def _in_compound(reading: Reading, name: Named) -> bool:
    """Return whether a name is one half of "Kazakh-German", which tells no side."""
    return any(_touches(reading, *_in_order(name, other)) for other in _neighbours(reading, name))


def pairs_with_home(reading: Reading, name: Named) -> bool:
    """Return whether a country is named in one breath with Kazakhstan: "Kazakh-German"."""
    return any(
        other.code == HOME and _joins(reading, *_in_order(name, other))
        for other in _neighbours(reading, name)
    )


def _neighbours(reading: Reading, name: Named) -> list[Named]:
    around = reading.names_in((max(0, name.start - _CLOSE), name.end + _CLOSE))
    return [other for other in around if other != name]


def _in_order(one: Named, other: Named) -> tuple[Named, Named]:
    return (one, other) if one.start < other.start else (other, one)


_CLOSE = 60  # characters between two names of one breath, with the longest of names


def _joins(reading: Reading, left: Named, right: Named) -> bool:
    between = reading.text[left.end : right.start].strip().lower()
    return between in _HYPHENS or between in reading.grammar["pairing"]


def _touches(reading: Reading, left: Named, right: Named) -> bool:
    return reading.text[left.end : right.start].strip() in _HYPHENS


def side_by_view(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by what is said of a country as one's own: "X noted that Latvia regards …"."""
    for seen in person.appearances:
        told = (reading.ends[seen.run.last - 1], seen.run.sentence.end)
        for cue in reading.cues_in("own_view", told):
            for name in reading.names_in(told):
                if name.kind == Kind.COUNTRY and name.end + 1 == cue.start:
                    return name.code
    return None


def sounds_kazakh(person: Person, language: Language) -> bool:
    """Return whether a name is usual among Kazakhs, in whichever case it stands; one with a "van" is not."""
    if not grammar(language)["particles"].isdisjoint(person.parts):
        return False
    if any(letters in part for part in person.parts for letters in never_kazakh()):
        return False
    return any(_is_kazakh([latin_key(part) for part in name]) for name in base_forms(person.parts, language))


def _is_kazakh(keys: Sequence[str]) -> bool:
    stems = (_SURNAME.sub("", key) for key in keys)
    return (
        keys[0] in kazakh_names()
        or any(key.endswith(kazakh_endings()) for key in keys if len(key) > _WHOLE_NAME)
        or any(stem in kazakh_names() for stem in stems)
    )


_WHOLE_NAME = 4  # letters: Jan only looks like the ending of Yerzhan
_SURNAME = re.compile("(?:ov|ova|ev|eva|uli|kizi)$")

"""Finds the role that stands before or after a name: "Deputy Minister of Foreign Affairs of Kazakhstan"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import SOVEREIGN, Kind
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence

_PARTS = frozenset(
    {
        Tag.OFFICE,
        Tag.MODIFIER,
        Tag.INSTITUTION,
        Tag.PLACE,
        Tag.CONNECTOR,
        Tag.HONORIFIC,
        Tag.COMMA,
        Tag.EITHER,
        Tag.DUTY,
    }
)
_LONGEST = 60  # words of a role
_CONTENT = frozenset({Tag.OFFICE, Tag.MODIFIER, Tag.INSTITUTION, Tag.PLACE})
_ENDING = _CONTENT | {Tag.DUTY}


class Role(NamedTuple):
    """A stretch of words that tells somebody's office: words[first:last].

    Attributes:
        before: whether it stands before the name.
        adjacent: whether only a space, no comma, stands between it and the name.
        position: of a role that several share, the how manieth of them it is said of, from 0.
    """

    first: int
    last: int
    before: bool
    adjacent: bool
    position: int = 0


def role_before(reading: Reading, name_first: int, sentence: Sentence) -> Role | None:
    """Return the role that ends where a name begins, or None."""
    last = _skip_honorifics(reading, name_first, sentence)
    joined = last > sentence.first and reading.tags[last - 1] == Tag.CONNECTOR
    if joined and (_stands_alone(reading, name_first, sentence) or _is_listed(reading, last - 1)):
        return None
    if joined and _is_headed(reading, last - 1):
        return None
    adjacent = not (last > sentence.first and reading.tags[last - 1] == Tag.COMMA)
    if not adjacent:
        last -= 1
    last = _before_aside(reading, last, sentence)
    if _is_of_another(reading, last - 1):
        return None
    first = last
    while first > max(sentence.first, last - _LONGEST) and reading.tags[first - 1] in _PARTS:
        first -= 1
    if not adjacent and _is_addressed(reading, first, sentence):
        return None
    first = _start_of_role(reading, first, last)
    return Role(first, last, before=True, adjacent=adjacent) if first < last else None


def _before_aside(reading: Reading, last: int, sentence: Sentence) -> int:
    """Return where a role ends before an aside: "Ambassador of Latvia (with residence in Tashkent), …"."""
    if last <= sentence.first or reading.words[last - 1].text != ")":
        return last
    nearest = range(last - 2, max(sentence.first, last - _LONGEST_ASIDE) - 1, -1)
    opening = next((at for at in nearest if reading.words[at].text == "("), None)
    if opening is None or all(tag in _PARTS for tag in reading.tags[opening:last]):
        return last
    return opening


_LONGEST_ASIDE = 12  # words


def _is_addressed(reading: Reading, first: int, sentence: Sentence) -> bool:
    """Return whether an office is that of whom something is done to: "Greeting the Ambassador, Jan Holm"."""
    opens = first == sentence.first + 1
    return opens and reading.words[first - 1].low.endswith(tuple(reading.grammar["gerunds"]))


def _is_headed(reading: Reading, at: int) -> bool:
    """Return whether a name is of what an office heads: "Chief Executive of Alfa Berg"."""
    return at > 0 and reading.tags[at - 1] == Tag.OFFICE and reading.words[at].low in reading.grammar["of"]


def _is_listed(reading: Reading, at: int) -> bool:
    """Return whether a name follows another's role: "Jens Holm, the Minister of Trade and Lars Friis"."""
    word = reading.words[at]
    return word.kind == "word" and word.low in reading.grammar["joiners"]


def _is_of_another(reading: Reading, at: int) -> bool:
    """Return whether the case of an office tells that it is not whose name follows: "басшысын Холм"."""
    office = at >= 0 and reading.tags[at] == Tag.OFFICE
    return office and reading.words[at].low.endswith(tuple(reading.grammar["of_others"]))


def role_after(reading: Reading, name_last: int, sentence: Sentence) -> Role | None:
    """Return the role that begins after the comma or bracket that follows a name, or None."""
    if name_last >= sentence.last or reading.words[name_last].text not in _OPENING:
        return None
    if name_last + 1 < sentence.last and reading.words[name_last + 1].low in reading.grammar["joiners"]:
        return None
    first = _skip_introduction(reading, name_last + 1, sentence)
    if first < sentence.last and reading.words[first].low in reading.grammar["from"]:
        return None
    last = first
    while last < min(sentence.last, first + _LONGEST) and reading.tags[last] in _PARTS:
        last += 1
    followed = last < sentence.last and reading.tags[last] == Tag.NAME
    kept = first
    for start, end in segments(reading, first, last):
        if (followed and end == last) or not _continues(reading, start, end, is_first=start == first):
            break
        kept = end
    kept = _trim_end(reading, first, kept)
    return Role(first, kept, before=False, adjacent=False) if kept > first else None


_OPENING = frozenset(",(–—-")


def _stands_alone(reading: Reading, name_first: int, sentence: Sentence) -> bool:
    """Return whether a name is a single word, which after "of" or "and" is rather a part of the role."""
    follower = name_first + 1
    return follower >= sentence.last or reading.tags[follower] not in _NAMING


_NAMING = frozenset({Tag.NAME, Tag.EITHER, Tag.PARTICLE})


def _skip_honorifics(reading: Reading, at: int, sentence: Sentence) -> int:
    while at > sentence.first:
        honorific = reading.tags[at - 1] == Tag.HONORIFIC
        dotted = (
            reading.words[at - 1].text == "."
            and at - 2 >= sentence.first
            and reading.tags[at - 2] == Tag.HONORIFIC
        )
        if not honorific and not dotted:
            break
        at -= 1
    return at


def _skip_introduction(reading: Reading, at: int, sentence: Sentence) -> int:
    introducing = reading.grammar["introducing"]
    while at < sentence.last and reading.words[at].low in introducing:
        at += 1
    return at


def _start_of_role(reading: Reading, first: int, last: int) -> int:
    """Return where the role that ends at `last` begins: as far back as each piece holds an office."""
    pieces = list(segments(reading, first, last))
    start = last
    for begin, end in reversed(pieces):
        if not any(tag == Tag.OFFICE for tag in reading.tags[begin:end]):
            if start < last or not (_lists_duties(reading, begin, end) or lists_places(reading, begin, end)):
                break
            continue
        if start < last and _is_of_host(reading, begin):
            break
        start = begin
    if start == last or not any(tag == Tag.OFFICE for tag in reading.tags[start:last]):
        return last
    return _drop_foreign_start(reading, _behind_another(reading, start, last), last)


def _behind_another(reading: Reading, start: int, last: int) -> int:
    """Return where an office begins behind another country's: "Minister of Latvia and Minister of Peru X"."""
    for at in range(last - 2, start, -1):
        if reading.words[at].low in reading.grammar["pairing"] and Tag.OFFICE in reading.tags[at + 1 : last]:
            one, other = _owners(reading, start, at), _owners(reading, at + 1, last)
            if one and other and one.isdisjoint(other) and Tag.OFFICE in reading.tags[start:at]:
                return at + 1
    return start


def _owners(reading: Reading, first: int, last: int) -> set[str]:
    """Return the countries among some words but for those where an office is held."""
    cases, towards = reading.grammar["whereat"] | reading.grammar["located"], reading.grammar["towards"]
    return {
        name.code
        for name in reading.names_in(reading.span(first, last))
        if name.kind in SOVEREIGN
        and reading.ending_of(name) not in cases
        and reading.word_before(name) not in towards
    }


def _is_of_host(reading: Reading, begin: int) -> bool:
    """Return whether an office is that of whoever invited: "At the invitation of the President, …"."""
    start = reading.starts[begin]
    told = reading.cues_in("spoken", (max(0, start - _INVITATION), reading.ends[begin]))
    return any(cue.name == "introducing" and start - cue.end <= len(" the ") for cue in told)


_INVITATION = 40  # characters


def _lists_duties(reading: Reading, begin: int, end: int) -> bool:
    """Return whether a piece without office can be the rest of a list: "…, and Trade of Uzbekistan"."""
    tags = reading.tags[begin:end].lstrip(bytes([Tag.CONNECTOR]))
    if tags[:1] == bytes([Tag.DUTY]) and reading.language == "ru":
        return set(tags) <= _DUTIES_LISTED
    return bool(tags) and tags[0] in _CONTENT and Tag.INSTITUTION in tags


_DUTIES_LISTED = frozenset({Tag.DUTY, Tag.CONNECTOR, Tag.INSTITUTION, Tag.MODIFIER, Tag.PLACE})


def lists_places(reading: Reading, begin: int, end: int) -> bool:
    """Return whether a piece is the rest of a list of places: "Envoy to Latvia, Estonia and Finland"."""
    return reading.tags[begin] == Tag.PLACE and set(reading.tags[begin:end]) <= _PLACES_LISTED


_PLACES_LISTED = frozenset({Tag.PLACE, Tag.CONNECTOR})


def _drop_foreign_start(reading: Reading, start: int, last: int) -> int:
    """Return where a role begins: at its first office, or at what qualifies that office before it."""
    start = _behind_company(reading, start, last)
    office = next(at for at in range(start, last) if reading.tags[at] == Tag.OFFICE)
    begin = office
    while begin > start and _qualifies(reading, start, begin - 1):
        begin -= 1
    if _leads_to_office(reading):
        begin = _start_of_attributes(reading, start, begin, last)
    apart = begin > start and _is_venue(reading, begin - 1, last)
    while reading.tags[begin] not in (_ENDING if apart else _CONTENT):
        begin += 1
    return office if _is_where(reading, begin) else begin


def _behind_company(reading: Reading, start: int, last: int) -> int:
    """Return where the office of whom somebody meets begins: "дипломат на встрече с министром Холмом"."""
    company = reading.grammar["company"]
    met = (
        at + 1
        for at in range(last - 2, start, -1)
        if reading.words[at].low in company
        and reading.tags[at + 1] in _OPENING_OFFICE
        and Tag.OFFICE in reading.tags[at + 1 : last]
    )
    return next(met, start)


_OPENING_OFFICE = frozenset({Tag.OFFICE, Tag.MODIFIER})


def _leads_to_office(reading: Reading) -> bool:
    """Return whether all that tells an office stands before its noun, as in Kazakh."""
    return bool(reading.grammar["whereat"])


def _start_of_attributes(reading: Reading, start: int, begin: int, last: int) -> int:
    """Return where the words before an office begin that belong to it: back to a place that is where."""
    while begin > start and not _tells_where(reading, begin - 1):
        begin -= 1
    offices = list(pairwise(reading.cues_in("heads", reading.span(begin, last))))
    anew = [
        reading.word_at(office.start) for before, office in offices if _begins_anew(reading, before, office)
    ]
    ends = (reading.word_at(before.end) for before, _ in offices)
    others = [end for end in ends if _is_of_another(reading, end - 1) or _leads_to_country(reading, end)]
    begin = max(anew + others, default=begin)
    venues = (at + 1 for at in range(begin, last - 1) if _is_venue(reading, at, last))
    return max(venues, default=begin)


def _leads_to_country(reading: Reading, end: int) -> bool:
    """Return whether an office stands right before another's country: "Мемлекет басшысы Қытайдың елшісі"."""
    if reading.tags[end] != Tag.PLACE or reading.words[end - 1].low.endswith(
        tuple(reading.grammar["of_names"])
    ):
        return False
    return any(name.kind in SOVEREIGN for name in reading.names_in(reading.span(end, end + 1)))


def _is_venue(reading: Reading, at: int, last: int) -> bool:
    """Return whether a word before an office tells where something was: "әуежайында президент Холм"."""
    located = reading.words[at].low.endswith(tuple(reading.grammar["venues"]))
    return located and reading.tags[at] in _HOUSES and Tag.OFFICE in reading.tags[at + 1 : last]


_HOUSES = frozenset({Tag.DUTY, Tag.INSTITUTION})


def _begins_anew(reading: Reading, before: Cue, office: Cue) -> bool:
    """Return whether an office right after another is somebody else's: "Қатар Әмірі Президент Тоқаевқа"."""
    return before.end + 1 == office.start and reading.text[office.start].isupper()


def _tells_where(reading: Reading, at: int) -> bool:
    if reading.tags[at] != Tag.PLACE:
        return False
    cases = reading.grammar["whereat"] | reading.grammar["whereto"]
    return any(reading.ending_of(name) in cases for name in reading.names_in(reading.span(at, at + 1)))


def _qualifies(reading: Reading, start: int, at: int) -> bool:
    """Return whether a word before an office is part of the role: "Kazakh Deputy Foreign Minister"."""
    word, tag = reading.words[at], reading.tags[at]
    if tag == Tag.PLACE:
        return _is_adjective(reading, at) if reading.language == "ru" else not _tells_where(reading, at)
    if tag == Tag.MODIFIER or word.low in _POSSESSIVE:
        return True
    if word.low in reading.grammar["joiners"]:
        joined = (
            at > start and word.kind == "word" and reading.tags[at - 1] in (Tag.INSTITUTION, Tag.MODIFIER)
        )
        return joined or (at > start and _pairs_countries(reading, at))
    if word.low in reading.grammar["of"]:  # "Chamber of Commerce head"
        return (
            at > start
            and tag == Tag.CONNECTOR
            and reading.tags[at - 1] == reading.tags[at + 1] == Tag.INSTITUTION
        )
    return tag == Tag.INSTITUTION and word.capital


def _pairs_countries(reading: Reading, at: int) -> bool:
    """Return whether a joiner joins two countries: "Danish and Kazakh ministers"."""
    beside = [place for near in (at - 1, at + 1) for place in reading.names_in(reading.span(near, near + 1))]
    return len(beside) == _PAIR and all(place.kind == Kind.ADJECTIVE for place in beside)


_PAIR = 2


def _is_where(reading: Reading, begin: int) -> bool:
    """Return whether a role seems to begin with a place only because it follows "in Astana"."""
    if reading.tags[begin] != Tag.PLACE or begin == 0:
        return False
    return not _is_adjective(reading, begin) and reading.words[begin - 1].low in reading.grammar["towards"]


def _is_adjective(reading: Reading, at: int) -> bool:
    """Return whether a place is told by an adjective: "Kazakh", "латвийский"."""
    place = reading.names_in(reading.span(at, at + 1))
    return bool(place) and place[0].kind == Kind.ADJECTIVE


_POSSESSIVE = frozenset({"'", "’", "s"})


def _continues(reading: Reading, start: int, end: int, *, is_first: bool) -> bool:
    """Return whether a piece after a name tells its role: the first one an office, others an institution."""
    tags = reading.tags[start:end]
    if is_first or Tag.OFFICE in tags:
        return Tag.OFFICE in tags
    return bool(tags) and tags[0] in _CONTENT and Tag.INSTITUTION in tags


def _trim_end(reading: Reading, first: int, last: int) -> int:
    while last > first and reading.tags[last - 1] not in _ENDING and reading.words[last - 1].text != ")":
        last -= 1
    return last


def segments(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of words[first:last] between commas."""
    start = first
    for at in range(first, last + 1):
        if at == last or reading.tags[at] == Tag.COMMA:
            if at > start:
                yield start, at
            start = at + 1


def is_shared(reading: Reading, role: Role) -> bool:
    """Return whether a role is told of several: "foreign ministers"."""
    span = reading.span(role.first, role.last)
    return bool(reading.cues_in("plural", span))

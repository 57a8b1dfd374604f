"""Decides which mentions are about one real event.

Pure and symmetrical: the same mentions give the same groups in whatever order they came.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from crawler.parsers.model import EventMention, Participant

REPORTED_WITHIN_DAYS = 3
"""How many days apart two outlets report one event, where a text does not tell its day."""

_SAME_SPELLING = 85
_SPEAKS_OF_ITSELF = frozenset({"anniversary", "congratulation"})
_GATHERINGS = frozenset({"meeting", "political_consultations", "visit", "commission", "forum", "other"})


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with what its releases tell.

    Attributes:
        id: its number in the store.
        parser: who read it.
        text: the content hash of its text.
        releases: the numbers of the releases that carry or carried the text.
        live: whether a release carries the text now, not only an earlier revision.
        source: the foremost source that carries it.
        published: the earliest day on which one of its releases was published.
        headline: the title, or else the first sentence.
        event: the event that it was linked to so far.
        ordinal: its place in what its parser returned for the text; 0 is the main event.
    """

    id: int
    parser: str
    text: str
    releases: frozenset[int]
    live: bool
    source: str
    published: date | None
    headline: str
    event: int | None
    ordinal: int
    mention: EventMention

    @property
    def is_main(self) -> bool:
        """Return whether the text is about this event first of all."""
        return self.ordinal == 0


def groups(mentions: Sequence[StoredMention]) -> list[list[StoredMention]]:
    """Return the mentions in groups about one event each, groups and members by number."""
    leader = {mention.id: mention.id for mention in mentions}

    def find(member: int) -> int:
        while leader[member] != member:
            member = leader[member]
        return member

    for a, b in combinations(sorted(mentions, key=lambda m: m.id), 2):
        if find(a.id) != find(b.id) and why_same(a, b):
            low, high = sorted((find(a.id), find(b.id)))
            leader[high] = low
    members: dict[int, list[StoredMention]] = {}
    for mention in sorted(mentions, key=lambda m: m.id):
        members.setdefault(find(mention.id), []).append(mention)
    return list(members.values())


def why_same(a: StoredMention, b: StoredMention) -> str | None:
    """Return why two mentions are about one event, or None where they are not."""
    if a.text == b.text:
        return "read in the same text" if a.parser != b.parser and a.ordinal == b.ordinal else None
    if not _partners_agree(a.mention, b.mention) or a.is_main != b.is_main:
        return None
    if a.releases & b.releases and a.is_main:
        return "revisions of one release"
    if not (_types_agree(a.mention, b.mention) and _days_agree(a, b)):
        return None
    return _people_agree(a.mention.participants, b.mention.participants, a.mention.type)


def _partners_agree(a: EventMention, b: EventMention) -> bool:
    return set(a.partners) == set(b.partners)


def _types_agree(a: EventMention, b: EventMention) -> bool:
    return a.type == b.type or {a.type, b.type} <= _GATHERINGS


def _days_agree(a: StoredMention, b: StoredMention) -> bool:
    ours, theirs = _span(a.mention), _span(b.mention)
    if ours and theirs:
        return ours[0] <= theirs[1] and theirs[0] <= ours[1]
    ours = ours or _reported(a)
    theirs = theirs or _reported(b)
    if ours is None or theirs is None:
        return False
    apart = max((theirs[0] - ours[1]).days, (ours[0] - theirs[1]).days)
    return apart <= REPORTED_WITHIN_DAYS


def _span(mention: EventMention) -> tuple[date, date] | None:
    return (mention.date, mention.date_end or mention.date) if mention.date else None


def _reported(stored: StoredMention) -> tuple[date, date] | None:
    return (stored.published, stored.published) if stored.published else None


def _people_agree(ours: Sequence[Participant], theirs: Sequence[Participant], kind: str) -> str | None:
    """The counterpart's people tell meetings of a day apart; Kazakhstan's own are often the same."""
    foreign = _foreigners(ours), _foreigners(theirs)
    if all(foreign):
        shared = any(same_person(a.name_latin, b.name_latin) for a in foreign[0] for b in foreign[1])
        return "same partner, days and people" if shared else None
    if not (ours and theirs) or kind in _SPEAKS_OF_ITSELF:
        return "same partner and days"
    shared = any(same_person(a.name_latin, b.name_latin) for a in ours for b in theirs)
    return "same partner, days and people" if shared else None


def _foreigners(people: Iterable[Participant]) -> list[Participant]:
    return [person for person in people if person.side != "KZ"]


def same_person(a: str, b: str) -> bool:
    """Return whether two Latin names may be one person's: each word of the shorter stands in the longer.

    Spellings may differ a little, and an initial stands for a name.
    """
    ours, theirs = sorted((folded(a).split(), folded(b).split()), key=len)
    return bool(ours) and all(any(_same_word(x, y) for y in theirs) for x in ours)


def _same_word(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return fuzz.ratio(a, b) >= _SAME_SPELLING


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, words apart by one space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()
    )

"""From mentions to groups, each about one event.

The strongest links are made first. Two groups are never joined over a pair of members that contradict each
other, so a vague mention does not tie two events together. What was joined by hand comes last, so that all
that belongs to either side comes along. Ties are broken by what mentions say, never by when they came: the
same mentions give the same groups in whatever order.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations, product

from crawler.linking.evidence import Comparison, compare, is_settled
from crawler.linking.mention import StoredMention
from crawler.linking.rulings import Ruling, Rulings
from crawler.linking.weights import weights

_FIRST = "first told here"
_BY_HAND = "joined by hand"
_APART = Comparison(-math.inf, "split by hand")

Compare = Callable[[StoredMention, StoredMention], Comparison]
Members = Sequence[StoredMention]
Link = tuple[StoredMention, StoredMention]
Contradiction = Callable[[Members, Members], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one event, the first published first, and why each is here, in the same order."""

    mentions: list[StoredMention]
    reasons: list[str]


class _Partition:
    """Mentions in groups that grow together."""

    def __init__(self, mentions: Members) -> None:
        self._group = {mention.id: [mention] for mention in mentions}

    def join(self, a: StoredMention, b: StoredMention, unless: Contradiction) -> None:
        """Make the groups of two mentions one, unless the groups contradict each other."""
        ours, theirs = self._group[a.id], self._group[b.id]
        if ours is theirs or unless(ours, theirs):
            return
        ours.extend(theirs)
        for mention in theirs:
            self._group[mention.id] = ours

    def all(self) -> Iterator[list[StoredMention]]:
        """Yield each group once, its members in their order of precedence."""
        for mention_id, group in self._group.items():
            if group[0].id == mention_id:
                yield sorted(group, key=_precedence)

    def first_of(self, stored: StoredMention) -> int:
        """Return what tells the group of a mention apart."""
        return self._group[stored.id][0].id


def may_be_one(a: StoredMention, b: StoredMention, rulings: Rulings) -> bool:
    """Return whether two mentions are linked by themselves, or were joined by hand."""
    ruling = rulings.on(a.named, b.named)
    return ruling.kind == "join" if ruling else compare(a, b).points >= weights().enough


def groups(mentions: Sequence[StoredMention], rulings: Rulings) -> list[Group]:
    """Return the mentions in groups about one event each, in an order that follows from what they say."""
    told = sorted(mentions, key=_precedence)
    comparison = _comparisons(rulings)
    parts = _Partition(told)
    links = _links(told, comparison)
    contradiction = _contradiction(_of_one_release(told, links), comparison)
    for link in links:
        parts.join(*link, unless=contradiction)
    for join, a, b in _joined_by_hand(told, rulings):
        parts.join(a, b, unless=partial(_split_since, rulings, join))
    return [Group(part, [_reason(m, part, comparison, rulings) for m in part]) for part in parts.all()]


def _of_one_release(told: Members, links: Sequence[Link]) -> _Partition:
    """Return the mentions with the revisions and the other readings of each together."""
    parts = _Partition(told)
    for link in links:
        if is_settled(*link):
            parts.join(*link, unless=lambda _ours, _theirs: False)
    return parts


def _contradiction(revisions: _Partition, comparison: Compare) -> Contradiction:
    """Return what tells whether two groups are about different events.

    They are where a release of the one and a release of the other say so in all of their revisions: what one
    revision corrected says nothing against an outlet that goes by the other. What was split by hand is
    different all the same.
    """

    def contradict(ours: Members, theirs: Members) -> bool:
        best: dict[tuple[int, int], float] = {}
        for a, b in product(ours, theirs):
            if comparison(a, b) is _APART:
                return True
            pair = revisions.first_of(a), revisions.first_of(b)
            best[pair] = max(best.get(pair, -math.inf), comparison(a, b).points)
        return any(points <= weights().too_little for points in best.values())

    return contradict


def _precedence(stored: StoredMention) -> tuple[date, tuple[str, str, int]]:
    return stored.published or date.max, stored.key


def _comparisons(rulings: Rulings) -> Compare:
    """Return what compares two mentions, each pair once; those that were split by hand are never alike."""
    known: dict[frozenset[int], Comparison] = {}

    def comparison(a: StoredMention, b: StoredMention) -> Comparison:
        pair = frozenset((a.id, b.id))
        if pair not in known:
            ruling = rulings.on(a.named, b.named)
            known[pair] = _APART if ruling and ruling.kind == "split" else compare(a, b)
        return known[pair]

    return comparison


def _links(told: Members, comparison: Compare) -> Sequence[Link]:
    """Return the pairs that are linked by themselves, the strongest first."""
    linked = [pair for pair in combinations(told, 2) if comparison(*pair).points >= weights().enough]
    return sorted(linked, key=lambda pair: -comparison(*pair).points)


def _joined_by_hand(told: Members, rulings: Rulings) -> Iterator[tuple[Ruling, StoredMention, StoredMention]]:
    for a, b in combinations(told, 2):
        ruling = rulings.on(a.named, b.named)
        if ruling and ruling.kind == "join":
            yield ruling, a, b


def _split_since(rulings: Rulings, join: Ruling, ours: Members, theirs: Members) -> bool:
    """Return whether any of two groups were split by hand after the join."""
    between = (rulings.on(a.named, b.named) for a, b in product(ours, theirs))
    return any(ruling and ruling.kind == "split" and ruling.id > join.id for ruling in between)


def _reason(stored: StoredMention, group: Members, comparison: Compare, rulings: Rulings) -> str:
    """Return why a mention is in its group: what ties it most strongly to those published before it."""
    before = group[: group.index(stored)]
    if not before:
        return _FIRST
    strongest = max((comparison(stored, other) for other in before), key=lambda c: c.points)
    if strongest.points >= weights().enough:
        return strongest.reason
    decided = (rulings.on(stored.named, other.named) for other in before)
    by_hand = next((ruling for ruling in decided if ruling and ruling.kind == "join"), None)
    return f"{_BY_HAND}: {by_hand.why}" if by_hand else "linked by way of those told later"

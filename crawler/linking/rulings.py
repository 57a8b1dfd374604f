"""What was decided by hand about which mentions are one event's; it outweighs whatever they say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

Named = tuple[str, int]
"""A mention by the content hash of its text and its place in it, whoever read it."""

Pair = frozenset[Named]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision.

    Attributes:
        id: its number; of two that contradict each other the later one holds.
        kind: whether the mentions were joined, or split from those that stayed.
        why: the reason that was given.
        moved: the mentions that it was about.
        stayed: of a split, those that they were split from.
    """

    id: int
    kind: Literal["join", "split"]
    why: str
    moved: frozenset[Named]
    stayed: frozenset[Named] = frozenset()

    def pairs(self) -> Iterable[Pair]:
        """Return the pairs of mentions that it decides."""
        pairs = combinations(self.moved, 2) if self.kind == "join" else product(self.moved, self.stayed)
        return map(frozenset, pairs)


@dataclass(slots=True)
class Rulings:
    """All decisions that hold, by pair of mentions, and the mentions that were taken out of an event."""

    _by_pair: dict[Pair, Ruling] = field(default_factory=dict)
    _taken_out: frozenset[Named] = frozenset()

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> "Rulings":
        """Return what holds of these decisions: for each pair the latest."""
        ordered = sorted(rulings, key=lambda ruling: ruling.id)
        by_pair = {pair: ruling for ruling in ordered for pair in ruling.pairs()}
        splits = (ruling.moved for ruling in ordered if ruling.kind == "split")
        return cls(by_pair, frozenset[Named]().union(*splits))

    def on(self, a: Named, b: Named) -> Ruling | None:
        """Return what was decided about two mentions, or None where nothing was."""
        return self._by_pair.get(frozenset((a, b)))

    def took_out(self, named: Named) -> bool:
        """Return whether a mention was taken out of an event, which stays what the others tell."""
        return named in self._taken_out

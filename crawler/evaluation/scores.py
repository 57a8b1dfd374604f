"""Right and wrong, counted a field over all documents.

What has one value, such as a date, is right or wrong as a whole; that there is none counts as a value. So
precision and recall of such a field are both the share that is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from crawler.evaluation.comparing import Verdict

FIELDS: Final = (
    "event found",
    "partners",
    "people",
    "side",
    "type",
    "date",
    "place",
    "figures",
    "period",
    "figure's partner",
    "agreements",
)


@dataclass(slots=True)
class Tally:
    """How often a field was hit, missed, and told where there was nothing."""

    hit: int = 0
    missed: int = 0
    extra: int = 0

    def add(self, verdict: Verdict) -> None:
        """Count a verdict; a wrong value is both missed and extra."""
        self.hit += verdict.is_right
        self.missed += not verdict.is_right and verdict.wanted is not None
        self.extra += not verdict.is_right and verdict.found is not None

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return _share(self.hit, self.hit + self.extra)

    @property
    def recall(self) -> float | None:
        """The share of what was to be read that was; None where there was nothing."""
        return _share(self.hit, self.hit + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing on either side."""
        return _share(2 * self.hit, 2 * self.hit + self.missed + self.extra)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(slots=True)
class Scores:
    """The tally of each field."""

    by_field: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Count what a document came to."""
        for verdict in verdicts:
            self.by_field[verdict.field].add(verdict)

"""Whether a parser is right as often as it says: confidence against what turned out right.

A field told with confidence 0.9 should be right nine times in ten. The expected calibration error is how
far off that is, on average over all that was told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from crawler.evaluation.comparing import Verdict

EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
"""The bounds of the bins; narrow where most fields are."""


@dataclass(frozen=True, slots=True)
class Bin:
    """What was told of one field with about the same confidence.

    Attributes:
        told: how often.
        right: how often rightly.
        confidence: the mean of what the parser claimed.
    """

    field: str
    told: int
    right: int
    confidence: float

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return self.right / self.told


def reliability(verdicts: Iterable[Verdict]) -> list[Bin]:
    """Return the bins of each field, by field and confidence; what has no confidence is left out."""
    sure = sorted((v.field, v.confidence, v.is_right) for v in verdicts if v.confidence is not None)
    bins = groupby(sure, key=lambda told: (told[0], _bin(told[1])))
    return [
        _summed(field, [(confidence, right) for _, confidence, right in told]) for (field, _), told in bins
    ]


def _bin(confidence: float) -> int:
    return next(place for place, (low, high) in enumerate(pairwise(EDGES)) if low <= confidence < high)


def _summed(field: str, told: Sequence[tuple[float, bool]]) -> Bin:
    mean = sum(confidence for confidence, _ in told) / len(told)
    return Bin(field, len(told), sum(right for _, right in told), mean)


def calibration_errors(bins: Sequence[Bin]) -> dict[str, float]:
    """Return the expected calibration error of each field: 0 is perfect."""
    return {
        field: overall_error(list(of_field)) for field, of_field in groupby(bins, key=lambda one: one.field)
    }


def overall_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error over all fields of at least one bin."""
    return sum(_gaps(bins)) / sum(one.told for one in bins)


def _gaps(bins: Sequence[Bin]) -> Iterator[float]:
    return (one.told * abs(one.accuracy - one.confidence) for one in bins)

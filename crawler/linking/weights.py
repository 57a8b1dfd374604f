"""How much each finding counts, from `weights.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from crawler.parsers.model import EventType


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Finding(_Table):
    """What was found: its points for one event, and how it is told."""

    points: float
    says: str


class Kinds(_Table):
    """What the kinds of two mentions say.

    Attributes:
        same: the points of two mentions of the same kind.
        crowded: kinds that many people come to.
        kin: the points of two kinds that may be taken for each other, under either of them.
    """

    same: dict[EventType, float]
    crowded: frozenset[EventType]
    kin: dict[EventType, dict[EventType, float]]

    def compared(self, a: EventType, b: EventType) -> Finding | None:
        """Return what two kinds say, or None where they are never one event's."""
        if a == b:
            return Finding(points=self.same[a], says=f"both {a.replace('_', ' ')}")
        points = self.kin.get(a, {}).get(b, self.kin.get(b, {}).get(a))
        return None if points is None else Finding(points=points, says="kinds that are near")


class Weights(_Table):
    """The whole table; `enough` and `too_little` are sums of points."""

    enough: float
    too_little: float
    findings: dict[str, Finding]
    kinds: Kinds


@cache
def weights() -> Weights:
    """Return the table that comes with the package."""
    told: dict[str, Any] = tomllib.loads(files("crawler.linking").joinpath("weights.toml").read_text("utf-8"))
    return Weights.model_validate(told)

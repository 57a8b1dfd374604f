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
        near: pairs of kinds that are taken for each other.
        unmistakable: kinds that no other is taken for, unless it is near.
    """

    same: dict[EventType, float]
    crowded: frozenset[EventType]
    near: frozenset[frozenset[EventType]]
    unmistakable: frozenset[EventType]


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

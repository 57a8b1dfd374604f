"""Choices that are the same every time: each depends on a seed and its own name, not on those before it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Choice = TypeVar("Choice")


class Dice:
    """Throws named after what they decide."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def number(self, what: str, below: int) -> int:
        """Return a number from 0 up to, not including, a bound."""
        return int.from_bytes(sha256(f"{self._seed}/{what}".encode()).digest()[:8]) % below

    def between(self, what: str, least: int, most: int) -> int:
        """Return a number from the least to the most, both included."""
        return least + self.number(what, most - least + 1)

    def pick(self, what: str, choices: Sequence[Choice]) -> Choice:
        """Return one of the choices."""
        return choices[self.number(what, len(choices))]

    def happens(self, what: str, per_cent: int) -> bool:
        """Return whether something happens that does so in that many cases of a hundred."""
        return self.number(what, 100) < per_cent

"""Cuts texts into words, numbers and signs; what stands between two spaces is cut once and remembered."""

import re
from collections.abc import Iterable
from itertools import accumulate, chain, compress
from typing import NamedTuple

from crawler.parsers.language.memory import Remembered


class Cut(NamedTuple):
    """Words, numbers and signs in columns, each with where it begins and ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Cutter:
    """Cuts by a pattern whose one group is all that is not white space."""

    def __init__(self, word: re.Pattern[str]) -> None:
        self._word = word
        self._pieces = Remembered(self._pieces_of)

    def cut(self, chunks: Iterable[str], start: int) -> Cut:
        """Return the words of chunks of text between which single spaces stand, the first at an offset."""
        pieces = list(chain.from_iterable(self._pieces.each(chunks)))
        edges = list(accumulate(map(len, pieces), initial=start))
        texts, starts, ends = pieces[::2], edges[:-1:2], edges[1::2]
        if "" in texts:
            starts, ends = list(compress(starts, texts)), list(compress(ends, texts))
            texts = list(filter(None, texts))
        return Cut(texts, starts, ends)

    def _pieces_of(self, chunk: str) -> tuple[str, ...]:
        """Return in turns the words of a chunk, and what stands behind each.

        Where white space comes first, an empty word stands before it.
        """
        before, *pieces = self._word.split(f"{chunk} ")
        return ("", before, *pieces) if before else tuple(pieces)

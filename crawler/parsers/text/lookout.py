"""A look for many words at once: where in a text they stand, and in which of its sentences."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import ahocorasick

from crawler.parsers.language.letters import lowered
from crawler.parsers.model import Span


class Sightings:
    """Where the words of one group stand in a text: spans in the order of their ends."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._ends = [end for _, end in spans]

    def any_within(self, span: Span) -> bool:
        """Return whether one of the words stands within a stretch of the text."""
        first, last = bisect_right(self._ends, span[0]), bisect_right(self._ends, span[1])
        return any(start >= span[0] for start, _ in self.spans[first:last])


class Lookout:
    """Groups of words, or of what words begin with, that are looked for in one pass over a text."""

    def __init__(self, *groups: Iterable[str]) -> None:
        self._groups = len(groups)
        self._automaton = ahocorasick.Automaton()
        for at, group in enumerate(groups):
            for word in map(lowered, group):
                _, wanted_by = self._automaton.get(word, (0, ()))
                self._automaton.add_word(word, (len(word), (*wanted_by, at)))
        self._automaton.make_automaton()

    def sightings_in(self, low: str) -> Sequence[Sightings]:
        """Return of each group where its words stand in a text in small letters."""
        seen: list[list[Span]] = [[] for _ in range(self._groups)]
        for last, (length, groups) in self._automaton.iter(low):
            for group in groups:
                seen[group].append((last - length + 1, last + 1))
        return list(map(Sightings, seen))

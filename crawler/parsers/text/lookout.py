"""A look for many words at once: which of them stand in a text at all."""

from collections.abc import Iterable, Sequence

import ahocorasick


class Lookout:
    """Groups of words, or of what words begin with, that are looked for in one pass over a text."""

    def __init__(self, *groups: Iterable[str]) -> None:
        self._groups = tuple(map(tuple, groups))
        self._automaton = ahocorasick.Automaton()
        for group in self._groups:
            for word in group:
                self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def standing_in(self, low: str) -> Sequence[Sequence[str]]:
        """Return of each group those that stand in a text in small letters."""
        found = {word for _, word in self._automaton.iter(low)}
        return [tuple(filter(found.__contains__, group)) for group in self._groups]

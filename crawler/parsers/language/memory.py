"""What a function makes of words, remembered: a language has few of them, and says them again and again."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

_Made = TypeVar("_Made")
_LONGEST: Final = 60  # characters; what is longer is no word, and would fill the memory


class Remembered(dict[str, _Made]):
    """What a function makes of each word, by word: made once, whenever it is asked for.

    At most so many words are remembered; then memory begins anew.
    """

    def __init__(self, make: Callable[[str], _Made], most: int = 50_000) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> _Made:
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = made
        return made

    def each(self, words: Iterable[str]) -> list[_Made]:
        """Return what is made of some words, in their order."""
        return list(map(self.__getitem__, words))

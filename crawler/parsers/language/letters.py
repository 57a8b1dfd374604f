"""Words and texts in the form that they are compared in."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return a word in small letters, the dotless i as any other, as Kazakh in Latin letters has it."""
    return word.lower().replace("ı", "i")


def lowered(text: str) -> str:
    """Return the text in small letters, dotless i and apostrophes plain, each character at its own offset."""
    low = text.replace("ı", "i").lower().replace("’", "'")
    return low if len(low) == len(text) else "".join(map(_small, text))


lowered_text = lru_cache(maxsize=2)(lowered)
"""Return what `lowered` makes of a whole text, kept for all who look for words in it one after the other."""


def _small(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char

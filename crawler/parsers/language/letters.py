"""Words in the form that they are compared in."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return a word in small letters, the dotless i as any other, as Kazakh in Latin letters has it."""
    return word.lower().replace("ı", "i")

"""Kazakh words of the Cyrillic lexicon in the Latin spellings that publishers use."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_GLIDE: Final = re.compile("(?<=[аәеоөұүуыэ])и(?![аеоуыэюя])")


@cache
def _spellings() -> tuple[dict[int, str], ...]:
    path = files("crawler.parsers") / "lexicon" / "letters.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(str.maketrans(table | _capitals(table)) for table in tables.values())


def _capitals(table: dict[str, str]) -> dict[str, str]:
    return {letter.upper(): latin.capitalize() for letter, latin in table.items()}


def latin_spellings(word: str) -> list[str]:
    """Return a Kazakh wording in each Latin spelling, with "ия" in full and as one sound: Fransııa, Fransıa.

    What is no Cyrillic letter stays.
    """
    written = {word, word.replace("ия", "я").replace("ИЯ", "Я")}
    return sorted({form.translate(table) for form in written for table in _spellings()})


def in_cyrillic(name: str) -> str:
    """Return a Kazakh name in Latin letters as it is spelled in Cyrillic, as far as the letters tell."""
    letters, pattern = _sounds()
    low = pattern.sub(lambda match: letters[match.group()], name.lower().replace("ı", "i"))
    words = _GLIDE.sub("й", low).split(" ")
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


@cache
def _sounds() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the Cyrillic letter of each Latin spelling, and what finds the longest one."""
    letters: dict[str, str] = {"iia": "ия"}
    for table in _spellings():
        for code, latin in table.items():
            if latin and chr(code).islower():
                letters.setdefault(latin, chr(code))
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, longest_first)))

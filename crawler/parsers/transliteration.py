"""Kazakh words of the Cyrillic lexicon in the Latin spellings that publishers use."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _spellings() -> tuple[dict[int, str], ...]:
    path = files("crawler.parsers") / "lexicon" / "letters.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(str.maketrans(table | _capitals(table)) for table in tables.values())


def _capitals(table: dict[str, str]) -> dict[str, str]:
    return {letter.upper(): latin.capitalize() for letter, latin in table.items()}


def latin_spellings(word: str) -> list[str]:
    """Return a Kazakh wording in each Latin spelling; what is no Cyrillic letter stays."""
    return sorted({word.translate(table) for table in _spellings()})

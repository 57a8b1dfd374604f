"""The lexicon's tables: those of a language, and those that hold for every language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from crawler.parsers.language.transliteration import latin_spellings
from crawler.parsers.model import Language

Table = dict[str, dict[str, list[str]]]


@cache
def lexicon(name: str, language: Language) -> Table:
    """Return a table of the lexicon; Kazakh in Latin letters is the Cyrillic one, respelled."""
    return _respelled(lexicon(name, "kk")) if language == "kk-Latn" else _read(f"{name}.{language}")


@cache
def shared_table(name: str) -> dict[str, Any]:
    """Return the table of a file of the lexicon that belongs to no language."""
    return _read(name)


def _read(name: str) -> dict[str, Any]:
    path = files("crawler.parsers") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _respelled(table: Table) -> Table:
    return {
        slot: {
            name: [latin for phrase in phrases for latin in latin_spellings(phrase)]
            for name, phrases in names.items()
        }
        for slot, names in table.items()
    }

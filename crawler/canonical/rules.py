"""The rules for boilerplate, read from the files in `rules/`, one a language."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

Language = Literal["en", "ru", "kk", "kk-Latn"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

UPPER: Final = "(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞǴĢĪİĶĻŁŃŅŇÑŌŐŒŘŚŞŠŤŪŮŰÝŽА-ЯЁӘІҢҒҮҰҚӨҺЎЇЄ])"
"""A capital letter of the languages read here, for expressions that otherwise ignore case."""


@cache
def rules_of(language: Language) -> Mapping[str, Any]:
    """Return the rule file of a language as it stands."""
    path = files("crawler.canonical") / "rules" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def of_all_languages(table: str, name: str) -> Sequence[str]:
    """Return the phrases of one list of the rule files, those of all languages together."""
    return tuple(
        dict.fromkeys(phrase for language in LANGUAGES for phrase in rules_of(language)[table].get(name, ()))
    )


@cache
def words_of_all_languages(name: str) -> Sequence[str]:
    """Return the words of one list that stands outside the tables, those of all languages together."""
    return tuple(dict.fromkeys(word for language in LANGUAGES for word in rules_of(language).get(name, ())))


@cache
def month_names() -> Sequence[str]:
    """Return the names of the months in every language and case that publishers print them in."""
    tables = tomllib.loads((files("crawler") / "months.toml").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(name for names in tables.values() for name in names))

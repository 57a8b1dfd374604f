"""The words of messages, in the languages in which they can be told."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale

Language = Literal["en", "ru", "kk"]
Words = Mapping[str, Mapping[str, str]]


@cache
def words(language: Language) -> Words:
    """Return the words of a language by table and name."""
    return tomllib.loads((files(__package__) / f"{language}.toml").read_text("utf-8"))


def topics() -> frozenset[str]:
    """Return the names of the topics that there are words for."""
    return frozenset(words("en")["topic"])


def partner_name(code: str, language: Language) -> str:
    """Return the name of a country or organisation by its code; the code itself where it has no other."""
    names: Mapping[str, str] = Locale(language).territories
    return words(language)["partner"].get(code) or names.get(code) or code

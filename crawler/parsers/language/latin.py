"""Names in Latin letters: how a Cyrillic name is usually written in English; a key that spellings share."""

import re
from functools import cache, lru_cache
from typing import Final

from crawler.parsers.language.tables import shared_table
from crawler.parsers.language.transliteration import in_cyrillic
from crawler.parsers.model import Language

_SINGLE: Final = dict(zip("абвгдезийклмнопрстуфыэәғқңөұүһі", "abvgdeziyklmnoprstufyeagknouuhi", strict=True))
_OTHERS: Final = dict(
    zip("ёжхцчшщъьюя", ("yo", "zh", "kh", "ts", "ch", "sh", "shch", "", "", "yu", "ya"), strict=True)
)
_LETTERS: Final = str.maketrans(_SINGLE | _OTHERS)
_GLIDE: Final = re.compile("(?<=[аоуыэ])й(?=[^аеёиоуыэюя])")  # Aigul, but Daniyar and Sergey
_ADJECTIVE: Final = re.compile("[иы]й$")  # Zelensky, Dmitry
_CYRILLIC: Final = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
_SAME: Final = tuple(
    pair.split("=") for pair in ("kh=h", "zh=j", "ph=f", "ck=k", "c=k", "w=v", "x=ks", "q=k")
)


def in_latin(name: str, language: Language = "en") -> str:
    """Return a name in Latin letters: the usual spelling of a well-known person's, else letter by letter.

    Only where the language is Kazakh in Latin letters are those of the name respelled.
    """
    cyrillic = in_cyrillic(name) if language == "kk-Latn" else name
    known = _usual_spellings().get(latin_key(cyrillic))
    return known or " ".join(map(_word_in_latin, cyrillic.split(" ")))


def _word_in_latin(word: str) -> str:
    if not _CYRILLIC.search(word):
        return word
    return kazakh_names().get(latin_key(word)) or _given_abroad().get(word) or _written_out(word)


def _written_out(word: str) -> str:
    low = _GLIDE.sub("и", _ADJECTIVE.sub("ы", word.lower()))
    low = re.sub("^е|(?<=-)е", "йе", low).translate(_LETTERS)
    low = re.sub(r"(?<=[aeiouy])e", "ye", low) if low.endswith(("ev", "eva")) else low
    parts = zip(low.split("-"), word.split("-"), strict=True)
    return "-".join(part[:1].upper() + part[1:] if written[:1].isupper() else part for part, written in parts)


@cache
def _given_abroad() -> dict[str, str]:
    """Return the given names that English does not spell letter by letter."""
    return dict(name.split("=") for name in shared_table("spellings")["given"]["names"].split())


@lru_cache(maxsize=20_000)
def latin_key(name: str) -> str:
    """Return what spellings of one name have in common: "Касым", "Kassym" and "Qasym" are the same."""
    key = name.lower().translate(_LETTERS)
    for spelling, usual in _SAME:
        key = key.replace(spelling, usual)
    key = re.sub("i?[yj]e|ie", "e", key).replace("y", "i")
    return re.sub(r"(.)\1", r"\1", key)


@cache
def _usual_spellings() -> dict[str, str]:
    groups = shared_table("notables").values()
    names = (name.split("=") for group in groups for name in reversed(group["names"]))
    return {latin_key(spelled[-1]): spelled[0] for spelled in names}


@cache
def given_names() -> frozenset[str]:
    """Return the keys of the given names of the lexicon."""
    groups = shared_table("given_names").values()
    return frozenset(latin_key(name) for group in groups for name in group["names"].split())


@cache
def kazakh_names() -> dict[str, str]:
    """Return the given names that are usual among Kazakhs by their keys, of several spellings the first."""
    return {
        latin_key(name): name for name in reversed(shared_table("given_names")["kazakh"]["names"].split())
    }


@cache
def kazakh_endings() -> tuple[str, ...]:
    """Return the keys of the endings that names have among Kazakhs alone."""
    return tuple(map(latin_key, shared_table("given_names")["kazakh"]["endings"]))


@cache
def never_kazakh() -> tuple[str, ...]:
    """Return the letters that no Kazakh name has in Russian: those of Chinese names."""
    return tuple(shared_table("given_names")["kazakh"]["unlike"])


@cache
def known_names() -> dict[str, str]:
    """Return, by the keys of their names, whose those persons are whom texts name without saying so."""
    return {
        latin_key(" ".join(name.rpartition("=")[2].replace(".", " ").split())): code
        for code, group in shared_table("notables").items()
        for name in group["names"]
    }


@cache
def forebears() -> frozenset[str]:
    """Return the keys of the names of those whom texts speak of and who meet nobody any more."""
    return frozenset(latin_key(name) for name in shared_table("forebears")["names"])

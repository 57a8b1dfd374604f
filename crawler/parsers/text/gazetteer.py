"""Finds countries, cities and organisations by all their names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import ahocorasick
import pycountry
from babel import Locale

from crawler.parsers.language.inflection import Spelling, all_forms, end_of_word, spellings
from crawler.parsers.language.tables import lexicon, shared_table
from crawler.parsers.language.transliteration import latin_spellings
from crawler.parsers.model import Language

HOME = "KZ"
ORGANIZATIONS = frozenset(
    {"EU", "UN", "OSCE", "NATO", "OTS", "SCO", "CIS", "EAEU", "CICA", "OIC", "IsDB", "EBRD", "WB", "SMOM"}
)


class Kind(StrEnum):
    """How a name stands for its country or organisation."""

    COUNTRY = "country"  # Denmark
    ADJECTIVE = "adjective"  # Danish
    REGION = "region"  # Greenland
    CITY = "city"  # Copenhagen
    ORGANIZATION = "organization"  # OSCE
    BODY = "body"  # ODIHR
    COMPANY = "company"  # Carlsberg
    NOTHING = "nothing"  # Latin America


SOVEREIGN = frozenset({Kind.COUNTRY, Kind.ADJECTIVE})
"""How a name stands for a whole country."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means.

    Attributes:
        code: the country or organisation.
        kind: how the name stands for it.
        city: of a city its usual English name.
        shy: whether it is a city only where a preposition or what it hosts says so, else a word or a name.
        open: whether endings may follow the name.
    """

    code: str
    kind: Kind
    city: str | None = None
    shy: bool = False
    open: bool = False


class Named(NamedTuple):
    """A name found in a text."""

    start: int
    end: int
    code: str
    kind: Kind
    city: str | None


class Gazetteer:
    """All names of one language in one automaton."""

    def __init__(self, entries: Mapping[str, Entry], language: Language) -> None:
        self._language = language
        self._automaton = ahocorasick.Automaton()
        for name, entry in entries.items():
            self._automaton.add_word(name, (len(name), entry))
        self._automaton.make_automaton()
        self._states = _states(language)

    def find(self, text: str) -> list[Named]:
        """Return the names in a text from left to right, of overlapping ones the longest."""
        found: list[Named] = []
        for start, end, entry in sorted(self._whole_words(text), key=_leftmost_longest):
            free = not found or start >= found[-1].end
            if free and (not entry.shy or _follows_preposition(text, start) or _hosts(text, end)):
                found.append(Named(start, end, entry.code, entry.kind, entry.city))
        return [self._whole(text, name) for name in found if name.kind != Kind.NOTHING]

    def _whole(self, text: str, name: Named) -> Named:
        """Return a country's name together with what sort of state it is: "Литва Республикасы".

        So too before it or behind an adjective: "Королевство Швеция", "Чешская Республика".
        """
        if not self._states or name.kind not in SOVEREIGN:
            return name
        if behind := self._states.behind.match(text, name.end):
            return name._replace(end=behind.end(), kind=Kind.COUNTRY)
        if name.kind != Kind.COUNTRY or self._states.before is None or not _follows_capital(text, name.start):
            return name
        before = self._states.before.search(text, max(0, name.start - _LONGEST_STATE), name.start)
        return name._replace(start=before.start()) if before else name

    def _whole_words(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        for last, (length, entry) in self._automaton.iter(text):
            start, end = last - length + 1, last + 1
            if start and text[start - 1].isalnum():
                continue
            ends = not text[last].isalnum()
            if ends or end_of_word(text, end, self._language, open_end=entry.open):
                yield start, end, entry


class _States(NamedTuple):
    """What a country's name may go on with, and what may stand before it where the language has that."""

    behind: re.Pattern[str]
    before: re.Pattern[str] | None


def _follows_capital(text: str, start: int) -> bool:
    """Return whether the word before an offset has a capital letter; quicker than a pattern."""
    return text[text.rfind(" ", 0, max(0, start - 1)) + 1].isupper()


def _states(language: Language) -> _States | None:
    """Return how sorts of states are told beside a country's name, None where the names hold them."""
    told = lexicon("grammar", language).get("states")
    if told is None:
        return None
    kinds, nouns = (_any_of(told[part], language) for part in ("kinds", "nouns"))
    state = rf"(?:(?:{kinds})\s)?(?:{nouns})"
    if language == "ru":
        return _States(re.compile(rf"\s{state}(?!\w)"), re.compile(rf"(?<!\w){state}\s$"))
    return _States(re.compile(rf"\s{state}", re.IGNORECASE), None)


def _any_of(phrases: Sequence[str], language: Language) -> str:
    """Return a pattern of phrases of the lexicon in all their spellings."""
    spelled = {spelling.text for phrase in phrases for spelling in spellings(phrase, language)}
    return "|".join(sorted(spelled, key=len, reverse=True))


_LONGEST_STATE = 60  # characters: "Демократической Социалистической Республики "


def _follows_preposition(text: str, start: int) -> bool:
    return text[max(0, start - _LONGEST_PREPOSITION) : start].lower().endswith(_PREPOSITIONS)


def _hosts(text: str, end: int) -> bool:
    return text.startswith(_HOSTING, end)


_HOSTING = (" hosted ", " hosts ", " will host ")
_PREPOSITIONS = (" in ", "\nin ", " to ", " at ", " from ", " of ", " near ")
_LONGEST_PREPOSITION = max(map(len, _PREPOSITIONS))


def _leftmost_longest(hit: tuple[int, int, Entry]) -> tuple[int, int]:
    return hit[0], -hit[1]


@cache
def gazetteer(language: Language) -> Gazetteer:
    """Return the names of a language; later sources win over earlier ones."""
    cities = _cities() if language == "en" else _native_cities(language)
    names: dict[str, Entry] = {}
    for source in (_companies(), _seeded(language), cities, _countries(language), _organizations(language)):
        for name, entry in source:
            for spelling in _spelled(name, entry, language):
                names[spelling.text] = replace(entry, open=spelling.open)
    if language == "en":
        names.update(_city_states())
    return Gazetteer(names, language)


def _spelled(name: str, entry: Entry, language: Language) -> Iterator[Spelling]:
    """Yield the spellings of a name; a Russian adjective in all genders, adjectives with a capital too."""
    adjective = entry.kind == Kind.ADJECTIVE and language != "en"
    declined = adjective and language == "ru" and "~" not in name
    for form in all_forms(name) if declined else (name,):
        for spelling in spellings(form, language):
            yield spelling
            if adjective:
                yield spelling._replace(text=spelling.text[:1].upper() + spelling.text[1:])


def _seeded(language: Language) -> Iterator[tuple[str, Entry]]:
    """Yield what CLDR and, in English, ISO 3166 call each country."""
    known = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    for code, name in Locale.parse(language[:2]).territories.items():
        if code in known:
            for spelled in latin_spellings(name) if language == "kk-Latn" else (name,):
                yield _inflectable(spelled, language), Entry(code, Kind.COUNTRY)
                yield from _kazakh_adjectives(spelled, language, code)
    if language == "en":
        for country in pycountry.countries:
            for field in ("name", "official_name", "common_name"):
                if name := getattr(country, field, None):
                    yield name, Entry(country.alpha_2, Kind.COUNTRY)


def _kazakh_adjectives(name: str, language: Language, code: str) -> Iterator[tuple[str, Entry]]:
    """Yield what Kazakh makes of a country's name of one word: "малайзиялық"."""
    if language.startswith("kk") and " " not in name:
        for ending in lexicon("grammar", language)["endings"]["quality"]:
            yield f"{name.lower()}{ending}~", Entry(code, Kind.ADJECTIVE)


def _inflectable(name: str, language: Language) -> str:
    """Return a name with the mark that it is inflected, where its ending lets it be."""
    fixed = language == "en" or (language == "ru" and (" " in name or name[-1].lower() not in _INFLECTED))
    return name if fixed else f"{name}~"


_INFLECTED = frozenset("бвгджзйклмнпрстфхцчшщьая")


def _native_cities(language: Language) -> Iterator[tuple[str, Entry]]:
    codes = {entry.city: entry.code for _, entry in _cities()}
    for usual, names in _city_names(language).items():
        for name in (*names, names[0].removesuffix("~").upper()):
            yield name, Entry(codes[usual], Kind.CITY, usual)


def _city_names(language: Language) -> dict[str, list[str]]:
    """Return the cities of the lexicon; those that Kazakh has no name of its own for as in Russian."""
    if language == "ru":
        return lexicon("cities", "ru")["cities"]
    alike = {
        usual: [f"{name.removesuffix('~')}~" for name in names]
        for usual, names in lexicon("cities", "ru")["cities"].items()
    }
    if language == "kk-Latn":
        alike = {
            usual: [latin for name in names for latin in latin_spellings(name)]
            for usual, names in alike.items()
        }
    return alike | lexicon("cities", language)["cities"]


def _cities() -> Iterator[tuple[str, Entry]]:
    for code, cities in shared_table("geography")["cities"].items():
        for city in cities:
            shy = city.startswith("~")
            usual, *others = city.removeprefix("~").split("=")
            yield usual, Entry(code, Kind.CITY, usual, shy)
            for name in (usual.upper(), *others):
                yield name, Entry(code, Kind.CITY, usual)


def _city_states() -> Iterator[tuple[str, Entry]]:
    for code, names in shared_table("geography")["city_states"].items():
        for name in names:
            yield from ((spelled, Entry(code, Kind.COUNTRY, name)) for spelled in (name, name.upper()))


def _countries(language: Language) -> Iterator[tuple[str, Entry]]:
    kinds = {
        "names": Kind.COUNTRY,
        "adjectives": Kind.ADJECTIVE,
        "regions": Kind.REGION,
        "phrases": Kind.NOTHING,
    }
    for code, groups in lexicon("countries", language).items():
        for group, names in groups.items():
            for name in names:
                yield name, Entry(code, kinds[group])


def _companies() -> Iterator[tuple[str, Entry]]:
    for code, names in shared_table("companies").items():
        yield from ((name, Entry(code, Kind.COMPANY)) for name in names)


def _organizations(language: Language) -> Iterator[tuple[str, Entry]]:
    kinds = {"names": Kind.ORGANIZATION, "bodies": Kind.BODY, "adjectives": Kind.ADJECTIVE}
    for code, groups in lexicon("organizations", language).items():
        for group, names in groups.items():
            for name in names:
                yield name, Entry(code, kinds[group] if code in ORGANIZATIONS else Kind.NOTHING)

"""Names in the nominative: Russian inflects them together with the office that stands beside them."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from crawler.parsers.inflection import spellings
from crawler.parsers.model import Language
from crawler.parsers.names import NameRun
from crawler.parsers.people import Appearance, Person
from crawler.parsers.phrases import lexicon
from crawler.parsers.reading import Reading
from crawler.parsers.tags import Tag

_SHORTEST: Final = 3  # letters of a word that is inflected


def name_of(reading: Reading, person: Person) -> str:
    """Return a person's fullest name in the nominative."""
    run = person.fullest()
    written = reading.quote(run.span(reading.words))
    if reading.language != "ru":
        return written
    full = [seen for seen in person.appearances if len(seen.run.parts) == len(run.parts)]
    told = [(seen, case) for seen in full if (case := _case_of(reading, seen))]
    if not told:
        return min((_words(reading, seen.run) for seen in full), key=len)
    seen, case = next(((seen, case) for seen, case in told if case == "nominative"), told[0])
    return " ".join(in_nominative(word, case) for word in _words(reading, seen.run).split(" "))


def _words(reading: Reading, run: NameRun) -> str:
    return reading.quote(run.span(reading.words))


def _case_of(reading: Reading, seen: Appearance) -> str | None:
    """Return the case that the office beside a name stands in, and so the name."""
    for role in seen.roles:
        for at in range(role.first, role.last):
            if reading.tags[at] == Tag.OFFICE:
                return _office_cases(reading.language).get(reading.words[at].low)
    return None


@cache
def _office_cases(language: Language) -> dict[str, str]:
    """Return the case of each form of an office's first word; of two cases with one form the first."""
    cases: dict[str, str] = {}
    for office in lexicon("offices", language)["heads"]["words"]:
        for spelling in spellings(office, language):
            if spelling.case:
                cases.setdefault(spelling.text.split(" ")[0].lower(), spelling.case)
    return cases


def in_nominative(word: str, case: str) -> str:
    """Return a word of a Russian name in the nominative, given the case that it stands in."""
    if len(word) < _SHORTEST or not word[0].isupper():
        return word
    return "-".join(_part_in_nominative(part, case) for part in word.split("-"))


def _part_in_nominative(part: str, case: str) -> str:
    for ending, base in _BASES.get(case, ()):
        stem = part.removesuffix(ending)
        if stem != part and len(stem) > 1 and _fits(stem, ending):
            return stem + base
    return part


def _fits(stem: str, ending: str) -> bool:
    """Return whether an ending can be one of a declined name: a single vowel after a consonant."""
    return len(ending) > 1 or stem[-1].lower() not in _VOWELS


_VOWELS: Final = frozenset("аеёиоуыэюя")
_FEMININE: Final = (
    ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ской", "ская"), ("цкой", "цкая"),
)  # fmt: skip
_GENITIVE: Final[Sequence[tuple[str, str]]] = (
    ("ского", "ский"), ("цкого", "цкий"), ("ного", "ный"), *_FEMININE,
    ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("оя", "ой"), ("уя", "уй"), ("ию", "ия"), ("ии", "ия"),
    ("я", "ь"), ("ги", "га"), ("ки", "ка"), ("хи", "ха"), ("ы", "а"), ("у", "а"), ("а", ""),
)  # fmt: skip
_BASES: Final[dict[str, Sequence[tuple[str, str]]]] = {
    "genitive": _GENITIVE,
    "accusative": _GENITIVE,
    "dative": (
        ("скому", "ский"), ("цкому", "цкий"), ("ному", "ный"), *_FEMININE,
        ("ию", "ий"), ("ею", "ей"), ("аю", "ай"), ("ии", "ия"), ("ю", "ь"), ("у", ""), ("е", "а"),
    ),
    "instrumental": (
        ("ским", "ский"), ("цким", "цкий"), ("ным", "ный"), ("овым", "ов"), ("евым", "ев"),
        ("ёвым", "ёв"), ("иным", "ин"),
        ("ыным", "ын"), *_FEMININE, ("ией", "ия"), ("ием", "ий"), ("еем", "ей"), ("аем", "ай"),
        ("лем", "ль"), ("рем", "рь"), ("ом", ""), ("ем", ""), ("ой", "а"),
    ),
    "prepositional": (("ском", "ский"), *_FEMININE, ("ии", "ий"), ("е", "")),
}  # fmt: skip

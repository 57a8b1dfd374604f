"""Declension of names: from a form in a text back to the nominative."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from crawler.parsers.language.latin import given_names, latin_key
from crawler.parsers.language.letters import folded
from crawler.parsers.model import Language

_SHORTEST: Final = 3  # letters of a word that is declined
_PAIR: Final = 2  # letters of an ending that may as well be a part of the name


def base_forms(name: Sequence[str], language: Language) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name as they are, then as they would be if they stood in an oblique case."""
    yield tuple(name)
    if language == "ru":
        for case in _BASES:
            yield tuple(in_nominative(word, case) for word in name)
    elif language.startswith("kk"):
        yield (*name[:-1], without_ending(name[-1]))


@lru_cache(maxsize=20_000)
def in_nominative(word: str, case: str) -> str:
    """Return a word of a Russian name in the nominative, given the case that it stands in."""
    if len(word) < _SHORTEST:
        return word
    return "-".join(_part_in_nominative(part, case) for part in word.split("-"))


def _part_in_nominative(part: str, case: str) -> str:
    if part.isupper():
        return _part_in_nominative(part.lower(), case).upper()
    for ending, base in _BASES.get(case, ()):
        stem = part.removesuffix(ending)
        if stem != part and _is_long_enough(stem, ending) and _fits(stem, ending):
            return stem + base
    return part


def _is_long_enough(stem: str, ending: str) -> bool:
    """Return whether what stands before an ending can begin a name; one letter can in Asian ones: "Цаем"."""
    return len(stem) > 1 or ending in _OF_SHORT_NAMES


def _fits(stem: str, ending: str) -> bool:
    """Return whether an ending can be one of a declined name: a single vowel after a hard consonant."""
    if stem[-1].lower() in "ьъ":
        return ending not in _HARD
    return len(ending) > 1 or stem[-1].lower() not in _VOWELS


@lru_cache(maxsize=20_000)
def without_ending(word: str) -> str:
    """Return a word of a Kazakh name without the ending of its case, if it has one that fits its sounds."""
    number, dash, _ = word.partition("-")
    if dash and number.isascii() and number.isupper():  # "II-мен", of a king
        return number
    low = folded(word).translate(_PLAIN)
    for ending, sounds in _KAZAKH_CASES:
        stem = low.removesuffix(ending)
        if stem != low and stem[-1:] in sounds and _is_stem(stem, ending):
            return word[: len(stem)]
    return word


def _is_stem(stem: str, ending: str) -> bool:
    """Return whether what stands before an ending can be a name; some whole names end alike: "Арыстан"."""
    if ending in _ABLATIVE:
        return len(stem) > _SHORTEST and latin_key(stem + ending) not in given_names()
    if stem in _LETTER_NAMES:
        return len(ending) > _PAIR
    shortest = _SHORTEST - (len(ending) > _PAIR or stem.endswith(_FOREIGN)) - stem.endswith(_CHINESE)
    whole = ending in _PAST and stem.endswith(_WHOLE) and "-" not in stem
    return len(stem) > shortest and not whole


_PLAIN: Final = str.maketrans("abvgdejziklmnopqrstuýhyáäóöúüūǵğńñş", "абвгдежзіклмнопқрстуухыәәөөүүұғғңңш")
_VOICELESS: Final = "пткқсшфхцчщбвгд"
_VOWEL: Final = "аәеёиоөуүұыіэюя"
_AFTER_VOWEL: Final = _VOWEL + "рлймнңзжь"
_SOUNDS: Final = (
    ("мен", _VOWEL + "рлймнңь"), ("бен", "зж"), ("пен", _VOICELESS),
    ("ның нің", _VOWEL + "мнң"), ("дың дің", "рлйзжиуь"), ("тың тің", _VOICELESS),
    ("ға ге", _AFTER_VOWEL), ("қа ке", _VOICELESS),
    ("ны ні", _VOWEL), ("ды ді", "рлймнңзжиуь"), ("ты ті", _VOICELESS),
    ("дан ден", _AFTER_VOWEL), ("тан тен", _VOICELESS), ("нан нен", "мнң"),
)  # fmt: skip
_KAZAKH_CASES: Final = tuple((form, sounds) for forms, sounds in _SOUNDS for form in forms.split())
_ABLATIVE: Final = ("дан", "ден", "тан", "тен", "нан", "нен")
_PAST: Final = ("ды", "ді")
_LETTER_NAMES: Final = frozenset("иу")  # "Ван Имен" is Ван И
_CHINESE: Final = "э"  # Хэмен is Хэ
_FOREIGN: Final = "о"  # no Kazakh name ends so: Сяо, Мао
_WHOLE: Final = ("бер", "кел", "гел", "тұр", "бал")  # before "ді": Тілеуберді, Амангелді, Сатыбалды


@lru_cache(maxsize=10_000)
def is_same_declined(one: str, other: str) -> bool:
    """Return whether two words in small Cyrillic letters differ in nothing but the endings of cases."""
    one, other = one.replace("ё", "е"), other.replace("ё", "е")
    pairs = zip(one, other, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common >= _SHORTEST and one[common:] in _ENDINGS and other[common:] in _ENDINGS


_CASES: Final = "а у е я ю ь й и ы ом ем ой ей ым им ью его ому ого ему ую юю ая ий ый"
_ENDINGS: Final = frozenset(["", *_CASES.split(), *(form for form, _ in _KAZAKH_CASES)])
_VOWELS: Final = frozenset("аеёиоуыэюя")
_HARD: Final = frozenset({"а", "у", "ы", "ой", "ом"})
_OF_SHORT_NAMES: Final = frozenset(
    {"эя", "эю", "аей", "аем", "еем", "эем", "нем", "лем", "оем", "уем", "аю", "ею", "ою", "ую"}
)
_FEMININE: Final = (
    ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ской", "ская"), ("цкой", "цкая"),
)  # fmt: skip
_SOFT_FEMININE: Final = (("ьей", "ья"), ("ией", "ия"), ("аей", "ая"), ("ней", "ня"), ("шей", "ша"))
_GENITIVE: Final[Sequence[tuple[str, str]]] = (
    ("ского", "ский"), ("цкого", "цкий"), ("зкого", "зкий"), ("ного", "ный"), *_FEMININE,
    ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("оя", "ой"), ("уя", "уй"), ("ыя", "ый"),
    ("эя", "эй"), ("ию", "ия"),
    ("ии", "ия"), ("я", "ь"), ("ги", "га"), ("ки", "ка"), ("хи", "ха"), ("ы", "а"), ("у", "а"), ("а", ""),
)  # fmt: skip
_BASES: Final[dict[str, Sequence[tuple[str, str]]]] = {
    "genitive": _GENITIVE,
    "accusative": _GENITIVE,
    "dative": (
        ("скому", "ский"), ("цкому", "цкий"), ("зкому", "зкий"), ("ному", "ный"), *_FEMININE,
        ("ию", "ий"), ("ею", "ей"), ("аю", "ай"), ("ою", "ой"), ("ую", "уй"), ("ыю", "ый"), ("эю", "эй"),
        ("ии", "ия"), ("ю", "ь"), ("у", ""), ("е", "а"),
    ),
    "instrumental": (
        ("ским", "ский"), ("цким", "цкий"), ("зким", "зкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"),
        ("иным", "ин"), ("ыным", "ын"), ("ным", "ный"), *_FEMININE, ("ией", "ия"), ("ием", "ий"),
        *_SOFT_FEMININE, ("еем", "ей"), ("аем", "ай"), ("оем", "ой"), ("уем", "уй"), ("ыем", "ый"),
        ("эем", "эй"), ("лем", "ль"), ("рем", "рь"), ("нем", "нь"), ("ом", ""), ("ем", ""), ("ой", "а"),
    ),
    "prepositional": (("ском", "ский"), *_FEMININE, ("ии", "ий"), ("е", "")),
}  # fmt: skip

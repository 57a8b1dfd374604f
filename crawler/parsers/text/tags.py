"""What each word of a text can be part of: a name, a role, a place, or nothing of the kind."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from crawler.parsers.language.declension import base_forms
from crawler.parsers.language.inflection import all_forms, endings
from crawler.parsers.language.latin import given_names, latin_key
from crawler.parsers.language.letters import folded
from crawler.parsers.language.memory import Remembered
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.words import Words, places_of


class Tag:
    """The part that a word can play; a number of one byte, so that tags are searched as bytes are."""

    OTHER: Final = 0
    NAME: Final = 1  # a capitalised word that no list knows
    EITHER: Final = 2  # a name beside a name, else a word
    OFFICE: Final = 3  # minister
    MODIFIER: Final = 4  # deputy
    HONORIFIC: Final = 5  # Mr
    INSTITUTION: Final = 6  # Ministry, Affairs
    PLACE: Final = 7  # what the gazetteer found
    CONNECTOR: Final = 8  # of, the, and
    PARTICLE: Final = 9  # van, bin
    COMMA: Final = 10
    SIGN: Final = 11
    NUMBER: Final = 12
    DUTY: Final = 13  # affairs, policy: a word of institutions in small letters


ROMAN: Final = frozenset(
    ["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"]
)
_STEM: Final = 2  # letters at least before an ending
_ENDING: Final = 6  # a word with an ending that tells no name is longer than this
_CAPITALS: Final = 2  # of a name: MacDonald
_JOINING_SIGNS: Final = frozenset("-–—&/()")


class Tagger:
    """The word lists of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._in_cyrillic = language in ("ru", "kk")
        words, offices, grammar = (lexicon(table, language) for table in ("words", "offices", "grammar"))
        self._institution = _all_forms(words["institution"]["words"], language)
        self._common = frozenset(words["common"]["words"])
        self._either = frozenset(words["ambiguous"]["words"])
        self._endings = tuple(words["endings"]["words"])
        self._either_endings = tuple(words["ambiguous"]["endings"])
        self._duties = tuple(words["duties"]["words"])
        self._deeds = tuple(words["duties"]["deeds"])
        self._particles = frozenset(words["particles"]["words"])
        self._modifiers = _all_forms(offices["modifiers"]["words"], language)
        self._honorifics = frozenset(word.rstrip(".").lower() for word in offices["honorifics"]["words"])
        self._connectors = frozenset(grammar["connectors"]["words"])
        regions = grammar["regions"]["words"]
        self._before_regions = frozenset([*regions, *(word.capitalize() for word in regions)])
        self._towns = tuple(grammar["towns"]["words"])
        self._houses = frozenset(grammar["named_houses"]["words"])
        self._of_persons = tuple(grammar["of_persons"]["words"])
        self._tags = Remembered(self._tag_of)

    def tags_of(
        self,
        words: Words,
        names: Sequence[Named],
        offices: Sequence[Cue],
        honorifics: Sequence[Cue] = (),
        others: Sequence[Cue] = (),
    ) -> bytearray:
        """Return the tag of each word, given what the gazetteer and the lexicon of offices found.

        `others` are phrases with the word of an office that name none.
        """
        tags = bytearray(self._tags.each(words.texts))
        _mark(tags, words.starts, (name[:2] for name in names), Tag.PLACE)
        _mark(tags, words.starts, (office[:2] for office in offices), Tag.OFFICE, unless=Tag.PLACE)
        _mark(tags, words.starts, (other[:2] for other in others), Tag.DUTY)
        _mark(tags, words.starts, (title[:2] for title in honorifics), Tag.HONORIFIC, unless=Tag.OFFICE)
        _name_capitals(tags, words)
        if self._in_cyrillic:
            _name_letters(tags, words)
            self._name_regions(tags, words)
            self._name_towns(tags, words)
            self._name_houses(tags, words)
        else:
            _name_small_words(tags, words)
        _name_titles(tags, words)
        _name_companies(tags, words, self._of_persons, names_adjoin=self._language.startswith("kk"))
        return tags

    def _name_regions(self, tags: bytearray, words: Words) -> None:
        """Make a place of the first of some names behind its noun: "губернатор провинции Лапдай Ян Холм"."""
        for at in places_of(self._before_regions, words.texts):
            named = tags[at + 1 : at + 1 + len(_PLACE_AND_NAME)] == _PLACE_AND_NAME
            if named and not self._is_given(words.texts[at + 1]):
                tags[at + 1] = Tag.PLACE
                if tags[at + 4 : at + 5] == _ONE_NAME and not self._is_given(words.texts[at + 2]):
                    tags[at + 2] = Tag.PLACE  # a region of two words, before a name of two

    def _name_towns(self, tags: bytearray, words: Words) -> None:
        """Make a place of what begins as a town does between office and name: "мэр Сан-Фелипе Ян Холм"."""
        for at in _OFFICES.places_in(tags) if self._towns else ():
            named = tags[at + 1 : at + 1 + len(_PLACE_AND_NAME)] == _PLACE_AND_NAME
            if named and words.texts[at + 1].startswith(self._towns):
                tags[at + 1] = Tag.PLACE

    def _name_houses(self, tags: bytearray, words: Words) -> None:
        """Give a house the last of some names before its noun: "Марат Оспан Аалто университетінің"."""
        for at in places_of(self._houses, words.texts):
            if tags[max(0, at - len(_PLACE_AND_NAME)) : at] == _PLACE_AND_NAME:
                tags[at - 1] = Tag.INSTITUTION

    def _is_given(self, word: str) -> bool:
        forms = base_forms((word.lower(),), self._language)
        return any(latin_key(form) in given_names() for (form,) in forms)

    def _tag_of(self, word: str) -> int:
        if word[0].isdecimal():
            return Tag.NUMBER
        if not word[0].isalpha():
            return _tag_of_sign(word)
        return self._tag_of_capital(word) if word[0].isupper() else self._tag_of_small(word)

    def _tag_of_small(self, written: str) -> int:
        word = folded(written)
        if word in self._connectors:
            return Tag.CONNECTOR
        if self._lists(self._modifiers, word):
            return Tag.MODIFIER
        if word in self._particles:
            return Tag.PARTICLE
        first, _, rest = written.partition("-")
        if first in self._particles and rest[:1].isupper():
            return Tag.NAME
        if self._lists(self._institution, word) or self._tells_duty(word):
            return Tag.DUTY
        return Tag.OTHER

    def _tells_duty(self, word: str) -> bool:
        """Return whether a small word ends like a noun or adjective, not like a verb or adverb."""
        return word.endswith(self._duties) and word not in self._common and not word.endswith(self._deeds)

    def _tag_of_capital(self, word: str) -> int:
        low = folded(word)
        if low in self._either or (self._language == "kk" and self._means_something(low)):
            return Tag.EITHER
        if low in self._honorifics:
            return Tag.HONORIFIC
        if self._lists(self._modifiers, low):
            return Tag.MODIFIER
        if self._lists(self._institution, low) or low.removesuffix("s") in self._institution:
            return Tag.INSTITUTION
        if self._lists(self._common, low):
            return Tag.CONNECTOR if low in self._connectors else Tag.OTHER
        return self._tag_of_unknown(word, low)

    def _means_something(self, low: str) -> bool:
        """Return whether a Kazakh given name is a common word too: "Саясат", which is politics."""
        return (low in self._institution or low in self._common) and latin_key(low) in given_names()

    def _lists(self, words: frozenset[str], low: str) -> bool:
        """Return whether a list holds a word, in Kazakh whatever endings follow: but "Айдар" is a name."""
        if low in words or not self._language.startswith("kk") or latin_key(low) in given_names():
            return low in words
        pattern = endings(self._language)
        return any(low[:end] in words and pattern.fullmatch(low, end) for end in range(_STEM, len(low)))

    def _tag_of_unknown(self, word: str, low: str) -> int:
        if word in ROMAN:
            return Tag.NUMBER
        if _is_acronym(word) or (self._in_cyrillic and word.isascii()):
            return Tag.INSTITUTION
        if len(word) > _ENDING and low.endswith(self._either_endings):
            return Tag.EITHER
        if len(word) > _ENDING and low.endswith(self._endings) and not self._is_given(word):
            return Tag.INSTITUTION
        parts = low.replace("‑", "-").split("-")
        if len(parts) > 1 and all(part in self._institution or part in self._common for part in parts):
            return Tag.INSTITUTION
        return Tag.NAME


def _all_forms(words: Iterable[str], language: Language) -> frozenset[str]:
    """Return the words of a list, in Russian in all their forms."""
    return frozenset(form for word in words for form in (all_forms(word) if language == "ru" else (word,)))


def _is_acronym(word: str) -> bool:
    """Return whether a word is spelled like KazNU, MoU or UTP."""
    capitals = sum(char.isupper() for char in word)
    return (len(word) > 1 and word[-1].isupper()) or (capitals > _CAPITALS and "-" not in word)


def _tag_of_sign(sign: str) -> int:
    if sign == ",":
        return Tag.COMMA
    return Tag.CONNECTOR if sign in _JOINING_SIGNS or sign in "'’" else Tag.SIGN


class AnyTag:
    """Some tags that words are looked for with, much quicker than by a look at each word in turn."""

    def __init__(self, *tags: int) -> None:
        self._one = re.compile(b"[%b]" % re.escape(bytes(tags)))

    def places_in(self, tags: bytes | bytearray, first: int = 0, last: int = sys.maxsize) -> list[int]:
        """Return the numbers of the words with such a tag among tags[first:last]."""
        return [found.start() for found in self._one.finditer(tags, first, last)]


def _mark(
    tags: bytearray,
    starts: Sequence[int],
    spans: Iterable[tuple[int, int]],
    tag: int,
    unless: int | None = None,
) -> None:
    """Tag the words that spans reach into; a span begins and ends with or within a word."""
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        if unless is None or unless not in tags[first:last]:
            tags[first:last] = bytes([tag]) * (last - first)


def _name_capitals(tags: bytearray, words: Words) -> None:
    """Make a surname in capitals behind a given name part of the name: "Касым-Жомарт ТОКАЕВ"."""
    for at in _INSTITUTIONS.places_in(tags):
        word = words.texts[at]
        if at > 0 and tags[at - 1] == Tag.NAME and word.isupper() and len(word) > _ACRONYM:
            given = latin_key(words.forms[at - 1].low) in given_names()
            long = len(word) > _LONG_ACRONYM and tags[at - 2] != Tag.NAME
            if (given or long) and words.ends[at - 1] + 1 == words.starts[at]:
                tags[at] = Tag.NAME


def _name_letters(tags: bytearray, words: Words) -> None:
    """Make a capital letter the surname that it is: "Ван И" behind a name, "губернатор У Линь" before one."""
    for at in places_of(_LETTER_NAMES, words.texts):
        if at > 0 and tags[at - 1] == Tag.NAME and words.ends[at - 1] + 1 == words.starts[at]:
            tags[at] = Tag.NAME
    for at in places_of(_LETTER_SURNAMES, words.texts):
        if 0 < at < len(tags) - 1 and tags[at - 1] in _BEFORE_NAMES and tags[at + 1] == Tag.NAME:
            tags[at] = Tag.NAME


def _name_small_words(tags: bytearray, words: Words) -> None:
    """Make a small word with a capital the name that it is behind an office or country: "leader To Lam"."""
    for at in places_of(_SMALL_NAMES, words.texts):
        if 0 < at < len(tags) - 1 and tags[at - 1] in _BEFORE_NAMES and tags[at + 1] == Tag.NAME:
            tags[at] = Tag.NAME


_ONE_NAME: Final = bytes([Tag.NAME])
_PLACE_AND_NAME: Final = _ONE_NAME * 3
_OFFICES: Final = AnyTag(Tag.OFFICE)
_SMALL_NAMES: Final = frozenset({"To", "So", "An", "No", "Do"})
_BEFORE_NAMES: Final = frozenset({Tag.OFFICE, Tag.PLACE, Tag.INSTITUTION})
_LETTER_NAMES: Final = frozenset({"И"})
_LETTER_SURNAMES: Final = frozenset({"У", "И", "О", "Во"})
_INSTITUTIONS: Final = AnyTag(Tag.INSTITUTION)
_ACRONYM: Final = 3  # letters
_LONG_ACRONYM: Final = 5


def _name_titles(tags: bytearray, words: Words) -> None:
    """Make a few words in quotation marks one title or company: "head of «Nordtal» Marat Ospan"."""
    if _QUOTES.keys().isdisjoint(words.texts):
        return
    for first in places_of(_QUOTES, words.texts[:-1]):
        if not _opens_title(words, first):
            continue
        ends = range(first + 2, min(first + _TITLE, len(words.texts)))
        last = next((at for at in ends if words.texts[at] == _QUOTES[words.texts[first]]), None)
        if last and words.forms[first + 1].capital and Tag.SIGN not in tags[first + 1 : last]:
            tags[first : last + 1] = bytes([Tag.INSTITUTION]) * (last + 1 - first)


def _opens_title(words: Words, at: int) -> bool:
    """Return whether a quotation mark opens: a straight one touches the word behind it, and none before."""
    if words.texts[at] != _STRAIGHT:
        return True
    apart = at == 0 or words.ends[at - 1] < words.starts[at]
    return apart and words.ends[at] == words.starts[at + 1]


_STRAIGHT: Final = '"'
_QUOTES: Final = {"«": "»", "“": "”", _STRAIGHT: _STRAIGHT}
_TITLE: Final = 8  # words of a title with its quotation marks


def _name_companies(
    tags: bytearray, words: Words, of_persons: tuple[str, ...], *, names_adjoin: bool
) -> None:
    """Make unknown words before a capitalised word of institutions part of it: Carlsberg Group.

    In Kazakh the name of a person may stand right before somebody else's office, with an ending of a case
    that the first part of a company's name never has.
    """
    for at in _INSTITUTIONS.places_in(tags):
        while (
            at > 0
            and tags[at - 1] in _NAMES
            and words.forms[at].capital
            and words.ends[at - 1] + 1 == words.starts[at]
            and not (names_adjoin and _ends_person(tags, at - 1))
            and not (of_persons and _is_declined(tags, words, at - 1, of_persons))
        ):
            at -= 1
            tags[at] = Tag.INSTITUTION


_NAMES: Final = frozenset({Tag.NAME, Tag.EITHER})


def _ends_person(tags: Sequence[int], at: int) -> bool:
    """Return whether a name of two words follows an office, so that it is a person's, come what may."""
    return at > 1 and tags[at - 1] in _NAMES and tags[at - 2] == Tag.OFFICE


def _is_declined(tags: Sequence[int], words: Words, at: int, endings: tuple[str, ...]) -> bool:
    """Return whether the last of two names has such an ending: "Марат Оспановты Даму министрі"."""
    return at > 0 and tags[at - 1] in _NAMES and words.forms[at].low.endswith(endings)


@cache
def tagger(language: Language) -> Tagger:
    """Return the tagger of a language."""
    return Tagger(language)

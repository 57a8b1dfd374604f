"""Whether two names are one person's, across spellings and scripts."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from crawler.parsers.language.latin import latin_key
from crawler.parsers.model import Participant

_SAME_SPELLING: Final = 85
_SAME_SOUND: Final = 77
_RATHER_SAME_SOUND: Final = 50
_SAME_SOUND_ON_AVERAGE: Final = 75
_SHORTEST_SKELETON: Final = 3
_CYRILLIC: Final = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
_VOWELS: Final = re.compile("[aeiou]")
_HEARD_ALIKE: Final = (
    ("dzh", "j"),
    ("ts", "s"),
    ("sz", "s"),
    ("h", ""),
    ("z", "s"),
    ("ł", "l"),
    ("v", "u"),
)
"""Sounds that one script keeps apart and the other does not, as their `latin_key` writes them."""


def same_people(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    """Return whether somebody stands among both."""
    return any(same_participant(a, b) for a in ours for b in theirs)


def in_one_script(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    """Return whether the names of both are written in one script; in two, one name may not be recognised."""
    return len({_is_cyrillic(person.name) for person in (*ours, *theirs)}) == 1


def same_participant(a: Participant, b: Participant) -> bool:
    """Return whether two participants may be one person, by their names in whichever script."""
    if _is_cyrillic(a.name) == _is_cyrillic(b.name):
        return same_person(a.name_latin, b.name_latin)
    return same_person(a.name_latin, b.name_latin) or _same_sound(a.name_latin, b.name_latin)


def same_person(a: str, b: str) -> bool:
    """Return whether two Latin names may be one person's: each word of the shorter stands in the longer.

    Spellings may differ a little, and an initial stands for a name.
    """
    ours, theirs = sorted((folded(a).split(), folded(b).split()), key=len)
    return bool(ours) and all(any(_same_word(x, y) for y in theirs) for x in ours)


def _same_word(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return fuzz.ratio(a, b) >= _SAME_SPELLING or latin_key(a) == latin_key(b)


def _same_sound(a: str, b: str) -> bool:
    """A name that was written by its sound: its last word is heard again, and the others mostly."""
    ours, theirs = sorted((folded(a).split(), folded(b).split()), key=lambda words: (len(words), words))
    heard = [max(_alike(x, y) for y in theirs) for x in ours]
    return (
        bool(heard)
        and heard[-1] >= _SAME_SOUND
        and min(heard) >= _RATHER_SAME_SOUND
        and sum(heard) / len(heard) >= _SAME_SOUND_ON_AVERAGE
    )


@lru_cache(maxsize=50_000)
def _alike(a: str, b: str) -> float:
    ours, theirs = _skeleton(a), _skeleton(b)
    by_letters = fuzz.ratio(latin_key(a), latin_key(b))
    if min(len(ours), len(theirs)) < _SHORTEST_SKELETON:
        return by_letters
    return (by_letters + fuzz.ratio(ours, theirs)) / 2


def _skeleton(word: str) -> str:
    """Return the consonants of a folded word as they are heard, the same in both scripts as far as may be."""
    key = latin_key(word)
    for written, heard in _HEARD_ALIKE:
        key = key.replace(written, heard)
    return _VOWELS.sub("", key)


def _is_cyrillic(name: str) -> bool:
    return bool(_CYRILLIC.search(name))


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, words apart by one space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()
    )

"""The language that a text's letters and words tell, whatever its source claims."""

import re
from functools import cache

from crawler.canonical.rules import Language, rules_of

_CYRILLIC_WORD = re.compile(r"[а-яёәіңғүұқөһ]+(?:-[а-яёәіңғүұқөһ]+)*")
_LATIN_WORD = re.compile(r"[a-zß-öø-ÿāăčēěğģıīķłńňñōőřśşšūűźžǵ]+")
_KAZAKH_LETTER = re.compile("[әңғүұқөһі]")
_KAZAKH_LATIN_LETTER = re.compile("[ıǵğńñúýşū]")
_FUNCTION_WORDS_TO_WORDS = 3
_KAZAKH_WORDS_TO_WORDS = 2


def language_of(text: str) -> Language:
    """Return the language of the greater part of a text; English for one without letters.

    The script of most letters comes first. Within it Kazakh words, known by letters that the other language
    lacks and by frequent words, are weighed against the other language's frequent words.
    """
    text = text.casefold()
    cyrillic, latin = _CYRILLIC_WORD.findall(text), _LATIN_WORD.findall(text)
    if sum(map(len, cyrillic)) > sum(map(len, latin)):
        return "kk" if _prevails(cyrillic, "kk", _KAZAKH_LETTER, "ru") else "ru"
    return "kk-Latn" if _prevails(latin, "kk-Latn", _KAZAKH_LATIN_LETTER, "en") else "en"


def _prevails(words: list[str], kazakh: Language, letter: re.Pattern[str], other: Language) -> bool:
    """Return whether there is more Kazakh; every second word of it is known, every third of the other."""
    theirs = sum(word in _frequent_words(other) for word in words) * _FUNCTION_WORDS_TO_WORDS
    ours = sum(word in _frequent_words(kazakh) or letter.search(word) is not None for word in words)
    return ours * _KAZAKH_WORDS_TO_WORDS > max(theirs, len(words) // 3)


@cache
def _frequent_words(language: Language) -> frozenset[str]:
    return frozenset(rules_of(language)["frequent_words"])

"""Which sentences can name an agreement: a quick look before they are read word by word."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crawler.parsers.agreements.sentence import LIST_ITEM, LONGEST_BULLET
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.phrases import has_any


def may_name_one(text: str, span: Span, language: Language) -> bool:
    """Return whether a sentence has a head written large, in a list, or beside a word for a status."""
    heads, large, status = _beginnings(language)
    sentence = text[slice(*span)]
    low = sentence.lower()
    if not has_any(low, heads):
        return False
    listed = LIST_ITEM.search(text, max(0, span[0] - LONGEST_BULLET), span[0] + LONGEST_BULLET)
    return has_any(sentence, large) or has_any(low, status) or listed is not None


@cache
def _beginnings(language: Language) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return how heads begin, the same written large, and how the words for a status begin."""
    table = lexicon("agreements", language)
    heads, status = (
        sorted({_beginning(phrase) for phrase in _phrases(table[slot])}) for slot in ("head", "status")
    )
    return tuple(heads), tuple(head.capitalize() for head in heads), tuple(status)


def _phrases(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrases in names.values():
        yield from phrases


def _beginning(phrase: str) -> str:
    """Return what stands in every text that has the phrase: the whole of it, or its longest word."""
    plain = phrase.rstrip("*")
    if plain.replace(" ", "").isalpha():
        return plain
    return max((word.rstrip("*") for word in phrase.split()), key=len)

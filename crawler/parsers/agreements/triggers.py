"""Which sentences can name an agreement: a quick look before they are read word by word."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crawler.parsers.agreements.sentence import LIST_ITEM, LONGEST_BULLET
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.lookout import Lookout
from crawler.parsers.text.phrases import has_any


class Triggers:
    """What the name of an agreement cannot do without, looked for in one text."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._heads, self._status = _lookout(language).standing_in(text.lower())
        self._large = tuple(head.capitalize() for head in self._heads)

    def in_sentence(self, span: Span) -> bool:
        """Return whether a sentence has a head written large, in a list, or beside a word for a status."""
        sentence = self._text[slice(*span)]
        low = sentence.lower()
        if not has_any(low, self._heads):
            return False
        return has_any(sentence, self._large) or has_any(low, self._status) or self._is_listed(span[0])

    def _is_listed(self, start: int) -> bool:
        around = max(0, start - LONGEST_BULLET), start + LONGEST_BULLET
        return LIST_ITEM.search(self._text, *around) is not None


@cache
def _lookout(language: Language) -> Lookout:
    """Return how heads begin, and how the words for a status begin."""
    table = lexicon("agreements", language)
    return Lookout(*({_beginning(phrase) for phrase in _phrases(table[slot])} for slot in ("head", "status")))


def _phrases(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrases in names.values():
        yield from phrases


def _beginning(phrase: str) -> str:
    """Return what stands in every text that has the phrase: the whole of it, or its longest word."""
    plain = phrase.rstrip("*")
    if plain.replace(" ", "").isalpha():
        return plain
    return max((word.rstrip("*") for word in phrase.split()), key=len)

"""Which sentences can name an agreement: a quick look before they are read word by word."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from crawler.parsers.agreements.sentence import LIST_ITEM, LONGEST_BULLET
from crawler.parsers.language.letters import lowered_text
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.lookout import Lookout, Sightings


class Triggers:
    """What the name of an agreement cannot do without, looked for in one text."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        sightings = _lookout(language).sightings_in(lowered_text(text))
        self._heads, self._status, self._of_two = sightings
        self._large = Sightings([span for span in self._heads.spans if _is_large(text[slice(*span)])])

    def in_sentence(self, span: Span) -> bool:
        """Return whether a sentence has a head written large, in a list, beside a status or its subject."""
        if not self._heads.any_within(span):
            return False
        told = (self._large, self._status, self._of_two)
        return any(sightings.any_within(span) for sightings in told) or self._is_listed(span[0])

    def _is_listed(self, start: int) -> bool:
        around = max(0, start - LONGEST_BULLET), start + LONGEST_BULLET
        return LIST_ITEM.search(self._text, *around) is not None


def _is_large(head: str) -> bool:
    """Return whether a head is written large, and not all in capital letters as in a headline."""
    return head[0].isupper() and not head.isupper()


@cache
def _lookout(language: Language) -> Lookout:
    """Return how heads, the words for a status, and what only two countries agree on begin."""
    table = lexicon("agreements", language)
    groups = (table["head"] | table["heads"], table["status"], table["of_two"])
    return Lookout(*({_beginning(phrase) for phrase in _phrases(group)} for group in groups))


def _phrases(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrases in names.values():
        yield from phrases


def _beginning(phrase: str) -> str:
    """Return what stands in every text that has the phrase: the whole of it, or its longest word."""
    plain = phrase.rstrip("*")
    if plain.replace(" ", "").isalpha():
        return plain
    return max((word.rstrip("*") for word in phrase.split() if not set(word) & _CHOICES), key=len)


_CHOICES: Final = frozenset("|[{")

"""A sentence with everything in it that a figure can be made of, marked."""

from datetime import date
from functools import cache

from crawler.parsers.figures.growth import read_growth
from crawler.parsers.figures.quantities import quantities_of
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.phrases import Mark, PhraseBook


def marked(text: str, span: Span, language: Language, today: date | None) -> list[Mark]:
    """Return the marks of a sentence: amounts, periods, growth, and the words that the lexicon knows."""
    return read_growth(_measure_words(language).rewrite(quantities_of(text, span, language, today)))


@cache
def _measure_words(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("measures", language))

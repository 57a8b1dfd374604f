"""A sentence with everything in it that a figure can be made of, marked."""

from datetime import date
from functools import cache

from crawler.parsers.amounts import read_amounts, read_numbers
from crawler.parsers.growth import read_growth
from crawler.parsers.model import Language, Span
from crawler.parsers.periods import read_periods
from crawler.parsers.phrases import Mark, PhraseBook, lexicon, marks_of


def marked(text: str, span: Span, language: Language, today: date | None) -> list[Mark]:
    """Return the marks of a sentence: amounts, periods, growth, and the words that the lexicon knows."""
    marks = read_numbers(marks_of(text, *span), language)
    marks = read_periods(read_amounts(marks, language), language, today)
    return read_growth(_measure_words(language).rewrite(marks))


@cache
def _measure_words(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("measures", language))

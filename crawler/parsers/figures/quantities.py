"""Amounts and periods of a stretch of text, marked."""

from datetime import date
from functools import cache

from crawler.parsers.figures import amounts, periods
from crawler.parsers.model import Language, Span
from crawler.parsers.text.phrases import Mark, PhraseBook, marks_of


def quantities_of(text: str, span: Span, language: Language, today: date | None) -> list[Mark]:
    """Return the marks of a stretch of text with its amounts and periods read.

    Args:
        text: the text.
        span: the stretch of it.
        language: the language that it is read in.
        today: the day against which "last year" is read; without one such periods are unknown.
    """
    marks = amounts.read_digits(marks_of(text, *span), language)
    marks = amounts.read_number_words(_words(language).rewrite(marks))
    return periods.read_periods(amounts.read_amounts(marks, language), language, today)


@cache
def _words(language: Language) -> PhraseBook:
    """Return the words of amounts and periods as one book, so that a text is gone through once for both."""
    return PhraseBook(amounts.words(language) | periods.words(language))

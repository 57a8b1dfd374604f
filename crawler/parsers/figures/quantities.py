"""Amounts and periods of a stretch of text, marked; and the day against which its "last year" is read."""

import re
from datetime import date
from functools import cache
from typing import Final

from crawler.parsers.figures import amounts, periods
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.model import Language, ReleaseText, Span
from crawler.parsers.text.phrases import Mark, PhraseBook, marks_of

_HEAD: Final = 250
_YEAR: Final = re.compile(r"\d{4}")
_FIRST_YEAR: Final = 1992  # before it there was no foreign ministry to release anything


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


def reference_day(release: ReleaseText) -> date | None:
    """Return the day against which "last year" is read: the publication's, else the one at the head."""
    if release.published is not None:
        return release.published.day
    if not _YEAR.search(release.text, 0, _HEAD):
        return None
    for mark in quantities_of(release.text, (0, min(_HEAD, len(release.text))), release.language, None):
        if isinstance(mark, PeriodMark) and mark.word == "{day}" and mark.period is not None:
            return mark.period.first_day if mark.period.first_day.year > _FIRST_YEAR else None
    return None

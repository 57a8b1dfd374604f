"""A sentence with everything in it that a figure can be made of, marked."""

from dataclasses import replace
from datetime import date
from functools import cache

from crawler.parsers.figures.amounts import Amount
from crawler.parsers.figures.growth import read_growth
from crawler.parsers.figures.quantities import quantities_of
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, Span
from crawler.parsers.text.phrases import Mark, PhraseBook


def marked(text: str, span: Span, language: Language, today: date | None) -> list[Mark]:
    """Return the marks of a sentence: amounts, periods, growth, and the words that the lexicon knows."""
    marks = _measure_words(language).rewrite(quantities_of(text, span, language, today))
    return read_growth(_with_shared_units(marks))


def _with_shared_units(marks: list[Mark]) -> list[Mark]:
    """Return the marks, with the unit of the last amount for those it is shared by: "77 and 33 million"."""
    if not any("respectively" in mark.slots for mark in marks):
        return marks
    shared = list(marks)
    for at in range(len(marks) - 3, -1, -1):
        amount, number = shared[at + 2], marks[at].number
        joined = marks[at + 1].word == "," or "joint" in marks[at + 1].slots
        if joined and isinstance(amount, Amount) and number is not None:
            start, end, word = marks[at].start, marks[at].end, marks[at].word
            shared[at] = replace(amount, start=start, end=end, word=word, value=number * amount.scale)
    return shared


@cache
def _measure_words(language: Language) -> PhraseBook:
    return PhraseBook(lexicon("measures", language))

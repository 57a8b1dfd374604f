"""Places a period by what was told before it: "a year earlier", "in the same period", "in seven months"."""

from dataclasses import replace
from datetime import date

from crawler.parsers.figures.periods import Period, PeriodMark


def placed(mark: PeriodMark, told: Period | None, before: Period | None) -> PeriodMark:
    """Return the mark with a period that depends on another one read against it.

    Args:
        mark: where the text names a period.
        told: the period that the sentence told last.
        before: the one that the sentence before told.
    """
    if mark.is_same and mark.period is not None and not mark.period.spans_years:
        whole = told or before
        return replace(mark, period=whole.in_year_of(mark.period) if whole else None)
    if told is not None and mark.is_year_before:
        return replace(mark, period=told.year_before())
    if told is not None and mark.is_yearless and mark.period and not mark.period.follows(told):
        return replace(mark, period=mark.period.in_year_of(told))
    return mark


def told_again(mark: PeriodMark, told: Period | None, before: Period | None) -> PeriodMark:
    """Return "over the same period", which names no year, with the period that was told."""
    nameless = mark.is_same and mark.period is None and not mark.is_year_before
    return replace(mark, period=told or before) if nameless else mark


def as_reference(mark: PeriodMark) -> PeriodMark:
    """Return what a growth is counted from: "up 30% from 2022" is held against that year alone."""
    period = mark.period
    return replace(mark, period=Period(period.first, period.first)) if period and period.is_open else mark


def is_over(period: Period | None, today: date | None) -> bool:
    """Return whether a period ended before a day."""
    last = period.last_day if period is not None else None
    return last is not None and today is not None and last < today


def says_more_exactly(own: PeriodMark, told: PeriodMark, today: date | None) -> bool:
    """Return whether a period says how much of a year that is not over: "this year … in January-May"."""
    part, whole = own.period, told.period
    if part is None or whole is None or whole.is_open or is_over(whole, today):
        return False
    return part.first.startswith(whole.first) and part.last.startswith(whole.last)


def is_of_another(told: PeriodMark | None, mark: PeriodMark) -> bool:
    """Return whether a period begins anew after another: "up 40% in 2022, and in 11 months of 2023 …".

    After several years it may tell what they led to: "has doubled in three years and reached $4 bn in 2023".
    """
    if told is None or told.period is None or mark.period is None or mark.is_instant:
        return False
    return told.period != mark.period and not told.period.spans_years

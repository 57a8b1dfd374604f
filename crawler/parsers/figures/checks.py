"""Figures that check themselves: what does not add up stays as stated, and carries the reason as a flag."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from crawler.parsers.figures.periods import Period
from crawler.parsers.model import Figure

_ROUNDING: Final = 0.02  # what rounding to two digits can move a sum by
_BOUNDED: Final = 0.1  # how far "over" and "almost" reach
_POINTS: Final = 2.0
_THOUSAND: Final = 1000.0
_LEAST_SUM: Final = 1e3
_GREATEST_SUM: Final = 1e12  # more than Kazakhstan trades with the whole world
_MOST_COMPANIES: Final = 100_000
_MOST_GROWTH: Final = 100_000.0

Key = tuple[str, str | None, str, str | None]
Found = Iterator[tuple[tuple[int, ...], "Doubt"]]


class Doubt(StrEnum):
    """Why a figure is doubted; the value is the flag.

    PARTS_DIFFER: exports and imports do not add up to the turnover of their period.
    PART_EXCEEDS: exports or imports alone are more than the turnover of their period.
    SCALE: they add up only if one of the three is taken a thousandfold: thousand against million.
    GROWTH_DIFFERS: the growth told is not the one that the value of the year before gives.
    TOLD_DIFFERENTLY: the same measure of the same period has another value elsewhere.
    IMPLAUSIBLE: the value cannot be: a sum beyond all trade, a fall by more than everything, half a company.
    """

    PARTS_DIFFER = "parts_differ"
    PART_EXCEEDS = "part_exceeds"
    SCALE = "scale"
    GROWTH_DIFFERS = "growth_differs"
    TOLD_DIFFERENTLY = "told_differently"
    IMPLAUSIBLE = "implausible"


def checked(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, each with a flag for every reason to doubt it."""
    doubts: list[set[str]] = [set(figure.flags) for figure in figures]
    for places, doubt in _doubts(figures):
        for place in places:
            doubts[place].add(doubt.value)
    return [
        replace(figure, flags=tuple(sorted(told))) if told else figure
        for figure, told in zip(figures, doubts, strict=True)
    ]


def told_differently(one: Figure, other: Figure) -> bool:
    """Return whether two figures, of one text or of two, give one measure of one period another value."""
    if one.period is None or one.measure == "other" or _key(one) != _key(other):
        return False
    return one.direction == other.direction and not _is_near(one.value, other.value, _leeway(one, other))


def _doubts(figures: Sequence[Figure]) -> Found:
    """Yield the places of doubtful figures with the reason."""
    first: dict[Key, int] = {}
    for place, figure in enumerate(figures):
        if not _is_plausible(figure):
            yield (place,), Doubt.IMPLAUSIBLE
        told = first.setdefault(_key(figure), place)
        if told_differently(figures[told], figure):
            yield (told, place), Doubt.TOLD_DIFFERENTLY
    for place, figure in enumerate(figures):
        if figure.measure == "trade_turnover" and figure.value is not None and figure.period is not None:
            yield from _doubts_of_parts(figures, place, first)
            yield from _doubts_of_growth(figures, place, first)


def _key(figure: Figure, measure: str | None = None, period: str | None = None) -> Key:
    return measure or figure.measure, figure.partner, figure.unit, period or figure.period


def _is_plausible(figure: Figure) -> bool:
    if figure.change_pct is not None and not -100 <= figure.change_pct <= _MOST_GROWTH:
        return False
    if figure.value is None:
        return True
    if figure.unit == "count":
        return figure.value.is_integer() and figure.value <= _MOST_COMPANIES
    return figure.unit not in ("USD", "EUR") or _LEAST_SUM <= figure.value <= _GREATEST_SUM


def _is_near(one: float | None, other: float | None, leeway: float) -> bool:
    return one is None or other is None or abs(one - other) <= leeway * max(abs(one), abs(other))


def _leeway(*figures: Figure) -> float:
    return _BOUNDED if any(figure.bound for figure in figures) else _ROUNDING


def _doubts_of_parts(figures: Sequence[Figure], place: int, first: Mapping[Key, int]) -> Found:
    """Yield what exports and imports say against the turnover at a place."""
    total = figures[place]
    places = [first[key] for key in (_key(total, "exports"), _key(total, "imports")) if key in first]
    parts = [figures[at] for at in places if figures[at].value is not None]
    values = [part.value for part in parts if part.value is not None]
    leeway = _leeway(total, *parts)
    if total.value is None or not values:
        return
    if len(values) == 1:
        if values[0] > total.value * (1 + leeway):
            yield (place, *places), Doubt.PART_EXCEEDS
    elif not _is_near(sum(values), total.value, leeway):
        fits = any(_is_near(a + b, c, leeway) for a, b, c in _rescaled(values[0], values[1], total.value))
        yield (place, *places), Doubt.SCALE if fits else Doubt.PARTS_DIFFER


def _rescaled(exports: float, imports: float, total: float) -> Iterator[tuple[float, float, float]]:
    """Yield the three with one of them a thousand times more or less."""
    for factor in (_THOUSAND, 1 / _THOUSAND):
        yield exports * factor, imports, total
        yield exports, imports * factor, total
        yield exports, imports, total * factor


def _doubts_of_growth(figures: Sequence[Figure], place: int, first: Mapping[Key, int]) -> Found:
    """Yield whether the value of the year before gives another growth than the one told at a place."""
    figure = figures[place]
    if figure.value is None or figure.change_pct is None or figure.period is None:
        return
    before_at = first.get(_key(figure, period=_a_year_before(figure.period)))
    before = figures[before_at].value if before_at is not None else None
    if before_at is not None and before:
        change = (figure.value / before - 1) * 100
        if abs(change - figure.change_pct) > max(_POINTS, _BOUNDED * abs(change)):
            yield (place, before_at), Doubt.GROWTH_DIFFERS


def _a_year_before(period: str) -> str:
    first, _, last = period.partition("/")
    return Period(first, last or first).year_before().edtf

"""When what was read is what the labels mean, although it is told in other words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from rapidfuzz import fuzz

from crawler.edtf import days_of
from crawler.evaluation.labels import Statistic
from crawler.linking import folded
from crawler.parsers.model import Figure

G = TypeVar("G")
F = TypeVar("F")

_SAME_WORD: Final = 80
_SAME_PLACE: Final = 75
_ROUNDING: Final = 0.005
_OF_THE_LABEL: Final = 0.6
_OF_WHAT_WAS_READ: Final = 0.5
_IDLE_WORDS: Final = frozenset(
    {"the", "of", "on", "and", "between", "in", "for", "a", "an", "to", "republic", "kazakhstan"}
)


def pair(wanted: Sequence[G], found: Sequence[F], alike: Callable[[G, F], bool]) -> list[tuple[G, F]]:
    """Return pairs of what is alike, each at most once, the first that fits."""
    left, pairs = list(found), []
    for one in wanted:
        match = next((place for place, other in enumerate(left) if alike(one, other)), None)
        if match is not None:
            pairs.append((one, left.pop(match)))
    return pairs


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether names are one person's: each word of the shorter stands, or begins, in the longer."""
    short, long = sorted((folded(one or "").split(), folded(other or "").split()), key=len)
    return bool(short) and all(_stands_in(word, long) for word in short)


def _stands_in(word: str, words: Iterable[str]) -> bool:
    if len(word) == 1:
        return any(other.startswith(word) for other in words)
    return any(fuzz.ratio(word, other) >= _SAME_WORD for other in words)


def same_place(one: str | None, other: str | None) -> bool:
    """Return whether names are one place's: one within the other, or spelled about alike."""
    ours, theirs = folded(one or ""), folded(other or "")
    if not (ours and theirs):
        return False
    return ours in theirs or theirs in ours or fuzz.ratio(ours, theirs) >= _SAME_PLACE


def same_paper(wanted: str, found: str) -> bool:
    """Return whether titles are one treaty's: most words that say something are shared."""
    ours, theirs = (set(folded(name).split()) - _IDLE_WORDS for name in (wanted, found))
    shared = len(ours & theirs)
    return shared > 0 and shared >= _OF_THE_LABEL * len(ours) and shared >= _OF_WHAT_WAS_READ * len(theirs)


def same_figure(wanted: Statistic, found: Figure) -> bool:
    """Return whether figures measure the same and amount to the same, but for rounding.

    Growth without an amount is the same where it is exactly as much.
    """
    if wanted.measure != found.measure:
        return False
    if wanted.value is None or found.value is None:
        return wanted.value is found.value and wanted.change_pct == found.change_pct
    near = abs(wanted.value - found.value) <= _ROUNDING * abs(wanted.value)
    return near and found.unit in (wanted.unit, *wanted.unit_alt)


def same_period(wanted: str | None, found: str | None) -> bool:
    """Return whether periods in EDTF cover the same days; an open end is as good as any."""
    if not (wanted and found):
        return not (wanted or found)
    (first, last), (began, ended) = days_of(wanted), days_of(found)
    return first == began and (last == ended or None in (last, ended))

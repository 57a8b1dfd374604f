"""Numbers and amounts: `356.4`, `more than thirty`, `USD 4.1 bln`, `32,6 млрд долларов США`, `40%`, `3-fold`.

An amount is a number with at least a scale, a currency or a ratio; it is read once, with the bound that
stands beside it. Other numbers stay marks, for whoever counts companies or reads dates.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from crawler.parsers.language.tables import Table, lexicon
from crawler.parsers.model import Bound, Language
from crawler.parsers.text.phrases import NO_SLOTS, Mark, PhraseBook

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_BY_POINTS: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_SPACES: Final = str.maketrans("", "", " \u00a0\u202f\u2009")
_SIZES: Final = frozenset({"ones", "teens", "tens", "hundreds", "fraction"})
_WORDED: Final = _SIZES | {"half", "one"}  # all that a number told in words has one of
YEARS: Final = range(1900, 2100)
"""The years that a release can speak of."""

_RATIOS: Final = frozenset({"percent", "times", "points"})
_LONGEST_BOUND: Final = 4
_THOUSAND: Final = 1e3
_GREATEST: Final = 1e16  # beyond it digits are no amount, whatever stands behind them
_BOUNDS: Final[Mapping[str, Bound | None]] = MappingProxyType({"min": "min", "max": "max", "about": None})

_AMOUNT_SLOTS: Final[Mapping[str, str]] = {"amount": ""}


@dataclass(slots=True)
class Amount(Mark):
    """A number with its scale and unit.

    Attributes:
        value: in base units; of a range its lower end.
        unit: an ISO 4217 code, `percent` or `times`; None where the text leaves the unit to its context.
        scale: the factor that the text spells out; 1 without one.
        bound: `min` for "over", `max` for "almost", None for a plain or rough amount.
    """

    value: float = 0.0
    unit: str | None = None
    scale: float = 1.0
    bound: Bound | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is a sum, or an amount whose unit is left to its context."""
        return self.unit not in _RATIOS


def number_value(digits: str, language: Language) -> float:
    """Return the value of digits as the language writes them: `1,100` is 1100 in English, 1.1 in Russian."""
    digits = digits.translate(_SPACES)
    if _GROUPED_BY_POINTS.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if _GROUPED.fullmatch(digits) and (language == "en" or digits.count(",") > 1):
        return float(digits.replace(",", ""))
    whole, _, rest = digits.replace(",", ".").partition(".")
    return float(f"{whole}.{rest.replace('.', '') or 0}")


def words(language: Language) -> Table:
    """Return what the lexicon calls numbers, scales, currencies and ratios."""
    units = lexicon("units", language)
    return lexicon("numbers", language) | {
        slot: units[slot]
        for slot in ("currency", "prefix", "scale", "ratio", "range_from", "range_to")
        if slot in units
    }


def read_digits(marks: Sequence[Mark], language: Language) -> list[Mark]:
    """Return the marks with digits read: each such mark then has its value, and a `number` slot.

    What can be a day, month or count of months also has the slot `n`, what can be a year the slot `year`.
    """
    return [
        _number(mark, number_value(mark.word, language)) if mark.slots and "digits" in mark.slots else mark
        for mark in marks
    ]


def read_number_words(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, their words named by the lexicon (`words`), with number words read as digits are."""
    if all(not mark.slots or _WORDED.isdisjoint(mark.slots) for mark in marks):
        return list(marks)
    read: list[Mark] = []
    for at, mark in enumerate(marks):
        if mark.slots and not _SIZES.isdisjoint(mark.slots):
            _add_number_word(read, mark)
        elif "half" in mark.slots and read and read[-1].number is not None:
            before = read.pop()
            read.append(_number(_joined(before, mark), (before.number or 0.0) + 0.5))
        elif "one" in mark.slots and _is_one(marks, at):
            read.append(_number(mark, float(mark.slots["scale"])))
        else:
            read.append(mark)
    return read


def _is_one(marks: Sequence[Mark], at: int) -> bool:
    """Whether a scale without a number counts one, where there is no article: "достиг миллиарда долларов"."""
    counted = at + 1 < len(marks) and "currency" in marks[at + 1].slots
    return counted and (at == 0 or _SIZES.union({"digits", "many"}).isdisjoint(marks[at - 1].slots))


def _joined(one: Mark, other: Mark, size: str = "ones") -> Mark:
    return Mark(one.start, other.end, f"{one.word} {other.word}", {size: ""})


def _number(mark: Mark, value: float) -> Mark:
    slots = dict(mark.slots) | {"number": ""}
    if len(mark.word) == 4 and mark.word.isdigit() and int(value) in YEARS:
        slots["year"] = ""
    if value.is_integer() and 1 <= value <= 31 and (len(mark.word) <= 2 or not mark.word.isdigit()):
        slots["n"] = ""
    return Mark(mark.start, mark.end, mark.word, slots, value)


_LARGER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"ones": ("tens", "hundreds"), "teens": ("hundreds",), "tens": ("hundreds",)}
)


def _add_number_word(read: list[Mark], mark: Mark) -> None:
    """Add a number word to what is read: as a number of its own, or to the larger one before it."""
    size, name = next((size, name) for size, name in mark.slots.items() if size in _SIZES)
    joined_by = len(read) > 1 and "number_joint" in read[-1].slots
    before = read[-2 if joined_by else -1] if read else None
    if before is not None and before.number is not None and before.slots.keys() & set(_LARGER.get(size, ())):
        del read[-1 - joined_by :]
        read.append(_number(_joined(before, mark, size), before.number + float(name)))
    else:
        read.append(_number(mark, float(name)))


def read_amounts(marks: Sequence[Mark], language: Language) -> list[Mark]:
    """Return the marks, their numbers read, each with a scale, currency or ratio made an Amount."""
    return _Amounts(marks, language).read()


def bound_ending(marks: Sequence[Mark], at: int, language: Language) -> tuple[Bound | None, int]:
    """Return the bound told right before marks[at], and where its words begin; a verb is not passed."""
    last_words, last_stems = _bound_ends(language)
    last = marks[at - 1].word.rpartition(" ")[2] if at else ""
    if last not in last_words and not (last and last.startswith(last_stems)):
        return None, at
    for size in range(min(_LONGEST_BOUND, at), 0, -1):
        words = _single_words(marks[at - size : at])
        length, slots = _bound_words(language).match(words, 0)
        if length != len(words):
            continue
        if "bound_verb" in slots:
            return _BOUNDS[slots["bound_verb"]], at
        if "bound" in slots:
            return _BOUNDS[slots["bound"]], at - size
    return None, at


def _single_words(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, those that a book has made of several words taken apart: "more than"."""
    return [Mark(mark.start, mark.end, word) for mark in marks for word in mark.word.split(" ")]


@cache
def _bound_ends(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words, and the beginnings of words, that a bound before an amount can end in."""
    table = lexicon("units", language)
    tables = (table["bound"], table.get("bound_verb", {}))
    lasts = {phrase.split()[-1] for names in tables for phrases in names.values() for phrase in phrases}
    stems = {word.rstrip("*") for word in lasts if word.endswith("*")}
    return frozenset(lasts), tuple(stems)


def bound_following(
    marks: Sequence[Mark], at: int, language: Language, *, is_sum: bool = True
) -> tuple[Bound | None, int]:
    """Return the bound told from marks[at] on, and where the words after it begin; a verb is not passed."""
    length, slots = _bound_words(language).match(marks, at) if at < len(marks) else (0, NO_SLOTS)
    if "bound_verb_after" in slots:
        return _BOUNDS[slots["bound_verb_after"]], at
    if "bound_after_sum" in slots and is_sum:
        return _BOUNDS[slots["bound_after_sum"]], at + length
    if "bound_after" in slots:
        return _BOUNDS[slots["bound_after"]], at + length
    return None, at


def _case_slots(word: str, language: Language) -> Mapping[str, str]:
    """Return what the case of a sum's last word tells, in a language that has one for it."""
    told = lexicon("units", language).get("case", {})
    return next((_CASE_SLOTS[name] for name, ends in told.items() if word.endswith(tuple(ends))), NO_SLOTS)


_CASE_SLOTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {case: MappingProxyType({case: ""}) for case in ("from", "to")}
)


@cache
def _bound_words(language: Language) -> PhraseBook:
    table = lexicon("units", language)
    return PhraseBook({slot: names for slot, names in table.items() if slot.startswith("bound")})


class _Amounts:
    """One pass over the marks of a sentence, making amounts of numbers and what belongs to them."""

    def __init__(self, marks: Sequence[Mark], language: Language) -> None:
        self._marks = marks
        self._language: Language = language
        self._at = 0
        self._read: list[Mark] = []

    def read(self) -> list[Mark]:
        for at in [at for at, mark in enumerate(self._marks) if mark.number is not None]:
            if at >= self._at and self._may_be_amount(at):
                self._read += self._marks[self._at : at]
                self._at = at
                self._amount(at, self._marks[at])
        self._read += self._marks[self._at :]
        return self._read

    def _may_be_amount(self, at: int) -> bool:
        """Return whether a number has beside it what an amount needs; most years and days have not."""
        before = self._marks[at - 1].slots if at else NO_SLOTS
        if "currency" in before or at + 1 == len(self._marks):
            return "currency" in before
        after = self._marks[at + 1]
        named = after.slots or after.word == "-"
        return bool(named) or bound_following(self._marks, at + 1, self._language)[1] > at + 1

    def _amount(self, first_at: int, mark: Mark) -> None:
        """Read the amount that begins with this number, if there is one."""
        at, value, scale = self._value(first_at)
        value, at, scale = self._range(value, at, scale)
        bound_within, at = self._bound_before_currency(at)
        unit, at = self._unit(at, self._currency_before(), has_scale=scale != 1.0)
        if (unit is None and scale == 1.0) or value > _GREATEST:
            return
        word = " ".join(part.word for part in self._marks[first_at:at])
        start = self._read.pop().start if self._currency_before() is not None else mark.start
        bound_before, first = bound_ending(self._read, len(self._read), self._language)
        if first < len(self._read):
            start = self._read[first].start
            del self._read[first:]
        is_sum = unit not in _RATIOS
        bound_after, at = bound_following(self._marks, at, self._language, is_sum=is_sum)
        bound, end = bound_before or bound_within or bound_after, self._marks[at - 1].end
        slots = {**_AMOUNT_SLOTS, **_case_slots(word, self._language)}
        self._read.append(Amount(start, end, word, slots, None, value, unit, scale, bound))
        self._at = at

    def _bound_before_currency(self, at: int) -> tuple[Bound | None, int]:
        """Return a bound that stands between a number and its currency: "600 миллионнан астам доллар"."""
        bound, after = bound_following(self._marks, at, self._language)
        within = after > at and after < len(self._marks) and "currency" in self._marks[after].slots
        return (bound, after) if within else (None, at)

    def _value(self, at: int) -> tuple[int, float, float]:
        """Return where a number and its scales end (`1 billion 200 million`), its value, its first scale."""
        value, first, smallest = 0.0, 0.0, float("inf")
        while at < len(self._marks) and (number := self._marks[at].number) is not None:
            scale, after = self._scale(at + 1)
            if scale >= smallest or (
                first and scale == 1.0 and not self._ends_thousands(at, number, smallest)
            ):
                break
            value += round(number * scale, 4)
            first, smallest, at = first or scale, scale, after
            if scale == 1.0:
                break
        return at, value, first

    def _ends_thousands(self, at: int, number: float, smallest: float) -> bool:
        """Return whether a number is what thousands go on with, and no day: "3 тысячи 500 проектов"."""
        return smallest == _THOUSAND > number and "n" not in self._marks[at].slots

    def _scale(self, at: int) -> tuple[float, int]:
        hyphen = self._has_word(at, "-")
        mark = self._marks[at + hyphen] if at + hyphen < len(self._marks) else None
        if mark is None or "scale" not in mark.slots:
            return 1.0, at
        if len(mark.word) == 1 and self._currency_before() is None:
            return 1.0, at  # "5 m" is money after a currency sign only
        return float(mark.slots["scale"]), at + hyphen + 1

    def _range(self, low: float, at: int, scale: float) -> tuple[float, int, float]:
        """Step over the upper end of a range: `5-6 billion` is read as its lower end."""
        joined = self._has_word(at, "-") or self._is_end_of_range(at)
        if not (joined and at + 1 < len(self._marks)) or self._marks[at + 1].number is None:
            return low, at, scale
        after, high, high_scale = self._value(at + 1)
        if high_scale == 1.0 and not self._is_unit(after):
            return low, at, scale
        factor = high_scale if scale == 1.0 else 1.0
        return (low * factor, after, high_scale) if low * factor < high else (low, at, scale)

    def _is_end_of_range(self, at: int) -> bool:
        """Return whether words open and close a range around the number before: "от 300 до 400 млн"."""
        opener = self._read[-1].slots if self._read else NO_SLOTS
        return "range_from" in opener and at < len(self._marks) and "range_to" in self._marks[at].slots

    def _is_unit(self, at: int) -> bool:
        return at < len(self._marks) and bool(self._marks[at].slots.keys() & {"currency", "ratio"})

    def _opens_amount(self, at: int) -> bool:
        """Whether the currency here belongs to the number after it: "by 2030 $10 billion"."""
        may_precede = "prefix" in self._marks[at].slots
        return may_precede and at + 1 < len(self._marks) and self._marks[at + 1].number is not None

    def _unit(self, at: int, before: str | None, *, has_scale: bool) -> tuple[str | None, int]:
        if before is not None:
            repeats = self._is_unit(at) and self._marks[at].slots.get("currency") == before
            return before, at + repeats
        hyphen = self._has_word(at, "-") and self._is_unit(at + 1)
        if hyphen and not has_scale and "ratio" not in self._marks[at + 1].slots:
            return None, at  # "in 2023 - $5 million": a dash, and the currency of the next number
        if not self._is_unit(at + hyphen) or (not has_scale and self._opens_amount(at)):
            return None, at
        slots = self._marks[at + hyphen].slots
        return slots.get("currency") or slots["ratio"], at + hyphen + 1

    def _currency_before(self) -> str | None:
        """Return the currency right before this number, where it is one that can stand there."""
        before = self._read[-1].slots if self._read else NO_SLOTS
        return before.get("currency") if "prefix" in before else None

    def _has_word(self, at: int, word: str) -> bool:
        return at < len(self._marks) and self._marks[at].word == word

"""What `{day-1:EEEE}` in an invented release means, so that its dates are fresh whenever it comes out."""

import re
from datetime import date, timedelta
from typing import Final, Literal

from babel.dates import format_date

Language = Literal["en", "ru", "kk"]

_PLACEHOLDER: Final = re.compile(r"(?P<name>[a-z_]+)(?P<shift>[+-]\d+)?")
_ISO: Final = "y-MM-dd"
_USUAL_PATTERN: Final[dict[Language, str]] = {
    "en": "MMMM d, y",
    "ru": "d MMMM y 'года'",
    "kk": "y 'жылғы' d MMMM",
}
_THIS_YEAR: Final[dict[Language, str]] = {"en": "this year", "ru": "текущего года", "kk": "биылғы"}
_LAST_YEAR: Final[dict[Language, str]] = {"en": "last year", "ru": "прошлого года", "kk": "былтырғы"}


class PlaceholderError(Exception):
    """A text uses a placeholder that the almanac does not have; the message names it."""


class Day:
    """A day that a format specification writes: a CLDR date pattern, or none for the usual form."""

    def __init__(self, day: date, language: Language, usual: str) -> None:
        self._day, self._language, self._usual = day, language, usual

    def __format__(self, pattern: str) -> str:
        return format_date(self._day, pattern or self._usual, locale=self._language)


class Almanac:
    """The dates around the day on which a story first came out, for `str.format_map`.

    - `{day}`, `{day-1}`, `{day+12:d MMMM}`: that day, or so many days before or after it
    - `{year}`, `{year-1}`, `{year-1992}`: its year, less (or plus) a number
    - `{so_far:MMMM}`: the last month that the year's statistics cover by then, `{that_year}` in words
      whether it belongs to this year or to the last one
    """

    def __init__(self, day: date, language: Language, *, iso: bool = False) -> None:
        self._day, self._language = day, language
        self._usual = _ISO if iso else _USUAL_PATTERN[language]

    def __getitem__(self, placeholder: str) -> "Day | int | str":
        parts = _PLACEHOLDER.fullmatch(placeholder)
        shift = int(parts["shift"] or 0) if parts else 0
        match parts and parts["name"]:
            case "day":
                return self._write(self._day + timedelta(days=shift))
            case "year":
                return self._day.year + shift
            case "so_far":
                return self._write(self._so_far())
            case "that_year":
                words = _THIS_YEAR if self._so_far().year == self._day.year else _LAST_YEAR
                return words[self._language]
        raise PlaceholderError(f"no placeholder {{{placeholder}}}")

    def _write(self, day: date) -> Day:
        return Day(day, self._language, self._usual)

    def _so_far(self) -> date:
        """Return a day of the month before last; of November in spring, when this year has no figures yet."""
        month = self._day.month - 2
        return date(self._day.year, month, 1) if month > 1 else date(self._day.year - 1, 11, 1)

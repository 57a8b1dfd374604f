"""Finds the year of a text that tells no day: the one behind the year that its own is compared with."""

from datetime import date
from typing import Final

from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading


def day_behind_compared(reading: Reading) -> date | None:
    """Return the last day of the year behind "against the same period of 2023"; None where none is told."""
    years = [year for cue in reading.cues.get("same_part", ()) if (year := _year_beside(reading, cue))]
    return date(max(years) + 1, 12, 31) if years else None


def _year_beside(reading: Reading, cue: Cue) -> int | None:
    """Return the year that stands right behind the words for the same part of a year, or before them."""
    at = reading.word_at(cue.end) if cue.name == "behind" else reading.word_at(cue.start) - 1
    told = reading.words[at].text if 0 <= at < len(reading.words) else ""
    return int(told) if len(told) == _DIGITS and told.isdecimal() and told.startswith("20") else None


_DIGITS: Final = 4

"""Reads the dates that publishers print, in every form that they were seen to use.

The publishers live by the time of Almaty, which went from UTC+6 to UTC+5 on 1 March 2024: a time without
an offset is read in that zone, by the rules of its day. Midnight sharp is how dates without a time were
migrated, so it tells the day alone.
"""

import re
import tomllib
import unicodedata
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from crawler.release import Publication

ALMATY = ZoneInfo("Asia/Almaty")

_YEARS = range(1900, 2101)
_LONGEST = 200  # characters of a date string with all that may follow it
_MIDNIGHT = time()
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
_NUMERIC = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})(?:\s*[,/]?\s*{_CLOCK})?")
_WORDY = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>\w+)\.?,?\s+(?P<year>\d{4})")
_CLOCK_BEFORE = re.compile(rf"{_CLOCK}\s*,?\s*$")
_CLOCK_AFTER = re.compile(rf"\s*,?\s*{_CLOCK}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class DateError(ValueError):
    """A date string has none of the known forms; the message quotes it."""

    def __init__(self, text: str) -> None:
        super().__init__(f"cannot read the date {text[:80]!r}")


def read_publication(text: str) -> Publication:
    """Return the publication time that a publisher's date string tells.

    Read are ISO 8601 (`2026-11-20`, with or without time, fraction and offset), RFC 822 as feeds have it, and
    the forms for people: `20.11.2026, 14:05`, `14:05, 20 November 2026 | GMT +6`, `20 ноября 2026 14:05`.

    Raises:
        DateError: for anything else, and for days that no calendar has.
    """
    text = text.strip()[:_LONGEST]
    try:
        return _in_our_time(_read(text))
    except (ValueError, OverflowError) as error:
        raise DateError(text) from error


def _read(text: str) -> Publication:
    if _ISO_DAY.match(text):
        return _from_iso(text)
    return _from_numbers(text) or _from_words(text) or _from_rfc822(text)


def _in_our_time(publication: Publication) -> Publication:
    if publication.day.year not in _YEARS:
        raise ValueError("no publisher is that old")
    return publication


def _from_iso(text: str) -> Publication:
    if _ISO_DAY.fullmatch(text):
        return Publication(date.fromisoformat(text))
    return _published_at(datetime.fromisoformat(text))


def _from_rfc822(text: str) -> Publication:
    return _published_at(parsedate_to_datetime(text))


def _from_numbers(text: str) -> Publication | None:
    found = _NUMERIC.search(text)
    if found is None:
        return None
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    return _published_on(day, found)


def _from_words(text: str) -> Publication | None:
    found = _WORDY.search(text)
    if found is None or (month := _MONTHS.get(_folded(found["month"]))) is None:
        return None
    day = date(int(found["year"]), month, int(found["day"]))
    return _published_on(
        day, _CLOCK_BEFORE.search(text[: found.start()]) or _CLOCK_AFTER.match(text[found.end() :])
    )


def _published_on(day: date, clock: re.Match[str] | None) -> Publication:
    if clock is None or clock["hour"] is None:
        return Publication(day)
    return _published_at(datetime.combine(day, time(int(clock["hour"]), int(clock["minute"]))))


def _published_at(moment: datetime) -> Publication:
    if moment.time() == _MIDNIGHT:
        return Publication(moment.date())
    if moment.tzinfo is None:
        return Publication.at_instant(moment.replace(tzinfo=ALMATY))
    # UTC is how machines write a time: the day on the publisher's own calendar is Almaty's.
    local = moment.astimezone(ALMATY) if moment.utcoffset() == UTC.utcoffset(None) else moment
    return Publication.at_instant(local)


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ı", "i")


def _read_months() -> dict[str, int]:
    tables = tomllib.loads(files("crawler").joinpath("months.toml").read_text("utf-8"))
    return {_folded(name): number for names in tables.values() for number, name in enumerate(names, start=1)}


_MONTHS = _read_months()

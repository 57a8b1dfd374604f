"""Windows of the week, such as working hours, in the local time of a zone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW: Final = re.compile(r"(?:(?P<days>[a-z,-]+)(?: +|$))?(?:(?P<start>\d\d?:\d\d)-(?P<end>\d\d?:\d\d))?")
_A_DAY: Final = timedelta(days=1)
_A_WEEK: Final = 7 * _A_DAY


@dataclass(frozen=True, slots=True)
class Window:
    """The same hours of some days of the week; those that end before they begin end on the next day."""

    days: frozenset[int]
    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the window of `mon-fri 09:00-18:30`, `22:00-07:00` or `sat,sun`; raises ValueError."""
        found = _WINDOW.fullmatch(text.strip().lower())
        if not found or not text.strip():
            raise ValueError(
                f"{text!r} is no window such as `mon-fri 09:00-18:30`, `22:00-07:00` or `sat,sun`"
            )
        start, end = (time.fromisoformat((found[name] or "00:00").zfill(5)) for name in ("start", "end"))
        return cls(frozenset(_days(found["days"] or "mon-sun")), start, end)

    def spans(self, instant: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        """Yield beginnings and ends in UTC, in order, from a day before the instant to a week after it."""
        today = instant.astimezone(zone).date()
        for ahead in range(-1, 8):
            day = today + ahead * _A_DAY
            if day.weekday() in self.days:
                last = day if self.start < self.end else day + _A_DAY
                yield (
                    datetime.combine(day, self.start, zone).astimezone(UTC),
                    datetime.combine(last, self.end, zone).astimezone(UTC),
                )


def _days(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        if {first, last or first} - set(_DAYS):
            raise ValueError(f"{part!r} is no day of the week: {', '.join(_DAYS)}")
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        yield from ((begin + i) % 7 for i in range((end - begin) % 7 + 1))


@dataclass(frozen=True, slots=True)
class Windows:
    """Any number of windows in one zone."""

    windows: Sequence[Window]
    zone: ZoneInfo

    def hold(self, instant: datetime) -> bool:
        """Return whether the instant lies in a window."""
        return self._end(instant) is not None

    def first_outside(self, instant: datetime) -> datetime:
        """Return the first instant from this one on that lies in no window.

        Raises ValueError where there is none within a week.
        """
        outside = instant
        while (end := self._end(outside)) is not None:
            outside = end
            if outside - instant > _A_WEEK:
                raise ValueError("the windows leave no time between them")
        return outside

    def next_start(self, instant: datetime) -> datetime | None:
        """Return when a window next begins after the instant; None where there is no window."""
        starts = (start for window in self.windows for start, _ in window.spans(instant, self.zone))
        return min((start for start in starts if start > instant), default=None)

    def _end(self, instant: datetime) -> datetime | None:
        spans = (span for window in self.windows for span in window.spans(instant, self.zone))
        return max((end for start, end in spans if start <= instant < end), default=None)

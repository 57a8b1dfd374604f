"""When a source is due next, by the instant, the source's settings and how its last runs went."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from scheduler.windows import Windows

RUNS_LOOKED_AT = 20
"""How many of a source's last runs its pace follows."""

_FAILURES = frozenset({"gated", "challenged", "drifted", "unreachable", "timed_out", "broken"})
_HAPPY_SHARE = 0.25
"""The share of runs that bring something new at which a source's pace is left as it is."""


def crontab(text: str, zone: ZoneInfo) -> CronTrigger:
    """Return the trigger of a crontab's five fields; raises ValueError.

    Days of the week have to be named: crontab and APScheduler count them from different days.
    """
    if any(sign.isdigit() for sign in text.split()[-1]):
        raise ValueError(f"{text!r} has the days of the week as numbers: name them, such as mon-fri")
    return CronTrigger.from_crontab(text, timezone=zone)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What decides when a source is due.

    Attributes:
        every: seconds from one slot to the next.
        busy_every: the same within busy hours.
        busy: hours in which the source is expected to publish.
        quiet: hours in which no slot falls; what would falls at their end.
        cron: the instants of a crontab instead of any interval; None for intervals.
        jitter: seconds by which a slot may be later, so that no clock can be set by us.
        elasticity: how many times faster or slower the pace may become with how often something is new.
        longest: seconds between two slots at most, however often the source failed.
    """

    zone: ZoneInfo
    every: float
    busy_every: float
    busy: Windows
    quiet: Windows
    cron: CronTrigger | None = None
    jitter: float = 0.0
    elasticity: float = 1.0
    longest: float = field(default=3600.0)

    def after(self, instant: datetime, pace: float = 1.0, spread: float = 0.0) -> datetime:
        """Return the first slot after an instant, in UTC.

        Args:
            instant: with its time zone.
            pace: how many times the usual interval is to lie between.
            spread: which part of the jitter is added, from 0 to 1.
        """
        slot = self._by_cron(instant) if self.cron else self._by_interval(instant, pace)
        later = self.quiet.first_outside(slot) + timedelta(seconds=spread * self.jitter)
        return self.quiet.first_outside(later)

    def after_missed(
        self, due: datetime, now: datetime, pace: float, spread: float
    ) -> tuple[datetime, datetime]:
        """Return the latest slot that fell due, where `due` did, and the first that is still to come.

        Where slots were missed, the latest is taken to be now: one run covers them all.
        """
        following = self.after(due, pace, spread)
        return (due, following) if following > now else (now, self.after(now, pace, spread))

    def latest(self, instant: datetime, pace: float) -> datetime:
        """Return by when the next slot has to fall; a clock that was wrong may have set a later one."""
        return self.after(instant, pace, spread=1.0)

    def pace(self, runs: Sequence[tuple[str, int]]) -> float:
        """Return the pace that fits a source's last runs, the latest first: outcome, and how much was new."""
        failures = _failures_in_turn(runs)
        if failures:
            return max(1.0, min(2.0 ** min(failures, 20), self.longest / self.every))
        if len(runs) < RUNS_LOOKED_AT:
            return 1.0
        share = sum(new > 0 for _, new in runs) / len(runs)
        wanted = _HAPPY_SHARE / share if share else self.elasticity
        return min(max(wanted, 1 / self.elasticity), self.elasticity)

    def _by_cron(self, instant: datetime) -> datetime:
        after = (instant + timedelta(microseconds=1)).astimezone(self.zone)
        slot = self.cron.get_next_fire_time(None, after) if self.cron else None
        if slot is None:
            raise ValueError("the crontab never comes due")
        slot_in_utc: datetime = slot.astimezone(UTC)
        return slot_in_utc

    def _by_interval(self, instant: datetime, pace: float) -> datetime:
        seconds = self.busy_every if self.busy.hold(instant) else self.every
        slot = instant.astimezone(UTC) + timedelta(seconds=seconds * pace)
        start = self.busy.next_start(instant)
        return min(slot, start) if start else slot


def _failures_in_turn(runs: Sequence[tuple[str, int]]) -> int:
    return next((i for i, (outcome, _) in enumerate(runs) if outcome not in _FAILURES), len(runs))

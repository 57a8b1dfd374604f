"""When something is told: at once, after quiet hours, in a digest, or again after a failure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler.alerts.settings import AlertSettings, RuleSettings, Weekday

_WEEK: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_LONGEST_PAUSE = timedelta(hours=6)


def next_digest(rule: RuleSettings, now: datetime) -> datetime:
    """Return when the rule's next digest after `now` is due, by its local time."""
    zone = ZoneInfo(rule.zone)
    day = now.astimezone(zone).date()
    while True:
        due = datetime.combine(day, rule.at, zone)
        if due > now and (rule.digest == "daily" or _WEEK[day.weekday()] == rule.on):
            return due
        day += timedelta(days=1)


def quiet_until(rule: RuleSettings, now: datetime) -> datetime | None:
    """Return when the rule's quiet hours end that `now` lies in; None outside of them."""
    if rule.quiet is None:
        return None
    start, end = map(time.fromisoformat, rule.quiet.split("-"))
    zone = ZoneInfo(rule.zone)
    local = now.astimezone(zone)
    at = local.time()
    if not (start <= at < end if start <= end else at >= start or at < end):
        return None
    ends = datetime.combine(local.date(), end, zone)
    return ends if ends > now else datetime.combine(local.date() + timedelta(days=1), end, zone)


def pause_after(attempts: int, settings: AlertSettings) -> timedelta:
    """Return how long to wait after so many failed attempts, one or more."""
    doublings = min(attempts - 1, 32)
    return min(timedelta(seconds=settings.retry_seconds * 2.0**doublings), _LONGEST_PAUSE)


def is_hopeless(first_attempt: datetime, now: datetime, settings: AlertSettings) -> bool:
    """Return whether something that failed since its first attempt is to be given up."""
    return now - first_attempt >= timedelta(hours=settings.give_up_hours)


def is_fresh(published: datetime | None, now: datetime, settings: AlertSettings) -> bool:
    """Return whether what was published then is news; what tells no time is not."""
    return published is not None and now - published <= timedelta(hours=settings.fresh_hours)

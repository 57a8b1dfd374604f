"""Spans of time as people say them."""

from datetime import datetime, timedelta


def lasting(time: timedelta) -> str:
    """Return a span of time as people say it, in its two largest units."""
    minutes = int(time.total_seconds() // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    return f"{minutes} min" if minutes else f"{time.total_seconds():.0f} s"


def from_now(instant: datetime, now: datetime) -> str:
    """Return how far an instant lies from now: `3 min ago`, `in 2 h 5 min`."""
    return f"in {lasting(instant - now)}" if instant > now else f"{lasting(now - instant)} ago"

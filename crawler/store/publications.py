"""A publication time as three columns, so that the publisher's own calendar and clock are kept."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from crawler.release import Publication


def publication_columns(published: Publication | None) -> dict[str, Any]:
    """Return `published_on`, `published_at` and `published_offset` (minutes) for a publication time."""
    at = published.at if published else None
    offset = at.utcoffset() if at else None
    return {
        "published_on": published.day if published else None,
        "published_at": at,
        "published_offset": None if offset is None else int(offset.total_seconds() // 60),
    }


def publication_of(row: Any) -> Publication | None:
    """Return the publication time that a row's three columns tell, or None where they tell none."""
    if row.published_on is None:
        return None
    if row.published_at is None:
        return Publication(row.published_on)
    zone = timezone(timedelta(minutes=row.published_offset))
    return Publication(row.published_on, row.published_at.astimezone(zone))


def publication_of_json(data: Mapping[str, Any]) -> Publication | None:
    """Return the publication time that the three columns tell where they went through JSON."""
    if data["published_on"] is None:
        return None
    day = date.fromisoformat(data["published_on"])
    if data["published_at"] is None:
        return Publication(day)
    zone = timezone(timedelta(minutes=data["published_offset"]))
    return Publication(day, datetime.fromisoformat(data["published_at"]).astimezone(zone))

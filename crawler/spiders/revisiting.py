"""Asks for a document only if it changed since it was last read as a whole."""

import hashlib
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from scrapy.http import Response

from crawler.release import Visit

_WHOLE_ONCE_IN = timedelta(days=1)


def conditions(visit: Visit | None) -> dict[str, str]:
    """Return the headers that ask for a document only if it changed since the visit.

    Once a day it is asked for as a whole: there are publishers whose validators do not tell of changes.
    """
    if visit is None or datetime.now(UTC) - visit.fetched_at > _WHOLE_ONCE_IN:
        return {}
    told = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in told.items() if value is not None}


def is_unchanged(response: Response, visit: Visit | None) -> bool:
    """Whether an answer is what it was at the visit: by what the publisher says, or by its bytes."""
    if visit is None:
        return False
    return response.status == HTTPStatus.NOT_MODIFIED or _digest(response) == visit.digest


def visit_of(response: Response) -> Visit:
    """Return what is to be remembered of a document that was just read."""
    told = (response.headers.get(name) for name in ("ETag", "Last-Modified"))
    etag, modified = (value.decode("latin-1") if value else None for value in told)
    return Visit(response.url, datetime.now(UTC), etag, modified, _digest(response))


def _digest(response: Response) -> bytes:
    return hashlib.sha256(response.body).digest()

"""An event as programs read it: what `events --json` prints, and webhooks carry. It is kept stable."""

from collections.abc import Iterable
from typing import Any

from crawler.store.publications import publication_of_json


def event_document(event: Any) -> dict[str, Any]:
    """Return an event as `events --json` prints it."""
    return {
        "id": event.id,
        "type": event.type,
        "partners": event.partners,
        "date": iso(event.date_start),
        "date_end": iso(event.date_end),
        "place": event.place,
        "planned": event.planned,
        "parent": event.parent,
        "headline": event.headline,
        "participants": _without_evidence(event.participants),
        "organizations": _without_evidence(event.organizations),
        "figures": _without_evidence(event.figures),
        "agreements": _without_evidence(event.agreements),
        "topics": [topic["name"] for topic in event.topics],
        "confidence": event.confidence,
        "releases": [_release(release) for release in event.releases],
    }


def iso(day: Any) -> str | None:
    """Return a day as ISO 8601 writes it; None for none."""
    return day.isoformat() if day else None


def _without_evidence(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Offsets mean something only beside the kept text that they point into, which `events show` prints."""
    return [{key: value for key, value in part.items() if key != "evidence"} for part in parts]


def _release(release: dict[str, Any]) -> dict[str, Any]:
    published = publication_of_json(release)
    return {
        "source": release["source"],
        "language": release["language"],
        "url": release["url"],
        "published": published.isoformat() if published else None,
        "title": release["title"],
        "content_hash": release["content_hash"],
    }

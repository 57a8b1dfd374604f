"""Releases for the tests of the built-in parser, made from a few sentences."""

from datetime import date

from crawler.canonical import keep_text
from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import EventMention, Language, ReleaseText
from crawler.release import Publication

PARSER = BilateralParser()


def release(
    body: str, *, title: str | None = None, published: str | None = "2025-03-20", language: Language = "en"
) -> ReleaseText:
    """Return a release with a body, published on a day: a Thursday where no other is given."""
    kept = keep_text(title, body)
    day = Publication(date.fromisoformat(published)) if published else None
    return ReleaseText(kept.text, kept.title_end, language, day)


def main_event(
    body: str, *, title: str | None = None, published: str | None = "2025-03-20", language: Language = "en"
) -> EventMention:
    """Return the main event of a release; raises AssertionError where none was read."""
    events = PARSER.parse(release(body, title=title, published=published, language=language))
    assert events, f"no event was read in: {body}"
    return events[0]


def people_in(event: EventMention) -> dict[str, str | None]:
    """Return whose each participant of an event is, by name."""
    return {person.name: person.side for person in event.participants}

"""Event mentions as plain data and back, for what crosses a border: a process, a column, a file.

Parsers may come from elsewhere, so what they return is checked here before anybody relies on it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crawler.parsers.model import EventMention, Evidence, ReleaseText

_MENTION = TypeAdapter(EventMention)
_RELEASE_TEXT = TypeAdapter(ReleaseText)


class MentionError(ValueError):
    """What a parser returned is no event mention, or rests on evidence that does not exist."""


def mention_to_data(mention: EventMention) -> dict[str, Any]:
    """Return a mention as data that JSON can hold: days as ISO dates, evidence as pairs of offsets."""
    return dict(_MENTION.dump_python(mention, mode="json"))


def mention_from_data(data: Any) -> EventMention:
    """Return the mention that the data describes; raises MentionError where it describes none."""
    try:
        return _MENTION.validate_python(data)
    except ValidationError as error:
        raise MentionError(_first_complaint(error)) from error


def release_text_to_data(release: ReleaseText) -> dict[str, Any]:
    """Return what a parser is given as data that JSON can hold."""
    return dict(_RELEASE_TEXT.dump_python(release, mode="json"))


def release_text_from_data(data: Any) -> ReleaseText:
    """Return what a parser is given, from data; raises pydantic's ValidationError where it is incomplete."""
    return _RELEASE_TEXT.validate_python(data)


def check_mentions(mentions: Sequence[EventMention], text: str) -> None:
    """Raise MentionError unless each mention is one, follows its parent, and rests on spans of the text."""
    for index, mention in enumerate(mentions):
        mention_from_data(mention_to_data(mention))
        if mention.parent is not None and not 0 <= mention.parent < index:
            raise MentionError(f"mention {index} names {mention.parent} as its parent")
        for start, end in _spans(mention):
            if not 0 <= start < end <= len(text):
                raise MentionError(f"mention {index} rests on [{start}, {end}] of {len(text)} characters")


def _spans(mention: EventMention) -> Iterator[tuple[int, int]]:
    yield from (span for evidence in _evidence(mention) for span in evidence)


def _evidence(mention: EventMention) -> Iterator[Evidence]:
    own = mention.evidence
    yield from (own.type, own.partners, own.date, own.place)
    yield from (participant.evidence for participant in mention.participants)
    yield from (organization.evidence for organization in mention.organizations)
    yield from (figure.evidence for figure in mention.figures)
    yield from (agreement.evidence for agreement in mention.agreements)
    yield from (topic.evidence for topic in mention.topics)


def _first_complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"

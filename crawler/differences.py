"""What two readings of one text tell otherwise, a field at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import Any, Final

from crawler.parsers.model import EventMention
from crawler.parsers.wire import mention_to_data
from crawler.particulars import KINDS, labelled

WHOLE: Final = "event"
"""The field of a mention that only one of the readings has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is told otherwise.

    Attributes:
        mention: the place of the mention in what the parser returned; 0 is the main event.
        field: `place`, `confidence/date`, `participants/role`, or `participants` for a whole part.
        part: which participant, figure or the like; None where it is about the mention itself.
        before: the value as JSON has it; None where there was none.
        after: likewise.
    """

    mention: int
    field: str
    part: str | None
    before: Any
    after: Any


def differences(before: Sequence[EventMention], after: Sequence[EventMention]) -> list[Difference]:
    """Return what a later reading of a text tells otherwise, in the order of its mentions."""
    return [
        difference
        for ordinal, (old, new) in enumerate(zip_longest(before, after))
        for difference in _of_mention(ordinal, old, new)
    ]


def _of_mention(ordinal: int, old: EventMention | None, new: EventMention | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference(ordinal, WHOLE, None, old and _in_short(old), new and _in_short(new))
        return
    before, after = mention_to_data(old), mention_to_data(new)
    for name in (entry.name for entry in fields(EventMention) if entry.name not in KINDS):
        yield from _of_field(ordinal, name, None, before[name], after[name])
    for kind in KINDS:
        yield from _of_parts(ordinal, kind, _parts(old, kind, before), _parts(new, kind, after))


def _in_short(mention: EventMention) -> str:
    """Return what kind of event it is, with whom and when."""
    day = mention.date.isoformat() if mention.date else None
    return " ".join(filter(None, (mention.type, *mention.partners, day)))


def _parts(mention: EventMention, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return dict(zip(labelled(getattr(mention, kind)), data[kind], strict=True))


def _of_parts(ordinal: int, kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    for part in dict.fromkeys((*before, *after)):
        old, new = before.get(part), after.get(part)
        if old is None or new is None:
            yield Difference(ordinal, kind, part, old and part, new and part)
        else:
            yield from _of_field(ordinal, kind, part, old, new)


def _of_field(ordinal: int, name: str, part: str | None, before: Any, after: Any) -> Iterator[Difference]:
    """Yield the difference of a value, or those of the single values of a table."""
    if isinstance(before, dict):
        for key in before:
            yield from _of_field(ordinal, f"{name}/{key}", part, before[key], after[key])
    elif before != after:
        yield Difference(ordinal, name, part, before, after)

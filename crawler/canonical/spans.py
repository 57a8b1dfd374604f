"""What a piece of boilerplate is, and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a piece of boilerplate is."""

    DATELINE = "dateline"  # ASTANA. KAZINFORM –
    STAMP = "stamp"  # 11.11.2025, 12:30 58
    ATTRIBUTION = "attribution"  # …, the press service of the Kazakh MFA reports
    CREDIT = "credit"  # Photo: Kazakh MFA
    BYLINE = "byline"  # Author: Saule Imanova
    TITLE = "title"  # the title once more
    WIDGET = "widget"  # breadcrumbs, currency rates, share buttons, tags
    COPYRIGHT = "copyright"  # © …, a link is required when materials are used
    TAIL = "tail"  # related and popular news, with all that follows


FURNITURE: Final = frozenset({Kind.CREDIT, Kind.BYLINE, Kind.WIDGET, Kind.COPYRIGHT})
"""What fills lines of its own anywhere on a page."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a kept text, `text[start:end]`, and what it is."""

    start: int
    end: int
    kind: Kind


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, without those that begin within an earlier one."""
    end = 0
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end


def outside(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what lies between spans that are in order and apart from each other."""
    for span in spans:
        yield start, span.start
        start = span.end
    yield start, end

"""Where a kept text holds what publishers put around the news."""

from dataclasses import dataclass
from enum import StrEnum

from crawler.canonical.kept import KeptText


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


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a kept text, `text[start:end]`, and what it is."""

    start: int
    end: int
    kind: Kind


def boilerplate(kept: KeptText) -> tuple[Span, ...]:
    """Return the pieces of the body that are not news, in order and apart from each other."""
    return ()

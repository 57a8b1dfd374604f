"""What a release says of itself around the news: where and when it was written, and who reports."""

from dataclasses import dataclass

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.kept import KeptText
from crawler.canonical.spans import Kind

_PARTING_SIGNS = " \n•,;:-–—"


@dataclass(frozen=True, slots=True)
class Head:
    """A release's dateline, stamp and attribution as they stand in its text; None where there is none."""

    dateline: str | None
    stamp: str | None
    attribution: str | None


def head_of(kept: KeptText) -> Head:
    """Return the first dateline, stamp and attribution clause of a text."""
    first: dict[Kind, str] = {}
    for span in boilerplate(kept):
        first.setdefault(span.kind, _told(kept.text[span.start : span.end]))
    return Head(first.get(Kind.DATELINE), first.get(Kind.STAMP), first.get(Kind.ATTRIBUTION))


def _told(piece: str) -> str:
    return " ".join(piece.split()).strip(_PARTING_SIGNS)

"""Tells what became of the papers of a list, by the line that opens it: "The sides signed:"."""

from typing import Final

from crawler.parsers.agreements.sentence import ITEM_ENDING, LIST_ITEM, marked
from crawler.parsers.model import ReleaseText

_LONGEST_LIST: Final = 4_000  # characters
_LONGEST_OPENING: Final = 300


def status_of_list(release: ReleaseText, start: int) -> str | None:
    """Return the status that the opening of a list tells last, None where no list goes up to an offset."""
    lines = release.text[max(0, start - _LONGEST_LIST) : start].rstrip(" -–—•*·").split("\n")
    for line in reversed(lines):
        opening = line.strip()
        if opening.endswith(":"):
            at = release.text.rfind(opening, 0, start)
            begin = max(at, at + len(opening) - _LONGEST_OPENING)
            marks = marked(release, (begin, at + len(opening))).marks
            return next((mark.slots["status"] for mark in reversed(marks) if "status" in mark.slots), None)
        if opening and not (opening.endswith(ITEM_ENDING) or LIST_ITEM.match(opening)):
            return None
    return None

"""What publishers do, and when: the timeline that follows from stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import Final

from crawler.replica.almanac import Language
from crawler.replica.story import Carrier, Revision, Story

A_STEP: Final = timedelta(minutes=1)
_WHEN_ALL_HAS_COME: Final = timedelta(days=30)  # the edits that wait for live mode


class Deed(Enum):
    """What a publisher does with an article."""

    PUBLISH = auto()
    EDIT = auto()  # as its story foresees
    AMEND = auto()  # by a further paragraph
    PIN = auto()  # above all others
    UNPIN = auto()
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a publisher does.

    Attributes:
        edit: of the story, for that deed.
        adds: the further paragraph.
        older: how much earlier a date the article bears than the instant at which it comes out.
    """

    planned: datetime
    story: Story
    language: Language
    carrier: Carrier
    deed: Deed = Deed.PUBLISH
    edit: Revision | None = None
    adds: str = ""
    older: timedelta = timedelta()


def happenings(story: Story, begun: datetime) -> Iterator[Happening]:
    """Yield what publishers do with a story; it comes out relative to when the replica began."""
    first = _first_out(story, begun)
    for language, telling in story.tellings():
        for carrier in telling.carried:
            yield Happening(first + carrier.after, story, language, carrier)
            for edit in telling.revised:
                if carrier.by in edit.by:
                    planned = first + (_WHEN_ALL_HAS_COME if edit.after is None else edit.after)
                    yield Happening(planned, story, language, carrier, Deed.EDIT, edit)


def _first_out(story: Story, begun: datetime) -> datetime:
    if story.published:
        return story.published.astimezone(UTC)
    if story.coming:
        return begun + story.coming * A_STEP
    return begun - (story.ago or timedelta())

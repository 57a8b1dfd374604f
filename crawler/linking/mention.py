"""A mention as linking sees it: what a parser read, and what the releases that carry its text tell."""

from dataclasses import dataclass
from datetime import date, timedelta

from crawler.linking.likeness import Marks
from crawler.parsers.model import EventMention, Participant
from crawler.parsers.text.gazetteer import HOME

Days = tuple[date, date]

LONGEST_DAYS = 14
"""How long an event is believed to go on; what is told of a longer one is looked for at its beginning."""


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with what its releases tell.

    Attributes:
        id: its number in the store.
        parser: who read it.
        text: the content hash of its text.
        language: the language of its text.
        releases: the numbers of the releases that carry or carried the text.
        live: whether a release carries the text now, not only an earlier revision.
        sources: the sources that carry or carried it, sorted.
        published: the earliest day on which one of its releases was published.
        headline: the title, or else the first sentence.
        event: the event that it was linked to so far, and why.
        ordinal: its place in what its parser returned for the text; 0 is the main event.
        whole: of a part, the days of the event that the text tells it with.
        marks: what its text can be recognised by.
    """

    id: int
    parser: str
    text: str
    language: str
    releases: frozenset[int]
    live: bool
    sources: tuple[str, ...]
    published: date | None
    headline: str
    event: int | None
    link: str | None
    ordinal: int
    whole: Days | None
    marks: Marks
    mention: EventMention

    @property
    def is_main(self) -> bool:
        """Return whether the text is about this event first of all."""
        return self.ordinal == 0

    @property
    def key(self) -> tuple[str, str, int]:
        """Return what tells the mention apart wherever and whenever it was stored."""
        return self.text, self.parser, self.ordinal

    @property
    def named(self) -> tuple[str, int]:
        """Return what tells it apart for people, who decide about texts and not about parsers."""
        return self.text, self.ordinal

    @property
    def told_days(self) -> Days | None:
        """Return the first and the last day that the text tells; None where it tells none."""
        told = self.mention
        days = (told.date, told.date_end or told.date) if told.date else self.whole
        return days and (days[0], min(days[1], days[0] + timedelta(LONGEST_DAYS)))

    def people(self, *, ours: bool) -> list[Participant]:
        """Return the participants of Kazakhstan's side, or those who are not."""
        return [person for person in self.mention.participants if (person.side == HOME) is ours]

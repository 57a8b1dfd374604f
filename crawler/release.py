"""What every spider yields, and where it goes.

A release is one item of a source. It is identified by its source and the key that the source's spider
makes of its address, so the same item found again under another address is the same release.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Publication:
    """When a release was published, as far as its publisher tells.

    Attributes:
        day: the date on the publisher's own calendar, against which "today" in the text is read.
        at: the instant with the publisher's own offset; None where only the day is known.
    """

    day: date
    at: datetime | None = None

    @classmethod
    def at_instant(cls, instant: datetime) -> Self:
        """Return the publication of an aware instant; raises ValueError for a naive one."""
        if instant.tzinfo is None:
            raise ValueError("a publication time needs its offset")
        return cls(instant.date(), instant)

    def isoformat(self) -> str:
        """Return the date, or the date and time with offset where the time is known."""
        return self.at.isoformat() if self.at else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A response as received: the proof of what a publisher said at a time."""

    url: str
    fetched_at: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Release:
    """One item of a source, as its spider found it.

    Attributes:
        source: the stream's name, such as `mfa-en`; of a document on disk see `crawler.spiders.archive`.
        external_id: the spider's own key; None for a document without address, whose key is its content hash.
        urls: every address it was found at, as received, the one to show first.
        title: the headline, or None where the publisher gives none.
        body: plain text, one blank line between paragraphs, nothing else taken out.
        published: the publication time, or None where the publisher tells none.
        snapshot: the response that it was read from.
    """

    source: str
    external_id: str | None
    urls: tuple[str, ...]
    title: str | None
    body: str
    published: Publication | None
    snapshot: Snapshot | None


class Verdict(StrEnum):
    """What keeping a release showed it to be."""

    NEW = "new"  # a release that was not there before, with a text of its own
    REPRINT = "reprint"  # a new release of a text that was there already
    REVISED = "revised"  # a known release that now carries another text, title, head or publication time
    KNOWN = "known"  # nothing that was not there already


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a source that is to be read: its key, and where it is."""

    external_id: str
    url: str


@dataclass(frozen=True, slots=True)
class FailedItem(Item):
    """An item that could not be had or read, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What a document was when it was last read as a whole.

    Attributes:
        etag: the validators that came with it, as received.
        digest: SHA-256 of the body.
        body: itself, where later visits need it.
    """

    url: str
    fetched_at: datetime
    etag: str | None
    last_modified: str | None
    digest: bytes
    body: bytes | None = None


class ReleaseStore(Protocol):
    """Where a crawl asks what is known, and leaves what it found."""

    async def known(self, source: str, external_ids: Collection[str]) -> set[str]:
        """Return those of the ids that need no fetching.

        Those are the source's kept releases, what was passed over, and what failed and has to wait.
        """
        ...

    async def pass_over(self, source: str, external_ids: Collection[str]) -> None:
        """Remember ids that were read and are of no diplomatic interest: no run needs to fetch them again."""
        ...

    async def keep(self, releases: Sequence[Release]) -> list[Verdict]:
        """Keep the releases, one all-or-nothing transaction for all of them, and say what each one was."""
        ...

    async def fail(self, source: str, items: Sequence[FailedItem]) -> None:
        """Remember items to be tried again, until they are kept or passed over."""
        ...

    async def to_try_again(self, source: str) -> list[Item]:
        """Return failed items whose time for another try has come."""
        ...

    async def to_read_again(self, source: str) -> list[Item]:
        """Return recent releases that were not read for a day, and may have been edited since."""
        ...

    async def miss(self, source: str, external_ids: Collection[str]) -> None:
        """Note releases that are no longer at their address; several times in turn, one is taken for gone."""
        ...

    async def miss_others(self, source: str, external_ids: Collection[str], since: datetime) -> None:
        """Note the releases published from `since` on, but for these, as no longer at their place.

        One that was read or missed less than a day ago is left alone.
        """
        ...

    async def visit(self, source: str, url: str) -> Visit | None:
        """Return what a document was when it was last read as a whole; None where it never was."""
        ...

    async def note_visit(self, source: str, visit: Visit) -> None:
        """Remember what a document was."""
        ...

    async def leave_alone(self, publisher: str, until: datetime) -> None:
        """Remember until when a publisher asked not to be visited, in any language."""
        ...

    async def left_alone_until(self, publisher: str) -> datetime | None:
        """Return until when a publisher is not to be visited; None where it may be."""
        ...

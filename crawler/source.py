"""A source: one publisher's stream in one language, and what is known of where and how to ask for it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

DoorName = Literal["graphql", "rest"]


@dataclass(frozen=True, slots=True)
class Door:
    """A programming interface that a publisher offers: its name, and where it is."""

    name: DoorName
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher's stream in one language.

    Attributes:
        publisher: its name, such as `mfa`.
        language: as the publisher calls it: `en`, `ru` or `kk`.
        hosts: no request leaves these.
        overlap: how far back of what is covered a run looks again, for items that were published late.
        pause: seconds between two requests, on average.
        patience: seconds that an answer may take.
        doors: the publisher's programming interfaces, in the order in which they are tried.
        feed: the address of its feed.
        sitemap: the address of its news sitemap.
        listing: the address of a page of its listing, newest first, with `{page}` for the number.
        spider: the import path of the spider that crawls it.
    """

    publisher: str
    language: str
    hosts: tuple[str, ...]
    overlap: timedelta
    pause: float
    patience: float = 60.0
    doors: tuple[Door, ...] = ()
    feed: str | None = None
    sitemap: str | None = None
    listing: str | None = None
    spider: str = "crawler.spiders.articles.ArticleSpider"

    @property
    def name(self) -> str:
        """Publisher and language, such as `mfa-en`."""
        return f"{self.publisher}-{self.language}"

    @property
    def feeds(self) -> tuple[str, ...]:
        """What is asked before the listing, in this order, until one reaches back far enough."""
        return tuple(filter(None, (self.feed, self.sitemap)))

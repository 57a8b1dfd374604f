"""A source: one publisher's stream in one language, and what is known of where and how to ask for it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

DoorName = Literal["graphql", "rest", "browser"]
ListName = Literal["feed", "sitemap", "listing"]


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a publisher's news: a programming interface, or its public pages in a browser.

    Attributes:
        address: where it is; of pages with `{page}` for the number.
        on_request: whether it is tried only where the operator asks for it.
    """

    name: DoorName
    address: str
    on_request: bool = False


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
        doors: the ways to its news where there are several, in the order in which they are tried.
        feed: the address of its feed.
        sitemap: the address of its news sitemap.
        listing: the address of a page of its listing, newest first, with `{page}` for the number.
        archive: the address of a listing of the days from `{first}` to `{last}`; asked by checks alone.
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
    archive: str | None = None
    spider: str = "crawler.spiders.articles.ArticleSpider"

    @property
    def name(self) -> str:
        """Publisher and language, such as `mfa-en`."""
        return f"{self.publisher}-{self.language}"

    @property
    def feeds(self) -> tuple[str, ...]:
        """What is asked before the listing, in this order, until one reaches back far enough."""
        return tuple(filter(None, (self.feed, self.sitemap)))

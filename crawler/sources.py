"""The sources: each publisher's stream in each language, and what is known of where and how to ask for it.

Every fact about a publisher's addresses and pace stands here, once. Facts about the look of its pages stand
in its module under `crawler.publishers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

PublisherName = Literal["mfa", "kazinform", "kt"]

ARCHIVE = "archive"
"""The source of documents on disk that do not tell theirs."""


DoorName = Literal["graphql", "rest"]


@dataclass(frozen=True, slots=True)
class Door:
    """A programming interface that a publisher offers: its name, and where it is."""

    name: DoorName
    address: str


class SourceError(LookupError):
    """There is no source of that name; the message lists those that there are."""


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher's stream in one language.

    Attributes:
        name: such as `mfa-en`.
        language: as the publisher calls it: `en`, `ru` or `kk`.
        spider: the import path of the spider that crawls it.
        hosts: no request leaves these.
        doors: the publisher's programming interfaces, in the order in which they are tried.
        feed: the address of its feed.
        listing: the address of a page of its listing, newest first, with `{page}` for the number.
        overlap: how far back of what is covered a run looks again, for items that were published late.
        pause: seconds between two requests, on average.
        patience: seconds that an answer may take.
    """

    name: str
    publisher: PublisherName
    language: str
    spider: str
    hosts: tuple[str, ...]
    overlap: timedelta
    pause: float
    patience: float = 60.0
    doors: tuple[Door, ...] = ()
    feed: str | None = None
    listing: str | None = None


_ARTICLES = "crawler.spiders.articles.ArticleSpider"

_MFA_EN = Source(
    name="mfa-en",
    publisher="mfa",
    language="en",
    spider="crawler.spiders.mfa.MfaSpider",
    hosts=("www.gov.kz",),
    # GraphQL was never seen to be gated; the older interface has been since 2026.
    doors=(
        Door("graphql", "https://www.gov.kz/graphql"),
        Door("rest", "https://www.gov.kz/api/v1/public/content-manager/news"),
    ),
    # Items are back-dated now and then, and those migrated carry a midnight.
    overlap=timedelta(hours=72),
    # It refused connections to a scraper that hurried; from afar each answer takes long.
    pause=1.5,
    patience=90.0,
)
_KAZINFORM_EN = Source(
    name="kazinform-en",
    publisher="kazinform",
    language="en",
    spider=_ARTICLES,
    hosts=("qazinform.com", "en.inform.kz", "www.inform.kz"),
    feed="https://qazinform.com/rss/en.xml",
    listing="https://qazinform.com/lenta/?page={page}",
    # Its Russian feed holds little more than a day: a longer overlap would never be met by the feed alone.
    overlap=timedelta(hours=6),
    pause=2.5,
)
_KT_EN = Source(
    name="kt-en",
    publisher="kt",
    language="en",
    spider=_ARTICLES,
    hosts=("www.kt.kz",),
    feed="https://www.kt.kz/eng/rss",
    listing="https://www.kt.kz/eng/all?page={page}",
    overlap=timedelta(hours=6),
    pause=2.0,
)

SOURCES: Mapping[str, Source] = {
    source.name: source
    for source in (
        _MFA_EN,
        replace(_MFA_EN, name="mfa-ru", language="ru"),
        replace(_MFA_EN, name="mfa-kk", language="kk"),
        _KAZINFORM_EN,
        replace(
            _KAZINFORM_EN,
            name="kazinform-ru",
            language="ru",
            hosts=("www.inform.kz",),
            feed="https://www.inform.kz/rss/ru.xml",
            listing="https://www.inform.kz/ru/lenta/?page={page}",
        ),
        replace(
            _KAZINFORM_EN,
            name="kazinform-kk",
            language="kk",
            hosts=("kaz.inform.kz",),
            feed="https://kaz.inform.kz/rss/kz.xml",
            listing="https://kaz.inform.kz/lenta/?page={page}",
        ),
        _KT_EN,
        replace(
            _KT_EN,
            name="kt-ru",
            language="ru",
            feed="https://www.kt.kz/rus/rss",
            listing="https://www.kt.kz/rus/all?page={page}",
        ),
    )
}


def source_named(name: str) -> Source:
    """Return the source of that name; raises SourceError."""
    try:
        return SOURCES[name]
    except KeyError:
        raise SourceError(f"no source is called {name!r}; there are {', '.join(SOURCES)}") from None

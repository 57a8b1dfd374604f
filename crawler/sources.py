"""The sources of all publishers. What is known of each stands in its publisher's module, once."""

from collections.abc import Mapping
from dataclasses import replace

from crawler.publishers import PUBLISHERS
from crawler.runs import CrawlOrder
from crawler.source import Source

ARCHIVE = "archive"
"""The source of documents on disk that do not tell theirs."""

SOURCES: Mapping[str, Source] = {
    source.name: source for publisher in PUBLISHERS.values() for source in publisher.sources
}


class SourceError(LookupError):
    """There is no source of that name; the message lists those that there are."""


def source_named(name: str) -> Source:
    """Return the source of that name; raises SourceError."""
    try:
        return SOURCES[name]
    except KeyError:
        raise SourceError(f"no source is called {name!r}; there are {', '.join(SOURCES)}") from None


def source_of(order: CrawlOrder) -> Source:
    """Return an order's source, its lists where the order knows them to be; raises SourceError."""
    source, told = source_named(order.source), order.addresses
    return replace(
        source,
        feed=told.get("feed", source.feed) or None,
        sitemap=told.get("sitemap", source.sitemap) or None,
        listing=told.get("listing", source.listing),
    )

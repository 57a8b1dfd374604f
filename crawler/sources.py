"""The sources of all publishers. What is known of each stands in its publisher's module, once."""

from collections.abc import Mapping

from crawler.publishers import PUBLISHERS
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

"""A publisher: its site, and the streams of releases that are read from it."""

from dataclasses import dataclass

from crawler.publishers.site import Site
from crawler.source import Source


@dataclass(frozen=True, slots=True)
class Publisher:
    """All that is known of a publisher.

    Attributes:
        name: what its sources' names begin with.
        site: how its addresses and pages are read.
        sources: one a language.
    """

    name: str
    site: Site
    sources: tuple[Source, ...]

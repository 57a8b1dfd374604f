"""The publishers: how each one's addresses are told apart and its pages read. Pure: no crawl, no clock.

`external_id` gives one and the same key for every address that an item ever had, so that a crawl and a
document on disk agree on which release they mean.
"""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

from crawler.publishers import kazinform, kt, mfa
from crawler.publishers.site import Site
from crawler.sources import SOURCES, PublisherName

SITES: Mapping[PublisherName, Site] = {"kazinform": kazinform.SITE, "kt": kt.SITE}
"""The publishers whose releases are pages of a site."""

_KEYS: Mapping[PublisherName, Callable[[str], str | None]] = {
    "mfa": mfa.external_id,
    "kazinform": kazinform.external_id,
    "kt": kt.external_id,
}


def external_id(publisher: PublisherName, url: str) -> str | None:
    """Return the publisher's own key of an item's address; None where the address is of no item of its."""
    return _KEYS[publisher](url)


def publisher_of(url: str) -> PublisherName | None:
    """Return the publisher of the item at an address; None for any other address."""
    return next((publisher for publisher, key_of in _KEYS.items() if key_of(url)), None)


def is_of_publisher(url: str) -> bool:
    """Whether an address, be it of an item or not, lies on a publisher's host."""
    host = urlsplit(url).hostname or ""
    return any(host in source.hosts for source in SOURCES.values())


def edition_key(url: str) -> str | None:
    """Return a key that is an item's own among all publishers and languages; None for an address of no item.

    The ministry's language versions share a number, which the address tells apart by `?lang=`.
    """
    publisher = publisher_of(url)
    if publisher is None:
        return None
    language = parse_qs(urlsplit(url).query).get("lang", [""])[0]
    return "/".join(filter(None, (publisher, language, external_id(publisher, url))))

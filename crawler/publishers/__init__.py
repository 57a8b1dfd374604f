"""The publishers: where each one's releases are, how its addresses are told apart and its pages read.

Pure: no crawl, no clock. `external_id` gives one and the same key for every address that an item ever had,
so that a crawl and a document on disk agree on which release they mean. `README.md` beside this file tells
how to add a publisher.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from crawler.publishers import kazinform, kt, mfa
from crawler.publishers.installed import with_installed
from crawler.publishers.publisher import Publisher

_BUILT_IN = {publisher.name: publisher for publisher in (mfa.PUBLISHER, kazinform.PUBLISHER, kt.PUBLISHER)}

PUBLISHERS: Mapping[str, Publisher]
FAULTS: Sequence[str]
"""What is wrong with installed publishers that cannot be used; the others are there all the same."""
PUBLISHERS, FAULTS = with_installed(_BUILT_IN)


def external_id(publisher: str, url: str) -> str | None:
    """Return the publisher's own key of an item's address; None where the address is of no item of its."""
    return PUBLISHERS[publisher].site.external_id(url)


def publisher_of(url: str) -> str | None:
    """Return the publisher of the item at an address; None for any other address."""
    return next((name for name in PUBLISHERS if external_id(name, url)), None)


def is_of_publisher(url: str) -> bool:
    """Whether an address, be it of an item or not, lies on a publisher's host."""
    host = urlsplit(url).hostname or ""
    return any(host in source.hosts for publisher in PUBLISHERS.values() for source in publisher.sources)


def edition_key(url: str) -> str | None:
    """Return a key that is an item's own among all publishers and languages; None for an address of no item.

    The ministry's language versions share a number, which the address tells apart by `?lang=`.
    """
    publisher = publisher_of(url)
    if publisher is None:
        return None
    language = parse_qs(urlsplit(url).query).get("lang", [""])[0]
    return "/".join(filter(None, (publisher, language, external_id(publisher, url))))

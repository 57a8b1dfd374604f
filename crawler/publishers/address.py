"""Addresses as publishers' pages and feeds give them: whatever stands in a link."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit


def host_and_path(url: str) -> tuple[str, str]:
    """Return an address's host and path; both empty for what is no address at all."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.hostname or "", parts.path


def absolute(page: str, link: str) -> str:
    """Return the address that a page's link leads to; empty for one that leads nowhere."""
    try:
        return urljoin(page, link)
    except ValueError:
        return ""


def key_within(pattern: str) -> Callable[[str], str | None]:
    """Return what finds the key of an item's address: the groups of a pattern of host and path.

    Several groups are joined by slashes; an address that the pattern does not fit as a whole has no key.
    """
    address = re.compile(pattern)

    def external_id(url: str) -> str | None:
        found = address.fullmatch("".join(host_and_path(url)))
        return found and "/".join(found.groups())

    return external_id

"""Addresses as publishers' pages and feeds give them: whatever stands in a link."""

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

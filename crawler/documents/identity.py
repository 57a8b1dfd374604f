"""Who published a document, and under which key a crawl would have found it."""

import os
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from w3lib.url import canonicalize_url

from crawler.publishers import edition_key, external_id
from crawler.release import Snapshot
from crawler.sources import ARCHIVE, SOURCES

_UNPRINTED = re.compile(r"[\s\x00-\x1f\x7f]")
_LONGEST_ADDRESS = 2000  # characters; no publisher's comes near, and keys must be short


def source_of(publisher: str | None, language: str | None) -> str:
    """Return the name of a document's source: publisher and language where both are told, else `archive`."""
    return f"{publisher}-{language}" if publisher and language else ARCHIVE


def key_of(source: str, url: str | None) -> str | None:
    """Return the key under which a source has the item at an address; None without an address.

    For a source that is crawled it is the spider's key. Any other may hold items of several publishers and
    languages, so there the key tells those as well; of an address of no known publisher it is the address.
    """
    if url is None:
        return None
    crawled = SOURCES.get(source)
    key = external_id(crawled.publisher, url) if crawled else edition_key(url)
    return key or canonicalize_url(url)


def is_address(url: str) -> bool:
    """Whether an address is one of the web, which may be shown as a link and used as a key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_web and not _UNPRINTED.search(url) and len(canonicalize_url(url)) <= _LONGEST_ADDRESS


def snapshot_of(path: Path, content: bytes, fetched_at: datetime) -> Snapshot:
    """Return a document as received; of where it lay it tells the name alone."""
    return Snapshot(f"file:{quote(os.fsencode(path.name))}", fetched_at, 200, {}, content)

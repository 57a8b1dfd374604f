"""WARC: what a crawl by others received, page by page, with addresses and times."""

import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawler.documents.decoding import text_of
from crawler.documents.document import DocumentError
from crawler.documents.files import LARGEST, checked
from crawler.documents.identity import is_address
from crawler.documents.pages import release_of
from crawler.publishers import is_of_publisher, publisher_of
from crawler.release import Release, Snapshot


def read(path: Path, fetched_at: datetime) -> Iterator[Release | DocumentError]:
    """Yield the releases among the pages of a WARC file, and an error for each page that could not be read.

    Raises:
        DocumentError: for a file that is no WARC, is cut short, or holds no page.
        OSError: for one that cannot be opened.
    """
    found, record = False, None
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if _is_page(record):
                    found = True
                    yield _release_or_error(record, fetched_at)
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
            raise DocumentError(f"is no sound WARC file: {error}") from error
    if record is not None and not _is_page(record) and _is_cut_short(record):
        raise DocumentError("is cut short")
    if not found:
        raise DocumentError("holds no pages")


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is a page that may be a release: of a known publisher only items, of others any."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "")
    url = record.rec_headers.get_header("WARC-Target-URI", "")
    return (
        record.http_headers.get_statuscode() == "200"
        and kind.lower().startswith(("text/html", "application/xhtml"))
        and is_address(url)
        and (publisher_of(url) is not None or not is_of_publisher(url))
    )


def _release_or_error(record: ArcWarcRecord, fetched_at: datetime) -> Release | DocumentError:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        snapshot = _snapshot_of(record, url, fetched_at)
        return release_of(text_of(checked(snapshot.body)), url, snapshot)
    except DocumentError as error:
        return DocumentError(f"{url}: {error}")


def _snapshot_of(record: ArcWarcRecord, url: str, fetched_at: datetime) -> Snapshot:
    """Return what the crawl received: its time is the record's, its body without transport encodings."""
    told = record.rec_headers.get_header("WARC-Date")
    return Snapshot(
        url=url,
        fetched_at=datetime.fromisoformat(told) if told else fetched_at,
        status=200,
        headers=dict(record.http_headers.headers),
        body=_body_of(record),
    )


def _body_of(record: ArcWarcRecord) -> bytes:
    stream, pieces, left = record.content_stream(), [], LARGEST + 1
    while left > 0 and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    if left > 0 and _is_cut_short(record):
        raise DocumentError("is cut short")
    return b"".join(pieces)


def _is_cut_short(record: ArcWarcRecord) -> bool:
    """Whether a record that was read, or passed, ended before its stated length."""
    return bool(record.raw_stream.limit)

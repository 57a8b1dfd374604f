"""Plain text: the whole document is the body, but for a first line that tells the publication date."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from crawler.documents.decoding import text_of
from crawler.documents.document import DocumentError
from crawler.documents.files import content_of
from crawler.documents.identity import snapshot_of
from crawler.publication import DateError, read_publication
from crawler.release import Publication, Release
from crawler.sources import ARCHIVE

_DATE_LINE = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})\b[ \t]*")


def read(path: Path, fetched_at: datetime) -> Iterator[Release]:
    """Yield the release of a text file; raises DocumentError and OSError."""
    content = content_of(path)
    published, body = _split(text_of(content))
    if not body:
        raise DocumentError("holds no text")
    snapshot = snapshot_of(path, content, fetched_at)
    yield Release(ARCHIVE, None, (), None, body, published, snapshot)


def _split(text: str) -> tuple[Publication | None, str]:
    """Return the date of a first line ` date YYYY-MM-DD `, and the text without it."""
    found = _DATE_LINE.match(text)
    if found is None:
        return None, text.strip()
    try:
        return read_publication(found[1]), text[found.end() :].strip()
    except DateError as error:
        raise DocumentError(str(error)) from error

"""Documents on disk become releases, without network, database or Scrapy.

Read are `.txt`, `.html` and `.htm`, `.json` and `.jsonl`, `.warc` and `.warc.gz`, and directories of such.
What is wrong with one document is told as a failure, and the others go on.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Final

from crawler.documents.document import Document, DocumentError, Failure, Reader, shown, suffix_of
from crawler.documents.files import files_at

__all__ = ["Document", "Failure", "read_documents"]

_READERS: Final = {
    ".txt": "texts",
    ".html": "pages",
    ".htm": "pages",
    ".json": "records",
    ".jsonl": "records",
    ".warc": "warcs",
    ".warc.gz": "warcs",
}
"""Which module below this package reads documents of a kind; loaded with the first such document."""


def read_documents(paths: Iterable[Path], fetched_at: datetime) -> Iterator[Document | Failure]:
    """Yield the documents at the paths in their order, those of a directory by name, and what failed.

    Args:
        paths: files and directories.
        fetched_at: the time that the documents' snapshots carry.
    """
    for path in paths:
        try:
            for file in files_at(path, _READERS):
                yield from _read(file, fetched_at)
        except DocumentError as error:
            yield Failure(shown(path), str(error))


def _read(file: Path, fetched_at: datetime) -> Iterator[Document | Failure]:
    path = shown(file)
    try:
        for found in _reader(suffix_of(file))(file, fetched_at):
            if isinstance(found, DocumentError):
                yield Failure(path, str(found))
            else:
                yield Document(path, found)
    except DocumentError as error:
        yield Failure(path, str(error))
    except OSError as error:
        yield Failure(path, f"cannot be read: {error.strerror or error}")


def _reader(suffix: str) -> Reader:
    read: Reader = import_module(f"{__name__}.{_READERS[suffix]}").read
    return read

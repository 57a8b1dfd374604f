"""From what a user named to files: a file itself, or the documents anywhere under a directory."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from crawler.documents.document import DocumentError, suffix_of

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest document that is read."""


def files_at(path: Path, suffixes: Collection[str]) -> Iterator[Path]:
    """Yield the documents at a path, those under a directory by name, without hidden ones.

    Raises:
        DocumentError: for a path that is not there or is of no kind that is read, and for a directory without
            documents.
    """
    if path.is_dir():
        yield from _files_under(path, suffixes)
    elif not path.exists():
        raise DocumentError("does not exist")
    elif not path.is_file():
        raise DocumentError("is not a file")
    elif suffix_of(path) not in suffixes:
        raise DocumentError(f"is of no kind that is read ({', '.join(suffixes)})")
    else:
        yield path


def content_of(path: Path) -> bytes:
    """Return a document's bytes.

    Raises:
        DocumentError: for an empty one, and one that is too large.
        OSError: for one that cannot be opened.
    """
    with path.open("rb") as file:
        return checked(file.read(LARGEST + 1))


def checked(content: bytes) -> bytes:
    """Return a document's bytes as they are; raises DocumentError where there are none, or too many."""
    if len(content) > LARGEST:
        raise DocumentError(f"is larger than {LARGEST // 1024 // 1024} MB")
    if not content.strip():
        raise DocumentError("is empty")
    return content


def _files_under(directory: Path, suffixes: Collection[str]) -> Iterator[Path]:
    found = False
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and suffix_of(path) in suffixes and path.is_file():
                found = True
                yield path
    if not found:
        raise DocumentError(f"holds no documents ({', '.join(suffixes)})")

"""What reading documents brings: releases, and failures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.markup import whole_characters
from crawler.release import Release


class DocumentError(ValueError):
    """A document cannot be read as one; the message tells why, in words that follow its name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A release that was read from a file, and the file's path as the user gave it."""

    path: str
    release: Release


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that brought no release, by its path as the user gave it, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


Reader = Callable[[Path, datetime], Iterator[Release | DocumentError]]
"""What reads one file: yields releases, and errors for those of several documents that failed."""


def suffix_of(path: Path) -> str:
    """Return what tells a file's kind by its name, such as `.txt` or `.warc.gz`."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def shown(path: Path) -> str:
    """Return a path as it can be written anywhere: bytes of no encoding in a file's name become `?`."""
    return whole_characters(str(path))

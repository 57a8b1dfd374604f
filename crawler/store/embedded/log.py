"""The log of keeper and server: bounded, and asked for the reason when the server does not start."""

import errno
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from crawler.store.embedded.errors import EmbeddedError, unusable
from crawler.store.embedded.place import Place

MOST_BYTES = 4 * 1024 * 1024
_NO_SPACE = os.strerror(errno.ENOSPC)
_NO_SPACE_BYTES = 1024 * 1024
# What clients are told while the server starts or ends is no reason.
_GRAVE = ("PANIC:.*", r"FATAL:(?!\s+the database system is).*", "error:.*")


def size(log: Path) -> int:
    """Return how many bytes a log has, none where somebody removed it."""
    return log.stat().st_size if log.exists() else 0


def trim(log: Path) -> None:
    """Keep the newer half of a log that has grown to its limit."""
    if size(log) <= MOST_BYTES:
        return
    with log.open("a+b") as lines:  # to append, as the server does, which goes on writing
        lines.seek(-MOST_BYTES // 2, os.SEEK_END)
        newer = lines.read()
        lines.truncate(0)
        lines.write(newer)


def said_since(log: Path, start: int) -> str:
    """Return what the log says from a byte on, or all of it where it was trimmed since."""
    with log.open("rb") as lines:
        lines.seek(start if start <= size(log) else 0)
        return lines.read().decode(errors="replace")


def failure(place: Place, what: str, told: str, status: int) -> EmbeddedError:
    """Return the error to raise where a program of PostgreSQL failed.

    Args:
        place: where it worked.
        what: what it failed to do.
        told: its output, of which the last of the gravest lines is quoted, or simply the last line.
        status: its exit status, quoted where it said nothing.
    """
    if _NO_SPACE in told or shutil.disk_usage(place.server).free < _NO_SPACE_BYTES:
        return unusable(place.directory, OSError(errno.ENOSPC, _NO_SPACE))
    lines = [line for line in map(str.strip, told.splitlines()) if line]
    reason = _gravest(lines) or (lines or [f"exit status {status}"])[-1]
    return EmbeddedError(f"PostgreSQL {what} in {place.directory}: {reason}: see {place.log}")


def _gravest(lines: Sequence[str]) -> str | None:
    """Return what the last line of the highest gravity there is has to say."""
    found = (re.search(pattern, line) for pattern in _GRAVE for line in reversed(lines))
    return next((match.group() for match in found if match), None)

"""The directory of the server's Unix socket: private, and of a path short enough for the system."""

import os
import stat
import tempfile
from pathlib import Path

from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.place import Place

PORT = 5432  # no port is opened; it only names the socket
LONGEST_PATH = 100  # in bytes; systems allow 103 to 107


def directory_of(place: Place) -> Path:
    """Return the path of the socket's directory, without links."""
    return Path(os.path.realpath(place.socket))


def prepare(place: Place) -> None:
    """Make the directory where it is missing, and clear what a killed server left in it.

    Only for the holder of the keeper's lock. Raises OSError, or EmbeddedError where no path is short enough.
    """
    if not _is_private(place.socket):
        place.socket.unlink(missing_ok=True)
        _make(place.socket)
    for leftover in place.socket.glob(".s.PGSQL.*"):
        leftover.unlink()


def remove(place: Place) -> None:
    """Remove a directory that lies elsewhere, so that nothing is left behind."""
    if place.socket.is_symlink():
        directory_of(place).rmdir()
        place.socket.unlink()


def _is_private(directory: Path) -> bool:
    """Return whether the directory is there, and nobody but its owner and root can enter it."""
    return directory.is_dir() and stat.S_IMODE(directory.stat().st_mode) & 0o077 == 0


def _make(directory: Path) -> None:
    if _is_short(Path(os.path.realpath(directory))):
        directory.mkdir(mode=0o700)
        return
    elsewhere = Path(tempfile.mkdtemp(prefix="bilateral-watch-"))
    if not _is_short(elsewhere):
        elsewhere.rmdir()
        raise EmbeddedError(
            f"a path in {elsewhere.parent} is too long for a socket: set TMPDIR to a shorter one"
        )
    directory.symlink_to(elsewhere)


def _is_short(directory: Path) -> bool:
    return len(os.fsencode(directory / f".s.PGSQL.{PORT}")) < LONGEST_PATH

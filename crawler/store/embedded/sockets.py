"""The server's Unix socket, the only way to it: its private directory, and its address."""

import os
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.place import Place

SUPERUSER = "bilateral_watch"
PORT = 5432  # no port is opened; it only names the socket
LONGEST_PATH = 100  # in bytes; systems allow 103 to 107


def uri(place: Place, database: str) -> str:
    """Return the libpq URI of a database, whether that database exists or not."""
    directory = quote(os.fsencode(directory_of(place)))
    return f"postgresql://{SUPERUSER}@/{quote(database, safe='')}?host={directory}&port={PORT}"


def directory_of(place: Place) -> Path:
    """Return the path of the socket's directory, without links."""
    return Path(os.path.realpath(place.socket))


def prepare(place: Place) -> None:
    """Make the directory where it is missing, and clear what a killed server left in it.

    Only for the holder of the keeper's lock. Raises OSError, or EmbeddedError where no path is fit for it.
    """
    if not _is_private(place.socket):
        place.socket.unlink(missing_ok=True)
        _make(place.socket)
    for leftover in place.socket.glob(".s.PGSQL.*"):
        leftover.unlink()


def remove(place: Place) -> None:
    """Remove a directory that lies elsewhere, so that nothing is left behind."""
    if not place.socket.is_symlink():
        return
    if place.socket.is_dir():
        directory_of(place).rmdir()
    place.socket.unlink()


def _is_private(directory: Path) -> bool:
    """Return whether the directory is there, nobody but its owner can enter it, and it is nobody else's."""
    if not directory.is_dir():
        return False
    found = directory.stat()
    strange = directory.is_symlink() and found.st_uid != os.geteuid()
    return not strange and stat.S_IMODE(found.st_mode) & 0o077 == 0


def _make(directory: Path) -> None:
    if _is_fit(Path(os.path.realpath(directory))):
        directory.mkdir(mode=0o700)
        return
    elsewhere = Path(tempfile.mkdtemp(prefix="bilateral-watch-"))
    if not _is_fit(elsewhere):
        elsewhere.rmdir()
        raise EmbeddedError(
            f"no socket can be made in {elsewhere.parent}: set TMPDIR to a short path without commas"
        )
    directory.symlink_to(elsewhere)


def _is_fit(directory: Path) -> bool:
    """Return whether the path is short enough, and none that libpq takes for a list of hosts."""
    path = os.fsencode(directory / f".s.PGSQL.{PORT}")
    return len(path) < LONGEST_PATH and b"," not in path

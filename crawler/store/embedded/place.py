"""Where everything of the embedded PostgreSQL lies."""

import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from crawler.store.embedded.errors import EmbeddedError, unusable

PORT = 5432
LONGEST_SOCKET_PATH = 100  # bytes; systems allow 103 to 107
LOG_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one embedded PostgreSQL.

    Locks and log belong to whoever runs our processes. What the server writes lies under `server`, which is a
    directory, or a link to one that belongs to the account that the server runs as.

    Attributes:
        directory: the absolute path of the directory that holds it all.
    """

    directory: Path

    @property
    def door(self) -> Path:
        """The lock of those who come, go and close."""
        return self.directory / "door.lock"

    @property
    def users(self) -> Path:
        """The lock that users share."""
        return self.directory / "users.lock"

    @property
    def keeper(self) -> Path:
        """The lock of the keeper and all that lives under it."""
        return self.directory / "keeper.lock"

    @property
    def log(self) -> Path:
        """What keeper and server have to say."""
        return self.directory / "log"

    @property
    def server(self) -> Path:
        """The directory of what belongs to the server."""
        return self.directory / "server"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.server / "data"

    @property
    def socket(self) -> Path:
        """The directory of the socket, or a link to a shorter path."""
        return self.server / "socket"

    def claim(self) -> None:
        """Make the directory where it is missing; raises EmbeddedError where it is not ours or not writable."""
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            owner = self.directory.stat().st_uid
        except OSError as error:
            raise unusable(self.directory, error) from error
        if owner != os.geteuid():
            raise EmbeddedError(
                f"{self.directory} belongs to user {owner}, not to user {os.geteuid()}, who runs this: "
                "run it as that user, or choose another data directory"
            )

    def socket_path(self) -> Path:
        """Return the path of the socket's directory, without links."""
        return Path(os.path.realpath(self.socket))

    def prepare_socket(self) -> None:
        """Make the socket's directory, and clear what a killed server left there. Only for the keeper."""
        if not _private(self.socket):
            self._make_socket_directory()
        for leftover in self.socket.glob(".s.PGSQL.*"):
            leftover.unlink()

    def _make_socket_directory(self) -> None:
        if self.socket.is_symlink():
            self.socket.unlink()
        if _short(self.socket_path()):
            self.socket.mkdir(mode=0o700)
        else:
            self.socket.symlink_to(_short_directory())

    def remove_socket(self) -> None:
        """Remove a socket directory that lies elsewhere, so that nothing is left behind. Only for the keeper."""
        if self.socket.is_symlink():
            self.socket_path().rmdir()
            self.socket.unlink()

    def major(self) -> int | None:
        """Return the major version of PostgreSQL that made the data directory, or None where there is none."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None

    def log_size(self) -> int:
        """Return how many bytes the log has."""
        return self.log.stat().st_size

    def log_since(self, start: int) -> str:
        """Return what the log says from a byte on."""
        with self.log.open("rb") as log:
            log.seek(start)
            return log.read().decode(errors="replace")

    def trim_log(self) -> None:
        """Keep the log bounded: the older half moves to a second file, over what was there."""
        if self.log_size() > LOG_BYTES:
            shutil.copyfile(self.log, self.log.with_suffix(".old"))
            os.truncate(self.log, 0)


def _short(directory: Path) -> bool:
    return len(os.fsencode(directory / f".s.PGSQL.{PORT}")) < LONGEST_SOCKET_PATH


def _short_directory() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="bilateral-watch-"))
    if not _short(directory):
        directory.rmdir()
        raise EmbeddedError(
            f"{directory.parent} is too long a path for a socket: set TMPDIR to a shorter one"
        )
    return directory


def _private(directory: Path) -> bool:
    """Tell whether a directory is there that nobody but its owner can enter."""
    try:
        return stat.S_IMODE(directory.stat().st_mode) & 0o077 == 0
    except FileNotFoundError:
        return False

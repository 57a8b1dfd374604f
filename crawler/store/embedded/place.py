"""Where everything of the embedded PostgreSQL lies."""

import os
from dataclasses import dataclass
from pathlib import Path

from crawler.store.embedded.errors import EmbeddedError, unusable


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one embedded PostgreSQL.

    Locks and log belong to whoever runs our processes. What the server writes lies under `server`, which is a
    directory, or a link to one that was made for the account that the server runs as.

    Attributes:
        directory: the absolute path of the directory that holds it all.
    """

    directory: Path

    @property
    def door(self) -> Path:
        """The lock of those who come, look and close."""
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
        """The directory of the socket, or a link to one with a shorter path."""
        return self.server / "socket"

    def claim(self) -> None:
        """Make the directory where it is missing; raises EmbeddedError where that fails or it is not ours."""
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            owner = self.directory.stat().st_uid
        except OSError as error:
            raise unusable(self.directory, error) from error
        if owner != os.geteuid():
            raise EmbeddedError(
                f"{self.directory} belongs to user {owner}, and this is user {os.geteuid()}: "
                "run it as the former, or choose another data directory"
            )

    def major(self) -> int | None:
        """Return the major version of PostgreSQL that made the data directory, None before there is one.

        Raises EmbeddedError where it cannot be told.
        """
        mark = self.data / "PG_VERSION"
        if not mark.exists():
            return None
        version = mark.read_bytes().strip()
        if not version.isdigit():
            raise EmbeddedError(f"{mark} does not tell a version: bring {self.data} back from a backup")
        return int(version)

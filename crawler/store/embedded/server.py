"""How a process uses the embedded PostgreSQL."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.store.embedded import sockets
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.launch import launch
from crawler.store.embedded.locks import POLL_SECONDS
from crawler.store.embedded.place import Place
from crawler.store.embedded.presence import presence

START_SECONDS = 120.0
MOST_LAUNCHES = 10


class Server:
    """The embedded PostgreSQL, as its users see it."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def url(self, database: str) -> str:
        """Return the libpq URI of a database over the Unix socket, whether that database exists or not."""
        return sockets.uri(self._place, database)

    def ensure(self) -> None:
        """Return when the server takes connections: in milliseconds where it is up, else brought back.

        Raises EmbeddedError where it cannot be started.
        """
        deadline = time.monotonic() + START_SECONDS
        launches = 0
        while not self._answers():
            if time.monotonic() > deadline or launches == MOST_LAUNCHES:
                raise EmbeddedError(
                    f"PostgreSQL in {self._place.directory} does not answer: see {self._place.log}"
                )
            launches += self._launched(deadline)
            time.sleep(POLL_SECONDS)

    def _launched(self, deadline: float) -> bool:
        """Start a keeper if there is none, and return whether: then the server answers, or it was killed."""
        launched = launch(self._place)
        if launched is None:
            return False
        with launched:
            while launched.lives(POLL_SECONDS) and not self._answers() and time.monotonic() < deadline:
                pass
        return True

    def _answers(self) -> bool:
        # Not at the top: the keeper loads this package too, and psycopg takes longer than a server to start.
        from psycopg import pq

        return pq.PGconn.ping(f"{self.url('postgres')}&connect_timeout=5".encode()) == pq.Ping.OK


@contextmanager
def attach(data_directory: Path) -> Iterator[Server]:
    """Use the embedded PostgreSQL in `data_directory`/postgresql, made on first use and up on entry.

    Any number of processes may do so at once, and begin and end in any order. The server ends with the last
    of them, who waits for its end. A child that is forked meanwhile counts as a user of its own.

    Raises EmbeddedError.
    """
    if sys.platform == "win32":
        raise EmbeddedError("PostgreSQL cannot be embedded on Windows: set DATABASE_URL")
    place = Place(data_directory.absolute() / "postgresql")
    place.claim()
    with presence(place):
        server = Server(place)
        server.ensure()
        yield server

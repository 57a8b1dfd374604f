"""How a process comes to use the embedded PostgreSQL."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from crawler.store.embedded.cluster import USER
from crawler.store.embedded.errors import EmbeddedError, unusable
from crawler.store.embedded.locks import POLL_SECONDS, FileLock
from crawler.store.embedded.place import PORT, Place

START_SECONDS = 120.0
END_SECONDS = 120.0
_PACKAGES = Path(__file__).resolve().parents[3]


class Server:
    """The embedded PostgreSQL, as its users see it."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def url(self, database: str) -> str:
        """Return the libpq URI of a database over the Unix socket, whether that database is there or not."""
        socket = quote(os.fsencode(self._place.socket_path()))
        return f"postgresql://{USER}@/{quote(database, safe='')}?host={socket}&port={PORT}"

    def ensure(self) -> None:
        """Return when the server takes connections, at once where it does; brings it back where it is gone.

        Raises EmbeddedError where it cannot be started.
        """
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline:
                raise EmbeddedError(
                    f"PostgreSQL in {self._place.directory} has not answered for {START_SECONDS:.0f} s: "
                    f"see {self._place.log}"
                )
            report = self._start_keeper()
            if report is not None:
                self._await_start(report, deadline)
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        # Not at the top: the keeper loads this package too, and psycopg takes ten times as long as all the rest.
        from psycopg import pq

        answer = pq.PGconn.ping(f"{self.url('postgres')}&connect_timeout=5".encode())
        return answer == pq.Ping.OK

    def _start_keeper(self) -> int | None:
        """Start a keeper unless one lives, or something of one; return where it reports its failure."""
        try:
            with FileLock(self._place.keeper) as lock:
                return _spawn(self._place, lock) if lock.take() else None
        except OSError as error:
            raise unusable(self._place.directory, error) from error

    def _await_start(self, report: int, deadline: float) -> None:
        """Wait until the server answers or the keeper is gone; raises EmbeddedError with its reason."""
        with os.fdopen(report, "rb") as reports:
            while not self._answers() and time.monotonic() < deadline:
                if select.select([reports], [], [], POLL_SECONDS)[0]:
                    _raise_reported(reports.read())
                    return


def _raise_reported(reason: bytes) -> None:
    # A keeper that was killed says nothing: then another one is started.
    if reason:
        raise EmbeddedError(reason.decode())


def _spawn(place: Place, lock: FileLock) -> int:
    """Start a keeper, which inherits the lock; return the end of a pipe on which it tells why it gives up."""
    reading, writing = os.pipe()
    path = os.pathsep.join(filter(None, [str(_PACKAGES), os.environ.get("PYTHONPATH")]))
    descriptors = [lock.descriptor, writing]
    try:
        with place.log.open("ab") as log:
            started = subprocess.run(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "crawler.store.embedded.keeper",
                    place.directory,
                    *map(str, descriptors),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=os.environ | {"PYTHONPATH": path},
                pass_fds=descriptors,
                start_new_session=True,
                check=False,
            )
    finally:
        os.close(writing)
    if started.returncode != 0:
        os.close(reading)
        raise EmbeddedError(f"the keeper of PostgreSQL in {place.directory} does not start: see {place.log}")
    return reading


@contextmanager
def attach(data_directory: Path) -> Iterator[Server]:
    """Use the embedded PostgreSQL in `data_directory`/postgresql, which is up on entry, and made on first use.

    Any number of processes may do so at once, and begin and end in any order. It ends with the last of them, who
    waits for its end. A child process that was forked meanwhile counts as a user of its own.

    Raises EmbeddedError.
    """
    if sys.platform == "win32":
        raise EmbeddedError("PostgreSQL cannot be embedded on Windows: set DATABASE_URL")
    place = Place(data_directory.absolute() / "postgresql")
    place.claim()
    users = _enter(place)
    try:
        server = Server(place)
        server.ensure()
        yield server
    finally:
        users.close()
        _wait_if_last(place)


def _enter(place: Place) -> FileLock:
    try:
        with FileLock(place.door) as door:
            door.wait(START_SECONDS)
            users = FileLock(place.users)
            users.share()
            door.release()
            return users
    except OSError as error:
        raise unusable(place.directory, error) from error


def _wait_if_last(place: Place) -> None:
    """Return at once where others use the server, else when nothing of it is left."""
    deadline = time.monotonic() + END_SECONDS
    while not _is_gone(place) and not _has_users(place):
        if time.monotonic() > deadline:
            raise EmbeddedError(f"PostgreSQL in {place.directory} does not end: see {place.log}")
        time.sleep(POLL_SECONDS)


def _is_gone(place: Place) -> bool:
    with FileLock(place.keeper) as keeper:
        return keeper.take()


def _has_users(place: Place) -> bool:
    """Tell whether others use the server; while the door is shut, nobody can."""
    with FileLock(place.door) as door, FileLock(place.users) as users:
        if not door.take():
            return False
        try:
            return not users.take()
        finally:
            users.release()
            door.release()

"""The process that owns the server: `python -m crawler.store.embedded.keeper DIRECTORY LOCK REPORT`.

It is started by whoever finds none, and lives as long as anybody uses the server. It imports nothing heavy, since
every first user waits for it.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from crawler.store.embedded import binaries, identity
from crawler.store.embedded.cluster import Cluster, stop, telling_line
from crawler.store.embedded.errors import EmbeddedError, unusable
from crawler.store.embedded.lifeline import adopt_orphans, children
from crawler.store.embedded.locks import FileLock
from crawler.store.embedded.place import Place

LOOK_SECONDS = 0.1
SHORT_LIFE_SECONDS = 5.0
SHORT_LIVES = 5
ORPHANS_SECONDS = 3.0


class Keeper:
    """Keeps the server of a place up while it has users."""

    def __init__(self, place: Place, cluster: Cluster) -> None:
        self._place = place
        self._cluster = cluster
        self._door = FileLock(place.door)
        self._users = FileLock(place.users)
        self._short_lives = 0

    def keep(self) -> None:
        """Serve until the last user is gone; raises EmbeddedError where the server does not stay up."""
        server = self._serve()
        while not self._closes():
            time.sleep(LOOK_SECONDS)
            self._place.trim_log()
            if server.poll() is not None:
                server = self._serve_again(server)
        stop(server)

    def _closes(self) -> bool:
        """Tell whether nobody uses the server; then the door stays shut as long as this process lives."""
        if not self._door.take():
            return False
        if self._users.take():
            return True
        self._door.release()
        return False

    def _serve(self) -> subprocess.Popen[bytes]:
        self._place.prepare_socket()
        self._log_start = self._place.log_size()
        self._started = time.monotonic()
        return self._cluster.serve()

    def _serve_again(self, ended: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        """Start the server anew after it was killed; raises EmbeddedError where it ended by itself."""
        bury_orphans()
        lived = time.monotonic() - self._started
        self._short_lives = self._short_lives + 1 if lived < SHORT_LIFE_SECONDS else 0
        if ended.returncode > 0 or self._short_lives > SHORT_LIVES:
            reason = telling_line(self._place.log_since(self._log_start)) or f"exit status {ended.returncode}"
            raise EmbeddedError(f"PostgreSQL does not run in {self._place.directory}: {reason}")
        return self._serve()


def bury_orphans() -> None:
    """Wait for the processes of a killed server; those that go on after some seconds are killed."""
    deadline = time.monotonic() + ORPHANS_SECONDS
    try:
        while True:
            if os.waitpid(-1, os.WNOHANG) != (0, 0):
                continue
            if time.monotonic() > deadline:
                for orphan in children():
                    os.kill(orphan, signal.SIGKILL)
            time.sleep(0.01)
    except ChildProcessError:
        return


def keep(place: Place, lock: int) -> None:
    """Set up what is missing, and keep the server while it has users; raises EmbeddedError."""
    try:
        who = identity.settle(place)
        cluster = Cluster(place, binaries.find(place.major()), who, lock)
        cluster.create()
        Keeper(place, cluster).keep()
        place.remove_socket()
    except OSError as error:
        raise unusable(place.directory, error) from error


def detach() -> None:
    """Leave the process that started this one, so that neither its end nor its signals reach here."""
    if os.fork() != 0:
        os._exit(0)
    for unwanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(unwanted, signal.SIG_IGN)


def main() -> None:
    """Keep, and where that fails tell the reason to the log and to whoever waits at the report's other end."""
    directory, lock, report = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    detach()
    adopt_orphans()
    try:
        keep(Place(directory), lock)
    except EmbeddedError as error:
        sys.stderr.write(f"{error}\n")
        os.write(report, str(error).encode())


if __name__ == "__main__":
    main()

"""The process that owns the server: `python -m crawler.store.embedded.keeper DIRECTORY LOCK REPORT`.

It is started by whoever finds none, with the keeper's lock and a pipe to report to as open descriptors, and
lives as long as anybody uses the server. It imports nothing heavy, since every first user waits for it.
"""

import os
import signal
import sys
import time
from pathlib import Path

from crawler import lifeline
from crawler.store.embedded import binaries, log, sockets
from crawler.store.embedded.cluster import Cluster, stop
from crawler.store.embedded.errors import EmbeddedError, unusable
from crawler.store.embedded.identity import settle
from crawler.store.embedded.place import Place
from crawler.store.embedded.presence import Doorkeeper
from crawler.store.embedded.programs import Programs
from crawler.store.embedded.relocation import within_reach

LOOK_SECONDS = 0.1
SHORT_LIFE_SECONDS = 5.0
MOST_SHORT_LIVES = 5


class Keeper:
    """Keeps a cluster served while the server has users."""

    def __init__(self, place: Place, cluster: Cluster) -> None:
        self._place = place
        self._cluster = cluster
        self._doorkeeper = Doorkeeper(place)
        self._short_lives = 0

    def keep(self) -> None:
        """Serve until the last user is gone; raises EmbeddedError where the server does not stay up."""
        self._serve()
        while not self._doorkeeper.closes():
            time.sleep(LOOK_SECONDS)
            log.trim(self._place.log)
            if self._server.poll() is not None:
                self._serve_again()
        stop(self._server)
        lifeline.bury_orphans()

    def _serve(self) -> None:
        self._log_start = log.size(self._place.log)
        self._started = time.monotonic()
        self._server = self._cluster.serve()

    def _serve_again(self) -> None:
        """Start the server anew, unless it gave up right after its start, or did not live long too often."""
        lifeline.bury_orphans()
        short = time.monotonic() - self._started < SHORT_LIFE_SECONDS
        self._short_lives = self._short_lives + 1 if short else 0
        gave_up = short and self._server.returncode > 0  # below it was killed, and 0 is for an order
        if gave_up or self._short_lives > MOST_SHORT_LIVES:
            told = log.said_since(self._place.log, self._log_start)
            raise log.failure(self._place, "does not run", told, self._server.returncode)
        self._serve()


def keep(place: Place, lock: int) -> None:
    """Set up what is missing, and keep the server while it has users; raises EmbeddedError."""
    try:
        identity = settle(place)
        reachable = within_reach(binaries.find(place.major()), identity, place)
        cluster = Cluster(place, Programs(reachable, identity, lock))
        cluster.create()
        Keeper(place, cluster).keep()
        sockets.remove(place)
    except OSError as error:
        raise unusable(place.directory, error) from error


def _detach() -> None:
    """Leave the process that started this one behind, so that neither its end nor its signals reach here."""
    if os.fork() != 0:
        os._exit(0)
    for unwanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(unwanted, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    lifeline.adopt_orphans()


def main() -> None:
    """Keep, and where that fails tell why: in the log, and to whoever listens at the pipe's other end."""
    directory, lock, report = sys.argv[1:]
    _detach()
    try:
        keep(Place(Path(directory)), int(lock))
    except EmbeddedError as error:
        _report(int(report), str(error))
        raise SystemExit(str(error)) from error


def _report(pipe: int, reason: str) -> None:
    try:
        os.write(pipe, reason.encode(errors="replace"))
    except BrokenPipeError:
        return  # who started this keeper has gone on since


if __name__ == "__main__":
    main()

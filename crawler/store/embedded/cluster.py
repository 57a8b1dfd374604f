"""PostgreSQL's data directory: made once, and served by `postgres`."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from crawler import lifeline
from crawler.store.embedded import log, sockets
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.place import Place
from crawler.store.embedded.programs import Programs

SETTINGS = {
    "listen_addresses": "",
    "port": str(sockets.PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "max_wal_size": "256MB",  # of disk; by default it would be four times as much
    "jit": "off",  # to compile costs more than our queries take
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A client that was killed amid a query holds its locks no longer than this.
    "client_connection_check_interval": "2s",
    # The log tells of the server: failed statements are their senders' to tell, and may quote scraped text.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}
INITIAL_OPTIONS = (
    f"--username={sockets.SUPERUSER}",
    "--auth=trust",  # who can enter the socket's directory may do everything anyway
    "--encoding=UTF8",
    "--data-checksums",
    "--no-clean",  # cleaning up is done here, and would hide why it failed
)
MOST_ATTEMPTS = 3  # to make a data directory, since a part of it may have been killed
_BUILTIN_LOCALES_SINCE = 17


class Cluster:
    """The databases in one data directory."""

    def __init__(self, place: Place, programs: Programs) -> None:
        self._place = place
        self._programs = programs

    def create(self) -> None:
        """Make the data directory where it is missing, all or nothing; raises EmbeddedError or OSError."""
        if self._place.data.exists():
            return
        fresh = self._place.server / "data.new"
        for _ in range(MOST_ATTEMPTS):
            status, told = self._initialize(fresh)
            if status == 0:
                break
        else:
            raise log.failure(self._place, "cannot be set up", told, status)
        fresh.rename(self._place.data)
        _flush(self._place.server)

    def serve(self) -> subprocess.Popen[bytes]:
        """Start the server and return its process, which takes connections some time later.

        Raises EmbeddedError or OSError.
        """
        self._forget_killed_server()
        sockets.prepare(self._place)
        settings = SETTINGS | {"unix_socket_directories": _listed(sockets.directory_of(self._place))}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with self._place.log.open("ab") as output:
            server = self._start("postgres", self._place.data, options, signal.SIGINT, output.fileno())
        if sys.platform != "linux":
            lifeline.watch(server.pid)
        return server

    def _initialize(self, directory: Path) -> tuple[int, str]:
        """Run initdb in the directory, made anew, and return its exit status and what it said."""
        lifeline.bury_orphans()
        if directory.exists():
            shutil.rmtree(directory)
        directory.mkdir(mode=0o700)
        self._programs.identity.own(directory)
        options = [*INITIAL_OPTIONS, *self._locale()]
        initdb = self._start("initdb", directory, options, signal.SIGKILL, subprocess.PIPE)
        told = initdb.communicate()[0].decode(errors="replace")
        return initdb.returncode, told

    def _locale(self) -> list[str]:
        if self._programs.binaries.major < _BUILTIN_LOCALES_SINCE:
            return ["--locale=C.UTF-8"]
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]

    def _start(
        self, name: str, data: Path, options: list[str], last: signal.Signals, output: int
    ) -> subprocess.Popen[bytes]:
        return self._programs.start(name, ["-D", data.resolve(), *options], last, output)

    def _forget_killed_server(self) -> None:
        """Remove the mark of a killed server that is empty, or whose process id is still, or again, in use.

        PostgreSQL would take it for the mark of a server at work here, and not start. Raises EmbeddedError
        where it is one, which somebody runs by hand.
        """
        mark = self._place.data / "postmaster.pid"
        if not mark.exists():
            return
        process = mark.read_bytes().partition(b"\n")[0].decode(errors="replace")
        try:
            if process.isdecimal() and lifeline.works_in(process, self._place.data):
                raise EmbeddedError(
                    f"process {process}, started by hand, serves {self._place.data}: end it first"
                )
        except OSError:
            return  # there is no such process, which PostgreSQL sees for itself
        mark.unlink()


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server, in order if it can, by force if it must; returns when it is gone.

    A server that was told to end while it recovered on a full disk waits for ever. Force loses nothing: what
    was confirmed is recovered at the next start.
    """
    for order, seconds in ((signal.SIGINT, 15), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        server.send_signal(order)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return


def _listed(directory: Path) -> str:
    """Return a directory as an item of a list of PostgreSQL's, in which commas and quotes have a meaning."""
    return '"' + str(directory).replace('"', '""') + '"'


def _flush(directory: Path) -> None:
    """Have the names in a directory written to the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""PostgreSQL's data directory: made once, and served by `postgres`."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from crawler.store.embedded.binaries import Binaries
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.identity import Identity
from crawler.store.embedded.lifeline import end_with_parent
from crawler.store.embedded.place import PORT, Place

USER = "bilateral_watch"
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "max_wal_size": "256MB",  # of disk; the server's own default is four times as much
    "jit": "off",  # compiling costs more than our queries take
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A client that was killed in the middle of a query holds its locks no longer than this.
    "client_connection_check_interval": "2s",
    # The log tells of the server. Errors in statements are their senders' to tell, and may quote scraped text.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}
_BUILTIN_LOCALE_SINCE = 17


class Cluster:
    """The databases in one data directory, and the programs that serve them.

    Args:
        place: where the files are.
        binaries: PostgreSQL's programs, of the data directory's major version.
        identity: as whom they run.
        lock: a descriptor that every process started here inherits, and so holds.
    """

    def __init__(self, place: Place, binaries: Binaries, identity: Identity, lock: int) -> None:
        self._place = place
        self._binaries = binaries
        self._identity = identity
        self._lock = lock

    def create(self) -> None:
        """Make the data directory unless it is there, all or nothing; raises EmbeddedError."""
        if self._place.data.exists():
            return
        fresh = self._place.server / "data.new"
        shutil.rmtree(fresh, ignore_errors=False) if fresh.exists() else None
        fresh.mkdir(mode=0o700)
        self._identity.own(fresh)
        self._initialize(fresh)
        fresh.rename(self._place.data)
        _flush(self._place.server)

    def serve(self) -> subprocess.Popen[bytes]:
        """Start the server and return its process; it takes connections some time later."""
        settings = SETTINGS | {"unix_socket_directories": _listed(self._place.socket_path())}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [self._binaries.directory / "postgres", "-D", self._place.data.resolve(), *options]
        with self._place.log.open("ab") as log:
            return self._launch(command, signal.SIGINT, log.fileno())

    def _initialize(self, directory: Path) -> None:
        command = [self._binaries.directory / "initdb", "-D", directory.resolve(), *self._initial_options()]
        process = self._launch(command, signal.SIGKILL, subprocess.PIPE)
        told, _ = process.communicate()
        if process.returncode != 0:
            reason = telling_line(told.decode(errors="replace")) or f"initdb ended with {process.returncode}"
            raise EmbeddedError(f"PostgreSQL cannot be set up in {self._place.directory}: {reason}")

    def _initial_options(self) -> list[str]:
        options = ["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--data-checksums"]
        if self._binaries.major < _BUILTIN_LOCALE_SINCE:
            return [*options, "--locale", "C.UTF-8"]
        return [*options, "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]

    def _launch(
        self, command: Sequence[str | Path], last: signal.Signals, output: int
    ) -> subprocess.Popen[bytes]:
        """Start a program as the server's identity; it gets the signal `last` when this process is gone."""
        parent = os.getpid()

        def prepare() -> None:
            self._identity.become()
            end_with_parent(parent, last)

        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            pass_fds=[self._lock],
            preexec_fn=prepare,
        )


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server, in order if it can, by force if it must; returns when it is gone."""
    for order, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
        server.send_signal(order)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return


def telling_line(told: str) -> str | None:
    """Return the line of PostgreSQL's output that says why it failed: the last grave one, else the last."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    grave = [line for line in lines if re.search(r"FATAL|PANIC|error:", line)]
    return (grave or lines or [None])[-1]


def _listed(directory: Path) -> str:
    """Return a directory as an item of PostgreSQL's list, whose commas and quotes mean something."""
    return '"' + str(directory).replace('"', '""') + '"'


def _flush(directory: Path) -> None:
    """Have the names in a directory written to the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

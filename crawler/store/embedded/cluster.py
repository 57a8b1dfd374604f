"""PostgreSQL's data directory: made once, and served by `postgres`."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from crawler.store.embedded import lifeline, log, sockets
from crawler.store.embedded.binaries import Binaries
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.identity import Identity
from crawler.store.embedded.place import Place

SUPERUSER = "bilateral_watch"
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
MOST_ATTEMPTS = 3  # it may fail because part of it was killed
_BUILTIN_LOCALES_SINCE = 17
_PROGRAM_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class Cluster:
    """The databases in one data directory, and the programs that serve them.

    Args:
        place: where the files are.
        binaries: PostgreSQL's programs, of the data directory's major version.
        identity: as whom they run.
        lock: a descriptor that every process started here inherits, and whose lock it so holds.
    """

    def __init__(self, place: Place, binaries: Binaries, identity: Identity, lock: int) -> None:
        self._place = place
        self._binaries = binaries
        self._identity = identity
        self._lock = lock

    def create(self) -> None:
        """Make the data directory where it is missing, all or nothing; raises EmbeddedError or OSError."""
        if self._place.data.exists():
            return
        fresh = self._place.server / "data.new"
        for _ in range(MOST_ATTEMPTS):
            status, told = self._initialize(fresh)
            if status == 0:
                break
        if status != 0:
            raise log.failure(self._place, "cannot be set up", told, status)
        fresh.rename(self._place.data)
        _flush(self._place.server)

    def serve(self) -> subprocess.Popen[bytes]:
        """Start the server and return its process; it takes connections some time later. Raises OSError."""
        self._forget_killed_server()
        sockets.prepare(self._place)
        settings = SETTINGS | {"unix_socket_directories": _listed(sockets.directory_of(self._place))}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
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
        self._identity.own(directory)
        options = [
            "--username",
            SUPERUSER,
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--data-checksums",
            "--no-clean",
        ]
        program = self._start(
            "initdb", directory, [*options, *self._locale()], signal.SIGKILL, subprocess.PIPE
        )
        told = program.communicate()[0].decode(errors="replace")
        return program.returncode, told

    def _locale(self) -> Sequence[str]:
        if self._binaries.major < _BUILTIN_LOCALES_SINCE:
            return ("--locale", "C.UTF-8")
        return ("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8")

    def _start(
        self, program: str, data: Path, options: Sequence[str], last: signal.Signals, output: int
    ) -> subprocess.Popen[bytes]:
        """Start a program as the server's identity; it gets the signal `last` when this process is gone."""
        keeper = os.getpid()

        def prepare() -> None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the keeper ignores it, and programs inherit that
            self._identity.become()
            lifeline.end_with_parent(keeper, last)

        try:
            return subprocess.Popen(
                [self._binaries.directory / program, "-D", data.resolve(), *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=_PROGRAM_ENVIRONMENT,
                pass_fds=[self._lock],
                preexec_fn=prepare,
            )
        except subprocess.SubprocessError as error:
            raise EmbeddedError(
                f"the system does not let PostgreSQL run as {self._identity}: set DATABASE_URL"
            ) from error

    def _forget_killed_server(self) -> None:
        """Remove the mark of a killed server that is empty, or whose process id is still, or again, in use.

        PostgreSQL would take it for the mark of a server at work here, and not start.
        """
        mark = self._place.data / "postmaster.pid"
        if not mark.exists():
            return
        process = mark.read_text().partition("\n")[0]
        if not process.isdecimal() or _works_elsewhere(process, self._place.data):
            mark.unlink()


def _works_elsewhere(process: str, directory: Path) -> bool:
    """Return whether a process id is in use, but not by a program that works in the directory."""
    try:
        return lifeline.is_dead(process) or not Path("/proc", process, "cwd").samefile(directory)
    except OSError:
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server, in order if it can, by force if it must; returns when it is gone."""
    for order, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
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

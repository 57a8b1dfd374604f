"""A server of a test's own, which it may stop and kill: of the oldest PostgreSQL that the system has."""

import os
import pwd
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

START_SECONDS = 60.0


@dataclass(frozen=True)
class SystemPostgresql:
    """The server.

    Attributes:
        root: its directory, with data, log and Unix socket.
        address: host and port that it listens on beside its socket; none for the socket alone.
        within: the command that runs another one where the server lives, such as in a network of its own.
        settings: more of the server's options.
        environment: what its processes have in theirs beside ours.
    """

    root: Path
    binaries: Path
    address: tuple[str, int] | None
    within: Sequence[str]
    settings: str
    environment: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address of its database `postgres`, by TCP where it listens."""
        if self.address is None:
            return f"postgresql://tester@/postgres?host={self.root}"
        return "postgresql://tester@{}:{}/postgres".format(*self.address)

    def make(self) -> None:
        """Make its directory, with every connection from this machine trusted."""
        self._run("initdb", "-A", "trust", "-U", "tester")
        with (self.root / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet trust\n")

    def start(self) -> None:
        """Start the server; after a kill that takes until the last of its processes is gone."""
        host, port = self.address or ("", 5432)
        options = f"-c listen_addresses={host} -p {port} -k {self.root} -c fsync=off {self.settings}"
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return self._run("pg_ctl", "-o", options, "-l", str(self.root / "log"), "-w", "start")
            except subprocess.CalledProcessError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the server at once, its connections with it; one that does not run stays as it is."""
        if (self.root / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """Kill the server's first process, as a machine that runs out of memory does."""
        os.kill(int((self.root / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def _run(self, program: str, *arguments: str) -> None:
        data, environment = self.root / "data", ["env", *map("=".join, self.environment.items())]
        subprocess.run(
            [*self.within, *_as_nobody(), *environment, self.binaries / program, "-D", data, *arguments],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def system_postgresql(
    address: tuple[str, int] | None = None,
    within: Sequence[str] = (),
    settings: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[SystemPostgresql]:
    """Give a server that is up, and gone with all its data afterwards; skips where none is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if not installed:
        pytest.skip("no PostgreSQL is installed on this system")
    root = Path(f"/tmp/bw-system-{uuid.uuid4().hex[:8]}")  # a path that an ordinary account can enter
    root.mkdir(mode=0o755)
    if _as_nobody():
        os.chown(root, pwd.getpwnam("nobody").pw_uid, -1)
    server = SystemPostgresql(root, installed[0].parent, address, within, settings, environment)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root)


def _as_nobody() -> list[str]:
    """PostgreSQL refuses to run as root, so root lends its directory to nobody."""
    nobody = pwd.getpwnam("nobody").pw_uid
    return ["setpriv", f"--reuid={nobody}", "--clear-groups", "--"] if os.geteuid() == 0 else []

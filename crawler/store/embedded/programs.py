"""Runs PostgreSQL's programs: as the server's identity, and no longer than the keeper lives."""

import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler import lifeline
from crawler.store.embedded.binaries import Binaries
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.identity import Identity

_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of one installation.

    Attributes:
        binaries: where they are.
        identity: as whom they run.
        lock: a descriptor that every process of theirs inherits, and whose lock it so holds.
    """

    binaries: Binaries
    identity: Identity
    lock: int

    def start(
        self, name: str, options: Sequence[str | Path], last: signal.Signals, output: int
    ) -> subprocess.Popen[bytes]:
        """Start a program, which gets the signal `last` when this process is gone.

        Args:
            name: the program.
            options: its arguments.
            last: how it is ended when this process is killed.
            output: the descriptor it writes to, or `subprocess.PIPE`.

        Raises:
            EmbeddedError: the system does not grant the identity.
            OSError: the program cannot be run.
        """
        keeper = os.getpid()

        def prepare() -> None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the keeper ignores it, and programs inherit that
            self.identity.become()
            lifeline.end_with_parent(keeper, last)

        try:
            return subprocess.Popen(
                [self.binaries.directory / name, *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=_ENVIRONMENT,
                pass_fds=[self.lock],
                preexec_fn=prepare,
            )
        except subprocess.SubprocessError as error:
            raise EmbeddedError(
                "PostgreSQL does not run as root, and this system does not grant it another account: "
                "run this as an ordinary user, or set DATABASE_URL"
            ) from error

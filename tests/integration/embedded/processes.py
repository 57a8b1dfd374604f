"""Finds the processes of an embedded server in /proc, by whatever of its directory they hold open."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    id: int
    command: str

    @property
    def kind(self) -> str:
        if "embedded.keeper" in self.command:
            return "keeper"
        if self.command.startswith("postgres: "):
            return "backend"
        return next((kind for kind in ("user.py", "initdb", "postgres") if kind in self.command), "other")

    def kill(self) -> None:
        try:
            os.kill(self.id, signal.SIGKILL)
        except ProcessLookupError:
            return


def of(directory: Path, *kinds: str) -> list[Process]:
    found = (_seen(Path("/proc", name), str(directory)) for name in os.listdir("/proc") if name.isdecimal())
    return [process for process in found if process and (not kinds or process.kind in kinds)]


def _seen(path: Path, directory: str) -> Process | None:
    try:
        command = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        held = [os.readlink(path / "cwd"), *(os.readlink(link) for link in (path / "fd").iterdir())]
    except OSError:  # it ended meanwhile
        return None
    if path.name != str(os.getpid()) and (directory in command or any(directory in name for name in held)):
        return Process(int(path.name), command)
    return None


def await_none(directory: Path, seconds: float, *kinds: str) -> float:
    """How long it took until none was left; fails with their commands."""
    start = time.monotonic()
    while left := of(directory, *kinds):
        assert time.monotonic() < start + seconds, left
        time.sleep(0.02)
    return time.monotonic() - start

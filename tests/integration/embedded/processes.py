"""Finds the processes of an embedded server in /proc, by whatever of its directory they hold or name."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

KINDS = {
    "crawler.store.embedded.keeper": "keeper",
    "user.py": "user",
    "initdb": "initdb",
    "postgres -D": "server",
}


@dataclass(frozen=True)
class Process:
    id: int
    command: str

    @property
    def kind(self) -> str:
        if self.command.startswith("postgres: "):
            return "backend"
        return next((kind for mark, kind in KINDS.items() if mark in self.command), "other")

    def kill(self) -> None:
        try:
            os.kill(self.id, signal.SIGKILL)
        except ProcessLookupError:
            return


def of(directory: Path, *kinds: str) -> list[Process]:
    """The processes of those kinds, or all, but for the one that asks."""
    seen = (_seen(path, str(directory)) for path in Path("/proc").iterdir() if path.name.isdecimal())
    others = [process for process in seen if process is not None and process.id != os.getpid()]
    return [process for process in others if not kinds or process.kind in kinds]


def _seen(path: Path, directory: str) -> Process | None:
    try:
        command = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        held = [str(link.readlink()) for link in (path / "cwd", *(path / "fd").iterdir())]
    except OSError:  # it ended meanwhile, or is somebody else's
        return None
    known = any(name.startswith(directory) for name in held)
    return Process(int(path.name), command) if known or directory in command else None


def await_none(directory: Path, seconds: float, *kinds: str) -> float:
    """How many seconds it took until none of those kinds, or any, was left."""
    start = time.monotonic()
    while left := of(directory, *kinds):
        assert time.monotonic() < start + seconds, left
        time.sleep(0.02)
    return time.monotonic() - start

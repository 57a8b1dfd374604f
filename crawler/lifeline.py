"""Ties a process's life to that of the one that started it, so that a killed one leaves none behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ORPHANS_SECONDS = 3.0
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def end_with_parent(parent: int, by: signal.Signals) -> None:
    """Have the kernel send this process `by` when `parent` is gone; to be called between fork and exec.

    A change of user or namespace undoes it, so it comes after those. The kernel means the parent's *thread*.
    On Linux only; elsewhere `watch` does the same from outside.
    """
    _prctl(_PR_SET_PDEATHSIG, by)
    if os.getppid() != parent:  # it was gone before the kernel knew
        os._exit(1)


def watch(child: int) -> None:
    """Start a process that has `child` end in order once it is no longer a child of this process.

    For systems whose kernel does not do it; it looks every second, and ends with the child.
    """
    script = 'while parent=$(ps -o ppid= -p "$1"); do [ "$parent" -eq "$2" ] || kill -INT "$1"; sleep 1; done'
    subprocess.Popen(["/bin/sh", "-c", script, "sh", str(child), str(os.getpid())])


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent dies, so that they can be waited for. Linux only."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def bury_orphans() -> None:
    """Wait for the processes that a killed child left; those that go on for seconds are killed too."""
    deadline = time.monotonic() + ORPHANS_SECONDS
    while _has_children():
        if time.monotonic() > deadline:
            for orphan in _children():
                os.kill(orphan, signal.SIGKILL)
        time.sleep(0.01)


def works_in(process: str, directory: Path) -> bool:
    """Return whether a process runs in a directory; one that has ended, unnoticed by its parent, does not.

    Raises OSError where there is no such process, or the system does not tell.
    """
    path = Path("/proc", process)
    return _state_and_parent(path / "stat")[0] not in {"Z", "X"} and (path / "cwd").samefile(directory)


def _has_children() -> bool:
    """Return whether any child still runs, having buried one that does not."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def _children() -> list[int]:
    me = str(os.getpid())
    return [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == me]


def _parent(stat: Path) -> str | None:
    try:
        return _state_and_parent(stat)[1]
    except (FileNotFoundError, ProcessLookupError):
        return None


def _state_and_parent(stat: Path) -> Sequence[str]:
    # The name in brackets may hold anything; behind the last bracket come the state and the parent.
    return stat.read_text(errors="replace").rpartition(")")[2].split()[:2]


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")

"""Ties a child's life to its parent's, so that a killed keeper leaves no server behind."""

import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def end_with_parent(parent: int, by: signal.Signals) -> None:
    """Have the kernel send this process `by` when `parent` is gone; to be called between fork and exec.

    A change of user or namespace undoes it, so it comes after those. The kernel means the parent's *thread*.
    """
    _prctl(_PR_SET_PDEATHSIG, by)
    if os.getppid() != parent:  # it was killed before the kernel knew
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of grandchildren whose own parent dies, so that they can be waited for."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def children() -> list[int]:
    """Return the process ids of this process's children, adopted ones too."""
    mine = str(os.getpid())
    return [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == mine]


def _parent(stat: Path) -> str | None:
    try:
        # The name in brackets may hold anything; what follows the last bracket is state and parent.
        return stat.read_text(errors="replace").rpartition(")")[2].split()[1]
    except (FileNotFoundError, ProcessLookupError):
        return None


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")

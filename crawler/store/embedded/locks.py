"""File locks that the kernel itself lets go when their holders are gone, however they ended."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.store.embedded.errors import EmbeddedError, unusable

if sys.platform != "win32":
    import fcntl

POLL_SECONDS = 0.01


class FileLock:
    """A lock on a file by one open descriptor, which child processes may share.

    Closing it leaves the lock to the children that share it; `release` takes it from all of them. Where the
    system refuses to open or lock the file, EmbeddedError is raised.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise unusable(path.parent, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take(self) -> bool:
        """Take the lock alone, and return whether that was possible now."""
        try:
            self._apply(fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wait(self, seconds: float) -> None:
        """Take the lock alone within so many seconds; raises EmbeddedError where others keep it longer."""
        deadline = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > deadline:
                raise EmbeddedError(f"{self._path} has been locked for {seconds:.0f} s: does a process hang?")
            time.sleep(POLL_SECONDS)

    def share(self) -> None:
        """Take the lock together with others, once nobody has it alone."""
        self._apply(fcntl.LOCK_SH)

    def release(self) -> None:
        """Let the lock go, for every process that shares this descriptor."""
        self._apply(fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the descriptor; the lock goes with its last copy."""
        os.close(self.descriptor)

    def _apply(self, operation: int) -> None:
        try:
            fcntl.flock(self.descriptor, operation)
        except BlockingIOError:
            raise
        except OSError as error:
            raise unusable(self._path.parent, error) from error

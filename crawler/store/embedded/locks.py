"""File locks that the kernel itself lets go when their holders are gone, however they ended.

Three of them decide when the server lives:

- `users`, held shared by every process that uses the server;
- `keeper`, held by the keeper and by every process under it, so that a free one means that nothing is left;
- `door`, held for a moment by whoever comes in or goes out, and by a keeper that closes until it is gone.
  So nobody comes in while the server ends, and what is seen of `users` behind the door holds true.
"""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.store.embedded.errors import EmbeddedError

if sys.platform != "win32":
    import fcntl

POLL_SECONDS = 0.01


class FileLock:
    """A lock on a file, by one open descriptor, which child processes may share.

    Closing it leaves it to the children that share it; `release` takes it from all of them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take(self) -> bool:
        """Take the lock alone, and return whether that was possible now."""
        return self._try(fcntl.LOCK_EX)

    def share(self) -> bool:
        """Take the lock together with others, and return whether that was possible now."""
        return self._try(fcntl.LOCK_SH)

    def wait(self, seconds: float) -> None:
        """Take the lock alone within so many seconds; raises EmbeddedError where others keep it longer."""
        deadline = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > deadline:
                raise EmbeddedError(
                    f"{self._path} has been locked for {seconds:.0f} s: is a process hanging?"
                )
            time.sleep(POLL_SECONDS)

    def release(self) -> None:
        """Let the lock go, for every process that shares this descriptor."""
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the descriptor; the lock goes with its last copy."""
        os.close(self.descriptor)

    def _try(self, operation: int) -> bool:
        try:
            fcntl.flock(self.descriptor, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""Starts a keeper, for whoever finds that there is none."""

import os
import select
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from crawler.store.embedded.errors import EmbeddedError, unusable
from crawler.store.embedded.locks import FileLock
from crawler.store.embedded.place import Place

KEEPER = "crawler.store.embedded.keeper"


class Launch:
    """A keeper that was started, seen through the pipe on which it says why it gives up."""

    def __init__(self, pipe: int) -> None:
        self._pipe = os.fdopen(pipe, "rb")
        self._events = select.poll()
        self._events.register(pipe, select.POLLIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pipe.close()

    def lives(self, seconds: float) -> bool:
        """Return after so many seconds that it lives, or False as soon as it was killed.

        Raises EmbeddedError, with its own reason, where it gave up.
        """
        if not self._events.poll(seconds * 1000):
            return True
        reason = self._pipe.read()
        if reason:
            raise EmbeddedError(reason.decode())
        return False


def launch(place: Place) -> Launch | None:
    """Start a keeper, unless one lives or something that one left; raises EmbeddedError."""
    with FileLock(place.keeper) as lock:
        return _launch(place, lock) if lock.take() else None


def _launch(place: Place, lock: FileLock) -> Launch:
    with _opened(place) as output:
        reading, writing = os.pipe()
        launched = Launch(reading)
        try:
            status = _run(place, output, lock.descriptor, writing)
        finally:
            os.close(writing)
    if status > 0:  # below it was killed, which is no fault of its own
        raise EmbeddedError(f"the keeper of PostgreSQL in {place.directory} does not start: see {place.log}")
    return launched


def _opened(place: Place) -> BinaryIO:
    try:
        return place.log.open("ab")
    except OSError as error:
        raise unusable(place.directory, error) from error


def _run(place: Place, output: BinaryIO, *descriptors: int) -> int:
    """Run what leaves the keeper behind as a process of its own, and return its exit status."""
    try:
        return subprocess.run(
            [sys.executable, "-P", "-m", KEEPER, place.directory, *map(str, descriptors)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=os.environ | {"PYTHONPATH": _own_search_path()},
            pass_fds=descriptors,
            start_new_session=True,
            check=False,
        ).returncode
    except OSError as error:
        raise EmbeddedError(
            f"the keeper of PostgreSQL in {place.directory} cannot be run: {error}"
        ) from error


def _own_search_path() -> str:
    """Return where this process finds modules, so that the keeper finds the same."""
    return os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)

"""Who is there: three locks that decide when the server lives.

- `users` is shared by every process that uses the server.
- `keeper` is held by the keeper and by every process under it: a free one means that nothing is left of them.
- `door` is held for a moment by whoever comes in or looks who is there, and by a keeper that closes until it
  is gone. So nobody comes in while the server ends, and what is seen of `users` behind the door holds true.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.locks import POLL_SECONDS, FileLock
from crawler.store.embedded.place import Place

DOOR_SECONDS = 120.0
END_SECONDS = 120.0


@contextmanager
def presence(place: Place) -> Iterator[None]:
    """Be a user of the server; whoever turns out to be the last one waits at the end until nothing is left.

    Raises EmbeddedError where the server does not end, or the directory cannot be used.
    """
    users = _come_in(place)
    try:
        yield
    finally:
        users.close()
        _wait_if_last(place)


class Doorkeeper:
    """The keeper's view of who is there."""

    def __init__(self, place: Place) -> None:
        self._door = FileLock(place.door)
        self._users = FileLock(place.users)

    def closes(self) -> bool:
        """Return whether nobody is there; if so, nobody comes in any more while this process lives."""
        if not self._door.take():
            return False
        if self._users.take():
            return True
        self._door.release()
        return False


def _come_in(place: Place) -> FileLock:
    with FileLock(place.door) as door:
        door.wait(DOOR_SECONDS)
        try:
            users = FileLock(place.users)
            users.share()
        finally:
            door.release()
        return users


def _wait_if_last(place: Place) -> None:
    deadline = time.monotonic() + END_SECONDS
    while not _is_gone(place) and not _has_users(place):
        if time.monotonic() > deadline:
            raise EmbeddedError(f"PostgreSQL in {place.directory} does not end: see {place.log}")
        time.sleep(POLL_SECONDS)


def _is_gone(place: Place) -> bool:
    with FileLock(place.keeper) as keeper:
        if not keeper.take():
            return False
        keeper.release()
        return True


def _has_users(place: Place) -> bool:
    """Return whether somebody is seen to use the server; nobody is while the door is held by another."""
    with FileLock(place.door) as door, FileLock(place.users) as users:
        if not door.take():
            return False
        used = not users.take()
        users.release()
        door.release()
        return used

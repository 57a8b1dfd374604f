"""Waits for a database that went away and comes back, as one that is restarted does."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg

T = TypeVar("T")

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 2.0


async def patiently(work: Callable[[], Awaitable[T]], seconds: float = 60.0) -> T:
    """Do work that leaves nothing behind when it fails, again until the database is there to let it succeed.

    Raises psycopg's OperationalError where it has not come back after so many seconds, or its disk is full.
    """
    deadline = time.monotonic() + seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return await work()
        except psycopg.errors.DiskFull:
            raise
        except psycopg.OperationalError:
            if time.monotonic() + pause > deadline:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)

"""Tells systemd how the daemon is, over the socket that it names: ready, alive, about to end."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from crawler.tasks import ended


@asynccontextmanager
async def told_to_supervisor() -> AsyncIterator[None]:
    """Be ready for as long as the context lasts, and show signs of life where systemd wants them.

    Does nothing where no supervisor asks: outside of systemd, or under a unit that is not of type `notify`.
    """
    _tell("READY=1")
    living = asyncio.create_task(_live())
    try:
        yield
    finally:
        _tell("STOPPING=1")
        await ended(living)


async def _live() -> None:
    """Show a sign of life, twice as often as it is waited for; a stuck event loop shows none."""
    microseconds = int(os.environ.get("WATCHDOG_USEC", "0"))
    while microseconds:
        _tell("WATCHDOG=1")
        await asyncio.sleep(microseconds / 2_000_000)


def _tell(what: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # a name without a file
        address = f"\0{address[1:]}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel, suppress(BlockingIOError):
        channel.settimeout(0)  # a supervisor that does not listen must not hold up the daemon
        channel.sendto(what.encode(), address)

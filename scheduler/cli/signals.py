"""Ctrl-C and SIGTERM, which end a command in good order."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

import typer

T = TypeVar("T")

_BY_SIGNAL = 128


async def until_signalled(work: Coroutine[Any, Any, T], status: int | None = None) -> T:
    """Return what the work returns; SIGTERM and Ctrl-C cancel it and end the command once it has cleared up.

    Args:
        work: what is done.
        status: with which a signal ends the command; None for the usual one of a command that was cut short.
    """
    task = asyncio.ensure_future(work)
    received: list[int] = []

    def cancel(number: int) -> None:
        received.append(number)
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, cancel, number)
    try:
        return await task
    except asyncio.CancelledError:
        if not received:
            raise
        raise typer.Exit(_BY_SIGNAL + received[0] if status is None else status) from None

"""Ctrl-C and SIGTERM, which end a command in good order."""

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import typer

from crawler.tasks import ended

T = TypeVar("T")

CUT_SHORT = 130
"""The status of a command that Ctrl-C or SIGTERM ended before it was done."""

_CLEARING_UP_SECONDS = 10.0


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and Ctrl-C set, in place of what they do else."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def unless_signalled(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; a signal ends it and, once it has cleared up, the command."""
    task = asyncio.ensure_future(work)
    with stop_signals() as stop:
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            await ended(task, _CLEARING_UP_SECONDS)
            raise typer.Exit(CUT_SHORT)
        await ended(waiting)
    return task.result()

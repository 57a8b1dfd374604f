"""Ctrl-C and SIGTERM, which end a command in good order."""

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import typer

from crawler.tasks import before, ended

T = TypeVar("T")

CUT_SHORT = 130
"""The status of a command that Ctrl-C or SIGTERM ended before it was done."""

_CLEARING_UP_SECONDS = 10.0


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and Ctrl-C set, in place of what they do else."""
    with _set_by(signal.SIGINT, signal.SIGTERM) as stop:
        yield stop


@contextmanager
def reload_signals() -> Iterator[asyncio.Event]:
    """Give an event that SIGHUP sets: the configuration is to be read again."""
    with _set_by(signal.SIGHUP) as reload:
        yield reload


@contextmanager
def _set_by(*numbers: signal.Signals) -> Iterator[asyncio.Event]:
    loop, event = asyncio.get_running_loop(), asyncio.Event()
    for number in numbers:
        loop.add_signal_handler(number, event.set)
    try:
        yield event
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do work that does not end by itself until SIGTERM or Ctrl-C comes; raises what it raises."""
    with stop_signals() as stop:
        task = asyncio.create_task(work)
        try:
            await before(task, stop.wait())
        finally:
            await ended(task, _CLEARING_UP_SECONDS)


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

"""Waits for tasks, and ends them for sure: a cancellation can get lost on its way."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def ended(task: asyncio.Task[Any], again_after: float = 1.0) -> None:
    """Cancel a task and wait until it is over; raises what it raised, but for its cancellation.

    Before Python 3.12 `asyncio.wait_for`, on which database connections wait, swallows a cancellation that
    comes together with what was waited for. So it is sent again after so many seconds.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=again_after)
    with suppress(asyncio.CancelledError):
        task.result()


async def before(task: asyncio.Task[Any], work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; raises what ends the task, where it ends first."""
    doing = asyncio.create_task(work)
    await asyncio.wait([task, doing], return_when=asyncio.FIRST_COMPLETED)
    if not doing.done():
        await ended(doing)
        task.result()
    return await doing

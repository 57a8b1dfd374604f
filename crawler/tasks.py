"""Ends tasks for sure: a cancellation can get lost on its way."""

import asyncio
from contextlib import suppress
from typing import Any


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

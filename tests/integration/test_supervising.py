"""The worker of a daemon is replaced, however it ends or hangs."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from crawler.tasks import ended
from scheduler.supervising import Supervisor

SILENCE = 8.0
"""Seconds; longer than a worker shows no sign as a rule."""

WORKER = """
import asyncio, os, sys
from scheduler.supervising import show_signs_of_life
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()}\\n")
asyncio.run(show_signs_of_life())
"""


@asynccontextmanager
async def supervised(folder: Path) -> AsyncIterator[None]:
    command = [sys.executable, "-c", WORKER, str(folder / "pids")]
    task = asyncio.create_task(Supervisor(command, {}, b"", SILENCE).run())
    try:
        yield
    finally:
        await ended(task, 10)


async def worker_number(count: int, folder: Path) -> int:
    """Return the process of the worker that was started as so maniest, once it is."""
    async with asyncio.timeout(60):
        while True:
            pids = (folder / "pids").read_text().split() if (folder / "pids").exists() else []
            if len(pids) >= count:
                return int(pids[count - 1])
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP])
async def test_a_worker_that_ends_or_shows_no_sign_of_life_is_replaced(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with supervised(tmp_path):
        first = await worker_number(1, tmp_path)
        os.kill(first, number)
        second = await worker_number(2, tmp_path)
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


async def test_a_worker_that_shows_signs_of_life_is_left_alone(tmp_path: Path) -> None:
    async with supervised(tmp_path):
        await worker_number(1, tmp_path)
        await asyncio.sleep(1.5 * SILENCE)
        assert (tmp_path / "pids").read_text().count("\n") == 1

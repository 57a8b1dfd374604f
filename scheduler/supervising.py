"""Keeps a worker running in a process of its own, for as long as the daemon runs."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import structlog

from crawler.tasks import ended
from scheduler.children import PARENT

STOP_SECONDS = 4.0
"""How long a worker may take to hand back what it is doing, before it is killed."""

_RESTART_SECONDS = 1.0

_log = structlog.get_logger(__name__)


class Supervisor:
    """Starts the worker, and starts another one whenever it has ended."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], told: bytes) -> None:
        """Take what to run, what its environment has beside our own, and what a worker is told at first."""
        self._command, self._environment, self._told = command, environment, told
        self._process: asyncio.subprocess.Process | None = None

    def restart(self, told: bytes) -> None:
        """Have the worker hand back what it is doing and end; another one is started, and told this."""
        self._told = told
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    async def run(self) -> None:
        """Keep a worker running until cancelled, which ends it."""
        while True:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                env={**os.environ, **self._environment, PARENT: str(os.getpid())},
                start_new_session=True,
            )
            try:
                await self._process.communicate(self._told)
                status = self._process.returncode
            finally:
                await _end(self._process)
            _log.warning("worker ended", status=status, next="another one is started")
            await asyncio.sleep(_RESTART_SECONDS)


@asynccontextmanager
async def supervised(
    command: Sequence[str], environment: Mapping[str, str], told: bytes
) -> AsyncIterator[Supervisor]:
    """Keep a worker running for as long as the context lasts; it is told so much on its standard input."""
    supervisor = Supervisor(command, environment, told)
    task = asyncio.create_task(supervisor.run())
    try:
        yield supervisor
    finally:
        await ended(task, 2 * STOP_SECONDS)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask the process to end, and end it where it does not in time."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()

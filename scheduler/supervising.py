"""Keeps a worker running in a process of its own, for as long as the daemon runs.

The worker's event loop shows signs of life through a pipe; one that has shown none for a minute hangs, or was
frozen, and is replaced. Other workers have taken its jobs over by then, where there are any.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import BinaryIO

import structlog

from crawler.tasks import ended
from scheduler.children import PARENT

STOP_SECONDS = 4.0
"""How long a worker may take to hand back what it is doing, before it is killed."""

SILENCE_SECONDS = 60.0
"""How long a worker may show no sign of life."""

_STARTING = 3
"""How many times as long until the first one: starting takes its time on a busy machine."""

SIGNS = "BILATERAL_WATCH_SIGNS"
"""Environment variable that tells a worker the descriptor of the pipe."""

_SIGN_SECONDS = 5.0
_SIGN = b"alive\n"
_RESTART_SECONDS = 1.0

_log = structlog.get_logger(__name__)


class Supervisor:
    """Starts the worker, and starts another one whenever it has ended."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        told: bytes,
        silence: float = SILENCE_SECONDS,
    ) -> None:
        """Take what to run, what its environment has beside our own, and what a worker is told at first."""
        self._command, self._environment, self._told = command, environment, told
        self._silence = silence
        self._process: asyncio.subprocess.Process | None = None

    def restart(self, told: bytes) -> None:
        """Have the worker hand back what it is doing and end; another one is started, and told this."""
        self._told = told
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    async def run(self) -> None:
        """Keep a worker running until cancelled, which ends it."""
        while True:
            async with _pipe() as (signs, shown):
                own = {PARENT: str(os.getpid()), SIGNS: str(shown.fileno())}
                self._process = await asyncio.create_subprocess_exec(
                    *self._command,
                    stdin=asyncio.subprocess.PIPE,
                    pass_fds=[shown.fileno()],
                    env={**os.environ, **self._environment, **own},
                    start_new_session=True,
                )
                shown.close()
                try:
                    await _tell(self._process, self._told)
                    reason = await self._reason_of_end(self._process, signs)
                finally:
                    await _end(self._process)
            _log.warning("worker ended", reason=reason, next="another one is started")
            await asyncio.sleep(_RESTART_SECONDS)

    async def _reason_of_end(self, process: asyncio.subprocess.Process, signs: asyncio.StreamReader) -> str:
        """Return why a worker ended, once it has; one that shows no sign of life is killed."""
        patience = _STARTING * self._silence
        try:
            while await asyncio.wait_for(signs.readline(), patience):
                patience = self._silence
        except TimeoutError:
            process.kill()
            await process.wait()
            return f"it showed no sign of life for {patience:g} s"
        return f"status {await process.wait()}"


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


async def show_signs_of_life() -> None:
    """Show the supervisor, where there is one, that this worker lives, for as long as the task does."""
    descriptor = os.environ.get(SIGNS)
    with suppress(BrokenPipeError):  # the supervisor is gone, and so will this process be
        while descriptor:
            os.write(int(descriptor), _SIGN)
            await asyncio.sleep(_SIGN_SECONDS)


@asynccontextmanager
async def _pipe() -> AsyncIterator[tuple[asyncio.StreamReader, BinaryIO]]:
    """Give both ends of a pipe: one to read from here, and one for another process to write to."""
    reading, writing = os.pipe()
    reader = asyncio.StreamReader()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb") as sink:
        protocol = asyncio.StreamReaderProtocol(reader)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, source)
        try:
            yield reader, sink
        finally:
            transport.close()


async def _tell(process: asyncio.subprocess.Process, told: bytes) -> None:
    if process.stdin is None:
        return
    with suppress(BrokenPipeError, ConnectionResetError):  # it has ended already
        process.stdin.write(told)
        await process.stdin.drain()
        process.stdin.close()


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

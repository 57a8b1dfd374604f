"""Child processes that answer questions: whatever may hang, grow or crash runs in one of them.

A question and its answer are a line of JSON each, on the child's standard input and output. A child answers
one question at a time, lives for many of them, and is replaced when it gives no answer in time or has ended.
One that is asked nothing for a minute ends, for the memory that it takes.
"""

import asyncio
import json
import os
import resource
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, BinaryIO

from crawler.lifeline import end_with_parent
from scheduler.logs import set_up_logs

LARGEST_LINE = 256 * 1024 * 1024
"""Bytes of the longest question or answer."""

GROWN = 700 * 1024 * 1024
"""Bytes of memory after which a child ends itself once it has answered."""

INTERRUPTED = os.EX_TEMPFAIL
"""The status of a child that ended for no fault of its question, which can be asked again."""

IDLE_SECONDS = 60.0
"""After how long without a question a child is let go."""

_CLOSING_SECONDS = 3
PARENT = "BILATERAL_WATCH_PARENT"
"""Environment variable that tells a process of ours which one it must not outlive."""


class ChildError(Exception):
    """A child gave no answer; the message tells why.

    Attributes:
        is_late: whether it was ended for not answering in time.
        status: with which it ended by itself; None where it did not.
    """

    def __init__(self, reason: str, *, is_late: bool = False, status: int | None = None) -> None:
        super().__init__(reason)
        self.is_late, self.status = is_late, status


class Child:
    """A process that runs a module of ours; started when it is first asked, and again after it ended."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: asyncio.subprocess.Process | None = None
        self._idle: asyncio.TimerHandle | None = None

    async def ask(self, question: Any, seconds: float) -> Any:
        """Return the child's answer; raises ChildError where it gave none within so many seconds."""
        if self._idle is not None:
            self._idle.cancel()
        try:
            return await self._asked(question, seconds)
        finally:
            self._idle = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._let_go)

    def _let_go(self) -> None:
        """Have the process end by itself, for want of questions; the next one goes to another process."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None

    async def _asked(self, question: Any, seconds: float) -> Any:
        process = await self._running()
        try:
            return await asyncio.wait_for(self._exchange(process, question), seconds)
        except TimeoutError:
            await self.kill()
            raise ChildError(f"no answer within {seconds:g} s", is_late=True) from None
        except asyncio.CancelledError:
            await self.kill()
            raise

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self._module,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=os.environ | {PARENT: str(os.getpid())},
                limit=LARGEST_LINE,
                # Ctrl-C is for the process in the foreground, which ends its children in its own order.
                start_new_session=True,
            )
        return self._process

    async def _exchange(self, process: asyncio.subprocess.Process, question: Any) -> Any:
        if process.stdin is None or process.stdout is None:
            raise ChildError("was started without pipes")
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            await process.stdin.drain()
        except ConnectionError:
            pass  # the answer's end tells the same, and the status why
        line = await process.stdout.readline()
        if not line.endswith(b"\n"):
            status = await process.wait()
            raise ChildError(f"ended with status {status} before it answered", status=status)
        reply = json.loads(line)
        if reply["last"]:
            await process.wait()
        return reply["answer"]

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def close(self) -> None:
        """Let the process end by itself, and end it where it does not."""
        if self._idle is not None:
            self._idle.cancel()
        process = self._process
        if process is None or process.returncode is not None or process.stdin is None:
            return
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _CLOSING_SECONDS)
        except TimeoutError:
            await self.kill()


class Children:
    """A few children of one kind; each question goes to one that is free."""

    def __init__(self, module: str, count: int) -> None:
        self._all = [Child(module) for _ in range(count)]
        # The last one that was free is asked first, so that the others need not start at all.
        self._free: asyncio.LifoQueue[Child] = asyncio.LifoQueue()
        for child in reversed(self._all):
            self._free.put_nowait(child)

    async def ask(self, question: Any, seconds: float) -> Any:
        """Return a child's answer; the seconds count from when one is free. Raises ChildError."""
        child = await self._free.get()
        try:
            return await child.ask(question, seconds)
        finally:
            self._free.put_nowait(child)

    async def close(self) -> None:
        """End all of them."""
        await asyncio.gather(*(child.close() for child in self._all))


@asynccontextmanager
async def children(module: str, count: int) -> AsyncIterator[Children]:
    """Give so many children that run `module`, and end them at the end."""
    group = Children(module, count)
    try:
        yield group
    finally:
        await group.close()


def serve(answer: Callable[[Any], Awaitable[Any]]) -> None:
    """Be a child: answer each question until there are no more, or until too much memory was taken."""
    if parent := os.environ.get(PARENT):
        end_with_parent(int(parent), signal.SIGKILL)
    set_up_logs()
    asyncio.run(_serve(answer, _take_over_output()))


def _take_over_output() -> BinaryIO:
    """Return the pipe to the parent; what anybody else prints goes to standard error from now on."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


async def _serve(answer: Callable[[Any], Awaitable[Any]], pipe: BinaryIO) -> None:
    questions = asyncio.StreamReader(limit=LARGEST_LINE)
    protocol = asyncio.StreamReaderProtocol(questions)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    async for line in questions:
        reply = {"answer": await answer(json.loads(line)), "last": _peak_memory() > GROWN}
        pipe.write(json.dumps(reply).encode() + b"\n")
        pipe.flush()
        if reply["last"]:
            return


def _peak_memory() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024

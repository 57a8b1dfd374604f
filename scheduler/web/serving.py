"""Answers HTTP within the daemon's event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette

from crawler.tasks import ended
from scheduler.web import ListenError


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the daemon, which ends everything in its own order."""
        yield


@asynccontextmanager
async def answering(application: Starlette, host: str, port: int) -> AsyncIterator[int]:
    """Answer for as long as the context lasts, and give the port; raises ListenError.

    Args:
        application: what answers.
        host: the address to listen on.
        port: 0 takes a free one.
    """
    listener = _listener(host, port)
    config = uvicorn.Config(
        application,
        log_level="warning",
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        limit_concurrency=32,
        server_header=False,
    )
    task = asyncio.create_task(_Server(config).serve([listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        await ended(task)
        listener.close()


def _listener(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_family(host))
    except OSError as error:
        raise ListenError(f"cannot listen on {host} port {port}: {error.strerror}") from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET

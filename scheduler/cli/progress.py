"""Shows at a terminal how far long work has come."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from crawler.tasks import ended
from scheduler.cli.output import errors, plain

_EVERY_SECONDS = 0.5


@asynccontextmanager
async def progress(tell: Callable[[], Awaitable[str]]) -> AsyncIterator[None]:
    """Show what `tell` says, again and again while the context lasts; nothing where nobody watches."""
    if not errors.is_terminal:
        yield
        return
    with errors.status("") as status:

        async def show() -> None:
            while True:
                status.update(plain(await tell()))
                await asyncio.sleep(_EVERY_SECONDS)

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            await ended(showing)

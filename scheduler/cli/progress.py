"""Shows at a terminal how far long work has come."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

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


@contextmanager
def counted(what: str, total: int, done: int) -> Iterator[Callable[[int], None]]:
    """Show a bar while the context lasts, and give what moves it on; nothing where nobody watches."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=total, completed=done)
        yield lambda more: bar.advance(task, more)


@contextmanager
def walked(total: float) -> Iterator[Callable[[float, str], None]]:
    """Show a bar while the context lasts, and give what sets how far it is, with a line of what was found."""
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as shown:
        task = shown.add_task("", total=total)

        def show(done: float, line: str) -> None:
            shown.update(task, completed=done, description=plain(line).plain)

        yield show

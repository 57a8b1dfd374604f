"""`sources pause`, `sources resume` and `sources run`: when sources are visited, kept in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from crawler.sources import SOURCES
from crawler.store.database import Connection, Database, open_database
from crawler.store.schedules import pause as pause_source
from crawler.store.schedules import resume as resume_source
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import say
from scheduler.slots import visit_now

T = TypeVar("T")


def _known(name: str) -> str:
    if name not in SOURCES:
        raise typer.BadParameter(f"no source is called {name}; there are {', '.join(sorted(SOURCES))}")
    return name


Named = Annotated[str, typer.Argument(callback=_known, help="The source's name; `sources` lists them.")]


def pause(
    context: typer.Context,
    source: Named,
    reason: Annotated[str | None, typer.Option(help="Shown with the source.")] = None,
    demo: Demo = False,
) -> None:
    """Visit a source no more until it is resumed; a visit that has begun ends as usual."""
    _in_transaction(context, demo, lambda connection: pause_source(connection, source, reason))
    say(f"{source} is paused")


def resume(context: typer.Context, source: Named, demo: Demo = False) -> None:
    """Visit a paused source again, from now on."""
    was_paused = _in_transaction(context, demo, lambda connection: resume_source(connection, source))
    say(f"{source} is visited again" if was_paused else f"{source} was not paused")


def run(context: typer.Context, source: Named, demo: Demo = False) -> None:
    """Have a source visited now by whichever worker is up, also a paused one."""
    _with_database(context, demo, lambda database: visit_now(database, [source]))
    say(f"{source} is due now")


def _in_transaction(context: typer.Context, demo: bool, work: Callable[[Connection], Awaitable[T]]) -> T:
    async def do(database: Database) -> T:
        async with database.transaction() as connection:
            return await work(connection)

    return _with_database(context, demo, do)


def _with_database(context: typer.Context, demo: bool, work: Callable[[Database], Awaitable[T]]) -> T:
    async def do() -> T:
        async with open_database(settings_of(context).place(demo)) as database:
            return await work(database)

    return asyncio.run(do())

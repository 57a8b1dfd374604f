"""`db`: looks after the database."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from crawler.store import backups
from crawler.store.database import open_database, reach_database
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import say
from scheduler.config import Settings

_MEGABYTE = 1_000_000
BackupFile = Annotated[Path, typer.Argument(help="The file that holds, or will hold, the whole database.")]

application = typer.Typer(help="Look after the database.", no_args_is_help=True)


@application.command()
def migrate(context: typer.Context, demo: Demo = False) -> None:
    """Bring the database to the shape that this version needs."""
    applied = asyncio.run(_migrate(settings_of(context), demo))
    say("\n".join(f"applied {name}" for name in applied) or "nothing was missing")


async def _migrate(settings: Settings, demo: bool) -> list[str]:
    async with open_database(settings.place(demo)) as database:
        return list(database.applied)


@application.command()
def url(context: typer.Context, demo: Demo = False) -> None:
    """Print where the database is, for `psql` and other programs; it may hold a password."""
    say(asyncio.run(_url(settings_of(context), demo)))


async def _url(settings: Settings, demo: bool) -> str:
    async with open_database(settings.place(demo)) as database:
        return database.url


@application.command()
def backup(context: typer.Context, file: BackupFile, demo: Demo = False) -> None:
    """Write the whole database to a new file, while everything goes on."""
    size = asyncio.run(_backup(settings_of(context), file, demo))
    say(f"{file}: {size / _MEGABYTE:.1f} MB")


async def _backup(settings: Settings, file: Path, demo: bool) -> int:
    async with reach_database(settings.place(demo)) as (url, _):
        return await backups.back_up(url, file)


@application.command()
def restore(context: typer.Context, file: BackupFile, demo: Demo = False) -> None:
    """Fill an empty database from such a file, and bring it to the shape that this version needs."""
    applied = asyncio.run(_restore(settings_of(context), file, demo))
    say("\n".join(["restored", *(f"applied {name}" for name in applied)]))


async def _restore(settings: Settings, file: Path, demo: bool) -> list[str]:
    place = settings.place(demo)
    async with reach_database(place) as (url, _):
        await backups.restore(url, file)
        async with open_database(place) as database:
            return list(database.applied)

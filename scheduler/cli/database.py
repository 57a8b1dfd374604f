"""`db`: looks after the database."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from crawler.store import backups
from crawler.store.database import Database, open_database, reach_database
from crawler.store.purging import purge_text, releases_with, texts_naming
from scheduler.alerts.outbox import keep_silent
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import say
from scheduler.config import Settings

_MEGABYTE = 1_000_000
Names = Annotated[list[str], typer.Argument(help="The name in all its spellings and cases.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]
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


@application.command()
def purge(context: typer.Context, names: Names, yes: Yes = False, demo: Demo = False) -> None:
    """Forget the texts, pages and readings with a person's name; none of them comes back as new."""
    asyncio.run(_purge(settings_of(context), names, demo, asked=not yes))


async def _purge(settings: Settings, names: list[str], demo: bool, *, asked: bool) -> None:
    async with open_database(settings.place(demo)) as database:
        async with database.transaction() as connection:
            texts = await texts_naming(connection, names)
            releases = await releases_with(connection, texts)
        if not texts:
            say("no text has such a name")
        elif not asked or typer.confirm(f"forget {len(texts)} texts, of {releases} releases, for good?"):
            gone = [await _forget(database, settings, text) for text in texts]
            say(f"forgotten: {len(texts)} texts, of {releases} releases, and {sum(gone)} events")


async def _forget(database: Database, settings: Settings, text: int) -> int:
    """Forget a text; return how many events went with it."""
    async with database.transaction() as connection:
        linked = await purge_text(connection, text)
        await keep_silent(connection, settings, linked)
        return len(linked.gone)

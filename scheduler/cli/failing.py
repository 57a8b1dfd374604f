"""`sources failed`: the items and pages that could not be had or read, and having them tried again."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from crawler.sources import SOURCES
from crawler.store.backfills import failed_pages
from crawler.store.database import Connection, open_database
from crawler.store.visits import failed_items, try_now
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import print_json, print_table, say
from scheduler.config import Settings

_COLUMNS = ("source", "what", "tries", "next", "reason")


def failed(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(help="Only these sources.")] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Have the items tried on the next run.")] = False,
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """List the items, and pages of backfills, that failed: why, and when they are tried again."""
    for name in sources or ():
        if name not in SOURCES:
            raise typer.BadParameter(f"no source is called {name}; there are {', '.join(sorted(SOURCES))}")
    names, settings = sorted(sources or SOURCES), settings_of(context)
    if retry:
        say(f"{asyncio.run(_retry(settings, names, demo))} items are tried on the next run")
        return
    found = asyncio.run(_failed(settings, names, demo))
    if as_json:
        print_json(found)
    else:
        print_table(None, _COLUMNS, (tuple(document.values()) for document in found))


async def _retry(settings: Settings, sources: Sequence[str], demo: bool) -> int:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return sum([await try_now(connection, source) for source in sources])


async def _failed(settings: Settings, sources: Sequence[str], demo: bool) -> list[dict[str, Any]]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return [document for source in sources for document in await _of_source(connection, source)]


async def _of_source(connection: Connection, source: str) -> list[dict[str, Any]]:
    items = [_item(row) for row in await failed_items(connection, source)]
    return items + [_page(row) for row in await failed_pages(connection, source)]


def _item(row: Any) -> dict[str, Any]:
    return {
        "source": row.source,
        "what": row.url,
        "tries": row.attempts,
        "next": None if row.given_up else row.try_after.isoformat(timespec="seconds"),
        "reason": row.reason,
    }


def _page(row: Any) -> dict[str, Any]:
    return {
        "source": row.source,
        "what": f"page {row.page} of the list, on the way back to {row.since}",
        "tries": row.attempts,
        "next": "with the same crawl",
        "reason": row.reason,
    }

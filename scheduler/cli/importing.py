"""`import`: documents on disk, through the same pipeline as what is crawled."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.crawling import RunReport, crawl_documents
from crawler.store.database import Database, open_database
from crawler.store.events import EventFilter, events_of_texts, listed
from crawler.store.queue import texts_waiting
from crawler.store.releases import Releases
from crawler.tasks import before
from scheduler.cli.events_output import print_found
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain
from scheduler.cli.progress import progress
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.logs import set_up_logs
from scheduler.waiting import worked_off
from scheduler.worker import CONNECTIONS, working


def import_documents(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, or directories with documents.")],
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """Keep documents on disk, have them read, and print the events that they tell of."""
    set_up_logs()
    report, events = asyncio.run(unless_signalled(_import(settings_of(context), paths, demo)))
    print_found(events, as_json, _tally(report))
    for trouble in report.troubles:
        complain(str(trouble))
    if report.troubles:
        raise typer.Exit(1)


async def _import(settings: Settings, paths: Sequence[Path], demo: bool) -> tuple[RunReport, list[Any]]:
    async with open_database(settings.place(demo), CONNECTIONS) as database:
        releases = Releases(database)

        async def tell() -> str:
            async with database.transaction() as connection:
                unread = await texts_waiting(connection)
            return f"{len(releases.texts)} texts kept, {unread} to be read"

        async with progress(tell):
            report = await crawl_documents(paths, releases)
            async with working(database, settings) as worker:
                await before(worker, worked_off(database))
        return report, await _main_events(database, releases.texts)


async def _main_events(database: Database, texts: set[int]) -> list[Any]:
    async with database.transaction() as connection:
        return await listed(connection, EventFilter(ids=await events_of_texts(connection, texts)))


def _tally(report: RunReport) -> str:
    counts = report.counts
    told = {
        "new": counts.new,
        "of them reprints": counts.reprints,
        "revised": counts.revised,
        "known": counts.known,
        "failed": counts.failed,
    }
    return f"{counts.seen} documents: " + ", ".join(f"{count} {what}" for what, count in told.items())

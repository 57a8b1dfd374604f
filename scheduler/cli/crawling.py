"""`crawl`: one source now, or its past."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer

from crawler.publication import ALMATY
from crawler.sources import SOURCES
from crawler.store.backfills import BackfillOrder, take_up
from crawler.store.database import Database, open_database
from crawler.store.events import EventFilter, listed
from crawler.tasks import before
from scheduler.backfilling import carried_out
from scheduler.cli.events_output import print_found
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json
from scheduler.cli.progress import walked
from scheduler.cli.runs_output import conclude, counted, tally
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.demonstration import stand_in_sites
from scheduler.logs import set_up_logs
from scheduler.slots import visit_now
from scheduler.waiting import worked_off
from scheduler.worker import CONNECTIONS, working

_BEGINNING = date(2000, 1, 1)
"""Before any of the publishers was online."""

_DAY = ["%Y-%m-%d"]


def crawl(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The source's name; `bilateral-watch sources` lists them.")],
    since: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="Walk back to this day, whatever is known.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="Leave out what was published after this day.")
    ] = None,
    max_pages: Annotated[
        int | None, typer.Option(min=1, help="Walk no further than this page of the list.")
    ] = None,
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """Crawl one source now, or its past, and print the events that this brought.

    A walk back that was ended or killed goes on where it was when the same command is given again.
    """
    if source not in SOURCES:
        raise typer.BadParameter(f"no source is called {source}; there are {', '.join(sorted(SOURCES))}")
    set_up_logs()
    settings = settings_of(context)
    if since or until or max_pages:
        order = _order(source, since, until, max_pages)
        asyncio.run(unless_signalled(_backfill(settings, order, demo, as_json)))
    else:
        asyncio.run(unless_signalled(_crawl(settings, source, demo, as_json)))


def _order(
    source: str, since: datetime | None, until: datetime | None, max_pages: int | None
) -> BackfillOrder:
    order = BackfillOrder(
        source, since.date() if since else _BEGINNING, until.date() if until else None, max_pages
    )
    if order.since > (order.until or datetime.now(ALMATY).date()):
        raise typer.BadParameter("the day to walk back to lies after the last day to be looked at")
    return order


async def _crawl(settings: Settings, source: str, demo: bool, as_json: bool) -> None:
    began = datetime.now(UTC)
    async with (
        open_database(settings.place(demo), CONNECTIONS) as database,
        stand_in_sites(demo, live=False) as stand_in,
        working(database, settings, stand_in) as worker,
    ):
        slots = await visit_now(database, [source])
        runs = await before(worker, worked_off(database, slots))
        events = await _found_since(database, began)
    print_found(events, as_json, tally(runs))
    conclude(runs, as_json)


async def _backfill(settings: Settings, order: BackfillOrder, demo: bool, as_json: bool) -> None:
    began = datetime.now(UTC)
    async with (
        open_database(settings.place(demo), CONNECTIONS) as database,
        stand_in_sites(demo, live=False) as stand_in,
        working(database, settings, stand_in) as worker,
    ):
        done = await before(worker, _walked_back(database, order, began))
        await before(worker, worked_off(database))
        events = await _found_since(database, began)
    print_found(events, as_json, _told(done))
    if as_json:
        print_json([{"backfill": _document(done)}])
    if done.failed_pages:
        pages = ", ".join(map(str, done.failed_pages))
        complain(
            f"{order.source}: failed at page {pages}, to be tried again by the same command: {done.reason}"
        )
        raise typer.Exit(1)


async def _walked_back(database: Database, order: BackfillOrder, began: datetime) -> Any:
    newest = order.until or datetime.now(ALMATY).date()
    async with database.transaction() as connection:
        backfill = await take_up(connection, order)
    with walked((newest - order.since).days + 1) as show:

        def tell(row: Any) -> None:
            show((newest - row.reached).days if row.reached else 0, _told(row))

        return await carried_out(database, backfill, began, tell)


async def _found_since(database: Database, began: datetime) -> list[Any]:
    async with database.transaction() as connection:
        return await listed(connection, EventFilter(found_since=began))


def _told(row: Any) -> str:
    reached = f", back to {row.reached}" if row.reached else ""
    return f"{row.source} page {row.page}{reached}: {counted(row.counts)}"


def _document(row: Any) -> dict[str, Any]:
    return {
        "source": row.source,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "max_pages": row.max_pages,
        "page": row.page,
        "reached": row.reached.isoformat() if row.reached else None,
        "releases": row.releases,
        "counts": row.counts,
        "failed_pages": row.failed_pages,
        "finished": row.finished is not None,
    }

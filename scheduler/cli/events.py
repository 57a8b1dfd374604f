"""`events` and `figures`: what was found."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import typer

from crawler.store.corrections import corrections_of
from crawler.store.database import open_database
from crawler.store.events import EventFilter, listed, mentions_of
from crawler.store.figures import listed_figures
from crawler.store.rulings import rulings_of
from scheduler.cli.correcting import correct
from scheduler.cli.deciding import join, split, undo
from scheduler.cli.events_output import (
    CORRECTION_COLUMNS,
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    RULING_COLUMNS,
    correction_document,
    correction_row,
    event_row,
    figure_row,
    mention_document,
    part_tables,
    quotes,
    ruling_document,
    ruling_row,
)
from scheduler.cli.exporting import EVENTS, FIGURES, AsCsv, ToParquet, exported
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table, say
from scheduler.config import Settings
from scheduler.event_document import event_document

application = typer.Typer(help="List the events, or show one with its evidence.", invoke_without_command=True)
for decision in (correct, join, split, undo):
    application.command()(decision)

Partner = Annotated[str | None, typer.Option(help="Only this partner, by its code, such as SE or EU.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


@application.callback()
def events(
    context: typer.Context,
    demo: Demo = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    parquet: ToParquet = None,
    partner: Partner = None,
    type_: Annotated[str | None, typer.Option("--type", help="Only this type, such as visit.")] = None,
    since: Day = None,
    until: Day = None,
    limit: Limit = None,
) -> None:
    """List the events, the latest first."""
    if context.invoked_subcommand is not None:
        return
    first, last = (day.date() if day else None for day in (since, until))
    which = EventFilter(partner=partner, type=type_, since=first, until=last, limit=limit)
    found = asyncio.run(_listed(settings_of(context), demo, which))
    if not exported(EVENTS, found, as_json, as_csv, parquet):
        print_table(None, ("id", *EVENT_COLUMNS), ((event.id, *event_row(event)) for event in found))


async def _listed(settings: Settings, demo: bool, which: EventFilter) -> list[Any]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await listed(connection, which)


@application.command()
def show(context: typer.Context, event: int, demo: Demo = False, as_json: AsJson = False) -> None:
    """Show one event with everything that it rests on."""
    shown = asyncio.run(_shown(settings_of(context), demo, event))
    if shown is None:
        complain(f"no event has the number {event}: `bilateral-watch events` lists them")
        raise typer.Exit(1)
    if as_json:
        told = {
            "mentions": list(map(mention_document, shown.mentions)),
            "corrections": list(map(correction_document, shown.corrections)),
            "rulings": list(map(ruling_document, shown.rulings)),
        }
        print_json([event_document(shown.event) | told])
    else:
        _print_event(shown)


@dataclass(frozen=True)
class _Shown:
    """The rows of an event, and of what it rests on and what was decided about it."""

    event: Any
    mentions: list[Any]
    corrections: list[Any]
    rulings: list[Any]


async def _shown(settings: Settings, demo: bool, event: int) -> _Shown | None:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        for found in await listed(connection, EventFilter(ids=[event])):
            return _Shown(
                found,
                await mentions_of(connection, event),
                await corrections_of(connection, event),
                await rulings_of(connection, event),
            )
    return None


def _print_event(shown: _Shown) -> None:
    event = shown.event
    say(f"{event.id}  {event.headline}\n")
    print_table(None, EVENT_COLUMNS[:-1], [event_row(event)[:-1]])
    for title, columns, rows in part_tables(event):
        print_table(f"\n{title}", columns, rows)
    if shown.corrections:
        print_table("\nCorrections", CORRECTION_COLUMNS, map(correction_row, shown.corrections))
    if shown.rulings:
        print_table("\nJoined and split by hand", RULING_COLUMNS, map(ruling_row, shown.rulings))
    print_table("\nReleases", ("source", "published", "title", "address"), map(_release_row, event.releases))
    for mention in shown.mentions:
        title = f"\nMention {mention.id} ({mention.parser}: {mention.link})"
        print_table(title, ("field", "quote"), _evidence_rows(mention))


def _release_row(release: dict[str, Any]) -> tuple[Any, ...]:
    return release["source"], release["published_on"], release["title"], release["url"]


def _evidence_rows(mention: Any) -> list[tuple[str, str]]:
    named = [(name, spans) for name, spans in mention.evidence.items()]
    named += [(f"participant {p['name']}", p["evidence"]) for p in mention.participants]
    named += [(f"figure {f['measure']} {f['period'] or ''}", f["evidence"]) for f in mention.figures]
    named += [(f"agreement {a['name']}", a["evidence"]) for a in mention.agreements]
    return [(name, " … ".join(quotes(mention.kept_text, spans))) for name, spans in named if spans]


def figures(
    context: typer.Context,
    demo: Demo = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    parquet: ToParquet = None,
    partner: Partner = None,
    measure: Annotated[str | None, typer.Option(help="Only this measure, such as exports.")] = None,
    limit: Limit = None,
) -> None:
    """List the figures of all events by partner, measure and period."""
    found = asyncio.run(_figures(settings_of(context), demo, partner, measure, limit))
    if not exported(FIGURES, found, as_json, as_csv, parquet):
        print_table(None, FIGURE_COLUMNS, map(figure_row, found))


async def _figures(
    settings: Settings, demo: bool, partner: str | None, measure: str | None, limit: int | None
) -> list[Any]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await listed_figures(connection, partner, measure, limit)

"""`events` and `figures`: what was found."""

import asyncio
from datetime import datetime
from typing import Annotated, Any

import typer

from crawler.store.corrections import corrections_of
from crawler.store.database import open_database
from crawler.store.events import EventFilter, listed, mentions_of
from crawler.store.figures import listed_figures
from scheduler.cli.correcting import correct
from scheduler.cli.events_output import (
    CORRECTION_COLUMNS,
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    correction_document,
    correction_row,
    event_row,
    figure_document,
    figure_row,
    mention_document,
    part_tables,
    quotes,
)
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table, say
from scheduler.config import Settings
from scheduler.event_document import event_document

application = typer.Typer(help="List the events, or show one with its evidence.", invoke_without_command=True)

Partner = Annotated[str | None, typer.Option(help="Only this partner, by its code, such as SE or EU.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
application.command()(correct)

Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


@application.callback()
def events(
    context: typer.Context,
    demo: Demo = False,
    as_json: AsJson = False,
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
    if as_json:
        print_json(map(event_document, found))
    else:
        print_table(None, ("id", *EVENT_COLUMNS), ((event.id, *event_row(event)) for event in found))


async def _listed(settings: Settings, demo: bool, which: EventFilter) -> list[Any]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await listed(connection, which)


@application.command()
def show(context: typer.Context, event: int, demo: Demo = False, as_json: AsJson = False) -> None:
    """Show one event with everything that it rests on."""
    found, mentions, corrections = asyncio.run(_shown(settings_of(context), demo, event))
    if not found:
        complain(f"no event has the number {event}: `bilateral-watch events` lists them")
        raise typer.Exit(1)
    if as_json:
        told = {
            "mentions": list(map(mention_document, mentions)),
            "corrections": list(map(correction_document, corrections)),
        }
        print_json([event_document(found[0]) | told])
    else:
        _print_event(found[0], mentions, corrections)


async def _shown(settings: Settings, demo: bool, event: int) -> tuple[list[Any], list[Any], list[Any]]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        found = await listed(connection, EventFilter(ids=[event]))
        return found, await mentions_of(connection, event), await corrections_of(connection, event)


def _print_event(event: Any, mentions: list[Any], corrections: list[Any]) -> None:
    say(f"{event.id}  {event.headline}\n")
    print_table(None, EVENT_COLUMNS[:-1], [event_row(event)[:-1]])
    for title, columns, rows in part_tables(event):
        print_table(f"\n{title}", columns, rows)
    if corrections:
        print_table("\nCorrections", CORRECTION_COLUMNS, map(correction_row, corrections))
    print_table("\nReleases", ("source", "published", "title", "address"), map(_release_row, event.releases))
    for mention in mentions:
        print_table(
            f"\nEvidence ({mention.parser}: {mention.link})", ("field", "quote"), _evidence_rows(mention)
        )


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
    partner: Partner = None,
    measure: Annotated[str | None, typer.Option(help="Only this measure, such as exports.")] = None,
    limit: Limit = None,
) -> None:
    """List the figures of all events by partner, measure and period."""
    found = asyncio.run(_figures(settings_of(context), demo, partner, measure, limit))
    if as_json:
        print_json(map(figure_document, found))
    else:
        print_table(None, FIGURE_COLUMNS, map(figure_row, found))


async def _figures(
    settings: Settings, demo: bool, partner: str | None, measure: str | None, limit: int | None
) -> list[Any]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await listed_figures(connection, partner, measure, limit)

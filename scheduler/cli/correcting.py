"""`events correct`: a field of an event set by hand."""

import asyncio
from typing import Annotated

import typer

from crawler.corrections import CorrectionError
from crawler.store.correcting import correct as correct_event
from crawler.store.correcting import undo_latest
from crawler.store.database import open_database
from scheduler.alerts.outbox import queue_alerts
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import complain, say
from scheduler.config import Settings


def correct(
    context: typer.Context,
    event: Annotated[int, typer.Argument(help="The event's number.")],
    field: Annotated[
        str,
        typer.Argument(
            help="type, partners, date, date_end, place, planned, or a part's field, such as "
            "participants/2/role or figures/1/value: parts go by the number or name in `events show`."
        ),
    ],
    by: Annotated[str, typer.Option(help="Who says so.")],
    why: Annotated[str, typer.Option(help="Why, such as where the right value stands.")],
    value: Annotated[
        str | None, typer.Argument(help="The right value; `none` clears the field, or takes a part out.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the field's latest correction back.")] = False,
    demo: Demo = False,
) -> None:
    """Set a field of an event by hand; it stays so, whatever is read and linked from then on."""
    if undo == (value is not None):
        raise typer.BadParameter("give either the right value or --undo", param_hint="VALUE")
    if not (by.strip() and why.strip()):
        raise typer.BadParameter("say who and why", param_hint="--by, --why")
    try:
        asyncio.run(_correct(settings_of(context), demo, event, field, value, by, why))
    except CorrectionError as error:
        complain(str(error))
        raise typer.Exit(1) from error
    say(f"event {event}: {field} {'is told as it was read' if undo else 'is corrected'}")


async def _correct(
    settings: Settings, demo: bool, event: int, field: str, value: str | None, by: str, why: str
) -> None:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        if value is None:
            linked = await undo_latest(connection, event, field, by, why)
        else:
            linked = await correct_event(connection, event, field, value, by, why)
        await queue_alerts(connection, settings, linked)

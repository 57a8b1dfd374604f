"""`events join`, `events split` and `events undo`: which releases are about one event, decided by hand."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from crawler.store.database import Connection, open_database
from crawler.store.deciding import RulingError
from crawler.store.deciding import join as join_events
from crawler.store.deciding import split as split_event
from crawler.store.deciding import undo as undo_ruling
from crawler.store.linking import Linked
from scheduler.alerts.outbox import queue_alerts
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import complain, say

By = Annotated[str, typer.Option(help="Who says so.")]
Why = Annotated[str, typer.Option(help="Why, such as what shows it.")]


def join(
    context: typer.Context,
    events: Annotated[list[int], typer.Argument(help="The numbers of the events that are one.")],
    by: By,
    why: Why,
    demo: Demo = False,
) -> None:
    """Make events one by hand; they stay one, whatever is read and linked from then on."""
    _decided(context, demo, by, why, lambda connection: join_events(connection, events, by, why))
    say(f"event {min(events)} is all of them now")


def split(
    context: typer.Context,
    event: Annotated[int, typer.Argument(help="The event's number.")],
    chosen: Annotated[
        list[str],
        typer.Argument(
            metavar="MENTION|ADDRESS...",
            help="What is not about it: mentions by the number in `events show`, releases by their address.",
        ),
    ],
    by: By,
    why: Why,
    demo: Demo = False,
) -> None:
    """Take mentions out of an event by hand; they stay out, whatever is read and linked from then on."""
    done = _decided(
        context, demo, by, why, lambda connection: split_event(connection, event, chosen, by, why)
    )
    taken_out = ", ".join(map(str, done.split)) or "told with other events"
    say(f"event {event} keeps the others; taken out: {taken_out}")


def undo(
    context: typer.Context,
    ruling: Annotated[int, typer.Argument(help="The number of the join or split in `events show`.")],
    by: By,
    why: Why,
    demo: Demo = False,
) -> None:
    """Take a join or a split back: the releases are linked as they tell again."""
    _decided(context, demo, by, why, lambda connection: undo_ruling(connection, ruling, by, why))
    say(f"ruling {ruling} no longer holds")


def _decided(
    context: typer.Context, demo: bool, by: str, why: str, decide: Callable[[Connection], Awaitable[Linked]]
) -> Linked:
    """Return what came of a decision; one that cannot be made ends the command with a line that says why."""
    if not (by.strip() and why.strip()):
        raise typer.BadParameter("say who and why", param_hint="--by, --why")

    async def carry_out() -> Linked:
        settings = settings_of(context)
        async with open_database(settings.place(demo)) as database, database.transaction() as connection:
            linked = await decide(connection)
            await queue_alerts(connection, settings, linked)
            return linked

    try:
        return asyncio.run(carry_out())
    except RulingError as error:
        complain(str(error))
        raise typer.Exit(1) from error

"""`run`: the service itself."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

import typer

from crawler.store.events import EventFilter, listed
from scheduler.cli.events_output import event_row, print_found
from scheduler.cli.options import AsJson, Demo, config_of, settings_of
from scheduler.cli.output import print_json, say
from scheduler.cli.reading_again import read_again
from scheduler.cli.runs_output import conclude, tally
from scheduler.cli.signals import reload_signals, unless_signalled, until_stopped
from scheduler.config import Settings, load_settings
from scheduler.daemon import Service, run_on, run_once, serving
from scheduler.event_document import event_document
from scheduler.health.sentry import report_to_sentry
from scheduler.health.supervisor import told_to_supervisor
from scheduler.logs import set_up_logs


def run(
    context: typer.Context,
    demo: Demo = False,
    once: Annotated[
        bool, typer.Option("--once", help="Run every source once, print what was found, and end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run the service: visit the sources on schedule, and tell every new event."""
    set_up_logs()
    settings = settings_of(context)
    report_to_sentry(settings, "daemon")
    if once:
        asyncio.run(unless_signalled(_run_once(settings, demo, as_json)))
    else:
        asyncio.run(until_stopped(_run_on(settings, context, demo, as_json)))


async def _run_once(settings: Settings, demo: bool, as_json: bool) -> None:
    async with serving(settings, demo, live=False) as service:
        runs = await run_once(service)
        async with service.database.transaction() as connection:
            events = await listed(connection, EventFilter())
    print_found(events, as_json, tally(runs))
    conclude(runs, as_json)


async def _run_on(settings: Settings, context: typer.Context, demo: bool, as_json: bool) -> None:
    with reload_signals() as reload:
        async with serving(settings, demo) as service:
            if not as_json:
                say(f"watching {len(service.sources)} sources; Ctrl-C ends it")
            async with told_to_supervisor():
                read = partial(load_settings, config_of(context))
                while True:
                    await run_on(service, _teller(service, as_json), reload)
                    if (changed := read_again(read, reload)) is not None:
                        service = service.with_settings(changed)


def _teller(service: Service, as_json: bool) -> Callable[[int], Awaitable[None]]:
    async def tell(number: int) -> None:
        async with service.database.transaction() as connection:
            events = await listed(connection, EventFilter(ids=[number]))
        for event in events:
            if as_json:
                print_json([event_document(event)])
            else:
                say("  ".join(str(cell) for cell in event_row(event) if cell is not None))

    return tell

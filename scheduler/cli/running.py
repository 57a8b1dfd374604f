"""`run` and `worker`: the service itself."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Annotated

import typer

from crawler.lifeline import end_with_parent
from crawler.store.events import EventFilter, listed
from crawler.tasks import before
from scheduler.children import PARENT
from scheduler.cli.events_output import event_row, print_found
from scheduler.cli.options import AsJson, Demo, config_of, settings_of
from scheduler.cli.output import complain, print_json, say
from scheduler.cli.runs_output import conclude, tally
from scheduler.cli.signals import reload_signals, unless_signalled, until_stopped
from scheduler.config import ConfigError, Settings, load_settings
from scheduler.daemon import Service, run_on, run_once, serving
from scheduler.demonstration import STAND_IN
from scheduler.event_document import event_document
from scheduler.handover import taken_over
from scheduler.health.sentry import report_to_sentry
from scheduler.health.supervisor import told_to_supervisor
from scheduler.logs import set_up_logs
from scheduler.outages import open_when_there, through_outages
from scheduler.worker import CONNECTIONS, Kind, working


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
                    if (changed := _read_again(read, reload)) is not None:
                        service = service.with_settings(changed)


def _read_again(read: Callable[[], Settings], reload: asyncio.Event) -> Settings | None:
    """Return the configuration as it is now; None, and say why, where it cannot be used."""
    reload.clear()
    try:
        changed = read()
    except ConfigError as error:
        complain(f"the configuration stays as it was: {error}")
        return None
    complain("the configuration was read again")
    return changed


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


def worker(
    context: typer.Context,
    jobs: Annotated[
        list[Kind] | None, typer.Option(help="Only this kind of jobs; may be given several times.")
    ] = None,
    demo: Demo = False,
) -> None:
    """Work on the queue, beside the daemon's own worker, on any machine that reaches the database."""
    set_up_logs()
    read = _configuration(context)
    settings = read()
    report_to_sentry(settings, "worker")
    asyncio.run(until_stopped(_keep_working(settings, read, frozenset(jobs or Kind), demo)))


def _configuration(context: typer.Context) -> Callable[[], Settings]:
    """Return what reads the configuration: a worker that a daemon started goes by the daemon's."""
    parent = os.environ.get(PARENT)
    if parent is None:
        return partial(load_settings, config_of(context))
    end_with_parent(int(parent), signal.SIGTERM)
    settings = taken_over(sys.stdin.buffer.read())
    return lambda: settings


async def _keep_working(
    settings: Settings, read: Callable[[], Settings], kinds: Collection[Kind], demo: bool
) -> None:
    with reload_signals() as reload:
        while True:
            await through_outages(partial(_work, settings, kinds, demo, reload))
            settings = _read_again(read, reload) or settings


async def _work(settings: Settings, kinds: Collection[Kind], demo: bool, until: asyncio.Event) -> None:
    async with (
        open_when_there(settings.place(demo), CONNECTIONS + len(settings.channels)) as database,
        working(database, settings, os.environ.get(STAND_IN), kinds) as worker,
    ):
        await before(worker, until.wait())

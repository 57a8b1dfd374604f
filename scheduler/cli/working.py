"""`worker`: works on the queue; the daemon starts one too.

Apart from the daemon, which has no use for what it takes to send messages or to read texts.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Collection
from functools import partial
from typing import Annotated

import typer

from crawler.lifeline import end_with_parent
from crawler.tasks import before, ended
from scheduler.children import PARENT
from scheduler.cli.options import Demo, config_of
from scheduler.cli.reading_again import read_again
from scheduler.cli.signals import reload_signals, until_stopped
from scheduler.config import Settings, load_settings
from scheduler.demonstration import STAND_IN
from scheduler.handover import taken_over
from scheduler.health.sentry import report_to_sentry
from scheduler.logs import set_up_logs
from scheduler.outages import open_when_there, through_outages
from scheduler.supervising import show_signs_of_life
from scheduler.worker import CONNECTIONS, Kind, working


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
    signs = asyncio.create_task(show_signs_of_life())
    with reload_signals() as reload:
        try:
            while True:
                await through_outages(partial(_work, settings, kinds, demo, reload))
                settings = read_again(read, reload) or settings
        finally:
            await ended(signs)


async def _work(settings: Settings, kinds: Collection[Kind], demo: bool, until: asyncio.Event) -> None:
    async with (
        open_when_there(settings.place(demo), CONNECTIONS + len(settings.channels)) as database,
        working(database, settings, os.environ.get(STAND_IN), kinds) as worker,
    ):
        await before(worker, until.wait())

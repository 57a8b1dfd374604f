"""The daemon: keeps the schedule, supervises a worker, and tells what is found. It never crawls or parses."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog

from crawler.publishers import FAULTS
from crawler.sources import SOURCES
from crawler.store.announcements import announced_events
from crawler.store.database import Database, open_database
from crawler.tasks import ended
from scheduler.config import Settings
from scheduler.demonstration import STAND_IN, stand_in_sites
from scheduler.handover import handed_over
from scheduler.health.watch import keep_watch
from scheduler.housekeeping import keep_house
from scheduler.outages import open_when_there, through_outages
from scheduler.slots import Timetable, visit_now
from scheduler.supervising import Supervisor, supervised
from scheduler.waiting import worked_off

_log = structlog.get_logger(__name__)

_DEMO_PACE = {"every": 2.0, "cron": None, "quiet": (), "jitter": 0.0, "elasticity": 1.0, "longest": 2.0}


@dataclass(frozen=True, slots=True)
class Service:
    """An open database with a worker on it.

    Attributes:
        settings: the configuration, with the pace of the demonstration where it is one.
        worker: what keeps the worker running.
    """

    database: Database
    settings: Settings
    worker: Supervisor
    demo: bool = False

    @property
    def sources(self) -> list[str]:
        """The names of the sources that are visited."""
        return [name for name in sorted(SOURCES) if self.settings.source(name).enabled]

    def with_settings(self, settings: Settings) -> "Service":
        """Return the service with another configuration, which the worker is started anew for."""
        self.worker.restart(handed_over(settings))
        return replace(self, settings=at_demo_pace(settings) if self.demo else settings)


@asynccontextmanager
async def serving(settings: Settings, demo: bool, live: bool = True) -> AsyncIterator[Service]:
    """Give the service: database, stand-in sites for a demonstration, and a supervised worker.

    What is to go on, `live`, waits for a database that cannot be reached yet.
    """
    for fault in FAULTS:
        _log.error("publisher cannot be used", reason=fault)
    async with AsyncExitStack() as stack:
        opened = open_when_there if live else open_database
        database = await stack.enter_async_context(opened(settings.place(demo)))
        stand_in = await stack.enter_async_context(stand_in_sites(demo, live))
        environment = {STAND_IN: stand_in} if stand_in else {}
        if settings.probes.port:
            await stack.enter_async_context(_probes(database, settings.probes.host, settings.probes.port))
        worker = await stack.enter_async_context(
            supervised(_worker_command(demo), environment, handed_over(settings))
        )
        if demo:
            settings = at_demo_pace(settings)
        yield Service(database, settings, worker, demo)


def _probes(database: Database, host: str, port: int) -> AbstractAsyncContextManager[int]:
    """Return a context within which probes are answered; what that needs is loaded only here."""
    from scheduler.web.probes import probes
    from scheduler.web.serving import answering

    return answering(probes(database), host, port)


def at_demo_pace(settings: Settings) -> Settings:
    """Return the settings with every source visited as often as the demonstration wants."""
    paced = {name: settings.source(name).model_copy(update=_DEMO_PACE) for name in SOURCES}
    return settings.model_copy(update={"sources": paced})


async def run_once(service: Service) -> list[Any]:
    """Run every source once, work off what is due, and return the rows of the runs, by source."""
    return await worked_off(service.database, await visit_now(service.database, service.sources))


async def run_on(service: Service, tell: Callable[[int], Awaitable[None]], until: asyncio.Event) -> None:
    """Keep the schedule until the event is set, and tell the number of each new event as it is found."""
    triggers = {name: service.settings.source(name).trigger() for name in service.sources}
    work: list[Coroutine[Any, Any, Any]] = [
        through_outages(partial(_tell_events, service.database, tell)),
        through_outages(partial(keep_watch, service.database, service.settings, service.sources)),
        Timetable(service.database, triggers).run(),
        keep_house(service.database, service.settings.retention),
        *_heartbeat(service),
        until.wait(),
    ]
    tasks = [asyncio.create_task(part) for part in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            await ended(task)


def _heartbeat(service: Service) -> list[Coroutine[Any, Any, Any]]:
    """Return what shows them where somebody looks; what that needs is loaded only then."""
    address = service.settings.heartbeat.address
    if address is None:
        return []
    from scheduler.health.heartbeat import keep_beating

    every = service.settings.heartbeat.every
    return [through_outages(partial(keep_beating, service.database, address, every))]


async def _tell_events(database: Database, tell: Callable[[int], Awaitable[None]]) -> None:
    async with announced_events(database) as events:
        async for event in events:
            await tell(event)


def _worker_command(demo: bool) -> list[str]:
    return [sys.executable, "-m", "scheduler", "worker", *(["--demo"] if demo else [])]

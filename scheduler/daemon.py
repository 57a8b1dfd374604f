"""The daemon: keeps the schedule, supervises a worker, and tells what is found. It never crawls or parses."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from crawler.replica import process as replica
from crawler.sources import SOURCES
from crawler.store.announcements import announced_events
from crawler.store.database import Database, open_database
from crawler.tasks import ended
from scheduler.children import PARENT
from scheduler.config import Settings
from scheduler.health.watch import keep_watch
from scheduler.slots import Timetable, visit_now
from scheduler.waiting import worked_off

STAND_IN = "BILATERAL_WATCH_STAND_IN"
"""Environment variable that names the stand-in sites' address to a worker."""

_DEMO_LIVE_SECONDS = 4.0
_DEMO_PACE = {"every": 2.0, "cron": None, "quiet": (), "jitter": 0.0, "elasticity": 1.0, "longest": 2.0}
_STOP_SECONDS = 4.0
_RESTART_SECONDS = 1.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Service:
    """An open database with a worker on it.

    Attributes:
        sources: the names of the sources that are visited.
        settings: the configuration, with the pace of the demonstration where it is one.
    """

    database: Database
    settings: Settings
    sources: Sequence[str]


@asynccontextmanager
async def serving(
    settings: Settings, config: Path | None, demo: bool, live: bool = True
) -> AsyncIterator[Service]:
    """Give the service: database, stand-in sites for a demonstration, and a supervised worker."""
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(settings.place(demo)))
        stand_in = await stack.enter_async_context(stand_in_sites(demo, live))
        if demo:
            settings = at_demo_pace(settings)
        environment = {STAND_IN: stand_in} if stand_in else {}
        if settings.probes.port:
            await stack.enter_async_context(_probes(database, settings.probes.host, settings.probes.port))
        await stack.enter_async_context(_supervised_worker(_worker_command(config, demo), environment))
        enabled = [name for name in sorted(SOURCES) if settings.source(name).enabled]
        yield Service(database, settings, enabled)


def _probes(database: Database, host: str, port: int) -> AbstractAsyncContextManager[int]:
    """Return a context within which probes are answered; what that needs is loaded only here."""
    from scheduler.web.probes import probes
    from scheduler.web.serving import answering

    return answering(probes(database), host, port)


@asynccontextmanager
async def stand_in_sites(demo: bool, live: bool) -> AsyncIterator[str | None]:
    """Give the address of stand-in sites for a demonstration, which publish more where live; else None.

    Those that the environment names serve in any case.
    """
    named = os.environ.get(STAND_IN)
    if named or not demo:
        yield named
        return
    with await asyncio.to_thread(replica.start, live=_DEMO_LIVE_SECONDS if live else None) as sites:
        yield sites.address


def at_demo_pace(settings: Settings) -> Settings:
    """Return the settings with every source visited as often as the demonstration wants."""
    paced = {name: settings.source(name).model_copy(update=_DEMO_PACE) for name in SOURCES}
    return settings.model_copy(update={"sources": paced})


async def run_once(service: Service) -> list[Any]:
    """Run every source once, work off what is due, and return the rows of the runs, by source."""
    return await worked_off(service.database, await visit_now(service.database, service.sources))


async def run_on(service: Service, tell: Callable[[int], Awaitable[None]], stop: asyncio.Event) -> None:
    """Keep the schedule until stopped, and tell the number of each new event as it is found."""
    telling = asyncio.create_task(_tell_events(service.database, tell))
    stopping = asyncio.create_task(stop.wait())
    watching = asyncio.create_task(keep_watch(service.database, service.settings, service.sources))
    triggers = {name: service.settings.source(name).trigger() for name in service.sources}
    scheduling = asyncio.create_task(Timetable(service.database, triggers).run())
    tasks = [telling, scheduling, watching, stopping]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            await ended(task)


async def _tell_events(database: Database, tell: Callable[[int], Awaitable[None]]) -> None:
    async with announced_events(database) as events:
        async for event in events:
            await tell(event)


def _worker_command(config: Path | None, demo: bool) -> list[str]:
    named = ["--config", str(config)] if config else []
    return [sys.executable, "-m", "scheduler", *named, "worker", *(["--demo"] if demo else [])]


@asynccontextmanager
async def _supervised_worker(command: Sequence[str], environment: Mapping[str, str]) -> AsyncIterator[None]:
    """Keep a worker running, started again when it ends, for as long as the context lasts."""
    task = asyncio.create_task(_supervise(command, environment))
    try:
        yield
    finally:
        await ended(task, 2 * _STOP_SECONDS)


async def _supervise(command: Sequence[str], environment: Mapping[str, str]) -> None:
    while True:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            env={**os.environ, **environment, PARENT: str(os.getpid())},
            start_new_session=True,
        )
        try:
            status = await process.wait()
        finally:
            await _end(process)
        _log.warning("worker ended", status=status, next="another one is started")
        await asyncio.sleep(_RESTART_SECONDS)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask the process to end, and end it where it does not in time."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()

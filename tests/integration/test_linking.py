"""What several outlets tell of one event becomes one event, in whatever order it comes."""

import os
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import combinations
from typing import Any

from crawler.release import Release
from crawler.store.database import Database
from crawler.store.events import EventFilter, listed
from crawler.store.queue import PARSE
from crawler.store.releases import Releases
from crawler.store.workbench import open_workbench
from scheduler.alerts.delivering import post_office
from scheduler.children import children
from scheduler.config import Settings
from scheduler.jobs import Workshop, add_tasks
from scheduler.readers import open_readers
from tests.acceptance.content import content

from .tellings import Telling, reprints, tellings

ORDERS = int(os.environ.get("BILATERAL_WATCH_ORDERS", "2"))
"""In how many orders the releases arrive; more of them show more."""


class Desk:
    """Keeps releases as they come, and works off what each makes due, as a worker does."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop, self.database = workshop, workshop.database

    async def take(self, releases: Iterable[Release]) -> None:
        app = await open_workbench(self.database)
        add_tasks(app, self._workshop)
        await Releases(self.database).keep(list(releases))
        await app.run_worker_async(
            queues=[PARSE], wait=False, delete_jobs="successful", install_signal_handlers=False
        )

    async def events(self) -> list[Any]:
        async with self.database.transaction() as connection:
            return await listed(connection, EventFilter())

    async def clear(self) -> None:
        async with self.database.transaction() as connection:
            await connection.execute("truncate texts, kept_texts, releases, events cascade")


@asynccontextmanager
async def desk_at(database: Database) -> AsyncIterator[Desk]:
    settings = Settings()
    async with (
        children("scheduler.crawl_child", 0) as crawlers,
        open_readers(settings.worker) as readers,
    ):
        office = post_office(database, settings)
        yield Desk(Workshop(database, settings, crawlers, readers, None, office))


def pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


async def test_what_belongs_together_is_one_event_and_nothing_else_is(database: Database) -> None:
    told = tellings()
    async with desk_at(database) as desk:
        await desk.take(telling.release for telling in told)
        found = await desk.events()

    wanted = defaultdict(set)
    for telling in told:
        wanted[telling.event].add(telling.release.urls[0])
    right, linked = (
        pairs(wanted.values()),
        pairs([release["url"] for release in event.releases] for event in found),
    )
    assert len(right) > 30
    f1 = 2 * len(right & linked) / (len(right) + len(linked))
    assert f1 >= 0.95, f"F1 {f1:.3f}, missed {right - linked}, wrong {linked - right}"


async def test_the_meetings_of_a_visit_hang_on_the_visit(database: Database) -> None:
    told = tellings()
    async with desk_at(database) as desk:
        await desk.take(telling.release for telling in told)
        found = [event for event in await desk.events() if event.releases]

    by_address = {release["url"]: event for event in found for release in event.releases}
    events = {telling.event: by_address[telling.release.urls[0]] for telling in told}
    parents = {telling.event: telling.parent and events[telling.parent].id for telling in told}
    assert {name: events[name].parent for name in parents} == parents


async def test_any_order_of_arrival_gives_the_same_events(database: Database) -> None:
    given: list[dict[str, list[Any]]] = []
    async with desk_at(database) as desk:
        for seed in range(ORDERS):
            await desk.clear()
            for batch in arrivals([*tellings(), *reprints()], random.Random(seed)):
                await desk.take(batch)
            given.append(content(database.url))

    for other in given[1:]:
        assert other["events"] == given[0]["events"]
        assert other["loose ends"] == [(0, 0, 0)]


def arrivals(told: Sequence[Telling], dice: random.Random) -> Iterator[list[Release]]:
    """The releases, few at once, in an order of chance: some first without a time, revisions in order."""
    states: dict[tuple[str, str | None], list[Release]] = defaultdict(list)
    for telling in told:
        release = telling.release
        if dice.random() < 0.3:
            states[release.source, release.external_id].append(replace(release, published=None))
        states[release.source, release.external_id].append(release)
    turns = [identity for identity, found in states.items() for _ in found]
    dice.shuffle(turns)
    while turns:
        yield [states[turns.pop()].pop(0) for _ in range(min(len(turns), dice.randint(1, 5)))]

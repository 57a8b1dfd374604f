"""The watch over the watch: judges every source again and again, keeps how each is, and tells operators."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog

from crawler.store.database import Connection, Database
from crawler.store.health import (
    arrivals_of,
    article_markups,
    ended_runs,
    put_state,
    read_releases,
    take_turn,
    waiting_since,
)
from crawler.store.schedules import schedules
from scheduler.alerts.alarms import Condition, condition_seen
from scheduler.config import Settings
from scheduler.health.rhythm import WEEKS, ZONE, Rhythm, rhythm_of
from scheduler.health.signs import EARLIER, LATEST, RUNS, Observed, Sign, State, signs_of, state_of

_PAUSE_SECONDS: Final = 30.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """A source that is in another state than before."""

    source: str
    state: State
    signs: tuple[Sign, ...]


async def keep_watch(database: Database, settings: Settings, sources: Sequence[str]) -> None:
    """Judge the sources for as long as the task lives; what changes is logged."""
    watch = Watch(settings)
    pause = min(_PAUSE_SECONDS, *(settings.source(name).every for name in sources))
    while True:
        for change in await watch.judge(database, sources, datetime.now(UTC)):
            _log_change(change)
        await asyncio.sleep(pause)


def _log_change(change: Change) -> None:
    told = "; ".join(sign.told for sign in change.signs) or "nothing speaks against it any more"
    _log.warning("source judged", source=change.source, state=change.state.value, reason=told)


def _condition(source: str, signs: Sequence[Sign]) -> Condition:
    state = state_of(signs)
    if state is State.OK:
        return Condition(f"source {source}", None)
    return Condition(f"source {source}", state.value, signs[0].told, signs[0].look_at)


class Watch:
    """Judges sources; it learns a rhythm anew with each release."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rhythms: dict[str, tuple[datetime | None, Rhythm | None]] = {}

    async def judge(self, database: Database, sources: Iterable[str], now: datetime) -> list[Change]:
        """Judge the sources, keep how they are and queue what operators are to be told; return what changed.

        Nothing is judged, and nothing returned, while another daemon judges. Nothing speaks against a source
        that is paused.
        """
        changes = []
        async with database.transaction() as connection:
            if not await take_turn(connection):
                return []
            paused = {row.source for row in await schedules(connection) if row.paused}
            for source in sources:
                signs = (
                    [] if source in paused else signs_of(await self._observed(connection, source, now), now)
                )
                state = state_of(signs)
                await condition_seen(connection, self._settings.ops, _condition(source, signs))
                if await put_state(connection, source, state, list(map(asdict, signs)), now):
                    changes.append(Change(source, state, tuple(signs)))
        return changes

    async def _observed(self, connection: Connection, source: str, now: datetime) -> Observed:
        arrivals = await arrivals_of(connection, source, now - timedelta(weeks=WEEKS), ZONE.key)
        runs = await ended_runs(connection, source, RUNS)
        return Observed(
            waiting_since=await waiting_since(connection, source),
            runs=runs,
            newest=max(arrivals, default=None),
            rhythm=self._rhythm(source, arrivals),
            releases=await read_releases(connection, source, LATEST + EARLIER),
            markups=await article_markups(connection, source, LATEST + EARLIER),
        )

    def _rhythm(self, source: str, arrivals: Sequence[datetime]) -> Rhythm | None:
        newest = max(arrivals, default=None)
        if source not in self._rhythms or self._rhythms[source][0] != newest:
            self._rhythms[source] = newest, rhythm_of(arrivals)
        return self._rhythms[source][1]

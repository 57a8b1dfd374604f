"""The watch over the watch: judges every source again and again, keeps how each is, and tells operators."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog

from crawler.store.database import Connection, Database
from crawler.store.deliveries import database_now
from crawler.store.health import (
    arrivals_of,
    article_markups,
    ended_runs,
    put_state,
    read_releases,
    sources_with_news,
    states,
    take_turn,
    unread_items,
    waiting_since,
)
from crawler.store.schedules import schedules
from scheduler.alerts.alarms import Condition, condition_seen
from scheduler.config import Settings
from scheduler.health.rhythm import WEEKS, ZONE, Rhythm, rhythm_of
from scheduler.health.signs import EARLIER, LATEST, RUNS, Observed, Sign, State, signs_of, state_of

_PAUSE_SECONDS: Final = 30.0
_OVERLAP: Final = timedelta(
    minutes=1
)  # in which what was begun before the last look may still have been committed
_AT_LEAST_EVERY: Final = timedelta(hours=1)  # as what was purged, or put right by hand, makes no news
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)

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
    """Judges sources; it looks into one where there is news of it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._observed: dict[str, Observed] = {}
        self._looked: dict[str, datetime] = {}  # by the database's clock, as what follows
        self._news_until: datetime | None = None
        self._rhythms: dict[str, tuple[datetime | None, Rhythm | None]] = {}

    async def judge(self, database: Database, sources: Collection[str], now: datetime) -> list[Change]:
        """Judge the sources, keep how they are and queue what operators are to be told; return what changed.

        Nothing is judged, and nothing returned, while another daemon judges. Nothing speaks against a source
        that is paused, or no longer among them.
        """
        changes = []
        async with database.transaction() as connection:
            if not await take_turn(connection):
                return []
            await self._look_into(connection, sources, now)
            waiting = await waiting_since(connection)
            paused = {row.source for row in await schedules(connection) if row.paused}
            known = {source: row.state for source, row in (await states(connection)).items()}
            for source in sorted({*sources, *known}):
                signs = []
                if source in sources and source not in paused:
                    observed = replace(self._observed[source], waiting_since=waiting.get(source))
                    signs = signs_of(observed, now)
                state = state_of(signs)
                if state is State.OK and known.get(source) == State.OK:
                    continue
                await condition_seen(connection, self._settings.ops, _condition(source, signs))
                if await put_state(connection, source, state, list(map(asdict, signs)), now):
                    changes.append(Change(source, state, tuple(signs)))
        return changes

    async def _look_into(self, connection: Connection, sources: Iterable[str], now: datetime) -> None:
        """Observe the sources of which there is news, and those that were not looked into for long."""
        moment = await database_now(connection)
        until = self._news_until
        news = await sources_with_news(connection, until - _OVERLAP) if until else ()
        for source in sources:
            if source in news or moment - self._looked.get(source, _NEVER) > _AT_LEAST_EVERY:
                self._observed[source] = await self._observe(connection, source, now)
                self._looked[source] = moment
        self._news_until = moment

    async def _observe(self, connection: Connection, source: str, now: datetime) -> Observed:
        arrivals = await arrivals_of(connection, source, now - timedelta(weeks=WEEKS), ZONE.key)
        return Observed(
            runs=await ended_runs(connection, source, RUNS),
            newest=max(arrivals, default=None),
            rhythm=self._rhythm(source, arrivals),
            releases=await read_releases(connection, source, LATEST + EARLIER),
            markups=await article_markups(connection, source, LATEST + EARLIER),
            unread=await unread_items(connection, source),
        )

    def _rhythm(self, source: str, arrivals: Sequence[datetime]) -> Rhythm | None:
        newest = max(arrivals, default=None)
        if source not in self._rhythms or self._rhythms[source][0] != newest:
            self._rhythms[source] = newest, rhythm_of(arrivals)
        return self._rhythms[source][1]

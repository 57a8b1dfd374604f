"""The watch over the watch: judges every source again and again, and keeps how each is."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from crawler.store.database import Connection, Database
from crawler.store.health import arrivals_of, ended_runs, put_state, read_releases, take_turn, waiting_since
from scheduler.config import Settings
from scheduler.health.rhythm import WEEKS, ZONE, Rhythm, rhythm_of
from scheduler.health.signs import EARLIER, LATEST, RUNS, Observed, Sign, State, signs_of, state_of


@dataclass(frozen=True, slots=True)
class Change:
    """A source that is in another state than before."""

    source: str
    state: State
    signs: tuple[Sign, ...]


class Watch:
    """Judges sources; it learns a rhythm anew with each release."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rhythms: dict[str, tuple[datetime | None, Rhythm | None]] = {}

    async def judge(self, database: Database, sources: Iterable[str], now: datetime) -> list[Change]:
        """Judge the sources and keep how they are; return those whose state changed.

        Nothing is judged, and nothing returned, while another daemon judges.
        """
        changes = []
        async with database.transaction() as connection:
            if not await take_turn(connection):
                return []
            for source in sources:
                signs = signs_of(await self._observed(connection, source, now), now)
                state = state_of(signs)
                if await put_state(connection, source, state, list(map(asdict, signs)), now):
                    changes.append(Change(source, state, tuple(signs)))
        return changes

    async def _observed(self, connection: Connection, source: str, now: datetime) -> Observed:
        arrivals = await arrivals_of(connection, source, now - timedelta(weeks=WEEKS), ZONE.key)
        runs = await ended_runs(connection, source, RUNS)
        return Observed(
            every=timedelta(seconds=self._settings.source(source).every),
            waiting_since=await waiting_since(connection, source),
            runs=runs,
            newest=max(arrivals, default=None),
            rhythm=self._rhythm(source, arrivals),
            releases=await read_releases(connection, source, LATEST + EARLIER),
        )

    def _rhythm(self, source: str, arrivals: Sequence[datetime]) -> Rhythm | None:
        newest = max(arrivals, default=None)
        if source not in self._rhythms or self._rhythms[source][0] != newest:
            self._rhythms[source] = newest, rhythm_of(arrivals)
        return self._rhythms[source][1]

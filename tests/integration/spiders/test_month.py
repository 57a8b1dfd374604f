"""Weeks of a publisher's life in fast time: what was kept at the end is what there was to be seen.

Releases come out while lists are being walked, bear older dates, are pinned, edited and taken off; now and
then nobody looks for up to three days. `BILATERAL_WATCH_DAYS` and `BILATERAL_WATCH_RELEASES` tell how long
that goes on, and how many stories come out; little by default.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from crawler.crawling import CrawlOrder, crawl
from crawler.publishers import external_id
from crawler.replica import process
from crawler.replica.process import Replica, Truth
from crawler.runs import Outcome, report_to_data
from crawler.source import DoorName
from crawler.store.database import Database, DatabasePlace, open_database
from crawler.store.releases import Releases
from crawler.store.runs import begin_run, finish_run
from tests.integration.ordering import order_at
from tests.integration.spiders.fast_time import FastTime

DAYS = int(os.environ.get("BILATERAL_WATCH_DAYS", "4"))
STORIES = int(os.environ.get("BILATERAL_WATCH_RELEASES", "30"))
BEGUN = datetime(2026, 8, 10, tzinfo=UTC)
THE_REST = timedelta(days=11)
"""After the last publication: what was edited within its first week has been read once more by then."""

A_READING = timedelta(hours=40)
"""What stands for so long while somebody looks has been read: once a day, and the time between two visits."""

A_WEEK = timedelta(days=7)
LONGEST_PAUSE = timedelta(hours=13)
"""Between two visits, of a watch that is not down."""

Interval = tuple[datetime, datetime]
Doors = tuple[DoorName, ...] | None

WAYS: list[tuple[str, Doors]] = [
    ("mfa-en", ("graphql",)),
    ("mfa-en", ("rest",)),
    ("kazinform-en", None),
    ("kt-en", None),
]


@dataclass
class Watch:
    """One source, visited at odd times; and when it was looked at, and for how long nobody looked."""

    replica: Replica
    database: Database
    fast: FastTime
    source: str
    doors: Doors
    looked: list[Interval] = field(default_factory=list)

    async def live_through(self, until: datetime, times: Iterator[timedelta]) -> None:
        now = BEGUN
        while now < until:
            now = self.replica.live_until(await self._visit(now) + next(times))

    async def _visit(self, now: datetime) -> datetime:
        with self.fast.at(now):
            async with self.database.transaction() as connection:
                run = await order_at(connection, self.source, now)
                begun = await begin_run(connection, run)
            order = CrawlOrder(
                source=self.source,
                stand_in=self.replica.address,
                doors=self.doors,
                covered_until=begun.covered_until,
                reviewed_until=begun.reviewed_until,
            )
            report = await crawl(order, Releases(self.database))
            assert report.outcome in {Outcome.NEW, Outcome.UNCHANGED}, report.reason
            assert report.covered_until is not None
            async with self.database.transaction() as connection:
                await finish_run(connection, run, report_to_data(report))
        ended = self.replica.live_until(now)
        self.looked.append((now, ended))
        return ended

    def saw(self, stood: Interval) -> bool:
        """Whether a whole visit falls into the time for which something stood."""
        return any(stood[0] <= began and ended <= stood[1] for began, ended in self.looked)

    def watched(self, stood: Interval) -> bool:
        """Whether it was watched for long enough without a break while it stood."""
        begins, within = None, [look for look in self.looked if stood[0] <= look[0] and look[1] <= stood[1]]
        before = None
        for began, ended in within:
            if before is None or began - before > LONGEST_PAUSE:
                begins = began
            before = ended
            if begins is not None and ended - begins >= A_READING:
                return True
        return False


def odd_times(seed: str, quiet_after: int) -> Iterator[timedelta]:
    """Times between two visits: a few hours, or up to three days; after so many days hours only."""
    dice, down_for, gone_by = Random(seed), cycle([72, 40, 7, 20]), timedelta()
    while True:
        is_down = dice.random() < 0.1 and gone_by < timedelta(days=quiet_after)
        pause = timedelta(hours=next(down_for) if is_down else dice.uniform(4, 12))
        gone_by += pause
        yield pause


@dataclass(frozen=True)
class State:
    """What a release said, and from when to when."""

    body: str
    stood: Interval


@dataclass(frozen=True)
class Life:
    """What really became of a release."""

    key: str
    dated: datetime
    older: timedelta
    removed: datetime | None
    states: tuple[State, ...]

    @classmethod
    def told(cls, truth: Truth, end: datetime) -> "Life":
        removed = datetime.fromisoformat(truth["removed"]) if truth["removed"] else None
        begins = [datetime.fromisoformat(revision["since"]) for revision in truth["revisions"]]
        ends = [*begins[1:], removed or end]
        bodies = [revision["body"] for revision in truth["revisions"]]
        dated = datetime.fromisoformat(truth["published"])
        states = tuple(map(State, bodies, zip(begins, ends, strict=True)))
        key = external_id(truth["publisher"], truth["url"])
        assert key is not None
        return cls(key, dated, begins[0] - dated, removed, states)

    def had_to_be_found(self, watch: Watch) -> bool:
        stood = (self.states[0].stood[0], self.states[-1].stood[1])
        return watch.watched(stood) if self.older else watch.saw(stood)

    def had_to_be_read(self, watch: Watch) -> set[str]:
        """The bodies that were there to be read: the first one as it was found, others within a week."""
        first, *later = self.states
        required = {first.body} if not self.older and watch.saw(first.stood) else set()
        for state in (first, *later):
            begins, ends = state.stood
            if watch.watched((begins, min(ends, self.dated + A_WEEK))):
                required.add(state.body)
        last = self.states[-1]
        if self.removed is None and last.stood[0] <= self.dated + A_WEEK:
            required.add(last.body)
        return required


@pytest.mark.parametrize("server", ["embedded"], indirect=True)
@pytest.mark.parametrize(("source", "doors"), WAYS)
async def test_what_was_kept_in_the_end_is_what_there_was_to_be_seen(
    source: str, doors: Doors, database_url: str
) -> None:
    last_day = BEGUN + timedelta(days=DAYS)
    fast = FastTime(database_url)
    async with open_database(DatabasePlace(database_url, Path("unused"))) as database:
        with process.start(
            now=BEGUN, composed=STORIES, since=BEGUN.date(), until=last_day.date(), pace=40
        ) as replica:
            watch = Watch(replica, database, fast, source, doors)
            await watch.live_through(last_day + THE_REST, odd_times(source, DAYS + 6))
            now, truths = replica.live_until(last_day), replica.truth()
        kept, gone = await kept_bodies(database, source), await gone_keys(database, source)
    lives = [Life.told(truth, now) for truth in truths if truth["source"] == source and truth["diplomatic"]]
    check_releases(lives, set(kept), watch)
    check_revisions(lives, kept, watch)
    check_gone([life for life in lives if life.key in kept], gone)
    print(figures(source, lives, kept, gone, watch))  # noqa: T201 - shown by `pytest -s`


def check_releases(lives: Sequence[Life], kept: set[str], watch: Watch) -> None:
    """None is missing that was there to be found, and none is kept that never was."""
    assert kept <= {life.key for life in lives}
    assert {life.key for life in lives if life.had_to_be_found(watch)} <= kept


def check_revisions(lives: Sequence[Life], kept: dict[str, list[str]], watch: Watch) -> None:
    """Each is kept once and in its order, and none is missing that was there to be read."""
    for life in lives:
        bodies = kept.get(life.key, [])
        assert bodies == [state.body for state in life.states if state.body in bodies]
        assert not bodies or life.had_to_be_read(watch) <= set(bodies)


def check_gone(lives: Sequence[Life], gone: set[str]) -> None:
    """What was taken off in its first days is taken for gone, and nothing else is."""
    removed = {life.key: life.removed for life in lives if life.removed}
    soon = {life.key for life in lives if life.removed and life.removed <= life.dated + timedelta(days=4)}
    assert soon <= gone <= removed.keys()


async def kept_bodies(database: Database, source: str) -> dict[str, list[str]]:
    """The bodies of each release's revisions by its key, oldest first, without what kt.kz puts above them."""
    async with database.transaction() as connection:
        rows = await connection.execute(_KEPT, [source])
        found: dict[str, list[str]] = defaultdict(list)
        for row in await rows.fetchall():
            found[row.external_id].append(row.body.split("\n\n", 2)[-1] if source == "kt-en" else row.body)
    return dict(found)


async def gone_keys(database: Database, source: str) -> set[str]:
    async with database.transaction() as connection:
        rows = await connection.execute(
            "select external_id from releases where source = %s and gone is not null", [source]
        )
        return {row.external_id for row in await rows.fetchall()}


_KEPT = """
select r.external_id, ltrim(substr(k.text, k.title_end + 1), E'\n') as body
from releases r join revisions v on v.release = r.id join kept_texts k on k.id = v.kept
where r.source = %s
order by r.id, v.since
"""


def figures(
    source: str, lives: Sequence[Life], kept: dict[str, list[str]], gone: set[str], watch: Watch
) -> str:
    counts = {
        "releases": len(lives),
        "kept": len(kept),
        "edited": sum(len(life.states) > 1 for life in lives),
        "with revisions": sum(len(bodies) > 1 for bodies in kept.values()),
        "back-dated": sum(bool(life.older) for life in lives),
        "taken off": sum(bool(life.removed) for life in lives),
        "gone": len(gone),
        "visits": len(watch.looked),
    }
    return f"{source}: " + ", ".join(f"{count} {what}" for what, count in counts.items())

"""Daemons and workers that are killed again and again: each slot is accounted for, and no release is lost.

`BILATERAL_WATCH_FLEET` tells for how many seconds, `BILATERAL_WATCH_SHIPS` how many daemons and how many
workers beside theirs, `BILATERAL_WATCH_FLEET_SOURCES` how many sources; a few of each by default.
"""

import os
import random
import time
from pathlib import Path

from crawler.replica import process as replica
from crawler.replica.process import Replica
from tests.acceptance.fleet import Fleet, fleet
from tests.installed import PUBLISHERS, installed
from tests.namesakes import ALL_SOURCES, POINTS, namesake

SECONDS = float(os.environ.get("BILATERAL_WATCH_FLEET", "10"))
SHIPS = int(os.environ.get("BILATERAL_WATCH_SHIPS", "1"))
BETWEEN_KILLS = 2.0
PUBLISHED_EVERY = 2.0
IN_ORDER = 180.0
SOURCES = sorted(ALL_SOURCES)[: int(os.environ.get("BILATERAL_WATCH_FLEET_SOURCES", "6"))]
COMMANDS = {"daemon": ("run",), "worker": ("worker",)}

BROKEN_CHAINS = """
select source, slot from (
    select *, lag(slot) over (partition by source order by slot) as before from runs
) as chained
where covers_after is distinct from before
"""
OVERLAPS = """
select a.source, a.slot, b.slot from runs a join runs b on a.source = b.source and a.slot < b.slot
where a.finished > b.started
"""
NOT_ACCOUNTED_FOR = """
select source from schedules s
where last_slot is distinct from (
    select max(slot) from runs r where r.source = s.source and r.finished is not null
)
"""
LATE_STARTS = "select source, slot from runs where started < slot"
DOUBLED = """
select source, url from releases join addresses on release = id group by source, url having count(*) > 1
"""
FAILED = "select task_name, args from procrastinate_jobs where status = 'failed'"


def test_whatever_is_killed_each_slot_is_accounted_for_and_no_release_is_lost_or_doubled(
    tmp_path: Path,
) -> None:
    chosen = random.Random(1)
    more = installed(tmp_path / "packages", POINTS, PUBLISHERS)
    with replica.start(live=PUBLISHED_EVERY) as sites, fleet(tmp_path, sites, SOURCES, **more) as ships:
        names = [f"{kind} {number}" for kind in COMMANDS for number in range(SHIPS)]
        for name in names:
            ships.start(name, *COMMANDS[name.split()[0]])
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            time.sleep(BETWEEN_KILLS)
            name = chosen.choice(names)
            ships.kill(name)
            ships.start(name, *COMMANDS[name.split()[0]])
        published = truth(sites)
        assert ships.wait_until(lambda: published <= kept(ships), IN_ORDER) < IN_ORDER
        come_to_rest(ships)

        assert ships.rows(NOT_ACCOUNTED_FOR) == []
        assert ships.rows(BROKEN_CHAINS) == []
        assert ships.rows(OVERLAPS) == []
        assert ships.rows(LATE_STARTS) == []
        assert ships.rows(FAILED) == []
        assert ships.rows(DOUBLED) == []


def come_to_rest(ships: Fleet) -> None:
    """Let no slot fall due any more, and what is due be worked off."""
    for name in [name for name in ships.processes if name.startswith("daemon")]:
        assert ships.stop(name) == 0
    for number in range(2 - SHIPS):
        ships.start(f"last worker {number}", "worker")
    ships.wait_until(
        lambda: (
            not ships.rows(
                "select from runs where finished is null union all"
                " select from procrastinate_jobs where status in ('todo', 'doing')"
            )
        ),
        IN_ORDER,
    )


def truth(sites: Replica) -> set[tuple[str, str]]:
    """Source and address of what is online and of diplomatic interest."""
    return {
        (source, told["url"])
        for told in sites.truth()
        if told["diplomatic"] and not told["removed"]
        for source in SOURCES
        if namesake(source) == told["source"]
    }


def kept(ships: Fleet) -> set[tuple[str, str]]:
    return set(ships.rows("select r.source, a.url from releases r join addresses a on a.release = r.id"))

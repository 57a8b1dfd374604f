"""Daemons and workers that are killed again and again: each slot is accounted for, and no release is lost.

`BILATERAL_WATCH_FLEET` tells for how many seconds, `BILATERAL_WATCH_SHIPS` how many daemons and how many
workers beside theirs, `BILATERAL_WATCH_FLEET_SOURCES` how many sources; a few of each by default.
"""

import os
import random
import sys
import time
from pathlib import Path

from crawler.replica import process as replica
from crawler.sources import SOURCES as BUILT_IN
from tests import namesakes
from tests.acceptance.accounts import all_is_read, amiss, come_to_rest, truth
from tests.acceptance.fleet import fleet
from tests.installed import PUBLISHERS, installed

SECONDS = float(os.environ.get("BILATERAL_WATCH_FLEET", "10"))
SHIPS = int(os.environ.get("BILATERAL_WATCH_SHIPS", "1"))
SOURCES = sorted([*BUILT_IN, *namesakes.SOURCES])[: int(os.environ.get("BILATERAL_WATCH_FLEET_SOURCES", "6"))]
BETWEEN_KILLS = 2.0
PUBLISHED_EVERY = 2.0
COMMANDS = {"daemon": ("run",), "worker": ("worker",)}


def test_whatever_is_killed_each_slot_is_accounted_for_and_no_release_is_lost_or_doubled(
    tmp_path: Path,
) -> None:
    chosen = random.Random(1)
    more = installed(tmp_path / "packages", namesakes.POINTS, PUBLISHERS)
    with replica.start(live=PUBLISHED_EVERY) as sites, fleet(tmp_path, sites, SOURCES, **more) as ships:
        names = [f"{kind} {number}" for kind in COMMANDS for number in range(SHIPS)]
        for name in names:
            ships.start(name, *COMMANDS[name.split()[0]])
        kills, end = 0, time.monotonic() + SECONDS
        while time.monotonic() < end:
            time.sleep(BETWEEN_KILLS)
            name = chosen.choice(names)
            ships.kill(name)
            ships.start(name, *COMMANDS[name.split()[0]])
            kills += 1
        published = truth(sites, SOURCES)
        seconds = all_is_read(ships, published)
        come_to_rest(ships)
        runs = ships.rows("select count(*), count(distinct source), min(slot), max(slot) from runs")
        told = f"{kills} kills, {len(published)} releases, all there after {seconds:.1f} s; {runs}"
        sys.stdout.write(f"{told}\n")

        assert amiss(ships) == {}

"""A clock that jumps an hour, the daemon's or the database's: neither a storm of runs nor a gap.

The clocks of single processes are moved by libfaketime.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

import pytest

from crawler.replica import process as replica
from tests.acceptance.accounts import come_to_rest
from tests.acceptance.commands import PATIENCE
from tests.acceptance.fleet import Fleet, fleet, fleet_on
from tests.system_postgresql import system_postgresql

SOURCES: Final = ("kt-en",)
JUMPS: Final = (3600, 0)
"""Seconds ahead of the machine's clock: an hour forth, and an hour back."""
GOES_ON_WITHIN: Final = 30.0
WATCHED: Final = 8.0
LATE: Final = 3
"""How many runs more than seconds went by there may be: the clock may jump right before one."""
RUNS: Final = "select count(*) from runs"
GAPS: Final = """
    select slot
    from (select slot, covers_after, lag(slot) over (order by slot) as before from runs) as chained
    where covers_after is distinct from before
"""


class Clock:
    """A clock that processes go by whose environment it is put into."""

    def __init__(self, folder: Path, library: Path) -> None:
        self._file, self._library = folder / "clock", library
        self.set(0)

    def set(self, seconds: int) -> None:
        """Let it go so many seconds ahead of the machine's."""
        self._file.write_text(f"{seconds:+}")

    @property
    def environment(self) -> dict[str, str]:
        """What has a process go by it; how long something takes is measured by the machine's own clock."""
        return {
            "LD_PRELOAD": str(self._library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


@pytest.fixture
def clock() -> Iterator[Clock]:
    libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not libraries:
        pytest.skip("libfaketime is not installed")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # for the account that PostgreSQL runs under, too
        yield Clock(Path(folder), libraries[0])


@contextmanager
def daemon_by(clock: Clock, home: Path) -> Iterator[Fleet]:
    with replica.start() as sites, fleet(home, sites, SOURCES, **clock.environment) as ships:
        yield ships


@contextmanager
def database_by(clock: Clock, home: Path) -> Iterator[Fleet]:
    with (
        system_postgresql(environment=clock.environment) as server,
        replica.start() as sites,
        fleet_on(server.url, home, sites, SOURCES, {}) as ships,
    ):
        yield ships


@pytest.mark.parametrize("whose", [daemon_by, database_by])
def test_a_clock_that_jumps_brings_neither_a_storm_of_runs_nor_a_gap(
    whose: Callable[[Clock, Path], AbstractContextManager[Fleet]], clock: Clock, tmp_path: Path
) -> None:
    with whose(clock, tmp_path) as ships:
        ships.start("daemon", "run")
        ships.wait_until(lambda: runs(ships) > 1, PATIENCE)
        for seconds in JUMPS:
            clock.set(seconds)
            before, began = runs(ships), time.monotonic()
            goes_on(ships, before)
            time.sleep(WATCHED)
            assert runs(ships) - before <= time.monotonic() - began + LATE
        come_to_rest(ships)

        assert ships.rows(GAPS) == []


def goes_on(ships: Fleet, before: int) -> None:
    """Wait until a run more than that was there already has begun, and yet another one."""
    ships.wait_until(lambda: runs(ships) > before + 1, GOES_ON_WITHIN)


def runs(ships: Fleet) -> int:
    [(count,)] = ships.rows(RUNS)
    return int(count)

"""A worker that stands still in the middle of its work: another takes over, and the thawed one does no harm.

`BILATERAL_WATCH_FREEZES` tells how many of the moments are tried; none by default, for each takes a minute.
"""

import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.replica import process as replica
from tests.acceptance.content import content
from tests.acceptance.fleet import Fleet, fleet

MOMENTS = {
    "crawl": "select (select count(*) from releases) between 2 and 20",
    "parse": """select (select count(*) from readings) > 2 and exists (
                    select from procrastinate_jobs where queue_name = 'parse' and status = 'doing'
                )""",
}
TRIED = int(os.environ.get("BILATERAL_WATCH_FREEZES", "0"))
TAKEN_OVER_WITHIN = 60.0
THAWED_FOR = 10.0
WORKERS = "select max(id) from procrastinate_workers"
TAKEN_OVER = "select from procrastinate_jobs where attempts > 0"
RUNS = "select runs::text from runs order by id"
NOW = datetime(2026, 11, 20, 6, tzinfo=UTC)
SOURCE = "kazinform-en"
LEFT = "select from procrastinate_jobs where status in ('todo', 'doing')"
UNFINISHED = "select from runs where finished is null"


def is_worked_off(ships: Fleet) -> bool:
    return not ships.rows(f"{LEFT} union all {UNFINISHED}")


@pytest.mark.parametrize("moment", list(MOMENTS)[:TRIED])
def test_the_work_of_a_frozen_worker_is_taken_over_and_stays_as_it_is_when_it_thaws(
    moment: str, tmp_path: Path
) -> None:
    (tmp_path / "undisturbed").mkdir()
    (tmp_path / "frozen").mkdir()
    with replica.start(now=NOW) as sites:
        with fleet(tmp_path / "undisturbed", sites) as ships:
            ships.start("worker", "worker")
            ships.run("sources", "run", SOURCE)
            ships.wait_until(lambda: is_worked_off(ships), 120)
            expected = content(ships.url)

        with fleet(tmp_path / "frozen", sites) as ships:
            ships.start("first", "worker")
            ships.start("order", "sources", "run", SOURCE)
            ships.wait_until(lambda: ships.rows(MOMENTS[moment]) == [(True,)], 120)
            ships.signal("first", signal.SIGSTOP, with_children=True)
            [(frozen,)] = ships.rows(WORKERS)
            assert not is_worked_off(ships)

            ships.start("second", "worker")
            ships.wait_until(lambda: ships.rows(WORKERS) > [(frozen,)], 120)
            ships.wait_until(lambda: bool(ships.rows(TAKEN_OVER)) or is_worked_off(ships), TAKEN_OVER_WITHIN)
            ships.wait_until(lambda: is_worked_off(ships), 120)
            before = content(ships.url), ships.rows(RUNS)
            ships.signal("first", signal.SIGCONT, with_children=True)
            time.sleep(THAWED_FOR)

            assert before[0] == expected
            assert (content(ships.url), ships.rows(RUNS)) == before
            assert is_worked_off(ships)

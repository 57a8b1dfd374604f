"""The service as operators handle it: its configuration changed while it runs, workers for some jobs only."""

import os
import signal
from pathlib import Path

from crawler.replica import process as replica
from tests.acceptance.commands import PATIENCE
from tests.acceptance.fleet import fleet

SOURCE = "kt-en"
ENDED = "select from runs where finished is not null and started > %s"
NOW = "select now()"


def test_while_the_file_is_bad_a_worker_that_ends_is_started_with_what_the_daemon_holds(
    tmp_path: Path,
) -> None:
    with replica.start() as sites, fleet(tmp_path, sites, [SOURCE]) as ships:
        ships.start("daemon", "run")
        ships.wait_until(lambda: bool(ships.rows(ENDED, "-infinity")), PATIENCE)
        (tmp_path / "watch.toml").write_text("[sources.kt-en]\nevry = 1\n")

        ships.signal("daemon", signal.SIGHUP)
        ships.wait_until(lambda: "stays as it was" in ships.told("daemon"), PATIENCE)
        worker = ships.worker_of("daemon")
        assert worker is not None
        os.kill(worker, signal.SIGKILL)
        [(killed,)] = ships.rows(NOW)
        ships.wait_until(lambda: bool(ships.rows(ENDED, killed)), PATIENCE)

        assert "sources.kt-en.evry" in ships.told("daemon")
        assert ships.worker_of("daemon") not in (None, worker)
        assert ships.stop("daemon") == 0


def test_a_worker_takes_only_the_kinds_of_jobs_that_it_was_started_for(tmp_path: Path) -> None:
    left = "select distinct task_name from procrastinate_jobs where status in ('todo', 'doing')"
    with replica.start() as sites, fleet(tmp_path, sites, [SOURCE]) as ships:
        ships.run("sources", "run", SOURCE)
        ships.start("crawler", "worker", "--jobs", "crawl")
        ships.wait_until(lambda: bool(ships.rows(ENDED, "-infinity")), PATIENCE)
        ships.wait_until(lambda: ships.rows(left) == [("parse",)], PATIENCE)
        assert ships.rows("select from readings") == []

        ships.start("reader", "worker", "--jobs", "parse", "--jobs", "deliver")
        ships.wait_until(lambda: ships.rows(left) == [], PATIENCE)

        assert ships.rows("select from readings limit 1") != []

"""The daemon tells of a source that has gone blind within two visits, and that it is back.

`BILATERAL_WATCH_FAULTS=all` lets every fault strike that a run can see, not only a few.
"""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg.rows import namedtuple_row

from crawler.replica import process as replica
from crawler.replica.process import Replica
from crawler.store import embedded
from tests.acceptance.commands import PATIENCE, environment, start
from tests.integration.health.receiver import Receiver, receiving
from tests.integration.spiders.test_faults import AT_THE_MINISTRYS_DOOR

SOURCE = "mfa-ru"
CONFIGURATION = f"""
sources.{SOURCE} = {{ every = 2, doors = ["graphql"] }}
ops = {{ channels = ["screen"], patience_minutes = 0 }}
channels.screen = {{ kind = "print" }}
"""
LASTING = {"too many", "come back later"}  # they ask to be left alone for longer than a test may last
AT_REST_UNSEEN = {"same page"}  # a second page is asked for only after an absence, and once a day
SLOW = {"drip", "silence"}  # a visit is three tries of a minute and a half each
LEFT_OUT = LASTING | AT_REST_UNSEEN
FAULTS = [(kind, outcome.value) for kind, outcome, _ in AT_THE_MINISTRYS_DOOR if kind not in LEFT_OUT]
CHOSEN = FAULTS if os.environ.get("BILATERAL_WATCH_FAULTS") == "all" else FAULTS[4:40:24]
LATEST_BLINDNESS = """
    with blind as (
        select * from state_changes where source = %s and state = 'blind' order by at desc limit 1
    ), well as (
        select max(c.at) as at from state_changes c join blind using (source)
        where c.state = 'ok' and c.at < blind.at
    )
    select signs, (
        select count(*) from runs r
        where r.source = blind.source and r.outcome not in ('new', 'unchanged')
            and r.finished < blind.at and r.finished > coalesce(well.at, '-infinity')
    ) as visits
    from blind, well
"""
SENT = """
    select d.id from deliveries d join alarms a on a.id = d.alarm
    where a.subject = %s and d.kind = %s and d.state = 'delivered'
"""


@pytest.fixture(scope="module")
def sites() -> Iterator[Replica]:
    with replica.start() as running:
        yield running


@pytest.fixture(scope="module")
def sentry() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def database(sites: Replica, sentry: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the database of a daemon that visits one source of the stand-ins."""
    home = tmp_path_factory.mktemp("home")
    (home / "watch.toml").write_text(CONFIGURATION)
    env = environment(home, BILATERAL_WATCH_STAND_IN=sites.address, BILATERAL_WATCH_SENTRY__DSN=sentry.dsn)
    daemon = start("--config", home / "watch.toml", "run", env=env)
    assert daemon.stdout
    assert daemon.stdout.readline().startswith("watching")
    with embedded.attach(home) as server:
        yield server.url("bilateral_watch")
        daemon.terminate()
        daemon.communicate(timeout=PATIENCE)


def rows(database: str, statement: Any, *values: Any) -> list[Any]:
    with psycopg.connect(database, row_factory=namedtuple_row) as connection:
        return connection.execute(statement, values).fetchall()


def state(database: str) -> str | None:
    found = rows(database, "select state from source_states where source = %s", SOURCE)
    return found[0].state if found else None


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s"
        time.sleep(0.1)


@pytest.mark.parametrize(("kind", "outcome"), CHOSEN)
def test_a_fault_is_told_within_two_visits_and_so_is_its_end(
    sites: Replica, sentry: Receiver, database: str, kind: str, outcome: str
) -> None:
    wait_until(lambda: state(database) == "ok", "the source is well before anything strikes")
    sites.strike(kind, r"www\.gov\.kz(/moved)?/graphql")
    try:
        patience = PATIENCE * (8 if kind in SLOW else 1)
        wait_until(lambda: state(database) == "blind", f"{kind} is told", patience)
    finally:
        sites.heal()
    [told] = rows(database, LATEST_BLINDNESS, SOURCE)
    assert told.visits <= 3  # two, and one that ended while the source was being judged
    assert outcome in told.signs[0]["told"]
    wait_until(lambda: is_at_sentry(sentry, outcome), f"{kind} arrives at Sentry")
    wait_until(lambda: bool(rows(database, SENT, f"source {SOURCE}", "alarm")), "operators are told")
    wait_until(lambda: state(database) == "ok", "the source is well again")
    wait_until(
        lambda: bool(rows(database, SENT, f"source {SOURCE}", "all_clear")), "operators get the all-clear"
    )


def is_at_sentry(sentry: Receiver, outcome: str) -> bool:
    runs = [event["tags"] for event in sentry.of("event") if "run" in event["contexts"]]
    return any((tags["source"], tags["outcome"]) == (SOURCE, outcome) for tags in runs)

"""The daemon tells of a source that has gone blind within two visits, and that it is back.

`BILATERAL_WATCH_FAULTS=all` lets every fault strike that a run can see, not only a few.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import psycopg
import pytest
from psycopg.rows import namedtuple_row

from crawler.replica import process as replica
from crawler.replica.process import Replica
from crawler.sources import SOURCES
from crawler.store import embedded
from tests.acceptance.commands import PATIENCE, environment, objects, run, start
from tests.integration.health.receiver import Receiver, receiving
from tests.integration.spiders.test_faults import AT_THE_MINISTRYS_DOOR
from tests.ports import free_port

SOURCE = "mfa-ru"
CONFIGURATION = """
sources.{source} = {{ every = 2, doors = ["graphql"] }}
sources.{paged} = {{ every = 2 }}
{others}
ops = {{ channels = ["screen"], patience_minutes = 0 }}
channels.screen = {{ kind = "print" }}
probes.port = {port}
"""
PAGED = "kt-en"
OTHERS = "\n".join(f"sources.{name}.enabled = false" for name in SOURCES if name not in (SOURCE, PAGED))
AT_REST_UNSEEN = {"same page"}  # a second page is asked for only after an absence, and once a day
SLOW = {"drip", "silence"}  # a visit is three tries of a minute and a half each
FAULTS = [(kind, outcome.value) for kind, outcome, _ in AT_THE_MINISTRYS_DOOR if kind not in AT_REST_UNSEEN]
CHOSEN = FAULTS if os.environ.get("BILATERAL_WATCH_FAULTS") == "all" else FAULTS[4:40:24]
LET_TIME_PASS = "update waits set until = now() returning publisher"
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


@dataclass(frozen=True)
class Service:
    """A daemon that visits one source of the stand-ins.

    Attributes:
        database: the address of its database.
        metrics: the address of its metrics.
        env: the environment of commands that ask it.
    """

    database: str
    metrics: str
    env: Mapping[str, str]

    def rows(self, statement: Any, *values: Any) -> list[Any]:
        """What stands in its database."""
        with psycopg.connect(self.database, row_factory=namedtuple_row) as connection:
            return connection.execute(statement, values).fetchall()

    def judges(self, source: str = SOURCE) -> str | None:
        """How it judges a source."""
        found = self.rows("select state from source_states where source = %s", source)
        return found[0].state if found else None

    def status(self) -> dict[str, Any]:
        """What `status` tells."""
        [told] = objects(run("status", "--json", env=self.env).stdout)
        return told

    def shows(self) -> tuple[str, str]:
        """How the source is judged, as `status` tells, and why."""
        [source] = [one for one in self.status()["sources"] if one["source"] == SOURCE]
        return source["judged"], " ".join(sign["told"] for sign in source["signs"])

    def measures(self, state: str) -> bool:
        """Whether its metrics tell that the source is in a state."""
        with urlopen(self.metrics, timeout=PATIENCE) as answer:
            told = answer.read().decode()
        return f'bilateral_watch_source_state{{source="{SOURCE}",state="{state}"}} 1.0' in told


@pytest.fixture(scope="module")
def service(sites: Replica, sentry: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    home, port = tmp_path_factory.mktemp("home"), free_port()
    (home / "watch.toml").write_text(
        CONFIGURATION.format(source=SOURCE, paged=PAGED, others=OTHERS, port=port)
    )
    env = environment(
        home,
        BILATERAL_WATCH_CONFIG=str(home / "watch.toml"),
        BILATERAL_WATCH_STAND_IN=sites.address,
        BILATERAL_WATCH_SENTRY__DSN=sentry.dsn,
    )
    daemon = start("run", env=env)
    assert daemon.stdout
    assert daemon.stdout.readline().startswith("watching")
    with embedded.attach(home) as server:
        yield Service(server.url("bilateral_watch"), f"http://127.0.0.1:{port}/metrics", env)
        daemon.terminate()
        daemon.communicate(timeout=PATIENCE)


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s"
        time.sleep(0.1)


@pytest.mark.parametrize(("kind", "outcome"), CHOSEN)
def test_a_fault_is_told_within_two_visits_and_so_is_its_end(
    sites: Replica, sentry: Receiver, service: Service, kind: str, outcome: str
) -> None:
    wait_until(lambda: service.judges() == "ok", "the source is well before anything strikes")
    sites.strike(kind, r"www\.gov\.kz(/moved)?/graphql")
    try:
        patience = PATIENCE * (8 if kind in SLOW else 1)
        wait_until(lambda: service.judges() == "blind", f"{kind} is told", patience)
        [told] = service.rows(LATEST_BLINDNESS, SOURCE)
        assert told.visits <= 3  # two, and one that ended while the source was being judged
        assert outcome in told.signs[0]["told"]
        assert service.measures("blind")
        judged, why = service.shows()
        assert judged == "blind"
        assert outcome in why
    finally:
        sites.heal()
        service.rows(LET_TIME_PASS)
    wait_until(lambda: is_at_sentry(sentry, outcome), f"{kind} arrives at Sentry")
    wait_until(lambda: bool(service.rows(SENT, f"source {SOURCE}", "alarm")), "operators are told")
    wait_until(lambda: service.judges() == "ok", "the source is well again")
    wait_until(
        lambda: bool(service.rows(SENT, f"source {SOURCE}", "all_clear")), "operators get the all-clear"
    )
    assert service.measures("ok")
    assert service.shows()[0] == "ok"


def test_articles_that_can_no_longer_be_read_are_told_though_lists_answer_and_so_is_their_end(
    sites: Replica, service: Service
) -> None:
    wait_until(lambda: service.judges(PAGED) == "ok", "the source is well before its markup changes")
    sites.strike("renamed class", r"www\.kt\.kz/eng/.*")
    try:
        wait_until(lambda: is_judged_after_another(sites, service, "blind"), "it is told")
    finally:
        sites.heal()
    wait_until(lambda: is_judged_after_another(sites, service, "ok"), "the source is well again")


def is_judged_after_another(sites: Replica, service: Service, state: str) -> bool:
    """Publish another article of the source; return how the source is judged once that was visited."""
    while sites.publish()["source"] != PAGED:
        pass
    time.sleep(2)
    return service.judges(PAGED) == state


def test_status_tells_when_a_worker_last_showed_that_it_lives(service: Service) -> None:
    wait_until(lambda: bool(service.status()["worker_sign"]), "a sign of life is told")
    sign = datetime.fromisoformat(service.status()["worker_sign"])
    assert timedelta() <= datetime.now(UTC) - sign < timedelta(minutes=1)


def is_at_sentry(sentry: Receiver, outcome: str) -> bool:
    runs = [event["tags"] for event in sentry.of("event") if "run" in event["contexts"]]
    return any((tags["source"], tags["outcome"]) == (SOURCE, outcome) for tags in runs)

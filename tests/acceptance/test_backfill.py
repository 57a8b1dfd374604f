"""A walk back into the past: whatever is killed on the way, it ends complete, and fetches little twice.

Nobody is told of old events but in one message that counts them, however many there are.

`BILATERAL_WATCH_PAST` tells how many releases there are, and `BILATERAL_WATCH_KILLS` how often something is
killed; few and once by default.
"""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest

from crawler.replica import process as replica
from crawler.replica.process import Replica
from crawler.store import embedded
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import PATIENCE, environment, objects, processes_of, start
from tests.integration.alerts.conftest import Receiver

PAST = int(os.environ.get("BILATERAL_WATCH_PAST", "60"))
KILLS = int(os.environ.get("BILATERAL_WATCH_KILLS", "1"))
LONGEST = PATIENCE * max(1, PAST // 500)
SINCE = date(2018, 1, 1)
AS_MANY = {"mfa-en": 1.25, "kt-en": 1.9}
"""How many stories it takes for a release of a source, of whatever interest."""


CONFIGURATION = """
[rules.all]
channels = ["desk"]
"""
TOLD = "select kind, count(*) from deliveries where kind <> 'event' group by kind"
COUNTED = "select count(*) from alerts where told = 'old'"
UNTOLD = (
    "select from events e where parent is null and not exists (select from alerts a where a.event = e.id)"
)
OLD_NEWS = """
    select from alerts a
    where told = 'news' and not exists (
        select from mentions m join readings g on g.id = m.reading
        where m.event = a.event and g.published_on >= current_date - 3
    )
"""
BE_CALM = """
    with hastened as (update deliveries set due = now() where state = 'waiting')
    update procrastinate_jobs set scheduled_at = now() where status = 'todo' and queue_name like '%%desk%%'
"""


@pytest.fixture(params=AS_MANY)
def source(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def sites(source: str) -> Iterator[Replica]:
    with replica.start(composed=round(PAST * AS_MANY[source]), since=SINCE) as running:
        yield running


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[Receiver]:
    receiver = Receiver("mail", tmp_path / "mail")
    yield receiver
    receiver.stop()


@pytest.fixture
def env(sites: Replica, mail: Receiver, tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "watch.toml"
    file.write_text(CONFIGURATION + mail.as_channel("desk"))
    return environment(tmp_path, BILATERAL_WATCH_CONFIG=str(file), **{STAND_IN: sites.address})


def backfill(source: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return start("crawl", source, "--since", SINCE.isoformat(), "--json", env=env)


def test_a_backfill_that_is_killed_again_and_again_ends_complete_and_fetches_nothing_thrice(
    source: str, sites: Replica, mail: Receiver, env: dict[str, str], tmp_path: Path
) -> None:
    with embedded.attach(tmp_path) as server:
        database = server.url("bilateral_watch")
        beside = start("worker", env=env)
        try:
            for victim, moment in zip(victims(source), moments(source), strict=True):
                interrupt(
                    backfill(source, env), partial(victim, tmp_path), partial(is_kept, database, moment)
                )
                if beside.poll() is not None:
                    beside.communicate()
                    beside = start("worker", env=env)
            done = end(backfill(source, env))
            count = counted(database)
            hear_of_it(database, mail, count)
        finally:
            beside.terminate()
            beside.communicate(timeout=PATIENCE)
        found = kept(database, source)
    truths = [truth for truth in sites.truth() if truth["source"] == source]
    assert (done["finished"], done["failed_pages"]) == (True, [])
    assert found == {truth["url"] for truth in truths if truth["diplomatic"]}
    looks = [truth["looks"] for truth in truths]
    assert min(looks) >= 1
    assert max(looks) <= 2
    print(f"{source}: {len(truths)} releases, {looks.count(2)} fetched twice, {count} events in one message")  # noqa: T201 - by `pytest -s`


Victim = Callable[[Path, subprocess.Popen[str]], list[int]]


def victims(source: str) -> list[Victim]:
    kinds: list[Victim] = [the_command, the_crawl_children, the_worker_beside]
    first = list(AS_MANY).index(source)
    return [kinds[(first + number) % len(kinds)] for number in range(KILLS)]


def moments(source: str) -> list[int]:
    """After how many kept releases each kill comes; not all that there are are kept."""
    dice = random.Random(source)
    return sorted(dice.randrange(1, PAST * 2 // 3) for _ in range(KILLS))


def the_command(_: Path, command: subprocess.Popen[str]) -> list[int]:
    return [command.pid]


def the_crawl_children(home: Path, _: subprocess.Popen[str]) -> list[int]:
    return pids(home, "scheduler.crawl_child")


def the_worker_beside(home: Path, _: subprocess.Popen[str]) -> list[int]:
    return pids(home, "worker")


def pids(home: Path, argument: str) -> list[int]:
    return [pid for pid, command in processes_of(home).items() if f" {argument} " in command]


def interrupt(
    command: subprocess.Popen[str],
    victims: Callable[[subprocess.Popen[str]], list[int]],
    is_time: Callable[[], bool],
) -> None:
    """Kill the victims when it is time, and end the command, if it is not over, as Ctrl-C does."""
    deadline = time.monotonic() + LONGEST
    while not is_time():
        assert command.poll() is None, command.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    for pid in victims(command):
        os.kill(pid, signal.SIGKILL)
    command.send_signal(signal.SIGINT)
    command.communicate(timeout=PATIENCE)


def is_kept(database: str, count: int) -> bool:
    """Whether as many releases are there already."""
    try:
        with psycopg.connect(database) as connection:
            row = connection.execute("select count(*) from releases").fetchone()
    except psycopg.Error:
        return False  # the command has not made the database, or its tables, yet
    return row is not None and row[0] >= count


def end(command: subprocess.Popen[str]) -> dict[str, Any]:
    """What the command says of the backfill when it is over."""
    out, err = command.communicate(timeout=LONGEST)
    assert command.returncode == 0, err
    told: dict[str, Any] = objects(out)[-1]["backfill"]
    return told


def counted(database: str) -> int:
    """How many old events one message is yet to tell; none of them is told by itself, or not at all."""
    with psycopg.connect(database) as connection:
        assert connection.execute(TOLD).fetchall() == [("backlog", 1)]
        assert connection.execute(UNTOLD).fetchall() == []
        assert connection.execute(OLD_NEWS).fetchall() == []
        row = connection.execute(COUNTED).fetchone()
    assert row is not None
    return int(row[0])


def hear_of_it(database: str, mail: Receiver, events: int) -> None:
    """Let the calm be over in which nothing more came, and see the message arrive with that count."""
    with psycopg.connect(database) as connection:
        connection.execute(BE_CALM)
    deadline = time.monotonic() + PATIENCE
    while not (subjects := [one["subject"] for one in mail.received if str(events) in one["subject"]]):
        assert time.monotonic() < deadline, mail.received
        time.sleep(0.1)
    assert len(subjects) == 1


def kept(database: str, source: str) -> set[str]:
    """The addresses of what was kept; all of it told as the backfill's."""
    with psycopg.connect(database) as connection:
        found = connection.execute(
            "select a.url, r.backfill from releases r join addresses a on a.release = r.id"
            " where r.source = %s",
            [source],
        ).fetchall()
    assert all(backfill is not None for _, backfill in found)
    return {url for url, _ in found}

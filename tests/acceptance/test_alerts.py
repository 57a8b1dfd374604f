"""Alerts on their way through real workers to real receivers, whatever is killed or fails meanwhile.

`BILATERAL_WATCH_ALERTS` tells how many releases there are in the storm. Where it is set, workers are killed
at each step of delivery, too.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest

from crawler.store import embedded
from tests.acceptance.commands import environment, run, start
from tests.integration.alerts.conftest import Receiver

SIZE = int(os.environ.get("BILATERAL_WATCH_ALERTS", "0"))
RELEASES = SIZE or 8
PATIENCE = 120.0 + RELEASES
STEPS = ["before the receiver answers", "before it is noted that it arrived", "while it is queued"]

CLAIMED = "select from deliveries where channel = 'desk' and attempts = 1"
UNTOLD = """
select id from events e
where parent is null and (select count(*) from alerts a where a.event = e.id) <> 2
"""

COUNTRIES = [
    ("Latvia", "Riga"),
    ("Estonia", "Tallinn"),
    ("Finland", "Helsinki"),
    ("Portugal", "Lisbon"),
    ("Austria", "Vienna"),
    ("Ireland", "Dublin"),
    ("Norway", "Oslo"),
    ("Sweden", "Stockholm"),
    ("Hungary", "Budapest"),
    ("Romania", "Bucharest"),
    ("Serbia", "Belgrade"),
    ("Croatia", "Zagreb"),
    ("Slovakia", "Bratislava"),
    ("Slovenia", "Ljubljana"),
    ("Albania", "Tirana"),
    ("Greece", "Athens"),
    ("Cyprus", "Nicosia"),
    ("Malta", "Valletta"),
    ("Poland", "Warsaw"),
    ("Denmark", "Copenhagen"),
]
GIVEN = ("Maria", "Karl", "Elena", "Peter", "Anna", "Viktor", "Nina", "Oskar", "Clara", "Simon")
FAMILY = ("Gruber", "Novak", "Lind", "Byrne", "Carvalho", "Horvat", "Petrov", "Ozola", "Tamm", "Virtanen")

CONFIGURATION = """
[alerts]
fresh_hours = 1_000_000
send_seconds = 2
retry_seconds = 0.2

[rules.all]
channels = ["desk", "hook"]
"""


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[Receiver]:
    receiver = Receiver("mail", tmp_path / "mail")
    yield receiver
    receiver.stop()


@pytest.fixture
def hook(tmp_path: Path) -> Iterator[Receiver]:
    receiver = Receiver("http", tmp_path / "hook")
    yield receiver
    receiver.stop()


@pytest.fixture
def env(tmp_path: Path, mail: Receiver, hook: Receiver) -> dict[str, str]:
    """The environment of commands that know both receivers."""
    file = tmp_path / "watch.toml"
    file.write_text(CONFIGURATION + mail.as_channel("desk") + hook.as_channel("hook"))
    return environment(tmp_path / "home", BILATERAL_WATCH_CONFIG=str(file))


@contextmanager
def database_of(env: dict[str, str]) -> Iterator[str]:
    """Keep the database up between commands, and give its address."""
    assert run("db", "migrate", env=env).returncode == 0
    with embedded.attach(Path(env["BILATERAL_WATCH_HOME"])) as server:
        yield server.url("bilateral_watch")


class Worker:
    """A worker that can be killed in the middle of its work, and then is replaced."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self._process = self._begin()

    def _begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "scheduler", "worker"]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=self._env, stdout=quiet, stderr=quiet, start_new_session=True)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def replace(self) -> None:
        self.kill()
        self._process = self._begin()


@contextmanager
def worker(env: dict[str, str]) -> Iterator[Worker]:
    working = Worker(env)
    try:
        yield working
    finally:
        working.kill()


def documents(folder: Path, count: int) -> Path:
    """A directory with so many releases, each about talks that no other tells of, as of their day."""
    folder.mkdir()
    for number in range(count):
        country, city = COUNTRIES[number % len(COUNTRIES)]
        day = date(2025, 1, 6) + timedelta(days=14 * (number // len(COUNTRIES)))
        name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number // len(GIVEN) % len(FAMILY)]}"
        text = (
            f"On {day:%B} {day.day}, {day.year}, political consultations were held in {city}. "
            "Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali held talks with State Secretary "
            f"of the Foreign Ministry of {country} {name}."
        )
        told = {"source": "mfa", "language": "en", "published": day.isoformat(), "text": text}
        (folder / f"{number:04}.json").write_text(json.dumps(told), "utf-8")
    return folder


def wait_until(what: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while not (found := what()):
        assert time.monotonic() < deadline, "it did not come to that in time"
        time.sleep(0.1)
    return found


def rows(url: str, statement: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def is_all_told(url: str) -> bool:
    [(waiting,)] = rows(url, "select count(*) from deliveries where state = 'waiting'")
    return bool(waiting == 0)


def keys(receiver: Receiver) -> Counter[str]:
    """How often each message arrived, by its key in the row of the delivery."""
    found = (entry["key"].strip("<>").removeprefix("msg_").partition("@")[0] for entry in receiver.received)
    return Counter(found)


def test_no_alert_is_lost_and_none_repeated_under_another_key_whatever_is_killed(
    env: dict[str, str], mail: Receiver, hook: Receiver, tmp_path: Path
) -> None:
    """Workers are killed and receivers fail in turns, at moments drawn by chance."""
    chance = Random(7)
    moods = cycle(["busy", "half", "well", "half", "hang", "well", "slow"])
    with database_of(env) as url, worker(env) as first, worker(env) as second:
        import_ = start("import", documents(tmp_path / "documents", RELEASES), env=env)
        for _ in range(max(1, RELEASES // 25)):
            time.sleep(chance.uniform(0.5, 3.0))
            chance.choice([mail, hook]).behave(next(moods))
            chance.choice([first, second]).replace()
        mail.stop()
        import_.communicate(timeout=PATIENCE)
        mail.start()
        mail.behave("well")
        hook.behave("well")
        wait_until(partial(is_all_told, url))
        delivered = rows(url, "select id::text, channel from deliveries where state = 'delivered'")
        untold = rows(url, UNTOLD)

    assert len(delivered) >= RELEASES
    assert untold == []
    for receiver, channel in ((mail, "desk"), (hook, "hook")):
        received = keys(receiver)
        assert set(received) == {key for key, name in delivered if name == channel}
        repeats = received.total() - len(received)
        sys.stdout.write(f"{channel}: {len(received)} messages, {repeats} repeats\n")


@pytest.mark.parametrize("step", STEPS if SIZE else [])
def test_a_worker_killed_at_a_step_of_delivery_costs_no_alert(
    step: str, env: dict[str, str], mail: Receiver, hook: Receiver, tmp_path: Path
) -> None:
    release = documents(tmp_path / "documents", 1)
    with database_of(env) as url:
        with psycopg.connect(url) as obstacle:
            if step == "while it is queued":
                obstacle.execute("lock table alerts in exclusive mode")
            mail.behave("hang" if step == "before the receiver answers" else "slow")
            with worker(env) as victim:
                import_ = start("import", release, env=env)
                if step == "before it is noted that it arrived":
                    wait_until(lambda: rows(url, CLAIMED))
                    obstacle.execute("lock table deliveries in share mode")
                wait_until(lambda: has_come_to(step, url, mail))
                victim.kill()
                import_.kill()
                import_.communicate()
        mail.behave("well")
        with worker(env):
            wait_until(lambda: rows(url, "select from deliveries"))
            wait_until(partial(is_all_told, url))
        states = Counter(rows(url, "select channel, state from deliveries"))

    assert states == {("desk", "delivered"): 1, ("hook", "delivered"): 1}
    assert len(keys(mail)) == len(keys(hook)) == 1


def has_come_to(step: str, url: str, mail: Receiver) -> bool:
    match step:
        case "while it is queued":
            return bool(rows(url, "select from pg_stat_activity where wait_event_type = 'Lock'"))
        case "before the receiver answers":
            return bool(rows(url, CLAIMED))
        case _:
            return bool(mail.received)


def test_a_channel_that_hangs_holds_no_other(
    env: dict[str, str], mail: Receiver, hook: Receiver, tmp_path: Path
) -> None:
    mail.behave("hang")
    with database_of(env) as url, worker(env):
        done = run("import", documents(tmp_path / "documents", 6), env=env)
        assert done.returncode == 0, done.stderr
        events = len(rows(url, "select from deliveries where channel = 'hook'"))
        wait_until(lambda: len(keys(hook)) == events)
        assert rows(url, "select from deliveries where channel = 'desk' and state = 'waiting'")

    assert events >= 6

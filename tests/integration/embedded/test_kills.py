"""Whatever is killed at whatever moment, the server comes back, with everything that it had confirmed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
import pytest

from crawler.store import embedded
from tests.integration.embedded import processes
from tests.integration.embedded.ways import ROOT, User, Way

ROUNDS = 6  # in each of the ways
VICTIMS = (
    ("keeper",),
    ("server",),
    ("backend",),
    ("user",),
    ("keeper", "server"),
    ("keeper", "server", "user"),
)


class Writers:
    """Processes that write, each under a name of its own; a killed one is followed by another."""

    def __init__(self, way: Way, directory: Path) -> None:
        self._way = way
        self._directory = directory
        self._all: list[User] = []
        self._working = [self._start(), self._start()]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for user in self._working:
            user.kill()

    def replace_one(self) -> None:
        self._working.pop(0).kill()
        self._working.append(self._start())

    def go_on(self) -> None:
        """Wait until each has confirmed rows that it could not have written before."""
        for user in self._working:
            user.hears(len(user.said) + 2)

    def confirmed(self) -> set[tuple[str, int]]:
        return {
            (str(name), said) for name, user in enumerate(self._all) for said in user.said if said != "up"
        }

    def _start(self) -> User:
        user = self._way.start(self._directory, "--write", str(len(self._all)))
        self._all.append(user)
        return user


def kill(directory: Path, kinds: tuple[str, ...], chance: random.Random) -> None:
    """Kill one process of each kind, where there is one."""
    for kind in kinds:
        for victim in chance.sample(found := processes.of(directory, kind), min(1, len(found))):
            victim.kill()


def test_confirmed_rows_outlive_the_killing_of_any_process(way: Way, directory: Path) -> None:
    chance = random.Random(str(way.prefix))
    with Writers(way, directory) as writers:
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0, 0.7))
            victims = chance.choice(VICTIMS)
            kill(directory, tuple(kind for kind in victims if kind != "user"), chance)
            if "user" in victims:
                writers.replace_one()
            writers.go_on()
    with way.start(directory) as reader:
        rows = {(name, number) for name, number in reader.up().ask("select name, number from written")}
        reader.leave()
    assert writers.confirmed() <= rows
    assert processes.of(directory) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_first_start_that_is_killed_at_any_moment_leaves_nothing_that_hurts(
    caller: Way, directory: Path, seed: int
) -> None:
    chance = random.Random(seed)
    with caller.start(directory) as user:
        time.sleep(chance.uniform(0.2, 1.5))
        kill(directory, chance.choice((("keeper",), ("initdb",), ("keeper", "initdb"), ("server",))), chance)
        assert user.up().ask("select 1") == [[1]]
        user.leave()
    assert processes.of(directory) == []
    assert not (directory / "postgresql/server/data.new").exists()


def test_a_killed_server_comes_back_without_being_asked_for(furnished: Path) -> None:
    with embedded.attach(furnished) as server:
        keeper = processes.of(furnished, "keeper")
        for process in processes.of(furnished, "server"):
            process.kill()
        deadline = time.monotonic() + 10
        while not answers(server.url("postgres")):
            assert time.monotonic() < deadline
        assert processes.of(furnished, "keeper") == keeper


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url):
            return True
    except psycopg.OperationalError:
        return False


def test_a_session_that_goes_on_without_its_killed_server_does_not_keep_it_from_coming_back(
    caller: Way, furnished: Path
) -> None:
    with embedded.attach(furnished) as server, caller.start(furnished) as busy:
        busy.up().tell("do $$ begin loop end loop; end $$")
        await_session(server.url("postgres"))
        for process in processes.of(furnished, "server"):
            process.kill()
        server.ensure()
        assert busy.process.wait(10) != 0


def await_session(url: str) -> None:
    """Wait until somebody else's statement runs on the server."""
    running = "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
    with psycopg.connect(url, autocommit=True) as connection:
        while connection.execute(running).fetchone() == (0,):
            time.sleep(0.05)


@pytest.mark.parametrize("content", ["", "{}\n/somewhere\n"])
def test_the_mark_of_a_killed_server_whose_number_another_process_has_now_is_no_obstacle(
    furnished: Path, content: str
) -> None:
    mark = furnished / "postgresql/server/data/postmaster.pid"
    mark.write_text(content.format(os.getpid()))
    with embedded.attach(furnished) as server:
        assert answers(server.url("postgres"))


def test_a_server_that_somebody_runs_by_hand_on_the_same_data_is_not_disturbed(
    ordinary: Way, directory: Path
) -> None:
    os.chown(directory, ordinary.owner, -1)
    with ordinary.start(directory) as user:
        user.up()
        [server] = processes.of(directory, "server")
        command = Path(f"/proc/{server.id}/cmdline").read_text().split("\0")[:-1]
        user.leave()
    elsewhere = f"--unix_socket_directories={directory}"
    by_hand = subprocess.Popen([*ordinary.prefix, *command, elsewhere], stderr=subprocess.DEVNULL)
    mark = directory / "postgresql/server/data/postmaster.pid"
    while not (mark.exists() and "ready" in mark.read_text()):
        time.sleep(0.05)
    with ordinary.start(directory) as user:
        assert user.process.wait(20) == 1
        assert f"process {by_hand.pid}" in user.complaint()
    assert by_hand.poll() is None
    by_hand.send_signal(signal.SIGINT)
    assert by_hand.wait(20) == 0


def test_where_the_kernel_does_not_tie_the_server_to_its_keeper_a_watcher_does(directory: Path) -> None:
    script = (
        "import signal, subprocess; from crawler import lifeline\n"
        f"child = subprocess.Popen(['sleep', '60'], cwd={str(directory)!r})\n"
        "lifeline.watch(child.pid); print(child.pid, flush=True); signal.pause()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline()
        time.sleep(1.5)
        assert processes.of(directory)
        parent.kill()
        processes.await_none(directory, 20)

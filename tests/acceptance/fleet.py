"""Several daemons and workers on one database, in processes of their own that may be killed or frozen."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from crawler.replica.process import Replica
from crawler.sources import SOURCES
from crawler.store import embedded
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import environment, processes_of, run, start


@dataclass
class Fleet:
    """The processes by name, and the database that they share, whose server outlives them all."""

    home: Path
    url: str
    env: dict[str, str]
    processes: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def start(self, name: str, *command: str) -> None:
        """Start a process of ours; its name stands in its environment, and in its children's."""
        with self._log(name).open("a") as log:
            env = self.env | {"FLEET": self._mark(name)}
            self.processes[name] = start(*command, env=env, stdout=log, stderr=log)

    def told(self, name: str) -> str:
        """Return all that a process, and those of its name before it, have printed and logged so far."""
        return self._log(name).read_text("utf-8")

    def run(self, *command: str) -> str:
        """Run a command to its end and return what it printed."""
        done = run(*command, env=self.env)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def signal(self, name: str, number: signal.Signals, *, with_children: bool = False) -> None:
        """Send a signal to a process, and to all that it started."""
        found = self._family(name) if with_children else [self.processes[name].pid]
        for pid in found:
            os.kill(pid, number)

    def stop(self, name: str) -> int:
        """Have a process end in good order; return its status."""
        process = self.processes.pop(name)
        process.terminate()
        return process.wait(timeout=60)

    def kill(self, name: str) -> None:
        """Kill a process; what it started ends with it."""
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def worker_of(self, name: str) -> int | None:
        """Return the process id of the worker that a daemon has started, if it is there."""
        found = processes_of(Path(self._mark(name)))
        return next((pid for pid, command in found.items() if command.split()[-1] == "worker"), None)

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """Return what a statement finds in the database."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    def wait_until(self, is_so: Callable[[], bool], seconds: float) -> float:
        """Wait until something is so, and return how many seconds that took; fails if it takes longer."""
        began = time.monotonic()
        while not is_so():
            assert time.monotonic() - began < seconds, "it never was so"
            time.sleep(0.02)
        return time.monotonic() - began

    def end(self) -> None:
        """End whatever still runs."""
        for process in self.processes.values():
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()

    def _log(self, name: str) -> Path:
        return self.home / f"{name}.log"

    def _mark(self, name: str) -> str:
        return f"{self.home}/{name};"

    def _family(self, name: str) -> list[int]:
        return list(processes_of(Path(self._mark(name))))


@contextmanager
def fleet(
    home: Path, stand_in: Replica, sources: Sequence[str] = tuple(SOURCES), **more: str
) -> Iterator[Fleet]:
    """Give a fleet without processes yet, whose sources are due every second and are stand-ins.

    Its environment has what there is `more`, such as publishers that are installed for it.
    """
    with (
        embedded.attach(home / "database") as server,
        fleet_on(server.url("postgres"), home, stand_in, sources, more) as ships,
    ):
        yield ships


@contextmanager
def fleet_on(
    url: str, home: Path, stand_in: Replica, sources: Sequence[str], more: Mapping[str, str], every: float = 1
) -> Iterator[Fleet]:
    """Give the same on a database that somebody else looks after, its sources due every so many seconds."""
    config = home / "watch.toml"
    steady = {"every": every, "working_every": every, "jitter": 0, "elasticity": 1, "longest": every}
    pace = "".join(f"{key} = {value}\n" for key, value in steady.items())
    enabled = {name: name in sources for name in (*SOURCES, *sources)}
    tables = [f"[sources.{name}]\n{pace if on else 'enabled = false'}\n" for name, on in enabled.items()]
    config.write_text("\n".join([*tables, "[worker]\ncrawls = 1\n"]))
    env = environment(home, DATABASE_URL=url, BILATERAL_WATCH_CONFIG=str(config), **more)
    ships = Fleet(home, url, env | {STAND_IN: stand_in.address})
    try:
        ships.run("db", "migrate")
        yield ships
    finally:
        ships.end()

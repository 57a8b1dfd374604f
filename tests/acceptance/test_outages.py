"""PostgreSQL goes away while the service runs: it says so, goes on by itself, and nothing is lost or double.

`BILATERAL_WATCH_OUTAGES` tells how many seconds each outage lasts, and has all kinds tried; without it there
are two short ones. Only root can cut a network, that of PostgreSQL here: it gets one of its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psycopg
import pytest

from crawler.replica import process as replica
from tests.acceptance.accounts import all_is_read, amiss, come_to_rest, truth
from tests.acceptance.commands import PATIENCE
from tests.acceptance.fleet import Fleet, fleet_on
from tests.system_postgresql import SystemPostgresql, system_postgresql

SECONDS: Final = float(os.environ.get("BILATERAL_WATCH_OUTAGES", "0"))
EVERY: Final = 10.0 if SECONDS else 1.0
SOURCES: Final = ("kazinform-en", "kt-en", "mfa-ru")
GOES_ON_WITHIN: Final = 60.0
NOTICED_WITHIN: Final = 30.0
"""Seconds after which a cut network is noticed for sure: the kernel gives a connection up after 15."""
OVER_AT_ONCE: Final = {"connections cut"} | ({"network cut"} if SECONDS < NOTICED_WITHIN else set())
"""What may pass without a word: all goes on as soon as it is over."""
HERE, THERE = "10.213.77.1", "10.213.77.2"
ALL_LISTEN = "select from pg_stat_activity where query ilike 'listen %%' having count(*) >= 5"
"""The daemon to new events, its worker and the other one to two queues each."""
BEGUN_SINCE = "select from runs where started > %s"
END_ALL = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"


class Network:
    """A network of PostgreSQL's own, tied to ours by a cable that can be cut."""

    def __init__(self) -> None:
        self.name = f"bw{os.getpid()}"

    def lay(self) -> None:
        """Lay the cable."""
        _ip(f"netns add {self.name}")
        _ip(f"link add {self.name} type veth peer name there netns {self.name}")
        _ip(f"addr add {HERE}/30 dev {self.name}")
        _ip(f"link set {self.name} up")
        _ip(f"-n {self.name} addr add {THERE}/30 dev there")
        _ip(f"-n {self.name} link set there up")

    def cut(self, _: SystemPostgresql, seconds: float) -> None:
        """Let all that is sent be swallowed for so long; nobody is told that it does not arrive."""
        _ip(f"-n {self.name} link set there down")
        time.sleep(seconds)
        _ip(f"-n {self.name} link set there up")

    def cut_while_restarted(self, server: SystemPostgresql, seconds: float) -> None:
        """Cut it while the server is started anew, so that no connection to it is told of its end."""
        _ip(f"-n {self.name} link set there down")
        server.stop()
        server.start()
        time.sleep(seconds)
        _ip(f"-n {self.name} link set there up")

    def remove(self) -> None:
        """Remove it, and the cable with it."""
        _ip(f"netns del {self.name}")


def _ip(command: str) -> None:
    subprocess.run(["ip", *command.split()], check=True)


def stop(server: SystemPostgresql, seconds: float) -> None:
    server.stop()
    time.sleep(seconds)
    server.start()


def kill(server: SystemPostgresql, _: float) -> None:
    server.kill()
    server.start()


def cut_connections(server: SystemPostgresql, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        with suppress(psycopg.OperationalError), psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(END_ALL)
        if time.monotonic() > end:
            return
        time.sleep(0.2)


Outage = Callable[[SystemPostgresql, float], None]


@contextmanager
def server_and_outages() -> Iterator[tuple[SystemPostgresql, Mapping[str, Outage]]]:
    """Give a server with the ways in which it may go away, by name."""
    ways: dict[str, Outage] = {"killed": kill, "connections cut": cut_connections}
    if not SECONDS:
        with system_postgresql() as server:
            yield server, ways
        return
    if os.geteuid() != 0:
        pytest.skip("only root can cut a network")
    network = Network()
    network.lay()
    ways |= {"stopped": stop, "network cut": network.cut, "restarted unseen": network.cut_while_restarted}
    try:
        within = ["ip", "netns", "exec", network.name]
        with system_postgresql((THERE, 5432), within) as server:
            yield server, ways
    finally:
        network.remove()


def test_the_service_says_that_its_database_is_away_goes_on_by_itself_and_loses_nothing(
    tmp_path: Path,
) -> None:
    with (
        server_and_outages() as (server, ways),
        replica.start(live=2.0) as sites,
        fleet_on(server.url, tmp_path, sites, SOURCES, {}, EVERY) as ships,
    ):
        ships.start("daemon", "run")
        ships.start("worker", "worker")
        ships.wait_until(lambda: bool(ships.rows(ALL_LISTEN)), PATIENCE)
        for way, befall in ways.items():
            told = {name: len(ships.told(name)) for name in ships.processes}
            befall(server, SECONDS)
            seconds = goes_on(ships)
            sys.stdout.write(f"{way}: goes on after {seconds:.1f} s\n")
            for name, process in ships.processes.items():
                said = ships.told(name)[told[name] :]
                assert "away" in said or "begun anew" in said or way in OVER_AT_ONCE, (way, name)
                assert process.poll() is None
            ships.wait_until(lambda: bool(ships.rows(ALL_LISTEN)), GOES_ON_WITHIN)
        published = truth(sites, SOURCES)
        all_is_read(ships, published)
        come_to_rest(ships)

        assert amiss(ships) == {}


def goes_on(ships: Fleet) -> float:
    """Wait until sources are visited again, and return how many seconds that took."""
    ships.wait_until(lambda: is_there(ships), GOES_ON_WITHIN)
    [(back,)] = ships.rows("select clock_timestamp()")
    return ships.wait_until(lambda: bool(ships.rows(BEGUN_SINCE, back)), GOES_ON_WITHIN)


def is_there(ships: Fleet) -> bool:
    try:
        return bool(ships.rows("select true"))
    except psycopg.OperationalError:
        return False

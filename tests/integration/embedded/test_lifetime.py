"""The server is there while anybody uses it, and not a moment longer."""

import os
import random
import signal
import time
from pathlib import Path

from crawler.store import embedded
from tests.integration.embedded import processes
from tests.integration.embedded.conftest import Way


def test_what_was_written_on_first_use_is_there_the_next_time(way: Way, directory: Path) -> None:
    for expected in ([], [[1]]):
        with way.start(directory) as user:
            user.up().ask("create table if not exists kept (number int)")
            assert user.ask("select number from kept") == expected
            user.ask("insert into kept values (1)")
            user.leave()
            assert processes.of(directory) == []


def test_text_is_unicode_ordered_by_code_points_and_time_is_universal(caller: Way, directory: Path) -> None:
    with caller.start(directory) as user:
        user.up()
        assert user.ask("select lower('ҚАЗАҚСТАН'), 'Б' < 'а', current_setting('timezone')") == [
            ["қазақстан", True, "UTC"]
        ]


def test_nobody_but_the_owner_can_reach_the_server(way: Way, directory: Path) -> None:
    with way.start(directory) as user:
        user.up()
        assert user.ask("select current_setting('listen_addresses')") == [[""]]
        postgresql = directory / "postgresql"
        assert postgresql.stat().st_mode & 0o077 == 0


def test_the_server_outlives_the_process_that_started_it(way: Way, directory: Path) -> None:
    with way.start(directory) as first, way.start(directory) as second:
        first.up()
        second.up()
        first.leave()
        assert second.ask("select 1") == [[1]]
        second.leave()
        assert processes.of(directory) == []


def test_the_server_ends_within_seconds_when_its_users_are_killed(way: Way, directory: Path) -> None:
    with way.start(directory) as first, way.start(directory) as second:
        first.up()
        second.up()
        for user in processes.of(directory, "user"):
            user.kill()
        assert processes.await_none(directory, 5) < 2


def test_an_interrupt_at_the_terminal_of_who_started_it_leaves_the_server_alone(
    caller: Way, directory: Path
) -> None:
    with caller.start(directory) as first, caller.start(directory) as second:
        first.up()
        server = second.up().ask("select pg_postmaster_start_time()::text")
        os.killpg(first.process.pid, signal.SIGINT)
        first.process.wait()
        assert second.ask("select pg_postmaster_start_time()::text") == server


def test_many_processes_that_start_at_once_share_one_server(way: Way, directory: Path) -> None:
    users = [way.start(directory) for _ in range(8)]
    started = {str(user.up().ask("select pg_postmaster_start_time()::text")) for user in users}
    assert len(started) == 1
    random.Random(8).shuffle(users)
    for user in users[:-1]:
        user.kill()
    assert users[-1].ask("select 1") == [[1]]
    users[-1].leave()
    assert processes.of(directory) == []
    users[-1].kill()


def test_whoever_comes_as_others_leave_finds_the_server_up(caller: Way, directory: Path) -> None:
    chance = random.Random(3)
    with caller.start(directory) as user:
        user.up().leave()
    for _ in range(6):
        users = [caller.start(directory) for _ in range(3)]
        for user in users:
            assert user.up().ask("select 1") == [[1]]
            user.let_go()
            time.sleep(chance.uniform(0, 0.2))
        for user in users:
            user.leave()
            user.kill()
    assert processes.of(directory) == []


def test_one_process_may_come_and_go_many_times_while_the_server_ends_and_starts(directory: Path) -> None:
    for _ in range(5):
        with embedded.attach(directory) as outer, embedded.attach(directory) as inner:
            assert outer.url("postgres") == inner.url("postgres")
        assert processes.of(directory) == []


def test_a_forked_child_keeps_the_server_as_long_as_it_lives(directory: Path) -> None:
    with embedded.attach(directory):
        child = os.fork()
        if child == 0:
            signal.pause()
    time.sleep(0.5)
    assert processes.of(directory, "server")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert processes.await_none(directory, 5) < 2

"""The server is there while anybody uses it, and not a moment longer."""

import os
import signal
import time
from pathlib import Path

from crawler.store import embedded
from tests.integration.embedded import processes
from tests.integration.embedded.ways import Way

STARTED = "select pg_postmaster_start_time()::text"


def test_what_was_written_on_first_use_is_there_the_next_time(way: Way, directory: Path) -> None:
    for expected in ([], [[1]]):
        with way.start(directory) as user:
            user.up().ask("create table if not exists kept (number int)")
            assert user.ask("select number from kept") == expected
            user.ask("insert into kept values (1)")
            user.leave()
            assert processes.of(directory) == []


def test_text_is_unicode_and_time_is_universal(caller: Way, furnished: Path) -> None:
    with caller.start(furnished) as user:
        assert user.up().ask("select lower('ҚАЗАҚСТАН'), current_setting('timezone')") == [
            ["қазақстан", "UTC"]
        ]


def test_the_server_outlives_the_process_that_started_it(caller: Way, furnished: Path) -> None:
    with caller.start(furnished) as first, caller.start(furnished) as second:
        first.up()
        started = second.up().ask(STARTED)
        first.leave()
        assert second.ask(STARTED) == started
        second.leave()
        assert processes.of(furnished) == []


def test_the_server_ends_by_itself_when_all_its_users_were_killed(caller: Way, furnished: Path) -> None:
    with caller.start(furnished) as first, caller.start(furnished) as second:
        first.up()
        second.up()
        for user in processes.of(furnished, "user"):
            user.kill()
        assert processes.await_none(furnished, 10) < 5


def test_an_interrupt_at_the_terminal_of_who_started_it_leaves_the_server_alone(
    caller: Way, furnished: Path
) -> None:
    with caller.start(furnished) as first:
        first.up()
        with caller.start(furnished) as second:
            started = second.up().ask(STARTED)
            os.killpg(first.process.pid, signal.SIGINT)
            first.process.wait()
            assert second.ask(STARTED) == started


def test_many_processes_that_start_at_once_share_one_server(caller: Way, directory: Path) -> None:
    users = [caller.start(directory) for _ in range(8)]
    try:
        assert len({str(user.up().ask(STARTED)) for user in users}) == 1
        last, *others = users
        for user in others:
            user.kill()
        assert last.ask("select 1") == [[1]]
        last.leave()
        assert processes.of(directory) == []
    finally:
        for user in users:
            user.kill()


def test_whoever_comes_at_whatever_moment_finds_the_server_up(caller: Way, directory: Path) -> None:
    visitors = [caller.start(directory, "--visit", str(seed)) for seed in range(4)]
    for visitor in visitors:
        visitor.leave()
        visitor.kill()
        assert visitor.said == [[[1]]] * 8
    assert processes.of(directory) == []


def test_one_process_may_use_it_twice_at_once_and_again_after_its_end(furnished: Path) -> None:
    for _ in range(3):
        with embedded.attach(furnished) as outer, embedded.attach(furnished) as inner:
            assert outer.url("postgres") == inner.url("postgres")
            assert processes.of(furnished, "server")
        assert processes.of(furnished) == []


def test_a_forked_child_keeps_the_server_as_long_as_it_lives(furnished: Path) -> None:
    with embedded.attach(furnished):
        child = os.fork()
        if child == 0:
            signal.pause()
    try:
        time.sleep(0.5)
        assert processes.of(furnished, "server")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert processes.await_none(furnished, 10) < 5

"""The demonstration, as the README tells a new user to run it."""

import json
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from subprocess import Popen
from threading import Timer

import pytest

from tests.acceptance.commands import PATIENCE, environment, objects, processes_of, run, start

LISTED = ["date", "partner", "type", "place", "who", "headline"]
LIVE_DELAY = 20.0
"""Seconds; the stand-ins are asked every two, and a loaded machine takes its time."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def once(home: Path) -> str:
    """What one visit to all stand-ins prints."""
    done = run("run", "--demo", "--once", env=environment(home))
    assert done.returncode == 0, done.stderr
    assert processes_of(home) == {}
    return done.stdout


def test_one_visit_prints_the_events_of_all_stand_ins_as_a_table(once: str) -> None:
    heading, *rows = once.splitlines()

    assert heading.split() == LISTED
    assert len(rows) > 30
    for source in (
        "mfa-en",
        "mfa-ru",
        "mfa-kk",
        "kazinform-en",
        "kazinform-ru",
        "kazinform-kk",
        "kt-en",
        "kt-ru",
    ):
        assert source in once


def test_the_events_are_there_afterwards_with_partners_and_sources(home: Path, once: str) -> None:
    events = objects(run("events", "--demo", "--json", env=environment(home)).stdout)

    assert len(events) == how_many_events(once)
    assert len({partner for event in events for partner in event["partners"]}) >= 25
    assert all(event["releases"] for event in events if event["parent"] is None)


def how_many_events(printed: str) -> int:
    return int(next(line for line in printed.splitlines() if " events; " in line).split()[0])


def test_a_reprint_belongs_to_the_event_of_the_text_that_it_reprints(home: Path, once: str) -> None:
    assert once
    events = objects(run("events", "--demo", "--json", env=environment(home)).stdout)
    shared = [e for e in events if len({r["content_hash"] for r in e["releases"]}) < len(e["releases"])]

    assert shared
    assert any({r["source"].split("-")[0] for r in e["releases"]} >= {"mfa", "kt"} for e in shared)


def test_a_second_visit_brings_no_event_twice(home: Path, once: str) -> None:
    again = run("run", "--demo", "--once", env=environment(home))

    assert again.returncode == 0, again.stderr
    assert len(objects(run("events", "--demo", "--json", env=environment(home)).stdout)) == how_many_events(
        once
    )


def test_nothing_of_the_demonstration_is_in_the_real_database(home: Path, once: str) -> None:
    assert once
    assert run("events", "--json", env=environment(home)).stdout == ""


def test_figures_and_sources_and_status_tell_of_what_was_found(home: Path, once: str) -> None:
    assert once
    figures = objects(run("figures", "--demo", "--json", env=environment(home)).stdout)
    sources = objects(run("sources", "--demo", "--json", env=environment(home)).stdout)
    [status] = objects(run("status", "--demo", "--json", env=environment(home)).stdout)

    assert {figure["measure"] for figure in figures} >= {"trade_turnover", "exports", "imports", "companies"}
    assert {source["outcome"] for source in sources} <= {"new", "unchanged"}
    assert status["totals"]["releases"] == sum(source["releases"] for source in sources)
    assert status["queue"] == {}


def test_it_goes_on_and_prints_new_events_within_seconds_until_ctrl_c(tmp_path: Path, once: str) -> None:
    service = start("run", "--demo", "--json", env=environment(tmp_path))
    try:
        delays = list(islice(seconds_to_print_what_is_published_live(service, how_many_events(once)), 3))
    finally:
        service.send_signal(signal.SIGINT)
        asked = time.monotonic()
        service.communicate(timeout=PATIENCE)

    assert len(delays) == 3
    assert max(delays) < LIVE_DELAY
    assert time.monotonic() - asked < 5
    assert service.returncode == 0
    assert processes_of(tmp_path) == {}


def seconds_to_print_what_is_published_live(service: Popen[str], from_before: int) -> Iterator[float]:
    """How long after its publication each event is printed, of those published once it has caught up.

    Until then it has to start and to read what was there before, so many events.
    """
    watchdog = Timer(2 * PATIENCE, service.kill)
    watchdog.start()
    try:
        events = (json.loads(line) for line in service.stdout or () if line.startswith("{"))
        for _ in islice(events, from_before):
            caught_up = datetime.now(UTC)
        for event in events:
            published = [datetime.fromisoformat(r["published"]) for r in event["releases"]]
            if published and min(published) > caught_up:
                yield (datetime.now(UTC) - min(published)).total_seconds()
    finally:
        watchdog.cancel()

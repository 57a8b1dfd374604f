"""Whatever is killed in the middle of an import: the same import again, and nothing is missing or double.

`BILATERAL_WATCH_KILLS` tells at how many moments each kind of process is killed; one by default.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crawler.replica import process as replica
from crawler.store import embedded
from tests.acceptance.commands import PATIENCE, environment, processes_of, run, start
from tests.acceptance.content import content

MOMENTS = int(os.environ.get("BILATERAL_WATCH_KILLS", "1"))
DOCUMENTS = 200


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with as many documents, composed; some are reprints, revisions or no news of ours."""
    folder = tmp_path_factory.mktemp("documents")
    with replica.start(composed=DOCUMENTS, since=date(2025, 1, 1)) as sites:
        for number, truth in enumerate(sites.truth()[-DOCUMENTS:]):
            (folder / f"{number:03}.json").write_text(json.dumps(as_document(truth)), "utf-8")
    return folder


def as_document(truth: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": truth["publisher"],
        "language": truth["language"],
        "url": truth["url"],
        "published": truth["published"],
        "title": truth["title"],
        "text": truth["body"],
    }


@pytest.fixture(scope="module")
def undisturbed(
    documents: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, list[Any]], float]:
    """What an undisturbed import brings, and how long it takes."""
    home = tmp_path_factory.mktemp("undisturbed")
    began = time.monotonic()
    done = run("import", documents, env=environment(home))
    seconds = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    return content_at(home), seconds


def content_at(home: Path) -> dict[str, list[Any]]:
    with embedded.attach(home) as server:
        return content(server.url("bilateral_watch"))


def import_process(home: Path) -> list[int]:
    return pids(home, "import")


def reading_child(home: Path) -> list[int]:
    return pids(home, "scheduler.parse_child")


def postgres(home: Path) -> list[int]:
    return [int((home / "postgresql" / "server" / "data" / "postmaster.pid").read_text().split()[0])]


def worker_beside(home: Path) -> list[int]:
    return pids(home, "worker")


def pids(home: Path, argument: str) -> list[int]:
    return [pid for pid, command in processes_of(home).items() if f" {argument} " in command]


@pytest.mark.parametrize("victim", [import_process, reading_child, worker_beside, postgres])
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_an_import_that_was_disturbed_ends_as_if_it_had_not_been(
    victim: Callable[[Path], list[int]],
    moment: int,
    documents: Path,
    undisturbed: tuple[dict[str, list[Any]], float],
    tmp_path: Path,
) -> None:
    expected, seconds = undisturbed
    home = disturb(victim, documents, tmp_path, seconds * (moment + 0.5) / MOMENTS)

    again = run("import", documents, env=environment(home))

    assert again.returncode == 0, again.stderr
    assert content_at(home) == expected
    assert processes_of(home) == {}


def disturb(victim: Callable[[Path], list[int]], documents: Path, folder: Path, after: float) -> Path:
    """Import, and kill the victim after so many seconds, or earlier where that is too late; return where."""
    for attempt in range(10):
        home = folder / str(attempt)
        began = time.monotonic()
        beside = start("worker", env=environment(home)) if victim is worker_beside else None
        import_ = start("import", documents, env=environment(home))
        killed = kill_at(began + after * 0.7**attempt, partial(victim, home), import_)
        import_.communicate(timeout=PATIENCE)
        if beside is not None:
            beside.kill()
            beside.communicate()
        if killed:
            return home
    raise AssertionError("the import was over each time before anything could be killed")


def kill_at(moment: float, victims: Callable[[], list[int]], import_: subprocess.Popen[str]) -> bool:
    """Kill the victims once the moment has come and they are there; return whether the import still ran."""
    time.sleep(max(0.0, moment - time.monotonic()))
    while import_.poll() is None:
        try:
            for victim in (found := victims()):
                os.kill(victim, signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, IndexError):
            continue  # not there yet, or gone in between
        if found:
            return True
        time.sleep(0.01)
    return False

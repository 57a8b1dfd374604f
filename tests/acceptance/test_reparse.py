"""Kept texts are read again by a later version of a parser, by the command that users have."""

import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from crawler.store import embedded
from tests.acceptance.commands import environment, objects, processes_of, run, start
from tests.installed import installed

PATIENCE = 60.0
TEXTS = {
    "helsinki": "Talks with FI in Helsinki were held about transit.",
    "stockholm": "Talks with SE in Stockholm were held about forests.",
    "nothing": "The harvest was gathered in time this year.",
    "riga": "Talks with LV in Riga went on although the speaker stumbles at times.",
}


class Desk:
    """A database with texts that version 1 of a parser has read."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self._site = installed(folder / "site", {"upgraded": "tests.odd_parsers:Upgraded"})
        (folder / "documents").mkdir()
        for name, text in TEXTS.items():
            (folder / "documents" / f"{name}.txt").write_text(f" date 2026-03-05 {text}")
        run("import", folder / "documents", env=self.with_version(1))

    def with_version(self, version: int, **more: str) -> dict[str, str]:
        return environment(self.home, **self._site, UPGRADED_VERSION=str(version), **more)

    def reparsed(self, version: int, *options: str) -> tuple[set[tuple[Any, ...]], dict[str, Any]]:
        """The changes that a reparse tells of the parser, and its summary."""
        done = run("reparse", "--json", *options, env=self.with_version(version))
        *changes, summary = objects(done.stdout)
        return {(c["field"], c["before"], c["after"]) for c in changes}, summary | {"status": done.returncode}

    def rows(self, statement: str) -> list[Any]:
        with (
            embedded.attach(self.home) as server,
            psycopg.connect(server.url("bilateral_watch")) as connection,
        ):
            return connection.execute(statement).fetchall()

    def events(self) -> list[Any]:
        return self.rows("select partners[1], place, reparse is not null from events order by 1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_later_version_shows_what_it_changes_before_it_does(desk: Desk) -> None:
    changes = {
        ("place", None, "Helsinki"),
        ("place", None, "Riga"),
        ("event", None, "meeting SE"),
    }
    as_read = [("FI", None, False), ("LV", None, False)]
    assert desk.events() == as_read

    told, summary = desk.reparsed(2, "--dry-run")
    assert (told, summary["texts"], summary["changed_texts"], summary["found"]) == (changes, 4, 3, 0)
    assert desk.events() == as_read

    told, summary = desk.reparsed(2)
    assert (told, summary["texts"], summary["changed_texts"], summary["found"]) == (changes, 4, 3, 1)
    assert desk.events() == [("FI", "Helsinki", False), ("LV", "Riga", False), ("SE", "Stockholm", True)]

    told, summary = desk.reparsed(3)
    assert (told, summary["failed_texts"], summary["status"]) == (set(), 1, 1)
    assert ("LV", "Riga", False) in desk.events()


def test_one_that_was_killed_goes_on_and_ends_as_if_nothing_had_been(desk: Desk) -> None:
    first = start("reparse", env=desk.with_version(2, UPGRADED_SECONDS="1"))
    wait_until(lambda: any("parse_child" in command for command in processes_of(desk.home).values()))
    wait_until(lambda: desk.rows("select text from reparsed_texts"))
    first.kill()
    first.communicate()

    again = run("reparse", env=desk.with_version(2))

    assert again.returncode == 0, again.stderr
    assert "going on with reparse 1" in again.stderr
    assert "4 texts read again" in " ".join(again.stdout.split())
    assert desk.events() == [("FI", "Helsinki", False), ("LV", "Riga", False), ("SE", "Stockholm", True)]


def wait_until(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)

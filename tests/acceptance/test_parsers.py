"""Other parsers beside the built-in one: good ones add to what is found, bad ones take nothing away."""

import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from crawler.store import embedded
from tests.acceptance.commands import environment, objects, run
from tests.installed import installed, on_path

EXAMPLE = Path(__file__).parents[2] / "deploy" / "example-parser"
TALKS = (
    " date 2026-03-05 Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali received on Thursday "
    "Ambassador of Finland Lena Virtanen."
)
FLIGHTS = " date 2026-03-06 An airline plans direct flights between Almaty and Zagreb, twice a week."
ODD = {
    "a-failing-one": "tests.odd_parsers:Failing",
    "a-hanging-one": "tests.odd_parsers:Hanging",
    "a-crashing-one": "tests.odd_parsers:Crashing",
    "a-lying-one": "tests.odd_parsers:Lying",
    "an-unloadable-one": "tests.odd_parsers:Unloadable",
    "a-missing-one": "tests.nowhere:Parser",
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which the example is installed, built and unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("example")
    build: list[str | Path] = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=EXAMPLE, check=True, stdout=subprocess.DEVNULL, timeout=60)
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder)
    return on_path(folder)


def imported(folder: Path, env: dict[str, str], **texts: str) -> subprocess.CompletedProcess[str]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return run("import", *(folder / f"{name}.txt" for name in texts), "--json", env=env)


def readings(home: Path) -> list[Any]:
    """Parser and failure of each reading, by parser and text."""
    with embedded.attach(home) as server, psycopg.connect(server.url("bilateral_watch")) as connection:
        return connection.execute("select parser, failure from readings order by parser, text").fetchall()


def test_the_example_reads_what_the_built_in_one_does_not(tmp_path: Path, example: dict[str, str]) -> None:
    env = environment(tmp_path / "home", **example)

    done = imported(tmp_path, env, flights=FLIGHTS, talks=TALKS)

    told = {(event["type"], *event["partners"], event["place"]) for event in objects(done.stdout)}
    assert ("opening", "HR", "Zagreb") in told
    assert ("meeting", "FI") in {entry[:2] for entry in told}


def test_parse_takes_the_parser_that_is_named(tmp_path: Path, example: dict[str, str]) -> None:
    (tmp_path / "flights.txt").write_text(FLIGHTS)
    env = environment(tmp_path, **example)

    [read] = objects(
        run("parse", tmp_path / "flights.txt", "--parser", "air-routes", "--json", env=env).stdout
    )
    unknown = run("parse", tmp_path / "flights.txt", "--parser", "air-rutes", env=env)

    [event] = read["events"]
    assert (event["type"], event["partners"], event["place"]) == ("opening", ["HR"], "Zagreb")
    assert unknown.returncode == 1
    assert "there are air-routes, bilateral" in unknown.stderr


@dataclass(frozen=True)
class Outcome:
    """What came of releases that were read while every bad parser was installed."""

    events: list[dict[str, Any]]
    printed: str
    failures: dict[str, list[str | None]]


@pytest.fixture(scope="module")
def among_odd_ones(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("odd")
    seconds = {"BILATERAL_WATCH_WORKER__PARSE_SECONDS": "3"}
    env = environment(folder / "home", **installed(folder / "site", ODD), **seconds)
    texts = {f"talks{day}": TALKS.replace("03-05", f"03-{day}") + f" Round {day}." for day in range(10, 14)}
    done = imported(folder, env, **texts)
    assert done.returncode == 0, done.stderr
    failures: dict[str, list[str | None]] = {}
    for parser, failure in readings(folder / "home"):
        failures.setdefault(parser, []).append(failure)
    return Outcome(objects(done.stdout), done.stderr, failures)


def test_bad_parsers_harm_neither_the_releases_nor_the_built_in_one(among_odd_ones: Outcome) -> None:
    assert sum(len(event["releases"]) for event in among_odd_ones.events) == 4
    assert among_odd_ones.failures["bilateral"] == [None] * 4


@pytest.mark.parametrize(
    ("parser", "reason"),
    [
        ("a-failing-one", "LookupError: nothing is right in en"),
        ("a-lying-one", "MentionError: mention 0 rests on"),
        ("a-crashing-one", "ended with status 7"),
        ("a-hanging-one", "no answer within 3 s"),
    ],
)
def test_each_text_that_a_bad_parser_did_not_read_says_why(
    among_odd_ones: Outcome, parser: str, reason: str
) -> None:
    first, *others = among_odd_ones.failures[parser]
    assert reason in str(first)
    assert len(others) == 3
    assert all(others)


def test_one_that_gives_no_answer_again_and_again_rests(among_odd_ones: Outcome) -> None:
    failures = list(map(str, among_odd_ones.failures["a-hanging-one"]))
    assert sum("no answer within" in failure for failure in failures) == 3
    assert sum("not asked" in failure for failure in failures) == 1


@pytest.mark.parametrize("parser", ["an-unloadable-one", "a-missing-one"])
def test_one_that_cannot_be_loaded_is_told(among_odd_ones: Outcome, parser: str) -> None:
    [line] = [line for line in among_odd_ones.printed.splitlines() if parser in line]
    assert "cannot be" in line


def test_parse_shows_each_field_with_how_sure_it_is_and_the_quote(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    (tmp_path / "none.txt").write_text("The harvest was gathered in time.")

    shown = run("parse", tmp_path / "talks.txt", tmp_path / "none.txt", env=environment(tmp_path)).stdout

    [row] = [line for line in shown.splitlines() if line.startswith("partners")]
    assert re.match(r"partners +FI +0\.\d\d +.*Finland", row)
    assert "none.txt: no bilateral event" in shown


def test_parse_tells_in_one_line_what_a_parser_failed_at(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    env = environment(tmp_path / "home", **installed(tmp_path / "site", ODD))

    done = run("parse", tmp_path / "talks.txt", "--parser", "a-failing-one", env=env)

    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.endswith("talks.txt: LookupError: nothing is right in en")

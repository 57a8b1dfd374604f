"""How well the built-in parser reads the project's own labelled releases, by the command that users have."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.commands import environment, objects, run

OWN = Path(__file__).parents[1] / "releases"
NOW = "2026-11-20T18:00:00+05:00"
FLOORS = {
    "event found": 0.97,
    "partners": 0.97,
    "people": 0.95,
    "side": 0.97,
    "type": 0.93,
    "date": 0.95,
    "place": 0.90,
    "figures": 0.96,
    "period": 0.97,
    "figure's partner": 0.97,
    "agreements": 0.85,
}
"""The F1 that no field falls below; what is measured is better."""


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The labelled releases in one folder: those of the stand-ins, and those for this alone."""
    folder = tmp_path_factory.mktemp("releases")
    subprocess.run(
        [sys.executable, "-m", "crawler.replica", "--now", NOW, "--labelled", folder], check=True, timeout=60
    )
    shutil.copytree(OWN, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def evaluated(labelled: Path) -> dict[str, Any]:
    done = run("evaluate", labelled, "--show", "--calibration", "--json", env=environment(labelled))
    assert done.returncode == 0, done.stderr
    [report] = objects(done.stdout)
    return report


def test_there_are_enough_different_ones_in_each_language(labelled: Path) -> None:
    read = objects(run("parse", "--json", labelled / "docs", env=environment(labelled)).stdout)
    texts = {document["content_hash"]: document["language"][:2] for document in read}
    assert len(texts) >= 80
    assert all(list(texts.values()).count(language) >= 15 for language in ("en", "ru", "kk"))


@pytest.mark.parametrize("field", FLOORS)
def test_no_field_falls_below_its_floor(evaluated: dict[str, Any], field: str) -> None:
    differences = [told for told in evaluated["differences"] if told["field"] == field]
    assert evaluated["fields"][field]["f1"] >= FLOORS[field], differences


def test_confidence_is_about_as_often_right_as_it_says(evaluated: dict[str, Any]) -> None:
    assert evaluated["calibration_error"]["all fields"] <= 0.05, evaluated["confidence"]


def test_the_markdown_table_has_a_row_for_each_field(labelled: Path) -> None:
    table = run("evaluate", labelled, "--markdown", env=environment(labelled)).stdout.splitlines()
    assert [row.split("|")[1].strip() for row in table[4:] if row] == list(FLOORS)


def test_what_lacks_labels_is_told_and_the_others_are_judged(tmp_path: Path) -> None:
    shutil.copytree(OWN, tmp_path / "own")
    (tmp_path / "own" / "docs" / "unlabelled.txt").write_text("Talks were held in Riga.")
    (tmp_path / "own" / "labels" / "broken.json").write_text("{}")
    (tmp_path / "own" / "docs" / "broken.txt").write_text("Talks were held in Riga.")

    done = run("evaluate", tmp_path / "own", "--json", env=environment(tmp_path))

    assert done.returncode == 1
    told = sorted(done.stderr.splitlines())
    assert len(told) == 2
    assert "is_bilateral_event: Field required" in told[0]
    assert "unlabelled: has no labels" in told[1]
    assert objects(done.stdout)[0]["documents"] > 0


def test_a_folder_of_something_else_is_bad_usage(tmp_path: Path) -> None:
    done = run("evaluate", tmp_path, env=environment(tmp_path))
    assert done.returncode == 2
    assert "docs/" in done.stderr

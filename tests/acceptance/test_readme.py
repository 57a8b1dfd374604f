"""What the README says of the command and its configuration is true."""

import json
import re
from pathlib import Path

from tests.acceptance.commands import environment, run

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_commands_of_the_readme_are_those_that_there_are(tmp_path: Path) -> None:
    told = set(re.findall(r"^    bilateral-watch (\w+)", README, re.MULTILINE))

    done = run("--help", env=environment(tmp_path))

    assert done.returncode == 0
    listed = set(re.findall(r"^│ (\w+) ", done.stdout.partition("Commands")[2], re.MULTILINE))
    assert listed == told


def test_the_configuration_of_the_readme_is_accepted(tmp_path: Path) -> None:
    [example] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "watch.toml").write_text(example)

    done = run("--config", tmp_path / "watch.toml", "config", "--json", env=environment(tmp_path / "home"))

    assert done.returncode == 0, done.stderr
    effective = json.loads(done.stdout)
    assert effective["contact"] == "mailto:ops@example.org"
    assert effective["worker"]["crawls"] == 2


def test_the_configuration_of_the_page_about_alerts_is_accepted(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "deploy" / "alerts.md"
    [example] = re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    (tmp_path / "watch.toml").write_text(example)

    done = run("--config", tmp_path / "watch.toml", "config", "--json", env=environment(tmp_path / "home"))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rules"]["large-trade"]["figures"][0]["min"] == 1e9
    assert "whsec" not in done.stdout


def test_every_room_that_the_readme_names_is_there() -> None:
    root = Path(__file__).parents[2]
    rooms = re.findall(r"`((?:crawler|scheduler)/[\w./]*)`", README)
    pages = re.findall(r"\]\(([\w./-]+)\)", README)

    assert rooms
    assert [place for place in (*rooms, *pages) if not (root / place).exists()] == []

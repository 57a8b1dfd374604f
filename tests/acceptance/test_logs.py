"""What the service logs where no terminal is: a JSON object a line, with the source and the run in it."""

from pathlib import Path

from crawler.replica import process as replica
from crawler.sources import SOURCES
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import environment, objects, run

VISITED = {"kt-ru", "mfa-kk"}


def test_runs_are_logged_as_json_with_their_source_and_number(tmp_path: Path) -> None:
    config = tmp_path / "watch.toml"
    config.write_text(
        "".join(f"sources.{name}.enabled = {str(name in VISITED).lower()}\n" for name in SOURCES)
    )
    with replica.start() as sites:
        sites.strike("challenge", r"www\.kt\.kz/.*")
        env = environment(tmp_path, BILATERAL_WATCH_CONFIG=str(config), **{STAND_IN: sites.address})
        done = run("run", "--once", env=env)

    *lines, complaint = done.stderr.splitlines()
    ended = {line["source"]: line for line in objects("\n".join(lines)) if line["event"] == "run ended"}
    assert ended.keys() == VISITED
    assert (ended["mfa-kk"]["level"], ended["mfa-kk"]["outcome"]) == ("info", "new")
    assert ended["mfa-kk"]["new"] > 0
    assert (ended["kt-ru"]["level"], ended["kt-ru"]["outcome"]) == ("warning", "challenged")
    assert "www.kt.kz" in ended["kt-ru"]["reason"]
    assert len({line["run"] for line in ended.values()}) == 2
    assert complaint.startswith("bilateral-watch: ")

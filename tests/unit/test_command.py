import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli.application import PARTS, part_called

LOADED = (
    "import sys; from scheduler.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
)
HEAVY = frozenset({"psycopg", "procrastinate", "scrapy", "apprise", "fastapi", "pyarrow", "holidays"})


@pytest.mark.parametrize("name", PARTS)
def test_the_help_says_of_each_part_what_the_part_says_of_itself(name: str) -> None:
    assert part_called(name).get_short_help_str(limit=1000) == PARTS[name].purpose


@pytest.mark.parametrize("arguments", [["--help"], ["parse"]])
def test_a_command_loads_nothing_that_it_does_not_need(arguments: list[str], tmp_path: Path) -> None:
    document = tmp_path / "release.txt"
    document.write_text("The Ambassador of Latvia met with the Minister of Trade of Kazakhstan in Astana.")
    given = [*arguments, str(document)] if arguments == ["parse"] else arguments
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, *given], capture_output=True, text=True, check=True, timeout=60
    )
    assert HEAVY.isdisjoint(ended.stderr.split())

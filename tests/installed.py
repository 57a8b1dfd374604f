"""Parsers installed for one test, beside those of the project, without touching the environment."""

import os
from pathlib import Path

GROUP = "bilateral_watch.parsers"


def installed(folder: Path, parsers: dict[str, str]) -> dict[str, str]:
    """Register parsers, names with `module:Class`, and return the environment in which they are installed."""
    info = folder / "parsers_of_a_test-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: parsers-of-a-test\nVersion: 1.0\n")
    points = "\n".join(f"{name} = {target}" for name, target in parsers.items())
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{points}\n")
    return on_path(folder)


def on_path(*folders: Path) -> dict[str, str]:
    """The environment in which what is in these folders can be imported."""
    root = Path(__file__).parents[1]
    return {"PYTHONPATH": os.pathsep.join(map(str, (*folders, root)))}

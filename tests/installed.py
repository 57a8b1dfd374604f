"""Parsers and publishers installed for one test, beside the project's own; the environment stays as it is."""

import os
from pathlib import Path

PARSERS, PUBLISHERS = "bilateral_watch.parsers", "bilateral_watch.publishers"


def installed(folder: Path, points: dict[str, str], group: str = PARSERS) -> dict[str, str]:
    """Register names with `module:object` each, and return the environment in which they are installed."""
    info = folder / "of_a_test-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: of-a-test\nVersion: 1.0\n")
    told = "\n".join(f"{name} = {target}" for name, target in points.items())
    (info / "entry_points.txt").write_text(f"[{group}]\n{told}\n")
    return on_path(folder)


def on_path(*folders: Path) -> dict[str, str]:
    """The environment in which what is in these folders can be imported."""
    root = Path(__file__).parents[1]
    return {"PYTHONPATH": os.pathsep.join(map(str, (*folders, root)))}

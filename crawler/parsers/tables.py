"""The lexicon's tables that hold for every language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def shared_table(name: str) -> dict[str, Any]:
    """Return the table of a file of the lexicon that belongs to no language."""
    path = files("crawler.parsers") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))

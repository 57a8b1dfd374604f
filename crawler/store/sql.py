"""Named queries: every SQL statement stands in a file under `queries/`, under a name."""

import re
from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

_HEADING = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def query(name: str) -> LiteralString:
    """Return the statement `family.name`, from `queries/family.sql`; raises KeyError where there is none."""
    family, _, own_name = name.partition(".")
    return _statements(family)[own_name]


@cache
def _statements(family: str) -> dict[str, LiteralString]:
    parts = _HEADING.split(files(__package__).joinpath("queries", f"{family}.sql").read_text("utf-8"))
    # The files are the package's own, so their text is as trustworthy as a literal in the code.
    return {
        name: cast(LiteralString, text.strip()) for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }

"""As much of GraphQL as news are asked for with: one root, its arguments, the fields wanted."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_QUERY: Final = re.compile(
    r"\s*(?:query\s*\w*\s*(?:\([^)]*\))?)?\s*\{"
    r"\s*(?P<root>\w+)\s*(?:\((?P<arguments>[^)]*)\))?\s*"
    r"\{(?P<fields>.*)\}\s*\}\s*",
    re.DOTALL,
)
_ARGUMENT: Final = re.compile(r'(?P<name>\w+)\s*:\s*(?P<value>\$\w+|"[^"]*"|-?\d+)')
_SUBFIELDS: Final = re.compile(r"\{[^{}]*\}")


class QueryError(Exception):
    """The query asks for something that is not there, or in no way that is understood."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a query asks for."""

    root: str
    arguments: Mapping[str, Any]
    fields: frozenset[str]


def read_query(query: str, variables: Mapping[str, Any]) -> Selection:
    """Return what the query asks for, its variables filled in; raises QueryError."""
    parts = _QUERY.fullmatch(query)
    if not parts:
        raise QueryError("Syntax Error: expected one root field with a selection of its fields.")
    arguments = {
        found["name"]: _value(found["value"], variables)
        for found in _ARGUMENT.finditer(parts["arguments"] or "")
    }
    fields = re.findall(r"\w+", _SUBFIELDS.sub("", parts["fields"]))
    return Selection(parts["root"], arguments, frozenset(fields))


def _value(written: str, variables: Mapping[str, Any]) -> Any:
    if not written.startswith("$"):
        return json.loads(written)
    if written[1:] not in variables:
        raise QueryError(f'Variable "{written}" is not defined.')
    return variables[written[1:]]

"""Events and figures as tables for other programs: CSV for spreadsheets, Parquet for analysis."""

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from scheduler.cli.events_output import figure_document
from scheduler.cli.output import complain, print_json, say
from scheduler.event_document import event_document

AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, safe to open in a spreadsheet.")]
ToParquet = Annotated[Path | None, typer.Option("--parquet", help="Write a Parquet file.")]

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")

Kind = Literal["text", "texts", "integer", "number", "truth", "day"]
Document = Mapping[str, Any]
Cell = Callable[[Document], Any]
Columns = Mapping[str, tuple[Kind, Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of row: how one is told as a document, and its columns, each with its kind and its value."""

    document: Callable[[Any], Document]
    columns: Columns

    def rows(self, found: Iterable[Any]) -> list[dict[str, Any]]:
        """Return the found rows as plain values by column."""
        told = map(self.document, found)
        return [{name: cell(document) for name, (_, cell) in self.columns.items()} for document in told]


def _of(kind: Kind, *names: str) -> Columns:
    """Return columns of one kind that the document has under the same names."""
    return {name: (kind, _field(name)) for name in names}


def _field(name: str) -> Cell:
    return lambda document: document[name]


def _days(*names: str) -> Columns:
    return {name: ("day", _day(name)) for name in names}


def _day(name: str) -> Cell:
    return lambda document: document[name] and date.fromisoformat(document[name])


def _each(kind: str, field: str) -> tuple[Kind, Cell]:
    """Return a column with one field of each part, each value once."""
    return "texts", lambda document: list(
        dict.fromkeys(part[field] for part in document[kind] if part[field])
    )


def _people(document: Document) -> list[str]:
    told = document["participants"]
    return [", ".join(filter(None, (p["name_latin"], p["role"], p["side"]))) for p in told]


EVENTS: Final = Table(
    event_document,
    {
        **_of("integer", "id", "parent"),
        **_of("text", "type", "place", "headline"),
        **_of("texts", "partners", "topics"),
        **_days("date", "date_end"),
        **_of("truth", "planned"),
        "participants": ("texts", _people),
        "organizations": _each("organizations", "name"),
        "agreements": _each("agreements", "name"),
        "sources": _each("releases", "source"),
        "urls": _each("releases", "url"),
    },
)
FIGURES: Final = Table(
    figure_document,
    {
        **_of("integer", "event"),
        **_days("date"),
        **_of("text", "headline", "partner", "measure", "unit", "bound", "period", "direction"),
        **_of("number", "value", "change_pct", "confidence"),
        **_of("texts", "flags"),
    },
)


def exported(table: Table, found: Sequence[Any], as_json: bool, as_csv: bool, parquet: Path | None) -> bool:
    """Give what was found in the form that was asked for; return whether one was."""
    if sum((as_json, as_csv, parquet is not None)) > 1:
        raise typer.BadParameter("choose one of --json, --csv and --parquet")
    if as_json:
        print_json(map(table.document, found))
    elif as_csv:
        _print_csv(table, found)
    elif parquet is not None:
        _write_parquet(table, found, parquet)
    return as_json or as_csv or parquet is not None


def _print_csv(table: Table, found: Iterable[Any]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(table.columns)
    for row in table.rows(found):
        writer.writerow(map(_safe, row.values()))
    sys.stdout.flush()


def _safe(value: Any) -> Any:
    """Return a value as a cell; a text that a spreadsheet would take for a formula gets an apostrophe."""
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA_SIGNS) else text


def _write_parquet(table: Table, found: Sequence[Any], path: Path) -> None:
    import pyarrow as pa  # takes longer to load than all else that most commands need
    import pyarrow.parquet as pq

    types: dict[Kind, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "day": pa.date32(),
    }
    schema = pa.schema([(name, types[kind]) for name, (kind, _) in table.columns.items()])
    try:
        pq.write_table(pa.Table.from_pylist(table.rows(found), schema), path)
    except OSError as error:
        complain(f"{path} cannot be written: {error.strerror or error}")
        raise typer.Exit(1) from error
    say(f"{len(found)} rows in {path}")

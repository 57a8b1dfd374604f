"""What is printed: tables for people, JSON lines for programs, one line for what went wrong."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_WIDE_ENOUGH = 140

console = Console()
errors = Console(stderr=True)


def print_json(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for value in values:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_table(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table; texts are shown as they are, whatever they look like."""
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    screen = console if console.is_terminal else Console(width=max(console.width, _WIDE_ENOUGH))
    screen.print(table)


def print_markdown(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table as Markdown, its title above it."""
    head = [f"**{title}**", "", _markdown_row(columns), _markdown_row(["---"] * len(columns))]
    sys.stdout.write("\n".join((*head, *map(_markdown_row, rows))) + "\n\n")


def _markdown_row(cells: Sequence[Any]) -> str:
    return f"| {' | '.join(_in_markdown(cell) for cell in cells)} |"


def _in_markdown(cell: Any) -> str:
    """Return a cell's text with nothing in it that a table, or a page, would take for its own."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", plain(cell).plain.replace("\n", " "))


def say(line: str) -> None:
    """Print a line for people; a long one is left to the terminal to wrap."""
    console.print(plain(line), soft_wrap=True)


def complain(line: str) -> None:
    """Print one line about what went wrong on standard error."""
    errors.print(plain(f"bilateral-watch: {' '.join(line.split())}"), soft_wrap=True)


def plain(value: Any) -> Text:
    """Return a value as text in which nothing is markup or steers the terminal."""
    text = "" if value is None else str(value)
    return Text("".join(char if char.isprintable() or char == "\n" else "�" for char in text))

"""`import` and `parse`: documents on disk."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.canonical import content_hash, keep_text, language_of
from crawler.parsers.model import EventMention, ReleaseText
from crawler.parsers.registry import Parser, installed_parsers
from crawler.parsers.wire import mention_to_data
from crawler.release import Release
from crawler.spiders.archive import Document, read_documents
from crawler.store.database import open_database
from crawler.store.events import EventFilter, events_of_texts, listed
from scheduler.cli.events_output import EVENT_COLUMNS, event_document, event_row
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table, say
from scheduler.config import Settings

Paths = Annotated[
    list[Path], typer.Argument(help="Files, or directories with documents.", show_default=False)
]


def parse(
    paths: Paths,
    as_json: AsJson = False,
    parser: Annotated[str, typer.Option(help="The installed parser that reads.")] = "bilateral",
) -> None:
    """Read documents, without a database, and print the events that they tell of."""
    chosen = {installed.name: installed for installed in installed_parsers()}.get(parser)
    if chosen is None:
        raise typer.BadParameter(f"no parser called {parser} is installed")

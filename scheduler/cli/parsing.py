"""`parse`: reads documents without a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.canonical import KeptText, content_hash, keep_text, language_of
from crawler.documents import Document, read_documents
from crawler.parsers.model import EventMention, ReleaseText
from crawler.parsers.registry import Parser, load_parser
from crawler.parsers.wire import mention_to_data
from crawler.release import Release
from scheduler.cli.options import AsJson
from scheduler.cli.output import complain, print_json, print_table

_COLUMNS = ("document", "date", "partner", "type", "place", "who")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and what a parser read in it."""

    path: str
    release: Release
    kept: KeptText
    read: ReleaseText
    mentions: Sequence[EventMention]


ParserName = Annotated[str, typer.Option(help="The installed parser that reads.")]


def parse(
    paths: Annotated[list[Path], typer.Argument(help="Files, or directories with documents.")],
    as_json: AsJson = False,
    parser: ParserName = "bilateral",
) -> None:
    """Read documents, without a database, and print the events that they tell of."""
    reader = load_parser(parser)
    failed = False
    for found in read_documents(paths, datetime.now(UTC)):
        if isinstance(found, Document):
            _print(_parsed(reader, found), as_json)
        else:
            failed = True
            complain(f"{found.path}: {found.reason}")
    if failed:
        raise typer.Exit(1)


def _parsed(reader: Parser, document: Document) -> Parsed:
    release = document.release
    kept = keep_text(release.title, release.body)
    read = ReleaseText(kept.text, kept.title_end, language_of(kept.body), release.published)
    return Parsed(document.path, release, kept, read, reader.parse(read))


def _print(parsed: Parsed, as_json: bool) -> None:
    if as_json:
        print_json([_document(parsed)])
    else:
        print_table(None, _COLUMNS, [(parsed.path, *_cells(mention)) for mention in parsed.mentions])


def _cells(mention: EventMention) -> tuple[Any, ...]:
    people = ", ".join(person.name for person in mention.participants)
    return mention.date, " ".join(mention.partners), mention.type, mention.place, people


def _document(parsed: Parsed) -> dict[str, Any]:
    release = parsed.release
    return {
        "path": parsed.path,
        "source": release.source,
        "language": parsed.read.language,
        "url": next(iter(release.urls), None),
        "title": release.title,
        "published": release.published.isoformat() if release.published else None,
        "content_hash": content_hash(parsed.kept),
        "text": parsed.kept.text,
        "events": [_event(mention) for mention in parsed.mentions],
    }


def _event(mention: EventMention) -> dict[str, Any]:
    data = mention_to_data(mention)
    return data | {"topics": [topic["name"] for topic in data["topics"]]}

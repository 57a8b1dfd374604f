"""`parse`: reads documents without a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.canonical import KeptText, content_hash
from crawler.documents import Document, Failure, read_documents
from crawler.parsers.given import given
from crawler.parsers.model import EventMention, Evidence, Figure, ReleaseText
from crawler.parsers.registry import Parser, ParserError, load_parser, read_by
from crawler.parsers.wire import mention_to_data
from crawler.particulars import label
from crawler.release import Release
from scheduler.cli.events_output import quotes
from scheduler.cli.options import AsJson
from scheduler.cli.output import complain, print_json, print_table, say

_COLUMNS = ("field", "read", "confidence", "rests on")


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
        try:
            _print(_parsed(reader, found), as_json)
        except ParserError as error:
            failed = True
            complain(f"{found.path}: {error}")
    if failed:
        raise typer.Exit(1)


def _parsed(reader: Parser, found: Document | Failure) -> Parsed:
    """Return what a parser read in a document; raises ParserError where it fails, or there is no document."""
    if isinstance(found, Failure):
        raise ParserError(found.reason)
    read = given(found.release)
    return Parsed(found.path, found.release, KeptText(read.text, read.title_end), read, read_by(reader, read))


def _print(parsed: Parsed, as_json: bool) -> None:
    if as_json:
        print_json([_document(parsed)])
    elif not parsed.mentions:
        say(f"{parsed.path}: no bilateral event\n")
    else:
        for mention in parsed.mentions:
            print_table(f"{parsed.path}: {_kind(mention)}", _COLUMNS, _rows(parsed.read.text, mention))
            say("")


def _kind(mention: EventMention) -> str:
    whole = "" if mention.parent is None else ", part of the one above"
    return ("planned " if mention.planned else "") + mention.type.replace("_", " ") + whole


def _rows(text: str, mention: EventMention) -> Iterator[tuple[Any, ...]]:
    """Yield what each field says, how sure that is, and the quote that it rests on."""
    sure, rests = mention.confidence, mention.evidence
    days = "/".join(day.isoformat() for day in (mention.date, mention.date_end) if day)
    own = (
        ("type", mention.type, sure.type, rests.type),
        ("partners", " ".join(mention.partners), sure.partners, rests.partners),
        ("date", days, sure.date, rests.date),
        ("place", mention.place, sure.place, rests.place),
    )
    for field, value, confidence, evidence in (*own, *_parts(mention)):
        if value:
            yield field, value, f"{confidence:.2f}", " … ".join(quotes(text, evidence))


def _parts(mention: EventMention) -> Iterator[tuple[str, str, float, Evidence]]:
    for person in mention.participants:
        told = ", ".join(filter(None, (person.name, person.role, person.side)))
        yield "participant", told, person.confidence, person.evidence
    for figure in mention.figures:
        yield "figure", _amount(figure), figure.confidence, figure.evidence
    for agreement in mention.agreements:
        told = ", ".join(filter(None, (agreement.name, agreement.status)))
        yield "agreement", told, agreement.confidence, agreement.evidence


def _amount(figure: Figure) -> str:
    """Return what a figure measures and how much that is, with what is doubtful about it."""
    value = None if figure.value is None else f"{figure.value:,.10g} {figure.unit}"
    change = None if figure.change_pct is None else f"{figure.change_pct:+g} %"
    return ", ".join(filter(None, (label(figure), value, change, *figure.flags)))


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

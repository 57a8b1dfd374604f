"""A folder of labelled documents: `docs/NAME.txt` (or what else is read), and `labels/NAME.json`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.documents import Document, read_documents
from crawler.evaluation.comparing import Verdict, compared
from crawler.evaluation.labels import LabelError, Labels
from crawler.parsers.given import given
from crawler.parsers.registry import Parser, ParserError, read_by

DOCUMENTS = "docs"
LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled document, by name, and what each of its fields came to."""

    name: str
    labels: Labels
    verdicts: Sequence[Verdict]


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A document or labels that could not be judged, and why."""

    name: str
    reason: str


def judged(folder: Path, parser: Parser, fetched_at: datetime) -> Iterator[Judged | Unjudged]:
    """Yield each labelled document of a folder with what the parser made of it, by name.

    Borderline ones are left out. Raises LabelError where the folder is none of labelled documents.
    """
    files = {path.stem: path for path in sorted(_within(folder, DOCUMENTS).iterdir()) if path.is_file()}
    labels = {path.stem: path for path in sorted(_within(folder, LABELS).glob("*.json"))}
    for name in sorted(files.keys() | labels.keys()):
        if name not in labels:
            yield Unjudged(name, f"has no labels in {LABELS}/{name}.json")
        elif name not in files:
            yield Unjudged(name, f"has labels, and no document in {DOCUMENTS}/")
        else:
            yield from _judged(name, files[name], labels[name], parser, fetched_at)


def _within(folder: Path, part: str) -> Path:
    if not (folder / part).is_dir():
        raise LabelError(
            f"{folder} has no folder {part}/: documents are in {DOCUMENTS}/, labels in {LABELS}/"
        )
    return folder / part


def _judged(
    name: str, file: Path, labels: Path, parser: Parser, fetched_at: datetime
) -> Iterator[Judged | Unjudged]:
    try:
        told = Labels.load(labels)
    except LabelError as error:
        yield Unjudged(name, str(error))
        return
    if told.borderline:
        return
    for found in read_documents([file], fetched_at):
        if isinstance(found, Document):
            yield _compared(name, told, found, parser)
        else:
            yield Unjudged(name, found.reason)


def _compared(name: str, labels: Labels, document: Document, parser: Parser) -> Judged | Unjudged:
    try:
        mentions = read_by(parser, given(document.release))
    except ParserError as error:
        return Unjudged(name, str(error))
    return Judged(name, labels, list(compared(labels, mentions)))

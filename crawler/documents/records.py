"""JSON: one object, a list of them, or one a line."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError

from crawler.documents.decoding import text_of
from crawler.documents.document import DocumentError
from crawler.documents.files import content_of
from crawler.documents.identity import is_address, key_of, snapshot_of, source_of
from crawler.markup import whole_characters
from crawler.publication import read_publication
from crawler.release import Publication, Release, Snapshot


def _address(url: str) -> str:
    if not is_address(url):
        raise ValueError("is no http or https address")
    return url


def _not_empty(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return text.strip()


Text = Annotated[str, AfterValidator(whole_characters)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,39}$")]


class Record(BaseModel):
    """A release as JSON has it; other keys are left alone.

    Attributes:
        source: the publisher, such as `mfa`.
        published: a date, or a date and time; without an offset the time is Almaty's.
    """

    text: Annotated[Text, AfterValidator(_not_empty)]
    source: Word | None = None
    language: Word | None = None
    url: Annotated[str, AfterValidator(_address)] | None = None
    published: str | None = None
    title: Text | None = None


def read(path: Path, fetched_at: datetime) -> Iterator[Release | DocumentError]:
    """Yield the releases of a JSON file, and an error for each record that is none.

    Raises:
        DocumentError: for a file that is not JSON, or an empty list.
        OSError: for one that cannot be opened.
    """
    content = content_of(path)
    snapshot = snapshot_of(path, content, fetched_at)
    entries = _entries(text_of(content))
    if not entries:
        raise DocumentError("holds no records")
    for number, entry in enumerate(entries, start=1):
        try:
            yield _release(entry, snapshot)
        except DocumentError as error:
            yield DocumentError(f"record {number}: {error}") if len(entries) > 1 else error


def _entries(text: str) -> list[Any]:
    try:
        whole = _parsed(text)
    except DocumentError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [_parsed_line(line) for line in lines]
    return whole if isinstance(whole, list) else [whole]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is not JSON: {error}") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError("is JSON that nests too deep or holds too large a number") from error


def _parsed_line(line: str) -> Any:
    """Return a line's object, or the error that it is none."""
    try:
        return _parsed(line)
    except DocumentError as error:
        return error


def _release(entry: Any, snapshot: Snapshot) -> Release:
    if isinstance(entry, DocumentError):
        raise entry
    record = _record(entry)
    source = source_of(record.source, record.language)
    return Release(
        source=source,
        external_id=key_of(source, record.url),
        urls=(record.url,) if record.url else (),
        title=(record.title or "").strip() or None,
        body=record.text,
        published=_publication(record.published),
        snapshot=snapshot,
    )


def _record(entry: Any) -> Record:
    try:
        return Record.model_validate(entry)
    except ValidationError as error:
        raise DocumentError(_told(error)) from error


def _told(error: ValidationError) -> str:
    """Return the first fault in words."""
    fault = error.errors()[0]
    field = ".".join(map(str, fault["loc"]))
    if not field:
        return "is no object"
    said = fault["msg"].removeprefix("Value error, ")
    return f"lacks {field}" if fault["type"] == "missing" else f"{field}: {said}"


def _publication(told: str | None) -> Publication | None:
    try:
        return read_publication(told) if told else None
    except ValueError as error:
        raise DocumentError(f"published: {error}") from error

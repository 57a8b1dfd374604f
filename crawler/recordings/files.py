"""The two files of a recording: the answer as it came, and what is expected to be read in it."""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.recordings.reading import Reading
from crawler.release import Snapshot

_OF_THE_LINE = frozenset({"content-encoding", "transfer-encoding", "connection", "set-cookie"})


class RecordingError(Exception):
    """A recording cannot be used; the message names its file and tells why."""


@dataclass(frozen=True, slots=True)
class Recording:
    """An answer of a source on disk."""

    path: Path

    @property
    def source(self) -> str:
        """The source's name."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """What the recording is called among all: its source's name and its own."""
        return f"{self.source}/{self.path.stem}"

    @property
    def expectation(self) -> Path:
        """Where it stands what is expected to be read."""
        return self.path.with_suffix(".json")

    def snapshot(self) -> Snapshot:
        """Return the answer as it came; raises RecordingError."""
        try:
            with self.path.open("rb") as file:
                return _answer(next(ArchiveIterator(file)))
        except (ArchiveLoadFailed, StopIteration, OSError, ValueError) as error:
            raise RecordingError(f"{self.path}: is no recording: {error}") from error

    def write(self, snapshot: Snapshot) -> None:
        """Keep an answer."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(_warc(snapshot))

    def expected(self, reading: Reading) -> dict[str, Any]:
        """Return what somebody reviewed and found right; a missing expectation is drafted from a reading.

        Raises:
            RecordingError: where nobody reviewed it.
        """
        if not self.expectation.exists():
            self.draft(reading)
        told: dict[str, Any] = json.loads(self.expectation.read_text("utf-8"))
        if told.pop("reviewed", False) is not True:
            raise RecordingError(
                f"{self.expectation} is a draft: compare it with the page, then set reviewed to true"
            )
        return told

    def draft(self, reading: Reading) -> None:
        """Write down what is read in it at present, for somebody to review."""
        told = {"reviewed": False} | asdict(reading)
        self.expectation.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")


def recordings_in(folder: Path) -> Iterator[Recording]:
    """Yield the recordings of a folder that has a folder a source, by name."""
    yield from map(Recording, sorted(folder.glob("*/*.warc")))


def _answer(record: ArcWarcRecord) -> Snapshot:
    told = record.rec_headers
    if record.http_headers is None:
        raise ValueError("it holds no answer")
    return Snapshot(
        url=told.get_header("WARC-Target-URI", ""),
        fetched_at=datetime.fromisoformat(told.get_header("WARC-Date", "")),
        status=int(record.http_headers.get_statuscode()),
        headers=dict(record.http_headers.headers),
        body=record.content_stream().read(),
    )


def _warc(snapshot: Snapshot) -> bytes:
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=False)
    told = [(name, value) for name, value in snapshot.headers.items() if name.lower() not in _OF_THE_LINE]
    record = writer.create_warc_record(
        snapshot.url,
        "response",
        payload=io.BytesIO(snapshot.body),
        length=len(snapshot.body),
        http_headers=StatusAndHeaders(str(snapshot.status), told, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": snapshot.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")},
    )
    writer.write_record(record)
    return held.getvalue()

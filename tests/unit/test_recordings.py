"""Every recorded answer is read exactly as somebody who looked at it expects."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from crawler.publishers import PUBLISHERS
from crawler.recordings import Reading, Recording, RecordingError, reading_of, recordings_in
from crawler.source import Source
from crawler.sources import SOURCES

FOLDER = Path(__file__).parents[1] / "recordings"
RECORDINGS = list(recordings_in(FOLDER))


def read(recording: Recording) -> Reading:
    return reading_of(recording.source, recording.snapshot())


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda recording: recording.name)
def test_a_recorded_answer_is_read_as_expected(recording: Recording) -> None:
    reading = read(recording)
    assert asdict(reading) == recording.expected(reading)


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.name)
def test_of_every_source_every_list_and_an_article_are_recorded(source: Source) -> None:
    recordings = [recording for recording in RECORDINGS if recording.source == source.name]
    doors = [door.address for door in source.doors]
    lists = {address.format(page=1) for address in (*doors, *source.feeds, source.listing) if address}
    recorded = {recording.snapshot().url for recording in recordings}
    assert {_without_query(url) for url in lists} <= {_without_query(url) for url in recorded}
    articles = [article for recording in recordings for article in read(recording).articles]
    assert any(article.of_interest for article in articles)


def _without_query(url: str) -> str:
    return url.partition("?")[0]


def test_of_every_markup_that_is_known_a_page_is_recorded() -> None:
    known = {markup.name for publisher in PUBLISHERS.values() for markup in publisher.site.markups}
    assert known <= {article.markup for recording in RECORDINGS for article in read(recording).articles}


def test_an_article_has_one_key_and_one_text_at_all_its_addresses() -> None:
    pages = [recording for recording in RECORDINGS if recording.name.startswith("kazinform-en/generation-1")]
    read_there = [read(recording).articles[0] for recording in pages]
    assert len({recording.snapshot().url for recording in pages}) == 5
    assert len({(article.key, article.title, *article.body) for article in read_there}) == 1


@pytest.fixture
def copied(tmp_path: Path) -> Recording:
    (tmp_path / "kt-en").mkdir()
    return Recording(Path(shutil.copy(FOLDER / "kt-en/page.warc", tmp_path / "kt-en")))


def test_a_missing_expectation_is_drafted_and_fails_until_somebody_reviewed_it(copied: Recording) -> None:
    for _ in range(2):
        with pytest.raises(RecordingError, match="set reviewed to true"):
            copied.expected(read(copied))
    told = json.loads(copied.expectation.read_text("utf-8"))
    copied.expectation.write_text(json.dumps(told | {"reviewed": True}), "utf-8")
    assert copied.expected(read(copied)) == asdict(read(copied))


def test_a_recording_that_was_taken_again_has_to_be_reviewed_again(copied: Recording) -> None:
    shutil.copy(FOLDER / "kt-en/page.json", copied.expectation)
    assert copied.expected(read(copied))
    copied.draft(read(copied))
    with pytest.raises(RecordingError):
        copied.expected(read(copied))


def test_an_answer_is_kept_as_it_came(copied: Recording) -> None:
    before = copied.snapshot()
    copied.write(before)
    assert copied.snapshot() == before


@pytest.mark.parametrize("content", [b"", b"no archive", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_recording_is_told_by_its_name(copied: Recording, content: bytes) -> None:
    copied.path.write_bytes(content)
    with pytest.raises(RecordingError, match=r"page\.warc"):
        copied.snapshot()

"""Any text is read. BILATERAL_WATCH_TEXTS=100000 reads so many, from BILATERAL_WATCH_FIRST_TEXT on."""

import os
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import EventMention, Evidence, ReleaseText
from crawler.parsers.wire import check_mentions

from .texts import LONGEST, as_release, hostile_texts, releases

PARSER = BilateralParser()
TEXTS = int(os.environ.get("BILATERAL_WATCH_TEXTS", "400"))
FIRST = int(os.environ.get("BILATERAL_WATCH_FIRST_TEXT", "1"))
AT_LENGTH = "BILATERAL_WATCH_TEXTS" in os.environ
LENGTH = LONGEST if AT_LENGTH else LONGEST // 16
SECONDS_A_TEXT = 20.0  # of processor time, for a megabyte of the shortest lines on a loaded machine
BYTES_A_CHARACTER = 60


def test_any_text_is_read_and_what_is_read_stands_in_it() -> None:
    for number, release in hostile_texts(FIRST, TEXTS):
        begun = time.process_time()
        mentions = PARSER.parse(release)
        taken = time.process_time() - begun
        check_mentions(mentions, release.text)
        for mention in mentions:
            assert list(_not_quoted(mention, release)) == [], f"text {number}"
        assert taken < SECONDS_A_TEXT, f"text {number} of {len(release.text)} characters took {taken:.1f} s"


def _not_quoted(mention: EventMention, release: ReleaseText) -> Iterator[str]:
    """Yield the names that are none of the quotes that they rest on; only English leaves names as written."""
    told: list[tuple[str, Evidence]] = [(body.name, body.evidence) for body in mention.organizations]
    if release.language == "en":
        told += [(person.name, person.evidence) for person in mention.participants]
        told += [(paper.name, paper.evidence) for paper in mention.agreements if len(paper.evidence) == 1]
    for name, evidence in told:
        if name not in {" ".join(release.text[start:end].split()) for start, end in evidence}:
            yield name


SHAPES = {
    "releases": "\n\n".join(releases()),
    "one sentence without end": "Minister of Trade of Kazakhstan Aset Omarov and ",
    "names": "Aset Omarov, Jonas Petrauskas, ",
    "figures": "trade grew by 5% to $5 million (exports - 3, ",
    "brackets": "(",
    "quotes": '"“«',
    "datelines": "ASTANA. KAZINFORM – ",
    "attributions": ", the press service of the ministry reports",
    "papers": "Agreement on cooperation between the Ministry of Trade and ",
    "lines": "a\n",
    "digits": "1",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_and_no_faster(shape: str) -> None:
    shorter, longer = (_seconds(_of_length(shape, length)) for length in (LENGTH // 8, LENGTH))
    assert longer < 1.0 or longer < shorter * 8 * 4


@pytest.mark.parametrize("shape", ["releases", "names", "figures", "quotes"])
def test_memory_is_bounded_by_length(shape: str) -> None:
    release = _of_length(shape, LENGTH)
    PARSER.parse(release)
    tracemalloc.start()
    try:
        PARSER.parse(release)
        assert tracemalloc.get_traced_memory()[1] < LENGTH * BYTES_A_CHARACTER + 20_000_000
    finally:
        tracemalloc.stop()


def _of_length(shape: str, length: int) -> ReleaseText:
    part = SHAPES[shape]
    return as_release((part * (length // len(part) + 1))[:length], "en")


def _seconds(release: ReleaseText) -> float:
    begun = time.process_time()
    PARSER.parse(release)
    return time.process_time() - begun

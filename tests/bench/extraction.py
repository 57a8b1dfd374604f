"""`python -m tests.bench.extraction`: our reading of recorded pages beside a generic extractor's."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import trafilatura
from rich import box
from rich.console import Console
from rich.table import Table

from crawler.canonical import canonical_body, keep_text
from crawler.characters import text_of_answer
from crawler.recordings import Reading, Recording, reading_of, recordings_in
from crawler.recordings.reading import response_of

_FOLDER = Path(__file__).parents[1] / "recordings"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What stands on a page, or was read from it."""

    title: str
    body: str

    @property
    def news(self) -> str:
        """The body without what publishers put around the news, by the same rules for everybody."""
        return canonical_body(keep_text(self.title, self.body))


@dataclass(frozen=True, slots=True)
class Page:
    """A recorded page: its markup, what is expected of it, and what was read by each reader."""

    markup: str
    expected: Text
    read: dict[str, Text]


def ours(recording: Recording) -> Text:
    """Return what our spiders read."""
    (article,) = reading_of(recording.source, recording.snapshot()).articles
    return Text(article.title or "", "\n\n".join(article.body))


def theirs(recording: Recording) -> Text:
    """Return what trafilatura reads, as it comes."""
    snapshot = recording.snapshot()
    html = text_of_answer(response_of(snapshot)).text
    found: Any = trafilatura.bare_extraction(
        html, url=snapshot.url, with_metadata=True, include_comments=False
    )
    return Text(found.title or "", found.text or "") if found else Text("", "")


READERS: dict[str, Callable[[Recording], Text]] = {"ours": ours, "trafilatura": theirs}


def pages() -> dict[str, list[Page]]:
    """Return all recorded pages with an article, by their markup."""
    found = defaultdict(list)
    for recording in recordings_in(_FOLDER):
        expected = recording.expected(Reading())["articles"]
        if len(expected) == 1 and expected[0]["markup"] != "record":
            (article,) = expected
            text = Text(article["title"], "\n\n".join(article["body"]))
            read = {name: reader(recording) for name, reader in READERS.items()}
            found[article["markup"]].append(Page(article["markup"], text, read))
    return found


def f1(expected: str, read: str) -> float:
    """Return the F1 score of the words of a text, each counted as often as it stands there."""
    wanted, got = (Counter(_WORD.findall(text.casefold())) for text in (expected, read))
    hits = (wanted & got).total()
    return 2 * hits / (wanted.total() + got.total()) if hits else 0.0


def main() -> None:
    """Print a row a markup and reader, and one for all."""
    columns = ("markup", "pages", "reader", "F1 of the body", "F1 of the news", "titles exact", "news exact")
    table = Table(*columns, box=box.MARKDOWN)
    by_markup = pages()
    everything = [page for group in by_markup.values() for page in group]
    for markup, group in (*by_markup.items(), ("all", everything)):
        for name in READERS:
            table.add_row(markup, str(len(group)), name, *_scores(group, name))
    Console(width=120).print(table)


def _scores(group: Sequence[Page], reader: str) -> list[str]:
    pairs = [(page.expected, page.read[reader]) for page in group]
    return [
        f"{mean(f1(expected.body, read.body) for expected, read in pairs):.3f}",
        f"{mean(f1(expected.news, read.news) for expected, read in pairs):.3f}",
        f"{sum(expected.title == read.title for expected, read in pairs)}",
        f"{sum(expected.news == read.news for expected, read in pairs)}",
    ]


if __name__ == "__main__":
    main()

"""How long a reparse takes, and that it alerts nobody: `python -m tests.bench.reparse [REVISIONS]`.

Composed releases are read by an earlier version of the parser, which knew no Kazakh and thought otherwise of
its confidence, so that nearly every text is told otherwise by the later one; then by the parser as it is. A
rule wants to hear of every event, however old.
"""

import asyncio
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.release import Publication, Release
from crawler.replica.article import ASTANA, Article
from crawler.replica.compose import Composer
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.phrases import load_phrases
from crawler.store.database import DatabasePlace, open_database
from crawler.store.releases import Releases
from tests.acceptance.commands import environment, objects, start

SINCE = datetime(2021, 1, 1, tzinfo=ASTANA)
UNTIL = datetime(2026, 11, 1, tzinfo=UTC)
RULES = """
[alerts]
fresh_hours = 1000000

[channels.desk]
kind = "print"

[rules.everything]
channels = ["desk"]
"""
AT_ONCE = 500


def main() -> None:
    """Print what each step took, and what came of it."""
    revisions = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), revisions))


async def _measure(folder: Path, revisions: int) -> None:
    (folder / "watch.toml").write_text(RULES)
    async with open_database(DatabasePlace(None, folder / "home")) as database:
        began = time.monotonic()
        for batch in _batches(_releases(revisions)):
            await Releases(database).keep(batch)
        _tell("kept", began, {"revisions": revisions})
        for name, path in (("first reading", _earlier(folder)), ("reparse", None)):
            began = time.monotonic()
            _tell(name, began, await asyncio.to_thread(_reparsed, folder, path))
        async with database.transaction() as connection:
            told = (
                "select (select count(*) from deliveries) as messages, (select count(*) from alerts) as known"
            )
            row: Any = await (await connection.execute(told)).fetchone()
            _tell("alerts", began, row._asdict())


def _tell(step: str, began: float, what: dict[str, Any]) -> None:
    line = json.dumps(what, default=str)
    sys.stdout.write(f"{step}: {time.monotonic() - began:.1f} s  {line}\n")
    sys.stdout.flush()


def _releases(revisions: int) -> Iterator[Release]:
    composer = Composer(load_phrases(), seed=7)
    stories = composer.archive(revisions, SINCE, UNTIL)
    articles = Newsroom(stories, composer.endless(), Clock(UNTIL)).everything()
    return islice(map(_release, articles), revisions)


def _release(article: Article) -> Release:
    source = f"{article.publisher}-{article.language}"
    body = "\n\n".join(article.paragraphs)
    published = Publication.at_instant(article.published.astimezone(ASTANA))
    return Release(
        source, article.key, (f"https://{source}/{article.key}",), article.title, body, published, None
    )


def _batches(releases: Iterator[Release]) -> Iterator[list[Release]]:
    while batch := list(islice(releases, AT_ONCE)):
        yield batch


def _earlier(folder: Path) -> Path:
    """Return where an earlier version of the package can be imported from."""
    root, earlier = Path(__file__).parents[2], folder / "earlier"
    for package in ("crawler", "scheduler"):
        shutil.copytree(root / package, earlier / package, ignore=shutil.ignore_patterns("__pycache__"))
    parser = earlier / "crawler" / "parsers" / "bilateral.py"
    words = parser.read_text("utf-8").replace('"en", "ru", "kk", "kk-Latn"', '"en", "ru"')
    parser.write_text(words.replace('version: Final = "', 'version: Final = "earlier than '), "utf-8")
    table = earlier / "crawler" / "parsers" / "lexicon" / "confidence.toml"
    table.write_text(table.read_text("utf-8").replace("0.98]]", "0.97]]"), "utf-8")
    return earlier


def _reparsed(folder: Path, package: Path | None) -> dict[str, Any]:
    path = {"PYTHONPATH": str(package)} if package else {}
    process = start(
        "--config",
        folder / "watch.toml",
        "reparse",
        "--json",
        env=environment(folder / "home", **path),
        cwd=folder,
    )
    out, err = process.communicate()
    if process.returncode:
        raise SystemExit(err)
    return objects(out)[-1]


if __name__ == "__main__":
    main()

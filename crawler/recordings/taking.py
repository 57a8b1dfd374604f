"""Takes recordings of a source: of pages that are named, else of all its lists and of its newest page."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from crawler.probing import Probe, probing
from crawler.publishers import PUBLISHERS
from crawler.publishers.doors import question
from crawler.recordings.files import Recording
from crawler.recordings.reading import reading_of
from crawler.runs import CrawlOrder
from crawler.source import Source
from crawler.spiders.base import snapshot_of

_FEW = 5  # records of a list
_UNNAMED = re.compile(r"[^\w-]+")


async def take(order: CrawlOrder, urls: Sequence[str], folder: Path) -> AsyncIterator[Recording]:
    """Yield recordings as they are taken, each with a draft of its expectation.

    Args:
        order: the source, and how to reach it.
        urls: pages of the source; if none, its doors, its feeds, its listing and the newest page there.
        folder: where recordings are kept, a folder a source.

    Raises:
        NoAnswerError: for a page that cannot be had.
    """
    async with probing(order) as probe:
        source = probe.source
        if urls:
            for url in urls:
                yield await _recorded(probe, _name(source, url), folder, {"url": url})
            return
        newest = None
        for name, told in _lists(source):
            taken = await _recorded(probe, name, folder, told)
            newest = _newest(taken)
            yield taken
        if newest is not None:
            yield await _recorded(probe, _name(source, newest), folder, {"url": newest})


def _lists(source: Source) -> list[tuple[str, dict[str, Any]]]:
    """Return the requests for a source's lists by the names of their recordings."""
    doors = [
        (door.name, question(door, source.language, 1, _FEW)) for door in source.doors if not door.on_request
    ]
    named = {"feed": source.feed, "sitemap": source.sitemap, "listing": source.listing}
    pages = [(name, {"url": address.format(page=1)}) for name, address in named.items() if address]
    return [*doors, *pages]


async def _recorded(probe: Probe, name: str, folder: Path, told: dict[str, Any]) -> Recording:
    recording = Recording(folder / probe.source.name / f"{name}.warc")
    recording.write(snapshot_of(await probe.ask(**told)))
    recording.draft(reading_of(recording.source, recording.snapshot()))
    return recording


def _newest(taken: Recording) -> str | None:
    items = reading_of(taken.source, taken.snapshot()).items
    return items[0].url if items else None


def _name(source: Source, url: str) -> str:
    key = PUBLISHERS[source.publisher].site.external_id(url)
    return _UNNAMED.sub("-", key or url.partition("://")[2]).strip("-")[:60]

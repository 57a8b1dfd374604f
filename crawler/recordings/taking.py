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
from crawler.transport import RENDERED_UNTIL

_FEW = 5  # records of a list
_LONGEST_NAME = 120
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
                yield await _recorded(probe, _name(url), folder, _page(source, url))
            return
        newest = None
        for name, told in _lists(source):
            taken = await _recorded(probe, name, folder, told)
            newest = _newest(taken)
            yield taken
        if newest is not None:
            yield await _recorded(probe, _name(newest), folder, _page(source, newest))


def _lists(source: Source) -> list[tuple[str, dict[str, Any]]]:
    """Return the requests for a source's lists by the names of their recordings."""
    doors = [
        (door.name, question(door, source.language, 1, _FEW)) for door in source.doors if not door.on_request
    ]
    named = {"feed": source.feed, "sitemap": source.sitemap, "listing": source.listing}
    pages = [(name, {"url": address.format(page=1)}) for name, address in named.items() if address]
    return [*doors, *pages]


def _page(source: Source, url: str) -> dict[str, Any]:
    """Return the request for a page; a publisher's with a browser door shows nothing without a browser."""
    site = PUBLISHERS[source.publisher].site
    if not any(door.name == "browser" for door in source.doors):
        return {"url": url}
    until = site.card if site.external_id(url) is None else site.markups[0].title
    return {"url": url, "meta": {RENDERED_UNTIL: until}}


async def _recorded(probe: Probe, name: str, folder: Path, told: dict[str, Any]) -> Recording:
    recording = Recording(folder / probe.source.name / f"{name}.warc")
    recording.write(snapshot_of(await probe.ask(**told)))
    recording.draft(reading_of(recording.source, recording.snapshot()))
    return recording


def _newest(taken: Recording) -> str | None:
    items = reading_of(taken.source, taken.snapshot()).items
    return items[0].url if items else None


def _name(url: str) -> str:
    """Return a file's name that tells the whole address: one article may be found at several."""
    return _UNNAMED.sub("-", url.partition("://")[2]).strip("-")[:_LONGEST_NAME]

"""`sources record`: answers of a source as test fixtures."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from crawler.runs import CrawlOrder
from crawler.sources import SOURCES
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import say
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.daemon import stand_in_sites

Source = Annotated[str, typer.Argument(help="The source's name; `bilateral-watch sources` lists them.")]


def record(
    context: typer.Context,
    source: Source,
    urls: Annotated[
        list[str] | None, typer.Argument(help="Pages of the source; if none, its lists and its newest page.")
    ] = None,
    to: Annotated[Path, typer.Option(help="Where recordings are kept.")] = Path("tests/recordings"),
    demo: Demo = False,
) -> None:
    """Record what a source answers, beside a draft of what is read in it, for somebody to review."""
    if source not in SOURCES:
        raise typer.BadParameter(f"no source is called {source}; there are {', '.join(sorted(SOURCES))}")
    asyncio.run(unless_signalled(_record(settings_of(context), source, urls or [], to, demo)))


async def _record(settings: Settings, source: str, urls: list[str], to: Path, demo: bool) -> None:
    from crawler.recordings import take  # with Scrapy, which no other part of this command needs

    async with stand_in_sites(demo, live=False) as stand_in:
        order = CrawlOrder(source=source, stand_in=stand_in, contact=settings.contact)
        async for recording in take(order, urls, to):
            say(f"{recording.path}: review {recording.expectation.name}")

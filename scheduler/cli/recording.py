"""`sources record`: answers of a source as test fixtures."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from crawler.runs import CrawlOrder
from crawler.sources import SOURCES
from scheduler.cli.options import Demo, settings_of
from scheduler.cli.output import complain, say
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.demonstration import stand_in_sites
from scheduler.ways import ways_to

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
    from crawler.probing import NoAnswerError  # with Scrapy, which no other part of this command needs
    from crawler.recordings import take

    async with stand_in_sites(demo, live=False) as stand_in:
        order = CrawlOrder(source=source, **ways_to(source, settings, stand_in))
        try:
            async for recording in take(order, urls, to):
                say(f"{recording.expectation}: to be reviewed")
        except (NoAnswerError, OSError) as failure:
            complain(str(failure))
            raise typer.Exit(1) from failure

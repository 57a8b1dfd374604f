"""`sources check`: tries on the publishers' sites what is known of them."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

import typer

from crawler.runs import CrawlOrder
from crawler.sources import SOURCES
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table
from scheduler.cli.progress import progress
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.demonstration import stand_in_sites
from scheduler.ways import ways_to

_COLUMNS = ("source", "question", "state", "what was seen", "what to do")


def check(
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(help="The sources to check; all that are enabled, if none.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="How long a publisher may be asked.")] = 600,
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """Ask the publishers' sites whether they are as the spiders expect, and tell what to do where not."""
    settings = settings_of(context)
    chosen = sources or [name for name in SOURCES if settings.source(name).enabled]
    if unknown := sorted(set(chosen) - set(SOURCES)):
        raise typer.BadParameter(f"no source is called {unknown[0]}; there are {', '.join(sorted(SOURCES))}")
    findings = asyncio.run(unless_signalled(_findings(settings, chosen, seconds, demo)))
    if as_json:
        print_json(map(asdict, findings))
    else:
        print_table(None, _COLUMNS, map(_row, findings))
    _fail_for(findings)


def _row(finding: Any) -> tuple[str, ...]:
    return finding.source, finding.question, finding.state, finding.seen, finding.advice


async def _findings(settings: Settings, sources: list[str], seconds: float, demo: bool) -> list[Any]:
    from crawler.checking import Finding, check  # with Scrapy, which no other part of this command needs

    latest = "asking"

    def note(finding: Finding) -> None:
        nonlocal latest
        latest = f"{finding.source}: {finding.question}"

    async def told() -> str:
        return latest

    async with stand_in_sites(demo, live=False) as stand_in, progress(told):
        chosen = [name for name in SOURCES if name in sources]
        orders = [CrawlOrder(source=name, **ways_to(name, settings, stand_in)) for name in chosen]
        return await check(orders, seconds, note)


def _fail_for(findings: list[Any]) -> None:
    """End with status 1 where the spiders cannot go on as they do."""
    wrong = [finding for finding in findings if not finding.is_fine]
    if wrong:
        sources = ", ".join(dict.fromkeys(finding.source for finding in wrong))
        complain(f"{len(wrong)} of {len(findings)} questions are answered otherwise than expected: {sources}")
        raise typer.Exit(1)

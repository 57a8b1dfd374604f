"""`reparse`: kept texts, read again by the current parsers."""

import asyncio
import json
from typing import Annotated, Any

import typer

from crawler.store.database import open_database
from crawler.store.reparses import Reparse, ReparseReport, reparsing_alone, report_of
from scheduler import reparsing
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table, say
from scheduler.cli.progress import counted
from scheduler.cli.signals import unless_signalled
from scheduler.config import Settings
from scheduler.logs import set_up_logs
from scheduler.readers import open_readers

_SHOWN = 40
_QUIET = ("evidence", "confidence")
_FIELDS = ("field", "changes", "texts")
_DIFFERENCES = ("event", "headline", "field", "before", "after")


def reparse(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Begin anew, not where one that was cut short was."),
    ] = False,
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """Read all kept texts again with the current parsers, and show what changes, before and after.

    What is found so alerts nobody. Cut short, it goes on where it was when it is run again.
    """
    set_up_logs()
    limit = None if as_json else _SHOWN
    work = _reparse(settings_of(context), demo, applied=not dry_run, anew=anew, limit=limit)
    report = asyncio.run(unless_signalled(work))
    if as_json:
        print_json(_documents(report))
    else:
        _print(report)
    _fail_for(report)


async def _reparse(
    settings: Settings, demo: bool, *, applied: bool, anew: bool, limit: int | None
) -> ReparseReport:
    async with (
        open_database(settings.place(demo), reparsing.side_by_side(settings)) as database,
        reparsing_alone(database),
        open_readers(settings.worker) as readers,
    ):
        begun = await reparsing.begin(database, readers, applied=applied, anew=anew)
        _say_where(begun)
        with counted("texts read again", begun.done + len(begun.left), begun.done) as tell:
            await reparsing.Rereading(database, settings, readers, begun).work_off(tell)
        async with database.transaction() as connection:
            return await report_of(connection, begun.id, limit)


def _say_where(begun: Reparse) -> None:
    if begun.done:
        complain(f"going on with reparse {begun.id}: {begun.done} texts are done, {len(begun.left)} are left")


def _documents(report: ReparseReport) -> list[dict[str, Any]]:
    """Return an object for each change, and at the end one for the whole."""
    changes = [dict(row._asdict()) for row in report.differences]
    summary = dict(report.summary._asdict())
    times = {name: summary[name].isoformat() for name in ("started", "finished")}
    fields = {row.field: {"changes": row.changes, "texts": row.texts} for row in report.fields}
    failures = [dict(row._asdict()) for row in report.failures]
    return [*changes, summary | times | {"fields": fields, "failures": failures}]


def _print(report: ReparseReport) -> None:
    summary = report.summary
    if report.fields:
        print_table(None, _FIELDS, ((row.field, row.changes, row.texts) for row in report.fields))
        shown = [row for row in report.differences if not row.field.endswith(_QUIET)]
        print_table("\nChanges", _DIFFERENCES, map(_cells, shown))
        say(_more(report, len(shown)))
    say(
        f"{summary.texts} texts read again by {', '.join(summary.parsers)}: "
        f"{summary.changed_texts} {'are' if summary.applied else 'would be'} told otherwise"
    )
    if summary.applied:
        changed = f"{summary.found} found, {summary.changed} changed, {summary.gone} gone"
        say(f"events: {changed}; nobody is alerted")


def _more(report: ReparseReport, shown: int) -> str:
    left = sum(row.changes for row in report.fields) - shown
    return f"… and {left} more, which --json prints\n" if left else ""


def _cells(row: Any) -> tuple[Any, ...]:
    field = f"{row.field} of {row.part}" if row.part else row.field
    return row.event, row.headline, field, _told(row.before), _told(row.after)


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _fail_for(report: ReparseReport) -> None:
    """End with status 1 where a parser failed, naming some of the texts."""
    for row in report.failures[:_SHOWN]:
        complain(f"text {row.content_hash}: {row.parser}: {row.reason}")
    if report.failures:
        complain(f"{report.summary.failed_texts} texts could not be read; what was read in them before stays")
        raise typer.Exit(1)

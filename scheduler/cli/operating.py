"""`sources`, `status` and `config`: how the service itself is."""

import asyncio
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import typer

from crawler.sources import SOURCES
from crawler.store.database import Connection, open_database
from crawler.store.deliveries import messages_by_state
from crawler.store.failures import describe
from crawler.store.health import states
from crawler.store.metrics import measured
from crawler.store.queue import queue_depth
from crawler.store.releases import releases_of_source, totals
from crawler.store.runs import latest_runs
from crawler.store.schedules import schedules
from crawler.store.workbench import failed_jobs
from scheduler.cli import scheduling
from scheduler.cli.checking import check
from scheduler.cli.failing import failed
from scheduler.cli.jobs import COLUMNS as JOB_COLUMNS
from scheduler.cli.jobs import job_document
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import print_json, print_table, say
from scheduler.cli.recording import record
from scheduler.cli.runs_output import read_by
from scheduler.config import Settings
from scheduler.spans import from_now

SOURCE_COLUMNS = (
    "source",
    "judged",
    "releases",
    "newest",
    "last run",
    "next run",
    "outcome",
    "read by",
    "beside",
    "reason",
)

sources_application = typer.Typer(help="List the sources and how they are.", invoke_without_command=True)
sources_application.command()(check)
sources_application.command()(record)
sources_application.command()(failed)
sources_application.command()(scheduling.pause)
sources_application.command()(scheduling.resume)
sources_application.command()(scheduling.run)


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source as it stands: how it is judged, what it has brought, and its last and its next run."""

    source: str
    judged: str | None
    signs: list[dict[str, Any]]
    enabled: bool
    releases: int
    newest: str | None
    last_run: str | None
    next_run: str | None
    paused: str | None
    outcome: str | None
    reason: str | None
    counts: dict[str, int]
    door: str | None
    markups: dict[str, int]
    notes: list[dict[str, Any]]
    failed_items: int
    gone: int


@sources_application.callback()
def sources(context: typer.Context, demo: Demo = False, as_json: AsJson = False) -> None:
    """List the sources, what they have brought, and how their last run ended."""
    if context.invoked_subcommand is not None:
        return
    states = asyncio.run(_source_states(settings_of(context), demo))
    if as_json:
        print_json(map(asdict, states))
    else:
        print_table(None, SOURCE_COLUMNS, map(_source_row, states))


def _source_row(state: SourceState) -> tuple[Any, ...]:
    outcome = state.outcome if state.enabled else "disabled"
    next_run = state.paused or _from_now(state.next_run) if state.enabled else None
    when = (_from_now(state.newest), _from_now(state.last_run), next_run)
    how = (outcome, read_by(state), _beside(state), _reason(state))
    return state.source, state.judged, state.releases, *when, *how


def _from_now(instant: str | None) -> str | None:
    return from_now(datetime.fromisoformat(instant), datetime.now(UTC)) if instant else None


def _reason(state: SourceState) -> str | None:
    """Return what speaks against a source, else why its last run ended as it did."""
    return "; ".join(sign["told"] for sign in state.signs) or state.reason


def _beside(state: SourceState) -> str:
    """Return what else there is: items to be tried again, releases that are gone, doors that were shut."""
    told = {"failed": state.failed_items, "gone": state.gone, "shut": len(state.notes)}
    return ", ".join(f"{count} {what}" for what, count in told.items() if count)


async def _source_states(settings: Settings, demo: bool) -> list[SourceState]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        runs = await latest_runs(connection)
        rows = {row.source: row for row in await schedules(connection)}
        judged = await states(connection)
        return [
            await _source_state(connection, settings, name, runs.get(name), rows.get(name), judged.get(name))
            for name in sorted(SOURCES)
        ]


async def _source_state(
    connection: Connection, settings: Settings, name: str, run: Any, schedule: Any, judged: Any
) -> SourceState:
    kept = await releases_of_source(connection, name)
    return SourceState(
        source=name,
        judged=judged.state if judged else None,
        signs=judged.signs if judged else [],
        enabled=settings.source(name).enabled,
        releases=kept.releases,
        newest=_iso(kept.newest_seen),
        last_run=_iso(run.slot) if run else None,
        next_run=_iso(schedule.next_slot) if schedule and not schedule.paused else None,
        paused=_paused(schedule) if schedule else None,
        outcome=run.outcome if run else None,
        reason=run.reason if run else None,
        counts=run.counts if run else {},
        door=run.door if run else None,
        markups=run.markups if run else {},
        notes=run.notes if run else [],
        failed_items=kept.failed_items,
        gone=kept.gone,
    )


def _paused(schedule: Any) -> str | None:
    if schedule.paused is None:
        return None
    reason = f": {schedule.paused_for}" if schedule.paused_for else ""
    return f"paused since {schedule.paused:%Y-%m-%d %H:%M %Z}{reason}"


def _iso(instant: Any) -> str | None:
    return instant.isoformat(timespec="seconds") if instant else None


def status(context: typer.Context, demo: Demo = False, as_json: AsJson = False) -> None:
    """Show the whole service on one screen."""
    state = asyncio.run(_status(settings_of(context), demo))
    if as_json:
        print_json([state])
        return
    say(f"{state['database']}: " + ", ".join(f"{count} {what}" for what, count in state["totals"].items()))
    say(_last_sign(state["worker_sign"]))
    jobs = (
        (queue, *(depth.get(s, 0) for s in ("todo", "doing", "failed")))
        for queue, depth in state["queue"].items()
    )
    print_table("\nQueue", ("queue", "waiting", "being done", "failed"), jobs)
    if state["failed"]:
        print_table("\nFailed for good", JOB_COLUMNS, (tuple(job.values()) for job in state["failed"]))
    say("\nMessages: " + ", ".join(f"{count} {what}" for what, count in state["messages"].items()))
    print_table("\nSources", SOURCE_COLUMNS, (_source_row(SourceState(**s)) for s in state["sources"]))


async def _status(settings: Settings, demo: bool) -> dict[str, Any]:
    async with open_database(settings.place(demo)) as database:
        async with database.transaction() as connection:
            counted = await totals(connection)
            depth = await queue_depth(connection)
            messages = await messages_by_state(connection)
            signs = await measured(connection, "worker_sign")
            lost = [job_document(row) for row in await failed_jobs(connection)]
        return {
            "database": describe(database.url),
            "totals": counted,
            "worker_sign": _iso(datetime.fromtimestamp(float(signs[0]["value"]), UTC)) if signs else None,
            "queue": depth,
            "failed": lost,
            "messages": messages,
            "sources": [asdict(state) for state in await _source_states(settings, demo)],
        }


def _last_sign(sign: str | None) -> str:
    if sign is None:
        return "No worker has shown that it lives"
    return f"A worker showed that it lives {from_now(datetime.fromisoformat(sign), datetime.now(UTC))}"


def config(context: typer.Context, as_json: AsJson = False) -> None:
    """Print the effective configuration, secrets masked."""
    values = settings_of(context).masked()
    if as_json:
        print_json([values])
    else:
        print_table(None, ("key", "value"), _flat(values))


def _flat(values: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in values.items():
        name = f"{prefix}{key}"
        rows += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return rows

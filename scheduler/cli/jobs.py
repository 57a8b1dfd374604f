"""`jobs`: what failed for good, why, and putting it back."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from crawler.store.database import open_database
from crawler.store.workbench import failed_jobs, put_back_failed_jobs
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import print_json, print_table, say
from scheduler.config import Settings

COLUMNS = ("job", "queue", "tried", "failed", "reason", "about")

application = typer.Typer(help="What failed for good, and putting it back.", no_args_is_help=True)


@application.command("list")
def listed(context: typer.Context, demo: Demo = False, as_json: AsJson = False) -> None:
    """List the jobs that failed for good, each with its reason, the last first."""
    failed = asyncio.run(_failed(settings_of(context), demo))
    if as_json:
        print_json(failed)
    else:
        print_table(None, COLUMNS, (tuple(job.values()) for job in failed))


async def _failed(settings: Settings, demo: bool) -> list[dict[str, Any]]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return [job_document(row) for row in await failed_jobs(connection)]


def job_document(row: Any) -> dict[str, Any]:
    """Return a failed job as it is shown: its number, queue, tries, when and why it failed, and its task."""
    return {
        "job": row.id,
        "queue": row.queue,
        "tried": row.attempts,
        "failed": row.at and row.at.isoformat(timespec="seconds"),
        "reason": row.reason,
        "about": " ".join(f"{name} {value}" for name, value in row.args.items()),
    }


@application.command()
def retry(
    context: typer.Context,
    jobs: Annotated[list[int] | None, typer.Argument(help="The jobs' numbers; all without any.")] = None,
    demo: Demo = False,
) -> None:
    """Put jobs back that failed for good, to be done again."""
    put_back = asyncio.run(_retry(settings_of(context), demo, jobs))
    say(f"put back {', '.join(map(str, put_back))}" if put_back else "no such job has failed")


async def _retry(settings: Settings, demo: bool, jobs: Sequence[int] | None) -> list[int]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await put_back_failed_jobs(connection, list(jobs) if jobs else None)

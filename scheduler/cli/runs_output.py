"""How runs ended, as people and programs see it."""

from collections.abc import Mapping, Sequence
from typing import Any

import typer

from scheduler.cli.output import complain, print_json

_FINE = ("new", "unchanged")
_ALWAYS_TOLD = ("new", "revised", "known")
_TOLD_WHERE_THERE_ARE_ANY = ("passed_over", "not_modified", "failed")


def tally(runs: Sequence[Any]) -> str:
    """Return on one line what each run counted, and by which door or markup it read."""
    return "; ".join(f"{run.source} {counted(run.counts)}{_told_by(run)}" for run in runs)


def counted(counts: Mapping[str, int]) -> str:
    """Return what a run counted in a few words; what there is none of is told where it matters."""
    told = [name for name in _TOLD_WHERE_THERE_ARE_ANY if counts.get(name)]
    return ", ".join(f"{counts.get(name, 0)} {name.replace('_', ' ')}" for name in (*_ALWAYS_TOLD, *told))


def read_by(run: Any) -> str:
    """Return the door that answered, or the markups that articles were read by, the usual one first."""
    by_use = sorted(run.markups, key=run.markups.__getitem__, reverse=True)
    return run.door or ", ".join(f"{markup} ×{run.markups[markup]}" for markup in by_use)


def _told_by(run: Any) -> str:
    return f" by {told}" if (told := read_by(run)) else ""


def run_document(run: Any) -> dict[str, Any]:
    """Return a run as `--json` prints it."""
    return {
        "source": run.source,
        "outcome": run.outcome,
        "reason": run.reason,
        "counts": run.counts,
        "door": run.door,
        "markups": run.markups,
        "notes": run.notes,
    }


def conclude(runs: Sequence[Any], as_json: bool) -> None:
    """Tell doors that were shut; end with status 1 where a run was neither new nor unchanged, naming it."""
    if as_json:
        print_json({"run": run_document(run)} for run in runs)
    failed = [run for run in runs if run.outcome not in _FINE]
    for run in runs:
        for note in run.notes:
            complain(f"{run.source} did without {note['where']}: {note['outcome']}, {note['reason']}")
    for run in failed:
        complain(f"{run.source} is {run.outcome}: {run.reason or 'no reason was told'}")
    if failed:
        raise typer.Exit(1)

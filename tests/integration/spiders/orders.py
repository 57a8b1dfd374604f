"""What a run is told of those before it."""

from datetime import datetime

from crawler.runs import RunReport


def after(report: RunReport) -> dict[str, datetime | None]:
    """The part of an order that says up to when an earlier run has seen, and reviewed, everything."""
    return {"covered_until": report.covered_until, "reviewed_until": report.reviewed_until}

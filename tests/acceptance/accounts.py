"""Whether a fleet has lost or doubled anything: by the rows that it leaves, and by the stand-ins' truth."""

import time
from collections.abc import Collection
from typing import Any

from crawler.publishers import external_id
from crawler.replica.process import Replica
from tests.acceptance.fleet import Fleet
from tests.namesakes import namesake

IN_ORDER = 180.0
"""Seconds within which all is to be there, and worked off."""

_AMISS = {
    "chains with a gap": """
        select source, slot from (
            select *, lag(slot) over (partition by source order by slot) as before from runs
        ) as chained
        where covers_after is distinct from before
    """,
    "runs of a source at the same time": """
        select a.source, a.slot, b.slot from runs a join runs b on a.source = b.source and a.slot < b.slot
        where a.finished > b.started
    """,
    "slots that no run accounts for": """
        select source from schedules s
        where last_slot is distinct from (
            select max(slot) from runs r where r.source = s.source and r.finished is not null
        )
    """,
    "runs before their slot": "select source, slot from runs where started < slot",
    "releases twice": """
        select source, url from releases join addresses on release = id
        group by source, url having count(*) > 1
    """,
    "jobs that failed for good": "select task_name, args from procrastinate_jobs where status = 'failed'",
    "mentions of no event": "select id from mentions where event is null",
}
_READ = "select source, external_id from releases union all select source, external_id from passed_over"
"""What is kept, and what was read and taken for no news of ours: that a spider judges so is no loss."""
_LEFT = """
    select from runs where finished is null
    union all select from procrastinate_jobs where status in ('todo', 'doing')
"""


def amiss(ships: Fleet) -> dict[str, list[Any]]:
    """Return what is wrong in the database, by kind; nothing where all is as it has to be."""
    found = {kind: ships.rows(statement) for kind, statement in _AMISS.items()}
    return {kind: rows for kind, rows in found.items() if rows}


def all_is_read(ships: Fleet, published: Collection[tuple[str, str]]) -> float:
    """Wait until every release published is read, and return after how many seconds; fails if one is not."""
    began = time.monotonic()
    while missing := set(published) - set(ships.rows(_READ)):
        assert time.monotonic() - began < IN_ORDER, missing
        time.sleep(0.1)
    return time.monotonic() - began


def come_to_rest(ships: Fleet) -> None:
    """Let no slot fall due any more, and what is due be worked off by two workers."""
    for name in [name for name in ships.processes if name.startswith("daemon")]:
        assert ships.stop(name) == 0
    for number in range(2 - len(ships.processes)):
        ships.start(f"last worker {number}", "worker")
    ships.wait_until(lambda: not ships.rows(_LEFT), IN_ORDER)


def truth(sites: Replica, sources: Collection[str]) -> set[tuple[str, str]]:
    """Source and key of what is online and of diplomatic interest."""
    return {
        (source, str(external_id(told["publisher"], told["url"])))
        for told in sites.truth()
        if told["diplomatic"] and not told["removed"]
        for source in sources
        if namesake(source) == told["source"]
    }

"""Backfills: how far each has walked back, which of its pages failed, and what it has brought."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from psycopg.types.json import Jsonb

from crawler.store.database import Connection
from crawler.store.queue import BACKFILL, hand_to_backfillers
from crawler.store.sql import query

GIVE_UP_AFTER = 3
"""Steps that fail in turn: then the page is left behind, and whoever orders the steps is told."""


@dataclass(frozen=True, slots=True)
class BackfillOrder:
    """What a backfill is to bring; the same order is the same backfill until it is finished.

    Attributes:
        since: the day to walk back to.
        until: leave out what was published after this day.
        max_pages: walk no further than this page of the list.
    """

    source: str
    since: date
    until: date | None = None
    max_pages: int | None = None


async def take_up(connection: Connection, order: BackfillOrder) -> int:
    """Return the number of the unfinished backfill of this order, a new one where there is none."""
    while True:
        found = await connection.execute(query("backfills.take_up"), asdict(order))
        if (row := await found.fetchone()) is not None:
            return int(row.id)


async def backfill_state(connection: Connection, backfill: int, sitting: datetime) -> Any:
    """Return the row of a backfill, its `failed_pages`, how many `releases` it brought, and if it `is_left`.

    Args:
        connection: within a transaction.
        backfill: its number.
        sitting: when it was taken up; a page that failed since is not tried again.
    """
    values = {"backfill": backfill, "sitting": sitting}
    return await (await connection.execute(query("backfills.state"), values)).fetchone()


async def failed_pages(connection: Connection, source: str) -> list[Any]:
    """Return the rows of a source's pages that failed, with the day to which their backfill goes."""
    return await (await connection.execute(query("backfills.failed_pages"), {"source": source})).fetchall()


async def begin_step(connection: Connection, backfill: int, sitting: datetime) -> Any:
    """Return what is to be walked next, or None where nothing is.

    In the row are the `first_page` and how many `pages` from there, the keys `met` on the page before, and
    whether it `is_retry` of pages that failed.
    """
    values = {"backfill": backfill, "sitting": sitting}
    return await (await connection.execute(query("backfills.begin_step"), values)).fetchone()


async def finish_step(connection: Connection, backfill: int, begun: Any, told: Mapping[str, Any]) -> None:
    """Note what came of a step.

    Args:
        connection: within a transaction.
        backfill: its number.
        begun: what `begin_step` returned.
        told: the step's report, `crawler.runs.RunReport`, as JSON has it.
    """
    row: Any = await (await connection.execute(query("backfills.lock"), {"backfill": backfill})).fetchone()
    step = _Step(begun, told, row.failing)
    if step.is_left_behind:
        failed = {"page": step.failed_page, "outcome": told["outcome"], "reason": told["reason"]}
        await connection.execute(query("backfills.fail_page"), {"backfill": backfill, **failed})
    elif not step.failed:
        await connection.execute(
            query("backfills.clear_page"), {"backfill": backfill, "page": begun.first_page}
        )
    if not begun.is_retry:
        place = step.place(row.page, row.max_pages)
        await connection.execute(query("backfills.move"), {"backfill": backfill, **place})
    counts = Counter(row.counts) + Counter(told["counts"])
    counted = {"failing": step.failing, "counts": Jsonb(dict(counts))}
    await connection.execute(query("backfills.count_step"), {"backfill": backfill, **counted})


class _Step:
    """What a step's report means for its backfill.

    Attributes:
        failed: whether a page could not be had or read.
        failing: how many steps have failed in turn, this one included.
        is_left_behind: whether the page is to be tried again at the end; else it is tried again at once.
        failed_page: its number.
    """

    def __init__(self, begun: Any, told: Mapping[str, Any], failing_before: int) -> None:
        nothing = {"last": begun.first_page - 1, "keys": [], "reached": None, "ended": False}
        self._stretch = told["stretch"] or nothing
        last_asked = begun.first_page + begun.pages - 1
        self.failed = self._stretch["last"] < last_asked and not self._stretch["ended"]
        self.failing = failing_before + 1 if self.failed else 0
        was_asked = bool(told["counts"]["requests"])
        self.is_left_behind = self.failed and (was_asked or self.failing >= GIVE_UP_AFTER)
        self.failed_page = begun.first_page if begun.is_retry else self._stretch["last"] + 1

    def place(self, page: int, max_pages: int | None) -> dict[str, Any]:
        """Return where the walk is now, which was at a page before; the keys are of the last page read."""
        now_at = max(page, self.failed_page if self.is_left_behind else self._stretch["last"])
        return {
            "page": now_at,
            "met": None if self.failed else self._stretch["keys"],
            "reached": self._stretch["reached"],
            "walked": self._stretch["ended"] or (max_pages is not None and now_at >= max_pages),
        }


async def step_under_way(connection: Connection, backfill: int) -> int | None:
    """Return the job of the step of a backfill that is waiting or being done; None where none is."""
    values = {"backfill": backfill, "task": BACKFILL}
    row: Any = await (await connection.execute(query("backfills.step_under_way"), values)).fetchone()
    return None if row is None else int(row.id)


async def hand_over_step(connection: Connection, backfill: int, publisher: str, sitting: datetime) -> int:
    """Queue the next step of a backfill, unless one is under way; return its job.

    A publisher's own runs come first.
    """
    await connection.execute(query("backfills.lock"), {"backfill": backfill})
    if (job := await step_under_way(connection, backfill)) is not None:
        return job
    return await hand_to_backfillers(connection, backfill, publisher, sitting)

"""Leases: a job belongs to the worker that took it for as long as that one shows that it lives.

A lease is the job's number with how often the job was tried before. Once the job is given back, to be done
by another worker, that count is another one. Everything that is written for a job is written in transactions
that hold its lease: a worker that stood still, and goes on after its work was taken over, writes nothing.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection

from crawler.store.sql import query

LOST_AFTER_SECONDS = 30.0
"""How long a worker may show no sign of life before its jobs are given back."""

HEARTBEAT_SECONDS = 5.0
"""How often a worker shows that it lives."""

QUIET_SECONDS = LOST_AFTER_SECONDS / 2
"""After how long without one its children stop: well before somebody else begins anew."""


class LeaseLostError(Exception):
    """The job belongs to another worker by now, or soon will: nothing more may be done for it."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do a job.

    Attributes:
        job: its number.
        attempt: how often it was tried before.
    """

    job: int
    attempt: int


async def hold(connection: AsyncConnection[Any], lease: Lease) -> None:
    """Keep the lease until the transaction ends; raises LeaseLostError where it is held no more."""
    values = {"job": lease.job, "attempt": lease.attempt}
    if await (await connection.execute(query("leases.hold"), values)).fetchone() is None:
        raise LeaseLostError(f"job {lease.job} was given to another worker")


async def is_fresh(connection: AsyncConnection[Any], lease: Lease) -> bool:
    """Return whether the lease is held, and by a worker that showed a sign of life lately."""
    values = {"job": lease.job, "attempt": lease.attempt, "seconds": QUIET_SECONDS}
    return await (await connection.execute(query("leases.fresh"), values)).fetchone() is not None

"""Which jobs are tried again, and after which pause: it hangs on the kind of failure."""

import asyncio

import psycopg
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

from crawler.store.leases import LeaseLostError

_FAULT_PAUSES = (10, 60, 600)
"""Seconds before each further try of what failed by a fault of ours; then it has failed for good."""

_LONGEST_PAUSE = 60


class InterruptedWorkError(Exception):
    """The work was cut short by something that has nothing to do with it; it can be done again at once."""


class Retries(BaseRetryStrategy):
    """Interrupted work at once; without a database after growing pauses; faults of ours three times."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when the job is done again; None where it has failed for good."""
        pause = _pause(exception, job.attempts)
        return None if pause is None else RetryDecision(retry_in={"seconds": pause})


def _pause(exception: BaseException, attempts: int) -> int | None:
    if isinstance(exception, (asyncio.CancelledError, LeaseLostError, InterruptedWorkError)):
        return 0
    if isinstance(exception, (psycopg.OperationalError, ConnectorException)):
        return min(int(2 ** min(attempts, 10)), _LONGEST_PAUSE)
    return _FAULT_PAUSES[attempts] if attempts < len(_FAULT_PAUSES) else None

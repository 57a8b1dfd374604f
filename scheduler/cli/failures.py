"""What a command ends in that is told in one line, with status 1.

Imported only when a command fails: one that succeeds starts without the parts that it does not need.
"""

import psycopg

from crawler.parsers.registry import ParserError
from crawler.store.embedded import EmbeddedError
from crawler.store.failures import StoreError
from scheduler.backfilling import BackfillError
from scheduler.config import ConfigError
from scheduler.outages import WorkerError
from scheduler.web import ListenError

FAILURES: tuple[type[Exception], ...] = (
    BackfillError,
    ConfigError,
    StoreError,
    EmbeddedError,
    ParserError,
    WorkerError,
    ListenError,
    psycopg.OperationalError,
)
"""Each says what happened, to what, and what to do; of the database's own it is said in `told`."""


def told(failure: BaseException) -> str:
    """Return what to tell of a failure, of several at once of the first one."""
    if isinstance(failure, BaseExceptionGroup):
        return told(failure.exceptions[0])
    if isinstance(failure, psycopg.OperationalError):
        return f"the database cannot be used: {failure}"
    return str(failure)

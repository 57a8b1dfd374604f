"""The command `bilateral-watch`."""

import sys

import psycopg

from crawler.parsers.registry import ParserError
from crawler.store.embedded import EmbeddedError
from crawler.store.failures import StoreError
from scheduler.backfilling import BackfillError
from scheduler.cli.application import application
from scheduler.cli.output import complain
from scheduler.cli.signals import CUT_SHORT
from scheduler.config import ConfigError
from scheduler.web import ListenError
from scheduler.worker import WorkerError

_FAILURES = (
    BackfillError,
    ConfigError,
    StoreError,
    EmbeddedError,
    ParserError,
    WorkerError,
    ListenError,
)
"""What is told in one line, with status 1: each says what happened, to what, and what to do."""


def main() -> None:
    """Run the command, and end the process with its status: 0, 1 for a failure, 2 for bad usage."""
    try:
        application()
    except _FAILURES as failure:
        complain(str(failure))
        sys.exit(1)
    except psycopg.OperationalError as failure:
        complain(f"the database cannot be used: {failure}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(CUT_SHORT)
    except BaseExceptionGroup as group:
        known, unknown = group.split(_FAILURES)
        if unknown is not None or known is None:
            raise
        complain(str(_first(known)))
        sys.exit(1)


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    first = group.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first

"""The command `bilateral-watch`."""

import sys

from scheduler.cli.application import application
from scheduler.cli.output import complain


def main() -> None:
    """Run the command, and end the process with its status: 0, 1 for a failure, 2 for bad usage."""
    try:
        application()
    except SystemExit:
        raise
    except KeyboardInterrupt:
        from scheduler.cli.signals import CUT_SHORT

        sys.exit(CUT_SHORT)
    except _failures() as failure:
        _end(failure)
    except BaseExceptionGroup as group:
        known, unknown = group.split(_failures())
        if unknown is not None or known is None:
            raise
        _end(known)


def _failures() -> tuple[type[Exception], ...]:
    """Return what is told in one line; asked for only where something was raised."""
    from scheduler.cli.failures import FAILURES

    return FAILURES


def _end(failure: BaseException) -> None:
    from scheduler.cli.failures import told

    complain(told(failure))
    sys.exit(1)

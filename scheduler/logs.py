"""Logs: one line each on standard error, for people at a terminal, as JSON elsewhere.

Each line tells the source and the run, or the text, that it is about. At a terminal only what somebody should
look at is told; elsewhere also what happened: each run that brought something, and what was dropped.
"""

import logging
import sys

import structlog
from structlog.typing import Processor


def set_up_logs() -> None:
    """Send our own log lines, and warnings of the libraries, to standard error."""
    watched = sys.stderr.isatty()
    renderer = structlog.dev.ConsoleRenderer() if watched else structlog.processors.JSONRenderer()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[*shared, renderer],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if watched else logging.INFO),
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name, structlog.processors.format_exc_info],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler.setFormatter(formatter)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    # The pool tells of every try to connect again; what comes of them is told by whoever waits.
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

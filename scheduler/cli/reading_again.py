"""SIGHUP: the configuration is read again, and one that cannot be used is refused."""

import asyncio
from collections.abc import Callable

from scheduler.cli.output import complain
from scheduler.config import ConfigError, Settings


def read_again(read: Callable[[], Settings], reload: asyncio.Event) -> Settings | None:
    """Return the configuration as it is now; None, and say why, where it cannot be used."""
    reload.clear()
    try:
        changed = read()
    except ConfigError as error:
        complain(f"the configuration stays as it was: {error}")
        return None
    complain("the configuration was read again")
    return changed

"""The stand-in sites that serve a demonstration as sources."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from crawler.replica import process as replica

STAND_IN = "BILATERAL_WATCH_STAND_IN"
"""Environment variable that names the stand-in sites' address to a worker."""

_LIVE_SECONDS = 4.0


@asynccontextmanager
async def stand_in_sites(demo: bool, live: bool) -> AsyncIterator[str | None]:
    """Give the address of stand-in sites for a demonstration, which publish more where live; else None.

    Those that the environment names serve in any case.
    """
    named = os.environ.get(STAND_IN)
    if named or not demo:
        yield named
        return
    with await asyncio.to_thread(replica.start, live=_LIVE_SECONDS if live else None) as sites:
        yield sites.address

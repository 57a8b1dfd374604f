"""Signs of life, shown to a service of the operator's that tells when there have been none for a while."""

import asyncio
from typing import Final

import aiohttp
import structlog
from pydantic import SecretStr

from crawler.store.database import Database
from crawler.store.sql import query

_PATIENCE: Final = aiohttp.ClientTimeout(total=10)

_log = structlog.get_logger(__name__)


async def keep_beating(database: Database, address: SecretStr, every: float) -> None:
    """Ask for the operator's page every so many seconds, for as long as the task lives.

    That the page does not answer is logged, once until it does again.

    Raises psycopg's OperationalError where the database does not answer: without it there is no life to show.
    """
    was_seen = True
    async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
        while True:
            async with database.transaction() as connection:
                await connection.execute(query("database.answers"))
            reason = await _refusal(session, address.get_secret_value())
            if reason and was_seen:
                _log.warning("nobody sees the signs of life", reason=reason, again_in=every)
            was_seen = not reason
            await asyncio.sleep(every)


async def _refusal(session: aiohttp.ClientSession, address: str) -> str | None:
    """Return why a page did not take a sign of life; the address itself is a secret and not told."""
    try:
        async with session.get(address) as answer:
            return None if answer.ok else f"it answered {answer.status}"
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return type(error).__name__

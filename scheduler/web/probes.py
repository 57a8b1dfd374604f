"""Whether the daemon lives and is ready, and its metrics: answered from what stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from crawler.store.database import Database
from crawler.store.sql import query
from scheduler.health.metrics import exposition

READY_SECONDS: Final = 2.0
"""How long the database may take until the daemon does not count as ready."""

METRICS_SECONDS: Final = 10.0
"""How long metrics may take."""


def probes(database: Database) -> Starlette:
    """Return the application that answers `/livez`, `/readyz` and `/metrics`."""

    async def livez(_: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def readyz(_: Request) -> Response:
        return await _answer(_ready(database), READY_SECONDS)

    async def metrics(_: Request) -> Response:
        return await _answer(_metrics(database), METRICS_SECONDS)

    return Starlette(routes=[_route(livez), _route(readyz), _route(metrics)])


def _route(answer: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(f"/{answer.__name__}", answer)


async def _answer(work: Awaitable[Response], seconds: float) -> Response:
    """Return what the work returns, or that the database cannot be reached."""
    try:
        return await asyncio.wait_for(work, seconds)
    except (OperationalError, PoolTimeout, TimeoutError):
        return PlainTextResponse("the database cannot be reached\n", 503)


async def _ready(database: Database) -> Response:
    async with database.transaction() as connection:
        await connection.execute(query("database.answers"))
    return PlainTextResponse("ready\n")


async def _metrics(database: Database) -> Response:
    return Response(await exposition(database), media_type=CONTENT_TYPE_LATEST)

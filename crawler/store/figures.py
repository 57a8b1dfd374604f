"""The figures of all events, as a table."""

from typing import Any

from crawler.store.database import Connection
from crawler.store.sql import query


async def listed_figures(
    connection: Connection, partner: str | None = None, measure: str | None = None, limit: int | None = None
) -> list[Any]:
    """Return a row a figure, by partner, measure and period, with the event that it was told with."""
    values = {"partner": partner, "measure": measure, "limit": limit}
    return await (await connection.execute(query("figures.listed"), values)).fetchall()

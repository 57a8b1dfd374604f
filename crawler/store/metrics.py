"""Numbers of the whole service: the rows tell what all its processes did, wherever they run."""

from typing import Any

from crawler.store.database import Connection
from crawler.store.sql import query


async def measured(connection: Connection, name: str) -> list[dict[str, Any]]:
    """Return the samples of a metric, each its labels and its `value`.

    Args:
        connection: within a transaction.
        name: of a query in `queries/metrics.sql`.
    """
    rows = await (await connection.execute(query(f"metrics.{name}"))).fetchall()
    return [row._asdict() for row in rows]

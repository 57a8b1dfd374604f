"""Runs for slots of any time, as if the source had fallen due then."""

from datetime import datetime

from crawler.store.database import Connection
from crawler.store.runs import order_run

_FALL_DUE = """
insert into schedules (source, next_slot, last_slot) values (%(source)s, %(slot)s, %(slot)s)
on conflict (source) do update set last_slot = excluded.last_slot
"""


async def order_at(connection: Connection, source: str, slot: datetime) -> int:
    """Order a run for a slot later than all before, none of whose runs is unfinished; return its number."""
    await connection.execute(_FALL_DUE, {"source": source, "slot": slot})
    run = await order_run(connection, source)
    assert run is not None
    return run

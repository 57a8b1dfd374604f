"""A visit to a source that has nothing new: one request, and nothing written but the run itself."""

from collections.abc import Iterator

import pytest

from crawler.crawling import CrawlOrder, crawl
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import Outcome
from crawler.sources import SOURCES
from crawler.store.database import Database
from crawler.store.releases import Releases
from tests.integration.spiders.orders import after

MOST_BYTES = {"mfa": 60_000, "kazinform": 500, "kt": 500}
"""Of a page of twenty records; of an answer that says that nothing has changed."""

Rows = dict[str, set[tuple[str, str]]]


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with process.start() as running:
        yield running


async def rows(database: Database) -> Rows:
    """Each table's rows by their place and the transaction that wrote them: whatever is written shows."""
    found: Rows = {}
    async with database.transaction() as connection:
        tables = await connection.execute(
            "select table_name as name from information_schema.tables"
            " where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        for table in await tables.fetchall():
            written = await connection.execute(
                f"select ctid::text as place, xmin::text as writer from {table.name}"
            )
            found[table.name] = {(row.place, row.writer) for row in await written.fetchall()}
    return found


async def have_all_read(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            "insert into readings"
            " (text, parser, version, kept, published_on, published_at, published_offset, seconds)"
            " select text, 'any', '1', kept, published_on, published_at, published_offset, 0"
            " from texts_as_read"
        )


@pytest.mark.parametrize("server", ["embedded"], indirect=True)
@pytest.mark.parametrize("source", ["mfa-en", "kazinform-ru", "kt-en"])
async def test_a_visit_with_nothing_new_is_one_request_and_writes_nothing(
    replica: Replica, database: Database, source: str
) -> None:
    order = CrawlOrder(source=source, stand_in=replica.address)
    first = await crawl(order, Releases(database))
    await have_all_read(database)
    before = await rows(database)
    again = await crawl(order.model_copy(update=after(first)), Releases(database))
    assert (again.outcome, again.counts.requests) == (Outcome.UNCHANGED, 1)
    assert again.counts.bytes < MOST_BYTES[SOURCES[source].publisher]
    assert again.counts.not_modified == (1 if SOURCES[source].feeds else 0)
    assert await rows(database) == before
    print(f"{source}: {again.counts.requests} request, {again.counts.bytes} bytes")  # noqa: T201 - by `pytest -s`

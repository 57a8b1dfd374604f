"""The child that crawls: one source after the other, for as long as it stays small and answers in time."""

from dataclasses import asdict
from typing import Any

from crawler.crawling import CrawlOrder, crawl
from crawler.store.database import connect
from crawler.store.releases import Releases
from scheduler.children import serve


async def answer(question: Any) -> Any:
    """Return the report of the crawl that the question orders, its finds kept in the database that it names."""
    async with connect(question["database"]) as database:
        return asdict(await crawl(CrawlOrder(**question["order"]), Releases(database)))


if __name__ == "__main__":
    serve(answer)

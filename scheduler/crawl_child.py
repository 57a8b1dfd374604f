"""The child that crawls: one source after the other, for as long as it stays small and answers in time."""

from typing import Any

from crawler.crawling import CrawlOrder, crawl
from crawler.runs import report_to_data
from crawler.store.database import connect
from crawler.store.releases import Releases
from scheduler.children import serve


async def answer(question: Any) -> Any:
    """Return the report of the crawl that the question orders; its finds are kept in the database named."""
    async with connect(question["database"]) as database:
        report = await crawl(CrawlOrder.model_validate(question["order"]), Releases(database))
        return report_to_data(report)


if __name__ == "__main__":
    serve(answer)

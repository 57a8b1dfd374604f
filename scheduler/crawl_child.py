"""The child that crawls: one source after the other, for as long as it stays small and answers in time."""

from typing import Any

from pydantic import TypeAdapter

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.store.database import connect
from crawler.store.releases import Releases
from scheduler.children import serve

_REPORT = TypeAdapter(RunReport)


async def answer(question: Any) -> Any:
    """Return the report of the crawl that the question orders; its finds are kept in the database named."""
    async with connect(question["database"]) as database:
        report = await crawl(CrawlOrder.model_validate(question["order"]), Releases(database))
        return _REPORT.dump_python(report, mode="json")


if __name__ == "__main__":
    serve(answer)

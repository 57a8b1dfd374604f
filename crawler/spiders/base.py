"""What all spiders have in common: a run to count in, a keeper, and an eye for what goes wrong."""

from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.characters import is_garbled
from crawler.pipelines import Keeper
from crawler.publishers.article import Article
from crawler.release import Publication, Release, Snapshot
from crawler.runs import CrawlOrder, Outcome, Run, Trouble
from crawler.sources import source_of
from crawler.spiders.classing import class_of_status, moved_to, refusal
from crawler.spiders.walk import Walk


class ReleaseSpider(Spider):
    """Yields releases, and notes in its run what goes wrong; only the store's failure ends it."""

    def __init__(self, run: Run, keeper: Keeper, **arguments: Any) -> None:
        """Begin.

        Args:
            run: where it counts.
            keeper: where its releases go.
            arguments: Scrapy's own.
        """
        super().__init__(run.source, **arguments)
        self.run, self.keeper = run, keeper

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Return the spider of a crawl, listening for errors in its own code."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.stumble, signals.spider_error)
        return spider

    def stumble(self, failure: Failure, response: Response | None) -> None:
        """Note a fault of our own, and the page that brought it about."""
        if failure.value is not self.keeper.failure:
            fault = f"{type(failure.value).__name__}: {failure.value}"
            self.note(Outcome.BROKEN, response.url if response else self.name, fault)

    def note(self, outcome: Outcome, where: str, reason: str) -> None:
        """Note trouble without an answer."""
        self.run.troubles.append(Trouble.told(outcome, where, reason))

    def note_answer(self, outcome: Outcome, response: Response, reason: str) -> None:
        """Note trouble with an answer."""
        trouble = Trouble.told(outcome, response.url, reason, response.status, response.body)
        self.run.troubles.append(trouble)


class SourceSpider(ReleaseSpider):
    """Carries out an order for one source: discovers, skips what is known, fetches the rest."""

    def __init__(self, order: CrawlOrder, **arguments: Any) -> None:
        """Begin.

        Args:
            order: what to crawl, and how far.
            arguments: those of every spider.
        """
        super().__init__(**arguments)
        self.order, self.source = order, source_of(order)
        self.walk = Walk(order, self.source.overlap, self.run.started)
        self._drifts: set[str] = set()

    def closed(self, reason: str) -> None:
        """Note how far the walk came, and where the run's time was up."""
        self.run.stretch = self.walk.stretch()
        if reason == "closespider_timeout":
            self.note(Outcome.TIMED_OUT, self.name, "the time of a run was up before it was done")

    def lost(self, failure: Failure) -> None:
        """Note a list that could not be had; where none is there any more, it was moved."""
        self._note_loss(failure, gone=Outcome.DRIFTED)

    def lost_item(self, failure: Failure) -> None:
        """Note an item's page that could not be had, to be tried again."""
        self._note_loss(failure, gone=Outcome.UNREACHABLE)
        item = request_of(failure).cb_kwargs["item"]
        self.fail(item.external_id, item.url, self.run.troubles[-1].reason)

    def _note_loss(self, failure: Failure, *, gone: Outcome) -> None:
        request = request_of(failure)
        if isinstance(failure.value, HttpError):
            response = failure.value.response
            outcome, reason = class_of_status(response, gone=gone)
            self.note_answer(outcome, response, reason)
        else:
            asked = request.meta.get("redirect_urls", [request.url])[0]
            self.note(Outcome.UNREACHABLE, asked, str(failure.value) or type(failure.value).__name__)

    def fail(self, external_id: str, url: str, reason: str) -> None:
        """Count an item that failed, and have it tried again on a later run."""
        self.run.counts.failed += 1
        self.keeper.fail(external_id, url, reason)

    def note_unreadable(self, response: Response, reason: str) -> None:
        """Note an answer that is not what was asked for: a refusal, else of a shape that is not known."""
        outcome, told = refusal(response) or (Outcome.DRIFTED, reason)
        self.note_answer(outcome, response, told)

    def unreadable_item(self, response: Response, error: ValueError, external_id: str, url: str) -> None:
        """Note an item that cannot be read, to be tried again."""
        self.note_unreadable(response, str(error))
        self.fail(external_id, url, str(error))

    def note_drift(self, response: Response, reason: str) -> None:
        """Note what is not as it was and costs nothing yet; each such thing once a run."""
        if reason not in self._drifts:
            self._drifts.add(reason)
            self.note_answer(Outcome.DRIFTED, response, reason)

    def note_garble(self, article: Article, where: str) -> None:
        """Note an article that can be read, and has places that a wrong encoding garbled."""
        if is_garbled(article.body):
            self.note(Outcome.DRIFTED, where, "garbled in places by a wrong encoding")

    def note_move(self, response: Response) -> None:
        """Note where a list's address only leads to another one, for good."""
        if (address := moved_to(response)) is not None:
            self.note_drift(response, f"moved for good, to {address}: the source's address is to be changed")

    def wants(self, published: Publication | None) -> bool:
        """Whether the order asks for a publication time; one that is not told may be meant."""
        if published is None:
            return True
        since, until = self.order.since, self.order.until
        return (since is None or published.day >= since) and (until is None or published.day <= until)

    def release(
        self, external_id: str, urls: tuple[str, ...], article: Article, snapshot: Snapshot
    ) -> Release:
        """Return an article as a release of the source."""
        return Release(
            source=self.source.name,
            external_id=external_id,
            urls=urls,
            title=article.title,
            body=article.body,
            published=article.published,
            snapshot=snapshot,
        )


def snapshot_of(response: Response) -> Snapshot:
    """Return a response as received just now."""
    headers = {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    return Snapshot(response.url, datetime.now(UTC), response.status, headers, response.body)


def request_of(failure: Any) -> Request:
    """Return the request that failed: Scrapy sets it on Twisted's failure, whose type has none."""
    request: Request = failure.request
    return request

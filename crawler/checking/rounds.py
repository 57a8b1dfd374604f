"""Goes through the questions of each source, one publisher beside the other."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby

from crawler.checking import ministry, pages
from crawler.checking.exam import Exam
from crawler.checking.finding import Answer, Finding, ShutError, State
from crawler.checking.pages import Question
from crawler.probing import probing
from crawler.publishers import PUBLISHERS
from crawler.runs import CrawlOrder
from crawler.source import Source
from crawler.sources import source_named, source_of

_TOO_LATE = Answer(State.SHUT, "not asked: the time was up", "give it more time")

_OF_THE_MINISTRY: dict[str, Question] = {
    "GraphQL": ministry.graphql,
    "older interface": ministry.rest,
}
_OF_THE_MINISTRY_ONCE: dict[str, Question] = {
    "shape of the list": ministry.shape_of_list,
    "longest page": ministry.size_of_page,
    "news since a day": ministry.since_a_day,
    "language versions": ministry.languages,
    "press releases": ministry.press_releases,
    "press page in a browser": ministry.press_page,
}


async def check(
    orders: Sequence[CrawlOrder], seconds: float, tell: Callable[[Finding], None]
) -> list[Finding]:
    """Return the findings about the sources of some orders, in their order.

    Args:
        orders: each a source, and how it is reached.
        seconds: how long a publisher may be asked.
        tell: is told each finding as soon as there is one.
    """
    by_publisher = groupby(orders, key=lambda order: source_named(order.source).publisher)
    rounds = [_round(list(group), seconds, tell) for _, group in by_publisher]
    return [finding for findings in await asyncio.gather(*rounds) for finding in findings]


async def _round(
    orders: Sequence[CrawlOrder], seconds: float, tell: Callable[[Finding], None]
) -> list[Finding]:
    """Return the findings about one publisher's sources; what there was no time for is told as such."""
    findings: list[Finding] = []

    def note(source: str, name: str, answer: Answer) -> None:
        findings.append(Finding(source, name, answer.state, answer.seen, answer.advice))
        tell(findings[-1])

    asked = [(order, dict(_questions(source_of(order), is_first=order is orders[0]))) for order in orders]
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            for order, questions in asked:
                await _examine(order, questions, note)
    answered = {(finding.source, finding.question) for finding in findings}
    for order, questions in asked:
        for name in questions:
            if (order.source, name) not in answered:
                note(order.source, name, _TOO_LATE)
    return findings


async def _examine(
    order: CrawlOrder, questions: dict[str, Question], note: Callable[[str, str, Answer], None]
) -> None:
    async with probing(order) as probe:
        exam = Exam(probe, order)
        for name, question in questions.items():
            note(order.source, name, await _answered(question(exam)))


async def _answered(asking: Awaitable[Answer]) -> Answer:
    try:
        return await asking
    except ShutError as error:
        return error.answer


def _questions(source: Source, *, is_first: bool) -> Iterator[tuple[str, Question]]:
    """Yield a source's questions by their names; what holds for a publisher is asked of his first source."""
    yield "robots.txt", pages.robots
    if source.doors:
        yield from _OF_THE_MINISTRY.items()
    if source.doors and is_first:
        yield from _OF_THE_MINISTRY_ONCE.items()
    if source.feed:
        yield "feed", pages.feed
        yield "unchanged feed", pages.unchanged_feed
    if source.sitemap:
        yield "news sitemap", pages.sitemap
    if source.listing:
        yield "listing", pages.listing
        yield "its second page", pages.second_page
        yield "newest article", pages.newest_article
    if source.archive and is_first:
        for markup in PUBLISHERS[source.publisher].site.markups:
            if markup.used_in:
                yield f"article of {markup.used_in}", pages.of_generation(markup)

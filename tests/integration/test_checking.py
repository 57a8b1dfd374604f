"""`sources check` on the stand-ins: all holds, and what is struck is told with what to do about it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import CliRunner

from crawler.checking import Finding, State, check, rounds
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import CrawlOrder
from crawler.sources import SOURCES
from scheduler.cli import checking
from scheduler.cli.application import application
from tests.integration.spiders.odd_site import answer, odd_site

GRAPHQL, REST = r"www\.gov\.kz/graphql", r"www\.gov\.kz/api/.*"

STRUCK = [
    ("kt-en", "forbidden", r"www\.kt\.kz/robots\.txt", "robots.txt", State.SHUT, "403"),
    ("kt-en", "empty list", r"www\.kt\.kz/eng/rss", "feed", State.CHANGED, "no items"),
    (
        "kt-en",
        "moved",
        r"www\.kt\.kz(/moved)?/eng/rss",
        "feed",
        State.CHANGED,
        "moved for good, to https://www.kt.kz/moved",
    ),
    ("kt-en", "invalid", r"www\.kt\.kz/eng/rss", "feed", State.CHANGED, "no RSS feed"),
    ("kt-en", "charset", r"www\.kt\.kz/eng/all", "listing", State.HOLDS, "items"),
    ("kt-ru", "charset", r"www\.kt\.kz/rus/all", "listing", State.CHANGED, "declared as utf-8, and is not"),
    (
        "kt-ru",
        "renamed class",
        r"www\.kt\.kz/rus/all",
        "listing",
        State.CHANGED,
        "no date that can be read",
    ),
    (
        "kt-ru",
        "renamed class",
        r"www\.kt\.kz/rus/.*html",
        "newest article",
        State.CHANGED,
        "no title and body",
    ),
    ("kt-ru", "challenge", r"www\.kt\.kz/rus/.*html", "newest article", State.SHUT, "challenge"),
    (
        "kazinform-en",
        "same page",
        r"qazinform\.com/lenta/",
        "its second page",
        State.CHANGED,
        "nothing that the first page has not",
    ),
    ("kazinform-en", "gone", r"qazinform\.com/sitemaps/.*", "news sitemap", State.CHANGED, "404"),
    ("kazinform-en", "captcha", r"qazinform\.com/sitemaps/.*", "news sitemap", State.SHUT, "challenge"),
    (
        "kazinform-en",
        "renamed class",
        r"qazinform\.com/news/2nd.*",
        "article of 2021-12",
        State.CHANGED,
        "no title and body",
    ),
    ("mfa-en", "not allowed", REST, "older interface", State.SHUT, "not allowed"),
    ("mfa-en", "not allowed", REST, "longest page", State.SHUT, "not allowed"),
    ("mfa-en", "graphql errors", GRAPHQL, "GraphQL", State.CHANGED, "Internal error"),
    ("mfa-en", "new field", REST, "older interface", State.CHANGED, "new field, region"),
    ("mfa-en", "renamed field", REST, "older interface", State.CHANGED, "unusable created_date"),
    ("mfa-en", "empty list", GRAPHQL, "GraphQL", State.CHANGED, "without a single item"),
    ("mfa-en", "invalid", GRAPHQL, "language versions", State.CHANGED, "no JSON"),
    ("mfa-en", "elsewhere", GRAPHQL, "GraphQL", State.SHUT, "leads away"),
]


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with process.start() as replica:
        yield replica


@pytest.fixture
def replica(running: Replica) -> Iterator[Replica]:
    yield running
    running.heal()


async def found(address: str, *sources: str, seconds: float = 60) -> list[Finding]:
    orders = [CrawlOrder(source=source, stand_in=address) for source in sources]
    return await check(orders, seconds, lambda _: None)


async def test_of_all_that_is_asked_everything_holds(replica: Replica) -> None:
    findings = await found(replica.address, *SOURCES)
    assert [finding for finding in findings if not finding.is_fine] == []
    assert list(dict.fromkeys(finding.source for finding in findings)) == list(SOURCES)
    asked = {(finding.source, finding.question) for finding in findings}
    assert len(asked) == len(findings)
    assert {
        ("mfa-kk", "GraphQL"),
        ("kazinform-en", "article of 2021-12"),
        ("kt-ru", "newest article"),
    } <= asked


@pytest.mark.parametrize(("source", "kind", "where", "question", "state", "told"), STRUCK)
async def test_what_is_struck_is_told_with_what_to_do(
    replica: Replica,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    kind: str,
    where: str,
    question: str,
    state: State,
    told: str,
) -> None:
    replica.strike(kind, where)
    monkeypatch.delitem(rounds._OF_THE_MINISTRY_ONCE, "press page in a browser")  # it takes its time
    findings = {finding.question: finding for finding in await found(replica.address, source)}
    finding = findings[question]
    assert finding.state is state, finding
    assert told in finding.seen
    assert finding.seen.isprintable()
    assert bool(finding.advice) == (not finding.is_fine)


async def test_a_source_is_asked_few_things_each_once() -> None:
    robots = {"/robots.txt": answer("User-agent: *\nDisallow: /eng/rss\nCrawl-delay: 30\n")}
    async with odd_site(robots) as site:
        findings = await found(site.address, "kt-en")
    pages = [path for path in site.asked if path != "/robots.txt"]
    assert len(pages) == len(set(pages)) <= 6
    assert "/eng/rss" not in pages
    assert findings[0].seen == "forbids https://www.kt.kz/eng/rss"


async def test_robots_that_ask_for_longer_pauses_are_told() -> None:
    async with odd_site({"/robots.txt": answer("User-agent: *\nCrawl-delay: 30\n")}) as site:
        findings = await found(site.address, "kt-en")
    assert (findings[0].state, findings[0].seen) == (State.CHANGED, "asks for 30 seconds between requests")


async def test_what_there_is_no_time_for_is_told_as_not_asked(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SOURCES, "kt-en", replace(SOURCES["kt-en"], patience=30))
    replica.strike("silence", r"www\.kt\.kz/eng/rss")
    began = asyncio.get_running_loop().time()
    findings = await found(replica.address, "kt-en", seconds=2)
    assert asyncio.get_running_loop().time() - began < 10
    assert [finding.question for finding in findings][:2] == ["robots.txt", "feed"]
    assert {finding.seen for finding in findings[1:]} == {"not asked: the time was up"}


async def test_lists_without_items_leave_no_article_to_look_at() -> None:
    empty = {"/rus/rss": answer("<rss><channel/></rss>"), "/rus/all?page=1": answer("<html></html>")}
    async with odd_site(empty) as site:
        findings = {finding.question: finding for finding in await found(site.address, "kt-ru")}
    assert findings["newest article"].state is State.CHANGED
    assert findings["newest article"].seen == "neither the listing nor the feed shows an item"


async def test_where_nobody_answers_that_is_told_of_every_question() -> None:
    async with odd_site({}) as site:
        address = site.address
    findings = await found(address, "kt-ru")
    assert {finding.state for finding in findings} == {State.SHUT}


@pytest.fixture
def command(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs `sources check --demo` on these stand-ins."""

    @asynccontextmanager
    async def these(*_: object, **__: object) -> AsyncIterator[str]:
        yield replica.address

    monkeypatch.setattr(checking, "stand_in_sites", these)
    return lambda *told: CliRunner().invoke(application, ["sources", "check", "--demo", *told])


def test_the_command_prints_a_row_a_question(command: Callable[..., Any]) -> None:
    done = command("kt-ru", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [row["question"] for row in rows[:2]] == ["robots.txt", "feed"]
    assert {(row["source"], row["state"]) for row in rows} == {("kt-ru", "holds"), ("kt-ru", "told")}


def test_the_command_ends_with_status_1_and_a_line_where_something_does_not_hold(
    replica: Replica, command: Callable[..., Any]
) -> None:
    replica.strike("gone", r"www\.kt\.kz/rus/rss")
    done = command("kt-ru")
    told = " ".join(done.output.split())
    assert done.exit_code == 1
    assert "2 of 6 questions are answered otherwise than expected: kt-ru" in told
    assert "change its line" in told


def test_an_unknown_source_is_bad_usage(command: Callable[..., Any]) -> None:
    assert command("kt-fr").exit_code == 2

"""Everything that goes wrong at a publisher, with the outcome of the run that meets it and what is told.

None passes unnoticed, none ends in a fault of our own, and whatever is good is kept all the same.
"""

import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import Outcome
from crawler.sources import SOURCES
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.odd_site import answer, odd_site

AT_THE_MINISTRYS_DOOR = [
    ("gone", Outcome.DRIFTED, "status 404"),
    ("moved", Outcome.DRIFTED, "moved for good, to https://www.gov.kz/moved/graphql"),
    ("renamed field", Outcome.DRIFTED, "unusable created_date"),
    ("new field", Outcome.DRIFTED, "new field, region"),
    ("empty list", Outcome.EMPTY, "without a single item"),
    ("captcha", Outcome.CHALLENGED, "challenge"),
    ("challenge", Outcome.CHALLENGED, "challenge"),
    ("waiting room", Outcome.CHALLENGED, "challenge"),
    ("not allowed", Outcome.GATED, "as not allowed"),
    ("unauthorized", Outcome.GATED, "status 401"),
    ("forbidden", Outcome.GATED, "status 403"),
    ("page", Outcome.DRIFTED, "no JSON but b'<html><body><h1>Works"),
    ("truncated", Outcome.DRIFTED, "no JSON"),
    ("invalid", Outcome.DRIFTED, "no JSON"),
    ("graphql errors", Outcome.DRIFTED, "Internal error"),
    ("too many", Outcome.UNREACHABLE, "status 429, and asks to be left alone"),
    ("come back later", Outcome.UNREACHABLE, "7200"),
    ("broken", Outcome.UNREACHABLE, "status 500"),
    ("bad gateway", Outcome.UNREACHABLE, "status 502"),
    ("late", Outcome.UNREACHABLE, "status 504"),
    ("drip", Outcome.UNREACHABLE, "longer than 3"),
    ("silence", Outcome.UNREACHABLE, "longer than 3"),
    ("reset", Outcome.UNREACHABLE, "reset|disconnected"),
    ("huge", Outcome.UNREACHABLE, "larger than download max size"),
    ("bomb", Outcome.UNREACHABLE, "during decompression"),
    ("loop", Outcome.UNREACHABLE, "redirect"),
    ("elsewhere", Outcome.UNREACHABLE, "leads away from the publisher's own hosts"),
    ("charset", Outcome.DRIFTED, "no JSON"),
    ("mojibake", Outcome.DRIFTED, "garbled"),
    ("future", Outcome.DRIFTED, "in the future: 2099"),
    ("duplicate ids", Outcome.DRIFTED, "several records are called news/mfa/1000001"),
    ("same page", Outcome.DRIFTED, "page 2 of the list has only what earlier pages had"),
]
STILL_BRINGS_SOMETHING = {"moved", "new field", "duplicate ids", "same page"}

AT_A_FEED = [
    ("gone", Outcome.DRIFTED, "status 404"),
    ("moved", Outcome.DRIFTED, "moved for good, to https://www.kt.kz/moved/eng/rss"),
    ("renamed field", Outcome.DRIFTED, "entries lead to no item|no RSS feed"),
    ("empty list", Outcome.EMPTY, "a feed without a single item"),
    ("captcha", Outcome.CHALLENGED, "challenge"),
    ("forbidden", Outcome.GATED, "status 403"),
    ("invalid", Outcome.DRIFTED, "no RSS feed"),
    ("broken", Outcome.UNREACHABLE, "status 500"),
]

AT_ONE_ARTICLE = [
    ("gone", Outcome.UNREACHABLE, "status 404"),
    ("renamed class", Outcome.DRIFTED, "no title and body where they used to be"),
    ("captcha", Outcome.CHALLENGED, "challenge"),
    ("challenge", Outcome.CHALLENGED, "challenge"),
    ("forbidden", Outcome.GATED, "status 403"),
    ("late", Outcome.UNREACHABLE, "status 504"),
    ("charset", Outcome.DRIFTED, "declared as utf-8, and is not"),
    ("mojibake", Outcome.DRIFTED, "garbled by a wrong encoding"),
    ("future", Outcome.DRIFTED, "in the future"),
    ("elsewhere", Outcome.UNREACHABLE, "leads away"),
]


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with process.start() as replica:
        yield replica


@pytest.fixture
def replica(running: Replica, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replica]:
    for name, source in SOURCES.items():
        monkeypatch.setitem(SOURCES, name, replace(source, patience=3))
    yield running
    running.heal()


async def run(replica: Replica, source: str, store: MemoryStore) -> RunReport:
    return await crawl(CrawlOrder(source=source, stand_in=replica.address, doors=("graphql",)), store)


def addresses(replica: Replica, source: str) -> set[str]:
    return {truth["url"] for truth in replica.truth() if truth["source"] == source and truth["diplomatic"]}


def found(store: MemoryStore) -> set[str]:
    return {release.urls[0] for release in store.kept.values()}


def is_told(report: RunReport, outcome: Outcome, told: str) -> bool:
    """Whether the run ended so, and said why in one printable line."""
    assert report.reason is not None
    assert report.reason.isprintable()
    assert report.outcome is outcome, report.reason
    reasons = [trouble.reason for trouble in report.troubles if trouble.outcome is outcome]
    return any(re.search(told, reason) for reason in reasons)


@pytest.mark.parametrize(("kind", "outcome", "told"), AT_THE_MINISTRYS_DOOR)
async def test_at_the_ministrys_door(replica: Replica, kind: str, outcome: Outcome, told: str) -> None:
    replica.strike(kind, r"www\.gov\.kz(/moved)?/graphql")
    store = MemoryStore()
    report = await run(replica, "mfa-ru", store)
    assert is_told(report, outcome, told)
    assert bool(store.kept) == (kind in STILL_BRINGS_SOMETHING)
    assert kind in {"moved", "new field"} or report.covered_until is None


@pytest.mark.parametrize(("kind", "outcome", "told"), AT_A_FEED)
async def test_where_a_feed_fails_everything_is_found_by_the_listing(
    replica: Replica, kind: str, outcome: Outcome, told: str
) -> None:
    replica.strike(kind, r"www\.kt\.kz(/moved)?/eng/rss")
    store = MemoryStore()
    assert is_told(await run(replica, "kt-en", store), outcome, told)
    assert found(store) == addresses(replica, "kt-en")


@pytest.mark.parametrize(("kind", "outcome", "told"), AT_ONE_ARTICLE)
async def test_where_one_article_fails_the_others_are_kept(
    replica: Replica, kind: str, outcome: Outcome, told: str
) -> None:
    struck = min(addresses(replica, "kt-ru"))
    replica.strike(kind, re.escape(struck.removeprefix("https://")))
    store = MemoryStore()
    report = await run(replica, "kt-ru", store)
    assert is_told(report, outcome, told)
    assert report.counts.failed == 1
    assert found(store) == addresses(replica, "kt-ru") - {struck}


@pytest.mark.parametrize(
    ("kind", "told"), [("same page", "only what earlier pages had"), ("renamed class", "")]
)
async def test_where_a_listing_is_not_what_it_was(replica: Replica, kind: str, told: str) -> None:
    replica.strike("gone", r"www\.kt\.kz/rus/rss")
    replica.strike(kind, r"www\.kt\.kz/rus/all")
    report = await run(replica, "kt-ru", MemoryStore())
    assert is_told(report, Outcome.DRIFTED, told)
    assert report.covered_until is None


async def test_a_text_that_is_garbled_in_places_is_kept_and_told(replica: Replica) -> None:
    replica.strike("mojibake", r"www\.gov\.kz/graphql")
    store = MemoryStore()
    assert is_told(await run(replica, "mfa-en", store), Outcome.DRIFTED, "garbled in places")
    assert found(store) == addresses(replica, "mfa-en")


async def test_a_wrong_declaration_costs_nothing_and_is_told(replica: Replica) -> None:
    replica.strike("declared charset", r"www\.kt\.kz/rus/.*\.html")
    store = MemoryStore()
    assert is_told(await run(replica, "kt-ru", store), Outcome.DRIFTED, "declared as cp1251, and is UTF-8")
    assert found(store) == addresses(replica, "kt-ru")


@pytest.mark.parametrize("kind", ["too many", "late", "reset"])
async def test_what_is_over_in_a_moment_is_waited_for(replica: Replica, kind: str) -> None:
    replica.strike(kind, r"www\.gov\.kz/graphql", times=2)
    began = datetime.now(UTC)
    report = await run(replica, "mfa-en", MemoryStore())
    assert (report.outcome, report.reason) == (Outcome.NEW, None)
    assert report.responses["www.gov.kz"]["200"] > 0
    assert report.responses["www.gov.kz"].get("429") == (2 if kind == "too many" else None)
    if kind == "too many":
        assert datetime.now(UTC) - began >= timedelta(seconds=2)


async def test_a_publisher_that_asks_to_be_left_alone_is_asked_nothing_more(replica: Replica) -> None:
    replica.strike("come back later", r"www\.kt\.kz/eng/.*\.html", times=1)
    store = MemoryStore()
    report = await run(replica, "kt-en", store)
    assert (report.counts.requests, report.counts.new) == (4, 0)  # robots.txt, feed, listing, one article
    assert report.counts.failed == report.counts.seen
    sister = await run(replica, "kt-ru", store)
    assert is_told(sister, Outcome.UNREACHABLE, "asks to be left alone until")
    assert sister.counts.requests == 0


@pytest.mark.parametrize(("kind", "outcome"), [("not allowed", Outcome.GATED), ("empty list", Outcome.EMPTY)])
async def test_behind_a_closed_door_the_next_one_is_tried_and_the_closed_one_is_noted(
    replica: Replica, kind: str, outcome: Outcome
) -> None:
    replica.strike(kind, r"www\.gov\.kz/graphql")
    store = MemoryStore()
    report = await crawl(CrawlOrder(source="mfa-ru", stand_in=replica.address), store)
    assert (report.outcome, report.door, report.reason) == (Outcome.NEW, "rest", None)
    assert [note.outcome for note in report.notes] == [outcome]
    assert report.covered_until is not None
    assert found(store) == addresses(replica, "mfa-ru")


async def test_where_all_doors_are_closed_each_is_trouble(replica: Replica) -> None:
    replica.strike("not allowed", r"www\.gov\.kz/graphql")
    replica.strike("late", r"www\.gov\.kz/api/.*")
    report = await crawl(CrawlOrder(source="mfa-ru", stand_in=replica.address), MemoryStore())
    assert [trouble.outcome for trouble in report.troubles] == [Outcome.GATED, Outcome.UNREACHABLE]
    assert (report.outcome, report.notes) == (Outcome.UNREACHABLE, ())


async def test_the_doors_are_tried_in_the_order_that_the_operator_wants(replica: Replica) -> None:
    order = CrawlOrder(source="mfa-en", stand_in=replica.address, doors=("rest", "graphql"))
    report = await crawl(order, MemoryStore())
    assert (report.outcome, report.door) == (Outcome.NEW, "rest")


async def test_the_operators_own_headers_go_to_the_doors() -> None:
    async with odd_site({"/graphql": answer('{"data": {"news": []}}')}) as site:
        order = CrawlOrder(
            source="mfa-en", stand_in=site.address, headers={"X-Key": "given", "Cookie": "a=b"}
        )
        await crawl(order, MemoryStore())
    assert [head["x-key"] + head["cookie"] for head in site.heads if head["path"] == "/graphql"] == [
        "givena=b"
    ]


async def test_refused_connections_are_told() -> None:
    async with odd_site({}) as site:
        address = site.address
    report = await crawl(CrawlOrder(source="mfa-en", stand_in=address), MemoryStore())
    assert is_told(report, Outcome.UNREACHABLE, "Connect")


async def test_a_certificate_that_does_not_hold_is_told_and_nothing_is_asked(tmp_path: Path) -> None:
    async with odd_site({"/graphql": answer("[]")}, _own_certificate(tmp_path)) as site:
        report = await crawl(CrawlOrder(source="mfa-en", stand_in=f"https://{site.address}"), MemoryStore())
    assert is_told(report, Outcome.UNREACHABLE, "(?i)certificate")
    assert site.asked == []


def _own_certificate(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    held = folder / "server.pem"
    held.write_bytes(
        key.private_bytes(pem, plain, serialization.NoEncryption()) + certificate.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(held)
    return context

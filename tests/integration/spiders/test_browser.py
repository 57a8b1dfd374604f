"""The ministry's last door: its public press pages in a real browser, where there is one."""

import asyncio
import shutil
from collections.abc import Iterator

import pytest

from crawler import browser
from crawler.browser import Browser, BrowserError
from crawler.crawling import CrawlOrder, RunReport, crawl
from crawler.replica import process
from crawler.replica.process import Replica
from crawler.runs import Outcome
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.odd_site import answer, odd_site

needs_browser = pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium is installed")
HOST = "www.gov.kz"


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with process.start() as replica:
        yield replica


@pytest.fixture
def replica(running: Replica) -> Iterator[Replica]:
    yield running
    running.heal()


async def run(replica: Replica, doors: tuple[str, ...], **told: object) -> tuple[MemoryStore, RunReport]:
    store = MemoryStore()
    order = {"source": "mfa-kk", "stand_in": replica.address, "doors": doors} | told
    return store, await crawl(CrawlOrder.model_validate(order), store)


def truths(replica: Replica) -> dict[str, tuple[str, str]]:
    published = [truth for truth in replica.truth() if truth["source"] == "mfa-kk"]
    return {truth["url"]: (truth["title"], truth["body"]) for truth in published}


@needs_browser
async def test_behind_gated_interfaces_the_press_pages_are_read_in_the_browser(replica: Replica) -> None:
    replica.strike("not allowed", r"www\.gov\.kz/(graphql|api/.*)")
    store, report = await run(replica, ("graphql", "rest", "browser"))
    assert (report.outcome, report.door, len(report.notes)) == (Outcome.NEW, "browser", 2)
    assert {release.urls[0]: (release.title, release.body) for release in store.of("mfa-kk")} == truths(
        replica
    )
    assert all(release.published and release.published.at for release in store.of("mfa-kk"))


async def test_the_browser_is_left_alone_unless_it_is_asked_for(replica: Replica) -> None:
    replica.strike("not allowed", r"www\.gov\.kz/(graphql|api/.*)")
    store = MemoryStore()
    report = await crawl(CrawlOrder(source="mfa-kk", stand_in=replica.address), store)
    assert (report.outcome, report.door, store.kept) == (Outcome.GATED, None, {})


@needs_browser
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("forbidden", Outcome.GATED), ("challenge", Outcome.CHALLENGED)],
)
async def test_a_refusal_of_the_press_pages_is_told(replica: Replica, kind: str, outcome: Outcome) -> None:
    replica.strike(kind, rf"{HOST}/memleket/entities/.*")
    _, report = await run(replica, ("browser",))
    assert report.outcome is outcome, report.reason


async def test_a_missing_browser_is_told_in_a_line(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
    _, report = await run(replica, ("browser",))
    assert report.outcome is Outcome.UNREACHABLE
    assert report.reason is not None
    assert "pip install 'bilateral-watch[browser]'" in report.reason
    assert "\n" not in report.reason


async def test_a_missing_package_is_told_in_a_line(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_there(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(browser, "import_module", nothing_there)
    _, report = await run(replica, ("browser",))
    assert report.reason is not None
    assert "pip install 'bilateral-watch[browser]'" in report.reason


LURES = """
<img src="http://{away}/image"><script src="http://{away}/script"></script>
<iframe src="http://{away}/frame"></iframe><link rel="stylesheet" href="http://{away}/style">
<script>
fetch("http://{away}/fetch", {{mode: "no-cors"}});
navigator.sendBeacon("http://{away}/beacon");
new WebSocket("ws://{away}/socket");
window.open("http://{away}/window");
</script><main id="there"></main>
"""


@needs_browser
async def test_the_browser_finds_no_host_but_the_publishers() -> None:
    async with odd_site({}) as elsewhere:
        page = answer(LURES.format(away=elsewhere.address))
        redirect = answer("", "302 Found", Location=f"http://{elsewhere.address}/redirect")
        async with odd_site({"/page": page, "/redirect": redirect}) as site:
            opened = Browser([HOST], site.address)
            shown = await opened.render(f"http://{HOST}/page", "#there", "tester", 30)
            with pytest.raises(BrowserError):
                await opened.render(f"http://{HOST}/redirect", "#there", "tester", 30)
            await asyncio.sleep(0.5)
            await opened.close()
    assert 'id="there"' in shown.html
    assert site.agents == {"tester"}
    assert elsewhere.asked == []


@needs_browser
async def test_a_page_is_waited_for_no_longer_than_it_may_take() -> None:
    async with odd_site({"/page": answer("<p>Nothing of what was asked for</p>")}) as site:
        opened = Browser([HOST], site.address)
        shown = await opened.render(f"http://{HOST}/page", "p", "tester", 30)
        again = await opened.render(f"http://{HOST}/page", "#there", "tester", 16)
        with pytest.raises(BrowserError, match=r"longer than 0\.1 seconds"):
            await opened.render(f"http://{HOST}/page", "#there", "tester", 0.1)
        await opened.close()
    assert shown.html == again.html

"""What the page for those who add a publisher says is enough, and true."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from crawler.checking import check
from crawler.crawling import CrawlOrder, crawl
from crawler.publishers import PUBLISHERS, external_id, publisher_of
from crawler.publishers.publisher import Publisher
from crawler.recordings import reading_of, take
from crawler.sources import SOURCES
from tests.integration.spiders.memory import MemoryStore
from tests.integration.spiders.odd_site import answer, odd_site

GUIDE = Path(__file__).parents[3] / "crawler/publishers/README.md"
URL = "https://www.vestnik.example/en/2026/talks-in-tirana-1042"
PAGE = """
<h1 class="headline">Talks in Tirana</h1><time class="published">20 November 2026, 14:05</time>
<div class="story"><p>The Ambassador of Kazakhstan held talks.</p><aside class="related">Storm</aside>
<p>They went well.</p></div>
<ul class="topics"><li>Diplomacy</li></ul>
"""
LINK = '<a href="/en/2026/talks-in-tirana-1042">Talks</a>'
CARD = f'<li class="teaser">{LINK}<time>20 November 2026, 14:05</time></li>'
ITEM = f"<item><link>{URL}</link><pubDate>Fri, 20 Nov 2026 14:05:00 +0500</pubDate></item>"
ANSWERS = {
    "/robots.txt": answer("User-agent: *\nAllow: /\n", Content_Type="text/plain"),
    "/en/feed.xml": answer(f"<rss><channel>{ITEM}</channel></rss>", Content_Type="application/xml"),
    "/en/latest?page=1": answer(CARD),
    "/en/latest?page=2": answer("<ul></ul>"),
    "/en/2026/talks-in-tirana-1042": answer(PAGE),
}


def module_in_the_guide() -> str:
    (module,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    return str(module)


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """The publisher of the guide, as if its module stood beside the others and were named there."""
    path = tmp_path / "vestnik.py"
    path.write_text(module_in_the_guide(), "utf-8")
    spec = spec_from_file_location("vestnik", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    publisher: Publisher = module.PUBLISHER
    monkeypatch.setitem(PUBLISHERS, publisher.name, publisher)
    for source in publisher.sources:
        monkeypatch.setitem(SOURCES, source.name, source)
    return publisher


def test_a_publisher_is_a_module_of_under_60_lines_and_a_language_is_a_word() -> None:
    assert len(module_in_the_guide().splitlines()) < 60
    assert '(_edition("en"), _edition("ru"))' in module_in_the_guide()


def test_its_sources_and_its_items_are_known_everywhere(added: Publisher) -> None:
    assert [source.name for source in added.sources] == ["vestnik-en", "vestnik-ru"]
    assert publisher_of(URL) == "vestnik"
    assert external_id("vestnik", URL) == "1042"


async def test_it_is_crawled(added: Publisher) -> None:
    store = MemoryStore()
    async with odd_site(ANSWERS) as site:
        report = await crawl(CrawlOrder(source=added.sources[0].name, stand_in=site.address), store)
    (release,) = store.kept.values()
    assert report.reason is None
    assert (release.external_id, release.title) == ("1042", "Talks in Tirana")
    assert release.body == "The Ambassador of Kazakhstan held talks.\n\nThey went well."
    assert release.published is not None
    assert release.published.isoformat() == "2026-11-20T14:05:00+05:00"


async def test_it_is_recorded(added: Publisher, tmp_path: Path) -> None:
    async with odd_site(ANSWERS) as site:
        order = CrawlOrder(source=added.sources[0].name, stand_in=site.address)
        recordings = [recording async for recording in take(order, [], tmp_path)]
    readings = [reading_of(recording.source, recording.snapshot()) for recording in recordings]
    assert [len(reading.items) for reading in readings] == [1, 1, 0]
    assert [article.title for article in readings[-1].articles] == ["Talks in Tirana"]


async def test_it_is_checked(added: Publisher) -> None:
    async with odd_site(ANSWERS) as site:
        order = CrawlOrder(source=added.sources[0].name, stand_in=site.address)
        findings = {finding.question: finding for finding in await check([order], 60, lambda _: None)}
    assert set(findings) == {
        "robots.txt",
        "feed",
        "unchanged feed",
        "listing",
        "its second page",
        "newest article",
    }
    assert findings["newest article"].is_fine


def test_what_the_guide_names_is_there() -> None:
    told = GUIDE.read_text("utf-8")
    root = GUIDE.parents[2]
    assert all(
        (root / place).exists()
        for place in re.findall(r"`((?:crawler|tests)/[\w./]+)`", told)
        if "vestnik" not in place
    )
    assert (GUIDE.parent / "interest.toml").exists()

import re

from parsel import Selector

from crawler.replica.newsroom import Newsroom
from crawler.replica.sites import addresses

from .conftest import Ask


def test_the_listing_leads_to_every_article(newsroom: Newsroom, ask: Ask) -> None:
    address: str | None = "/eng/all"
    found = []
    while address:
        page = Selector(ask(f"https://www.kt.kz{address}").body.decode())
        found += page.css(".row .news-list__item > article .news__overlay-link::attr(href)").getall()
        address = page.css("a.pagination__next::attr(href)").get()
    stream = newsroom.stream("kt", "en")
    assert [f"https://www.kt.kz{path}" for path in found] == [addresses(article)[0] for article in stream]
    assert all(ask(f"https://www.kt.kz{path}").status == 200 for path in found)


def test_an_address_is_cut_wherever_its_length_ends(newsroom: Newsroom) -> None:
    slugs = [addresses(article)[0].rsplit("/", 1)[1] for article in newsroom.stream("kt", "en")]
    assert all(re.fullmatch(r"[a-z0-9_]{1,56}_\d{10}\.html", slug) for slug in slugs)
    assert any(len(slug) == len("_1377994792.html") + 56 for slug in slugs)


def test_every_fetch_shows_another_count_of_views_and_the_same_validators(
    newsroom: Newsroom, ask: Ask
) -> None:
    address = addresses(newsroom.stream("kt", "en")[0])[0]
    first, second = ask(address), ask(address)
    counts = [
        int(Selector(answer.body.decode()).css(".page-meta span:nth-child(2)::text").get() or 0)
        for answer in (first, second)
    ]
    assert counts[1] == counts[0] + 1
    assert first.headers["ETag"] == second.headers["ETag"]
    assert ask(address, If_None_Match=first.headers["ETag"]).status == 304


def test_a_page_has_ticker_twice_and_other_articles_in_full_behind_it(newsroom: Newsroom, ask: Ask) -> None:
    stream = newsroom.stream("kt", "en")
    shown = Selector(ask(addresses(stream[5])[0]).body.decode())
    assert len(shown.css(".ticker")) == 2
    content = " ".join(shown.css(".page-content ::text").getall())
    assert "Tell a friend" in content
    assert all(paragraph in content for paragraph in stream[5].paragraphs)
    after = " ".join(shown.xpath("//h3[.='relevant news']/following-sibling::article//text()").getall())
    assert all(paragraph in after for paragraph in stream[0].paragraphs)
    assert re.search(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d", after)


def test_the_feed_answers_304_while_nothing_new_came(ask: Ask) -> None:
    feed = ask("https://www.kt.kz/rus/rss")
    assert Selector(feed.body.decode(), type="xml").css("item > link::text").getall()
    assert ask("https://www.kt.kz/rus/rss", If_None_Match=feed.headers["ETag"]).status == 304

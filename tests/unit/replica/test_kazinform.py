import re
from datetime import timedelta

import pytest
from parsel import Selector

from crawler.replica.article import Article
from crawler.replica.compose import Composer
from crawler.replica.faults import Faults
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.server import respond
from crawler.replica.sites import addresses
from crawler.replica.story import written_stories
from crawler.replica.web import Request

from .conftest import NOW, Ask

BODIES = {1: ".body_article_bl > p", 2: ".article__body-text > p", 3: ".article__content > p"}
DATES = {1: ".time_article_bl::text", 2: ".article__time::text", 3: ".article__meta time::text"}


def carried(newsroom: Newsroom, story: str, language: str = "en") -> Article:
    return next(
        article
        for article in newsroom.everything()
        if (article.story.name, article.publisher, article.language) == (story, "kazinform", language)
    )


@pytest.mark.parametrize(
    ("story", "language", "pattern"),
    [
        ("sweden-consultations", "en", r"https://qazinform\.com/news/[a-z0-9-]+-[0-9a-f]{6}"),
        ("latvia-consultations", "ru", r"https://www\.inform\.kz/ru/[a-z0-9-]+-[0-9a-f]{8}"),
        ("latvia-consultations", "kk", r"https://kaz\.inform\.kz/news/[a-z0-9-]+-[0-9a-f]{8}/"),
        ("latvia-consultations", "en", r"https://qazinform\.com/news/[a-z0-9-]+-[0-9a-f]{6}"),
        ("norway-anniversary", "en", r"https://qazinform\.com/news/[a-z0-9-]+_a\d{7}"),
    ],
)
def test_each_edition_has_addresses_of_its_own_form(
    newsroom: Newsroom, story: str, language: str, pattern: str
) -> None:
    assert re.fullmatch(pattern, addresses(carried(newsroom, story, language))[0])


def test_an_old_article_is_found_at_all_five_addresses(newsroom: Newsroom, ask: Ask) -> None:
    article = carried(newsroom, "norway-anniversary")
    found = addresses(article)
    assert len(found) == 5
    for address in found:
        assert article.title in ask(address).body.decode()


def test_the_other_form_of_slash_is_redirected(newsroom: Newsroom, ask: Ask) -> None:
    english = addresses(carried(newsroom, "sweden-consultations"))[0]
    kazakh = addresses(carried(newsroom, "latvia-consultations", "kk"))[0]
    assert ask(english + "/").headers["Location"] == english
    assert ask(kazakh.rstrip("/")).headers["Location"] == kazakh


def test_a_right_key_under_a_wrong_slug_is_not_found(newsroom: Newsroom, ask: Ask) -> None:
    article = carried(newsroom, "sweden-consultations")
    assert ask(f"https://qazinform.com/news/other-{article.key}").status == 404


@pytest.mark.parametrize("story", ["norway-anniversary", "latvia-consultations", "sweden-consultations"])
def test_the_body_of_each_generation_is_where_it_was_then(newsroom: Newsroom, ask: Ask, story: str) -> None:
    article = carried(newsroom, story)
    generation = article.carrier.generation
    shown = Selector(ask(addresses(article)[0]).body.decode())
    assert [p.xpath("string()").get() for p in shown.css(BODIES[generation])] == list(article.paragraphs)
    assert shown.css("h1::text").get() == article.title


@pytest.mark.parametrize(
    ("story", "language", "line"),
    [
        ("norway-anniversary", "en", "5 June 2022, 10:15"),
        ("morocco-visas", "en", "12:40, 26 September 2023 | GMT +6"),
        ("slovenia-anniversary-before", "en", "17:00, 10 November 2025"),
        ("azerbaijan-talks", "ru", "09:00, 17 Ноябрь 2026"),
        ("latvia-consultations", "ru", "14:35, 19 Ноября 2026"),
        ("latvia-consultations", "kk", "15:30, 19 Қараша 2026"),
    ],
)
def test_the_date_line_is_that_of_its_time(
    newsroom: Newsroom, ask: Ask, story: str, language: str, line: str
) -> None:
    article = carried(newsroom, story, language)
    shown = Selector(ask(addresses(article)[0]).body.decode())
    assert (shown.css(DATES[article.carrier.generation]).get() or "").strip() == line


def test_the_feed_links_to_what_is_there(newsroom: Newsroom, ask: Ask) -> None:
    feed = Selector(ask("https://kaz.inform.kz/rss/kz.xml").body.decode(), type="xml")
    links = feed.css("item > link::text").getall()
    assert len(links) == len(newsroom.stream("kazinform", "kk"))
    assert all(ask(link).status == 200 for link in links)


def test_the_feed_is_short_and_an_archive_is_not(composer: Composer) -> None:
    archive = composer.archive(500, NOW - timedelta(days=200), NOW)
    newsroom = Newsroom([*written_stories(), *archive], composer.endless(), Clock(NOW))

    def body(path: str) -> str:
        return respond(Request.to("GET", path, {"Host": "qazinform.com"}), newsroom, Faults()).body.decode()

    assert body("/rss/en.xml").count("<item>") == 200
    assert body("/sitemaps/google-news_en.xml").count("<url>") == 300
    first, last, past = (Selector(body(f"/lenta/?page={number}")) for number in (1, 1000, 2000))
    assert len(first.css(".news-category__item > a.news-card")) == 24
    assert last.css(".page-item.active").getall() == past.css(".page-item.active").getall()
    total = len(newsroom.stream("kazinform", "en"))
    pages = int(last.css(".page-item.active a::text").get() or 0)
    assert (pages - 1) * 24 < total <= pages * 24


def test_a_listing_can_be_asked_for_days(ask: Ask) -> None:
    listed = Selector(
        ask("https://qazinform.com/lenta/?start_date=2022-01-01&end_date=2022-12-31").body.decode()
    )
    assert listed.css(".card-title::text").getall() == ["Kazakhstan, Norway mark 30 years of diplomatic ties"]


def test_listings_run_from_new_to_old_in_the_cards_of_their_time(newsroom: Newsroom, ask: Ask) -> None:
    russian = Selector(ask("https://www.inform.kz/ru/lenta").body.decode())
    stream = [article.title for article in newsroom.stream("kazinform", "ru")]
    assert russian.css("h3.card-title::text").getall() == stream[:24]
    before = Selector(ask("https://en.inform.kz/lenta/").body.decode())
    cards = before.css("div.allNews__list div.allNewsCard > a .allNewsCard_title::text").getall()
    assert cards == [article.title for article in newsroom.stream("kazinform", "en")[:24]]


def test_the_newest_feed_answers_304_until_something_comes(newsroom: Newsroom, ask: Ask) -> None:
    feed = "https://qazinform.com/rss/en.xml"
    first = ask(feed)
    assert ask(feed, If_None_Match=first.headers["ETag"]).status == 304
    assert ask(feed, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    while newsroom.bring_next() not in newsroom.stream("kazinform", "en"):
        pass
    assert ask(feed, If_None_Match=first.headers["ETag"]).status == 200
    assert ask(feed, If_Modified_Since=first.headers["Last-Modified"]).status == 200


def test_an_article_answers_304_until_it_is_edited(newsroom: Newsroom, ask: Ask) -> None:
    article = carried(newsroom, "sweden-consultations")
    address = addresses(article)[0]
    first = ask(address)
    assert ask(address, If_None_Match=first.headers["ETag"]).status == 304
    newsroom.rewrite("kazinform", "en", article.key, "Another title", None)
    edited = ask(address, If_None_Match=first.headers["ETag"])
    assert edited.status == 200
    assert "Another title" in edited.body.decode()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.markup import parse_html
from crawler.publication import DateError
from crawler.publishers import PUBLISHERS
from crawler.publishers.article import Article, ArticleError
from crawler.publishers.site import FeedError

GENERATION_3 = """
<html><head><meta property="og:title" content="Talks Held | Qazinform">
<meta name="article:published_time" content="2026-11-20T14:05:00+05:00"></head>
<body><header>USD 520.14</header>
<h1 class="article__title">Talks Held</h1><time>14:05, 20 November 2026</time>
<div class="article__content"><p>First.</p><p>Second &ndash; last.</p></div>
<div class="article__tags"><a>Diplomacy</a><a>Latvia</a></div>
<aside><div class="article__description">Another story</div></aside></body></html>
"""
GENERATION_2 = """
<h1 class="article__title">Talks Held</h1><div class="article__time">13:24, 27 September 2022 | GMT +6</div>
<div class="article__description">First.</div>
<div class="article__body"><div class="article__body-text"><p>First.</p><p>Second.</p></div></div>
<div class="article__tags"><a>Diplomacy</a></div>
"""
GENERATION_1 = """
<div class="title_article_bl"><h1>Talks Held</h1></div>
<div class="time_article_bl">4 July 2022, 10:58 <span class="views">315</span></div>
<div class="body_article_bl"><p>First.</p><div class="frame_news_article_adapt"><a>Another story</a></div>
<script>banner()</script><p>Second.</p></div><div class="keywords_bl"><a>Diplomacy</a></div>
"""
KT = """
<div class="ticker">Headline one Headline two</div><div class="ticker">Headline one Headline two</div>
<header class="page-heading"><h1>Talks Held</h1></header>
<div class="page-meta"><span>20.11.2026, 14:05</span> <span>{views}</span></div>
<div class="page-content"><div>Images | Kazakh MFA<br><br>First.<br><br>Second.{inside}</div></div>
<h3>relevant news</h3>
<article><h4>Another</h4><div class="news__date">19.11.2026, 10:00</div><div>Story.</div></article>
"""
PIECES = [
    '<h1 class="article__title">',
    "<header class='page-heading'><h1>",
    '<div class="article__content">',
    '<div class="page-content"><div>',
    '<div class="page-meta"><span>',
    "<meta name='article:published_time' content='",
    "<a class='news-card' href='/news/x-1a2b3c'>",
    "20.11.2026, 14:05",
    "relevant news",
    "</div>",
    "</h1>",
    "<p>",
    "<script>",
    "<br><br>",
    "'>",
    "&#0;",
]


def read(publisher: str, html: str) -> Article:
    return PUBLISHERS[publisher].site.read_article(parse_html(html))


@pytest.mark.parametrize(
    ("html", "markup", "body", "published", "labels"),
    [
        (
            GENERATION_3,
            "generation 3",
            "First.\n\nSecond – last.",
            "2026-11-20T14:05:00+05:00",
            ("Diplomacy", "Latvia"),
        ),
        (GENERATION_2, "generation 2", "First.\n\nSecond.", "2022-09-27T13:24:00+06:00", ("Diplomacy",)),
        (GENERATION_1, "generation 1", "First.\n\nSecond.", "2022-07-04T10:58:00+06:00", ("Diplomacy",)),
    ],
)
def test_each_generation_of_kazinforms_markup_is_read(
    html: str, markup: str, body: str, published: str, labels: tuple[str, ...]
) -> None:
    article = read("kazinform", html)
    assert (article.title, article.markup) == ("Talks Held", markup)
    assert article.body == body
    assert article.published is not None
    assert article.published.isoformat() == published
    assert article.labels == labels


def test_kts_page_gives_its_own_article_without_ticker_counter_and_other_news() -> None:
    article = read("kt", KT.format(views=11601, inside=""))
    assert article.title == "Talks Held"
    assert article.body == "Images | Kazakh MFA\n\nFirst.\n\nSecond."
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-20T14:05:00+05:00"


@pytest.mark.parametrize(
    "inside",
    [
        "<br><br>relevant news<br><br>Another story.",
        "<br><br>19.11.2026, 10:00 873<br><br>Another story.",
        "<h3>Relevant News</h3>Another story.",
    ],
)
def test_kts_article_ends_where_other_news_begin_inside_its_own_block(inside: str) -> None:
    assert read("kt", KT.format(views=1, inside=inside)).body.endswith("First.\n\nSecond.")


def test_kts_article_is_the_same_whatever_the_counter_says() -> None:
    assert read("kt", KT.format(views=1, inside="")) == read("kt", KT.format(views=2, inside=""))


@pytest.mark.parametrize("publisher", ["kazinform", "kt"])
@pytest.mark.parametrize(
    "html",
    ["", "<h1>Just a moment...</h1>", "<h1 class='article__title'>Title without body</h1>", "\x00\x01"],
)
def test_a_page_without_an_article_is_an_error_that_says_what_was_looked_for(
    publisher: str, html: str
) -> None:
    with pytest.raises(ArticleError, match="looked for"):
        read(publisher, html)


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><link>https://qazinform.com</link>
<item><title>A</title><link> https://qazinform.com/news/a-1a2b3c </link>
<pubDate>Fri, 20 Nov 2026 14:05:00 +0500</pubDate><category>Diplomacy</category></item>
<item><title>B</title><link>https://qazinform.com/news/b_a3790003</link><pubDate>soon</pubDate></item>
<item><title>C</title><link>https://qazinform.com/category/x_c1/</link></item>
</channel></rss>"""


def test_a_feeds_items_come_with_key_date_and_category_and_those_of_no_article_are_left_out() -> None:
    first, second = PUBLISHERS["kazinform"].site.feed_items(FEED).items
    assert (first.external_id, first.url) == ("1a2b3c", "https://qazinform.com/news/a-1a2b3c")
    assert first.published is not None
    assert first.published.isoformat() == "2026-11-20T14:05:00+05:00"
    assert first.labels == ("Diplomacy",)
    assert (second.external_id, second.published) == ("a3790003", None)


SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://qazinform.com/news/a-1a2b3c </loc><n:news><n:title>A</n:title>
<n:publication_date>2026-11-20T14:05:00+05:00</n:publication_date></n:news></url>
<url><loc>https://qazinform.com/news/b_a3790003</loc><lastmod>2026-11-19</lastmod></url>
<url><loc>https://qazinform.com/category/x_c1/</loc></url></urlset>"""


def test_a_news_sitemap_is_read_like_a_feed() -> None:
    listed = PUBLISHERS["kazinform"].site.feed_items(SITEMAP)
    first, second = listed.items
    assert (first.external_id, first.url) == ("1a2b3c", "https://qazinform.com/news/a-1a2b3c")
    assert first.published is not None
    assert first.published.isoformat() == "2026-11-20T14:05:00+05:00"
    assert (second.external_id, second.published) == ("a3790003", None)
    assert listed.others == 1


@pytest.mark.parametrize("document", ["", "<html><body>captcha</body></html>", "{}", "<rss>", "\x00"])
def test_what_is_no_feed_is_an_error(document: str) -> None:
    with pytest.raises(FeedError):
        PUBLISHERS["kazinform"].site.feed_items(document)


def test_a_feed_of_exploding_entities_costs_nothing() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = "<rss><channel><item><link>&e11;</link></item></channel></rss>"
    assert (
        PUBLISHERS["kazinform"].site.feed_items(f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>{feed}').items
        == []
    )


def test_the_cards_of_kazinforms_listings_are_read_in_every_markup() -> None:
    third = (
        '<div class="news-category__item"><a href="/ru/peregovory-1a2b3c4d" class="news-card">'
        '<time class="meta-date">02:45, 22 Ноября 2026</time><h3 class="card-title">А</h3></a></div>'
    )
    second = (
        '<div class="allNews__list"><div class="allNewsCard"><a href="/news/talks-1a2b3c/">'
        '<div class="allNewsCard_title">A</div>'
        '<div class="allNewsCard_time">02:45, 22 November 2025</div></a></div></div>'
    )
    first = (
        '<article class="anounce-news"><a class="anounce-news__link" href="/en/talks_a3790003"><h3>A</h3></a>'
        "<span>22 November 2021 02:45</span></article>"
    )
    for html, key, year in [(third, "1a2b3c4d", 2026), (second, "1a2b3c", 2025), (first, "a3790003", 2021)]:
        (item,) = PUBLISHERS["kazinform"].site.listed_items(html, "https://www.inform.kz/ru/lenta").items
        assert item.external_id == key
        assert item.url.startswith("https://www.inform.kz/")
        assert item.published is not None
        assert item.published.day.year == year


def test_the_cards_of_kts_listing_are_read() -> None:
    html = (
        '<div class="news-list__item"><article><div class="news__date">22.11.2026, 03:15</div>'
        '<a class="news__overlay-link" href="/eng/politics/talks_1377994831.html"></a></article></div>'
    )
    (item,) = PUBLISHERS["kt"].site.listed_items(html, "https://www.kt.kz/eng/all?page=1").items
    assert item.url == "https://www.kt.kz/eng/politics/talks_1377994831.html"
    assert item.published is not None
    assert item.published.isoformat() == "2026-11-22T03:15:00+05:00"


def test_a_link_that_is_no_address_is_no_item() -> None:
    html = '<a class="news-card" href="http://[nowhere">A</a><a class="news-card">B</a>'
    assert PUBLISHERS["kazinform"].site.listed_items(html, "https://qazinform.com/lenta").items == []


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=25).map("".join))
def test_any_mixture_of_markup_is_an_article_with_words_or_an_error(html: str) -> None:
    for publisher in PUBLISHERS.values():
        site = publisher.site
        site.listed_items(html, "https://qazinform.com/lenta")
        try:
            article = site.read_article(parse_html(html))
        except (ArticleError, DateError):
            continue
        assert article.title
        assert article.body

"""Kazinform, called Qazinform since 2025: one agency, three generations of site, an edition a language.

An article may be reachable at five addresses: under its language's path of the first generation, on the
language's host of the second, on today's, and as AMP page. Its key survived all moves.
"""

import re
from datetime import timedelta

from crawler.publishers.address import host_and_path
from crawler.publishers.article import Markup
from crawler.publishers.publisher import Publisher
from crawler.publishers.site import Site
from crawler.source import Source

_HOSTS = re.compile(r"(?:.+\.)?(?:inform|qazinform)\.(?:kz|com)")
_EDITIONS = frozenset({"en", "eng", "ru", "rus", "kz", "kaz", "qz", "cn", "ar", "oz"})
_AROUND_SLUG = _EDITIONS | {"news", "article", "amp"}
_NO_ARTICLE = frozenset({"lenta", "rss", "search", "search_results", "category", "tag", "sitemaps"})
_SLUG = re.compile(r"[\w%-]{1,300}")
_LEGACY = re.compile(r"_(a\d+)$")
_HASH = re.compile(r"-([0-9a-f]{6}|[0-9a-f]{8})$")
_HASH_AND_NO_WORD = re.compile(r"(?=.*\d)(?=.*[a-f])")

_MARKUPS = (
    Markup(
        name="generation 3",
        title=".article__title",
        published=".article__meta time, article time, time",
        body="div.article__content",
        labels=".article__tags a",
    ),
    Markup(
        name="generation 2",
        title="h1.article__title",
        published="div.article__time",
        body="div.article__body-text",
        labels=".article__tags a",
        used_in="2023-09",
    ),
    Markup(
        name="generation 1",
        title="div.title_article_bl h1",
        published="div.time_article_bl",
        body="div.body_article_bl",
        labels="div.keywords_bl a",
        unread="script, div.frame_news_article_adapt, span.views",
        used_in="2021-12",
    ),
)


def external_id(url: str) -> str | None:
    """Return the key of an article's address; None for an address of no article.

    The key is the number of the first generation (`a3790003`), else the hexadecimal digits that end the slug,
    else the slug. Six letters from a to f may be a word (`-decade`), and six digits a number of the title, so
    only a mixture counts as hexadecimal.
    """
    host, path = host_and_path(url)
    parts = [part for part in path.split("/") if part and part not in _AROUND_SLUG]
    if not _HOSTS.fullmatch(host) or len(parts) != 1 or parts[0] in _NO_ARTICLE:
        return None
    return _key_of(parts[0]) if _SLUG.fullmatch(parts[0]) else None


def _key_of(slug: str) -> str:
    if found := _LEGACY.search(slug):
        return found[1]
    found = _HASH.search(slug)
    return found[1] if found and _HASH_AND_NO_WORD.match(found[1]) else slug


_SITE = Site(
    external_id=external_id,
    markups=_MARKUPS,
    card="a.news-card, div.allNewsCard > a, article.anounce-news",
    card_date="time.meta-date, .allNewsCard_time, span",
    pager=".pagination li, p.pagination a",
)


def _edition(
    language: str, host: str, code: str, *, listing: str = "lenta/", formerly: tuple[str, ...] = ()
) -> Source:
    return Source(
        publisher="kazinform",
        language=language,
        hosts=(host, *formerly),
        feed=f"https://{host}/rss/{code}.xml",
        sitemap=f"https://{host}/sitemaps/google-news_{code}.xml",
        listing=f"https://{host}/{listing}?page={{page}}",
        archive=f"https://{host}/{listing}?start_date={{first}}&end_date={{last}}",
        # Its Russian feed holds little more than a day, which a longer overlap would never let suffice.
        overlap=timedelta(hours=6),
        pause=2.5,
    )


PUBLISHER = Publisher(
    "kazinform",
    _SITE,
    (
        _edition("en", "qazinform.com", "en", formerly=("en.inform.kz", "www.inform.kz")),
        _edition("ru", "www.inform.kz", "ru", listing="ru/lenta/"),
        _edition("kk", "kaz.inform.kz", "kz"),
    ),
)

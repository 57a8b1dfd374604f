"""Kazinform on its hosts: feeds, news sitemaps, listings, and articles in three generations of markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime as rfc822
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from babel.dates import format_date

from crawler.replica.almanac import Language
from crawler.replica.article import ASTANA, Article
from crawler.replica.newsroom import Newsroom
from crawler.replica.sites.slugs import slug
from crawler.replica.web import Answer, Request, moved, not_found, page, plain

_CARDS_A_PAGE: Final = 24
_ITEMS_IN_FEED: Final = 200
_ITEMS_IN_SITEMAP: Final = 300
_RELATED: Final = 3
_XML: Final = "application/xml; charset=utf-8"
_UNIFIED: Final = date(2024, 3, 1)  # the day on which all of Kazakhstan went to UTC+5

_FEED: Final = re.compile(r"/rss/(?P<code>en|ru|kz)\.xml")
_SITEMAP: Final = re.compile(r"/sitemaps/(?:google-news|sitemap-last-news-300)_(?P<code>en|ru|kz)\.xml")
_KEY: Final = re.compile(r"(?:_(?P<old>a\d{7})|-(?P<new>[0-9a-f]{6,8}))(?:/amp)?/?")


@dataclass(frozen=True, slots=True)
class _Edition:
    """One language on one host."""

    host: str
    language: Language
    code: str
    listing: str
    name: str


_CURRENT: Final[dict[Language, _Edition]] = {
    "en": _Edition("qazinform.com", "en", "en", "/lenta", "Qazinform"),
    "ru": _Edition("www.inform.kz", "ru", "ru", "/ru/lenta", "Казинформ"),
    "kk": _Edition("kaz.inform.kz", "kk", "kz", "/lenta", "ҚазАқпарат"),
}
_ENGLISH_BEFORE: Final = _Edition("en.inform.kz", "en", "en", "/lenta", "Kazinform")
_EDITIONS: Final = {edition.host: edition for edition in (*_CURRENT.values(), _ENGLISH_BEFORE)}
_OF_CODE: Final[dict[str, _Edition]] = {edition.code: edition for edition in _CURRENT.values()}
_USUAL_TAGS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Foreign policy", "Diplomacy"),
    "ru": ("Внешняя политика", "МИД РК"),
    "kk": ("Сыртқы саясат", "СІМ"),
}
_RELATED_NEWS: Final[dict[Language, str]] = {
    "en": "Related news",
    "ru": "Новости по теме",
    "kk": "Тақырып бойынша жаңалықтар",
}

HOSTS: Final = frozenset(_EDITIONS)


def addresses(article: Article) -> list[str]:
    """Return where the article is found: at today's site first, then where earlier generations had it."""
    edition, name = _CURRENT[article.language], slug(article.first_title)
    before = _ENGLISH_BEFORE.host if article.language == "en" else edition.host
    match article.carrier.generation:
        case 1:
            named = f"{name}_{article.key}"
            oldest = f"https://www.inform.kz/{edition.code}/{named}"
            earlier = [
                f"https://{before}/news/{named}/",
                f"https://{before}/amp/{named}/",
                oldest,
                f"{oldest}/amp",
            ]
        case 2:
            named = f"{name}-{article.key}"
            earlier = [f"https://{before}/news/{named}/"]
        case 3:
            named, earlier = f"{name}-{article.key}", []
    today = {
        "en": f"https://{edition.host}/news/{named}",
        "ru": f"https://{edition.host}/ru/{named}",
        "kk": f"https://{edition.host}/news/{named}/",
    }
    return list(dict.fromkeys([today[article.language], *earlier]))


def answer(request: Request, newsroom: Newsroom) -> Answer:
    """Return the answer of one of the agency's hosts."""
    edition, path = _EDITIONS[request.host], request.path
    if request.method != "GET":
        return not_found()
    if path == "/robots.txt":
        return plain(_robots(edition))
    if path.rstrip("/") in {edition.listing, "/lenta"}:
        return _listing(edition, request, newsroom)
    if (found := _FEED.fullmatch(path)) and _has(edition, found["code"]):
        return _feed(_OF_CODE[found["code"]], newsroom)
    if (found := _SITEMAP.fullmatch(path)) and _has(edition, found["code"]):
        return _sitemap(_OF_CODE[found["code"]], newsroom)
    return _article(request, newsroom)


def _has(edition: _Edition, code: str) -> bool:
    """Return whether the host offers a language's feeds: its own; the first host those of all."""
    return code == edition.code or edition.language == "ru"


def _robots(edition: _Edition) -> str:
    sitemap = f"https://{edition.host}/sitemaps/google-news_{edition.code}.xml"
    return f"User-agent: *\nDisallow: /admin/\nDisallow: /search_results/\nSitemap: {sitemap}\n"


def _feed(edition: _Edition, newsroom: Newsroom) -> Answer:
    articles = newsroom.stream("kazinform", edition.language)[:_ITEMS_IN_FEED]
    items = [
        {
            "title": article.title,
            "link": addresses(article)[0],
            "date": rfc822(article.published.astimezone(ASTANA)),
            "description": _teaser(article),
            "category": _tags(article)[0],
        }
        for article in articles
    ]
    return _of_state(page("kazinform_feed.xml", _XML, edition=edition, items=items), articles)


def _sitemap(edition: _Edition, newsroom: Newsroom) -> Answer:
    articles = newsroom.stream("kazinform", edition.language)[:_ITEMS_IN_SITEMAP]
    items = [
        {
            "title": article.title,
            "link": addresses(article)[0],
            "date": article.published.astimezone(ASTANA).isoformat(),
        }
        for article in articles
    ]
    return _of_state(page("kazinform_sitemap.xml", _XML, edition=edition, items=items), articles)


def _of_state(answer: Answer, articles: Sequence[Article]) -> Answer:
    if not articles:
        return answer
    return answer.validated(answer.body.decode(), max(article.modified for article in articles))


def _listing(edition: _Edition, request: Request, newsroom: Newsroom) -> Answer:
    try:
        number = int(request.query.get("page", 1))
        first = date.fromisoformat(request.query.get("start_date", "0001-01-01"))
        last = date.fromisoformat(request.query.get("end_date", "9999-12-31"))
    except ValueError:
        return not_found()
    articles = [
        article
        for article in newsroom.stream("kazinform", edition.language)
        if first <= article.published.astimezone(ASTANA).date() <= last
    ]
    pages = max(1, -(-len(articles) // _CARDS_A_PAGE))
    number = min(max(number, 1), pages)
    chosen = articles[(number - 1) * _CARDS_A_PAGE : number * _CARDS_A_PAGE]
    return page(
        "kazinform_listing_2.html" if edition is _ENGLISH_BEFORE else "kazinform_listing_3.html",
        edition=edition,
        cards=[_card(article, edition) for article in chosen],
        pages=range(1, pages + 1),
        active=number,
    )


def _card(article: Article, edition: _Edition) -> dict[str, str]:
    return {"path": _path_at(edition, article), "title": article.title, "date": _shown(article)}


def _path_at(edition: _Edition, article: Article) -> str:
    """Return the article's path on the edition's host, its whole address where it has none there."""
    found = addresses(article)
    parts = [urlsplit(address) for address in found]
    return next((part.path for part in parts if part.netloc == edition.host), found[0])


def _article(request: Request, newsroom: Newsroom) -> Answer:
    found = _KEY.search(request.path)
    key = (found["old"] or found["new"]) if found else ""
    asked = request.host + request.path
    for article in newsroom.versions("kazinform", key).values():
        at = [address.removeprefix("https://") for address in addresses(article)]
        if asked in at:
            return _article_page(article, newsroom)
        if asked.rstrip("/") in [address.rstrip("/") for address in at]:
            return moved("https://" + (asked.removesuffix("/") if asked.endswith("/") else f"{asked}/"))
    return not_found()


def _article_page(article: Article, newsroom: Newsroom) -> Answer:
    edition = _CURRENT[article.language]
    shown: dict[str, Any] = {
        "edition": edition,
        "title": article.title,
        "date": _shown(article),
        "published": article.published.astimezone(ASTANA).isoformat(),
        "teaser": _teaser(article),
        "paragraphs": article.paragraphs,
        "tags": [{"name": tag, "slug": slug(tag)} for tag in _tags(article)],
        "author": article.carrier.author,
        "views": newsroom.look_at(article),
        "related_news": _RELATED_NEWS[article.language],
        "related": [_card(other, edition) for other in _related(article, newsroom)],
        "address": addresses(article)[0],
    }
    template = f"kazinform_article_{article.carrier.generation}.html"
    state = "\n".join((article.title, *article.paragraphs))
    return page(template, **shown).validated(state, article.modified)


def _related(article: Article, newsroom: Newsroom) -> list[Article]:
    stream = newsroom.stream("kazinform", article.language)
    return list(islice((other for other in stream if other.key != article.key), _RELATED))


def _tags(article: Article) -> tuple[str, ...]:
    return article.telling.tags or _USUAL_TAGS[article.language]


def _teaser(article: Article) -> str:
    """Return the first sentence or two."""
    return " ".join(re.split(r"(?<=[.!?]) ", article.paragraphs[0])[:2])


def _shown(article: Article) -> str:
    """Return the date line; only the second generation's English had a zone in it, up to the unification."""
    local = article.published.astimezone(ASTANA)
    generation, day = article.carrier.generation, _day(local, article)
    if generation == 1:
        return f"{day}, {local:%H:%M}"
    old_zone = generation == 2 and article.language == "en" and local.date() < _UNIFIED
    return f"{local:%H:%M}, {day}" + (" | GMT +6" if old_zone else "")


def _day(local: datetime, article: Article) -> str:
    """Return the day as the site writes it: the second generation's Russian has months in the nominative."""
    nominative = article.carrier.generation == 2 and article.language == "ru"
    month = format_date(local, "LLLL" if nominative else "MMMM", locale=article.language)
    return f"{local.day} {month.capitalize()} {local.year}"

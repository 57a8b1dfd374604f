"""kt.kz: listings, feeds, and articles with ticker, view counter and other news in full behind them."""

import re
from email.utils import format_datetime as rfc822
from itertools import islice
from typing import Final

from crawler.replica.almanac import Language
from crawler.replica.article import ASTANA, Article
from crawler.replica.newsroom import Newsroom
from crawler.replica.sites.slugs import slug
from crawler.replica.web import Answer, Request, not_found, page, plain

HOSTS: Final = frozenset({"www.kt.kz"})

_SITE: Final = "https://www.kt.kz"
_LANGUAGES: Final[dict[str, Language]] = {"eng": "en", "rus": "ru"}
_CODES: Final = {language: code for code, language in _LANGUAGES.items()}
_LIST: Final = re.compile(r"/(?P<code>eng|rus)/(?P<door>all|rss)/?")
_ARTICLE: Final = re.compile(r"/(?:eng|rus)/[a-z_-]+/[a-z0-9_]+_(?P<key>\d{10})\.html")
_SLUG_LENGTH: Final = 56
_CARDS_A_PAGE: Final = 20
_ITEMS_IN_FEED: Final = 50
_RELEVANT: Final = 2
_TICKER: Final = 5
_ROBOTS: Final = "User-agent: *\nDisallow: /admin/\nDisallow: /search/\n"
_MOST_VIEWS_BEFORE: Final = 9000
_IMAGES: Final[dict[Language, str]] = {"en": "Images", "ru": "Фото: МИД РК"}


def addresses(article: Article) -> list[str]:
    """Return the article's one address; its slug is cut wherever its length ends."""
    name = slug(article.first_title, "_")[:_SLUG_LENGTH].strip("_")
    return [f"{_SITE}/{_CODES[article.language]}/{article.carrier.section}/{name}_{article.key}.html"]


def answer(request: Request, newsroom: Newsroom) -> Answer:
    """Return the answer of www.kt.kz."""
    if request.method != "GET":
        return not_found()
    if request.path == "/robots.txt":
        return plain(_ROBOTS)
    if found := _LIST.fullmatch(request.path):
        language = _LANGUAGES[found["code"]]
        return _feed(language, newsroom) if found["door"] == "rss" else _listing(language, request, newsroom)
    if found := _ARTICLE.fullmatch(request.path):
        for article in newsroom.versions("kt", found["key"]).values():
            if addresses(article)[0] == _SITE + request.path:
                return _article(article, newsroom)
    return not_found()


def _listing(language: Language, request: Request, newsroom: Newsroom) -> Answer:
    asked = request.query.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    articles = newsroom.stream("kt", language)[(number - 1) * _CARDS_A_PAGE : number * _CARDS_A_PAGE]
    return page(
        "kt_listing.html",
        code=_CODES[language],
        cards=[
            {"path": _path(article), "title": article.title, "date": _stamp(article)} for article in articles
        ],
        following=number + 1,
    )


def _feed(language: Language, newsroom: Newsroom) -> Answer:
    articles = newsroom.stream("kt", language)[:_ITEMS_IN_FEED]
    items = [
        {
            "title": article.title,
            "link": addresses(article)[0],
            "date": rfc822(article.published.astimezone(ASTANA)),
            "description": article.paragraphs[0],
            "category": article.carrier.section.replace("_", " "),
        }
        for article in articles
    ]
    answer = page("kt_feed.xml", "application/rss+xml; charset=utf-8", code=_CODES[language], items=items)
    if not articles:
        return answer
    return answer.validated(answer.body.decode(), max(article.modified for article in articles))


def _article(article: Article, newsroom: Newsroom) -> Answer:
    stream = newsroom.stream("kt", article.language)
    others = [other for other in stream if other.key != article.key]
    state = "\n".join((article.title, *article.paragraphs))
    return page(
        "kt_article.html",
        code=_CODES[article.language],
        ticker=[{"path": _path(other), "title": other.title} for other in islice(stream, _TICKER)],
        title=article.title,
        date=_stamp(article),
        views=int(article.key) % _MOST_VIEWS_BEFORE + newsroom.look_at(article),
        images=article.carrier.photo or _IMAGES[article.language],
        paragraphs=article.paragraphs,
        tags=article.telling.tags,
        relevant=[
            {"title": other.title, "date": _stamp(other), "paragraphs": other.paragraphs}
            for other in islice(others, _RELEVANT)
        ],
    ).validated(state, article.modified)


def _path(article: Article) -> str:
    return addresses(article)[0].removeprefix(_SITE)


def _stamp(article: Article) -> str:
    return f"{article.published.astimezone(ASTANA):%d.%m.%Y, %H:%M}"

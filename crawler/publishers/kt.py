"""kt.kz, Kazakhstan Today: pages with a ticker, a view counter, and other articles in full behind the own."""

import re
from dataclasses import replace
from itertools import takewhile

from parsel import Selector

from crawler.publishers.address import host_and_path
from crawler.publishers.article import Article, Markup, read_article
from crawler.publishers.site import Site

_HOSTS = frozenset({"www.kt.kz", "kt.kz"})
_ARTICLE = re.compile(r"/(?:eng|rus|kaz)/[\w-]+/[^/]*?_(\d{6,})\.html")
_PARAGRAPH = "\n\n"
_OTHER_ARTICLES = re.compile(r"(?:relevant news|\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2})\b", re.IGNORECASE)

_MARKUP = Markup(
    name="page",
    title="header.page-heading h1",
    published="div.page-meta span",
    body="div.page-content > div",
    labels="div.page-tags a",
)


def external_id(url: str) -> str | None:
    """Return the number that ends an article's address; None for an address of no article."""
    host, path = host_and_path(url)
    found = _ARTICLE.fullmatch(path) if host in _HOSTS else None
    return found and found[1]


def _read_article(page: Selector) -> Article:
    article = read_article(page, (_MARKUP,))
    return replace(article, body=_own(article.body))


def _own(body: str) -> str:
    """Return the body up to where other articles begin: at their heading, or the first one's date line."""
    first, *others = body.split(_PARAGRAPH)
    own = takewhile(lambda paragraph: not _OTHER_ARTICLES.match(paragraph), others)
    return _PARAGRAPH.join((first, *own))


SITE = Site(
    external_id=external_id,
    read_article=_read_article,
    card=".news-list__item > article",
    card_date=".news__date",
)

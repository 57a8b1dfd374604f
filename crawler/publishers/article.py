"""What a publisher's page says of one release, and how it is found on pages of changing markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from parsel import Selector

from crawler.markup import line_of, text_of
from crawler.publication import read_publication
from crawler.release import Publication

_PARAGRAPH = "\n\n"


class ArticleError(ValueError):
    """A page has no article at any place known for its publisher; the message tells what was looked for."""


@dataclass(frozen=True, slots=True)
class Article:
    """A release as its page has it.

    Attributes:
        body: plain text, one blank line between paragraphs.
        published: None where the page does not tell.
        labels: categories and tags.
        markup: the name of the markup that it was found in.
    """

    title: str | None
    body: str
    published: Publication | None
    labels: tuple[str, ...]
    markup: str


@dataclass(frozen=True, slots=True)
class Markup:
    """Where one generation of a publisher's pages has what, in CSS.

    Attributes:
        body: the elements whose text is the body.
        published: the element with the date line, for pages without `article:published_time`.
        labels: the categories and tags.
        unread: what stands in those and is not of the article.
        used_in: a month, such as `2021-12`, whose pages had it; None for today's.
        others: how a paragraph begins with which other articles begin, as a regular expression.
    """

    name: str
    title: str
    body: str
    published: str
    labels: str | None = None
    unread: str = "script"
    others: str | None = None
    used_in: str | None = None


def read_article(page: Selector, markups: Sequence[Markup]) -> Article:
    """Return the article that the first fitting markup finds.

    Raises:
        ArticleError: where none finds both a title and a body.
        DateError: where the page tells a publication time that cannot be read.
    """
    for markup in markups:
        if (article := _read(page, markup)) is not None:
            return article
    tried = ", ".join(markup.body for markup in markups)
    raise ArticleError(f"no title and body where they used to be (looked for {tried})")


def _read(page: Selector, markup: Markup) -> Article | None:
    title = _first_line(page, markup.title)
    page.css(markup.unread).drop()
    body = _own(text_of(*page.css(markup.body)), markup.others)
    if not title or not body:
        return None
    return Article(title, body, _published(page, markup), _labels(page, markup), markup.name)


def _labels(page: Selector, markup: Markup) -> tuple[str, ...]:
    return tuple(filter(None, map(line_of, page.css(markup.labels)))) if markup.labels else ()


def _own(body: str, others: str | None) -> str:
    """Return the body up to where other articles begin; its first paragraph is always its own."""
    if others is None:
        return body
    first, *further = body.split(_PARAGRAPH)
    return _PARAGRAPH.join((first, *takewhile(lambda paragraph: not re.match(others, paragraph), further)))


def _published(page: Selector, markup: Markup) -> Publication | None:
    told = published_meta(page) or _first_line(page, markup.published)
    return read_publication(told) if told else None


def published_meta(page: Selector) -> str | None:
    """Return what a page's `article:published_time` says, be it told by `property` or by `name`."""
    metas = page.css("meta[property='article:published_time'], meta[name='article:published_time']")
    return metas.attrib.get("content")


def _first_line(page: Selector, css: str) -> str:
    return next(filter(None, map(line_of, page.css(css))), "")

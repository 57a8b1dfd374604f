"""HTML: a publisher's page by its markup, any other by its headline and its longest run of paragraphs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from parsel import Selector

from crawler.documents.decoding import text_of
from crawler.documents.document import DocumentError
from crawler.documents.files import content_of
from crawler.documents.identity import is_address, key_of, snapshot_of
from crawler.markup import line_of, parse_html
from crawler.markup import text_of as words_of
from crawler.publication import DateError, read_publication
from crawler.publishers import PUBLISHERS
from crawler.publishers.article import Article, ArticleError, published_meta
from crawler.release import Release, Snapshot
from crawler.sources import ARCHIVE

_ADDRESSES = "link[rel='canonical']::attr(href), meta[property='og:url']::attr(content)"


def read(path: Path, fetched_at: datetime) -> Iterator[Release]:
    """Yield the release of a page; raises DocumentError and OSError."""
    content = content_of(path)
    yield release_of(text_of(content), None, snapshot_of(path, content, fetched_at))


def release_of(html: str, url: str | None, snapshot: Snapshot) -> Release:
    """Return the release of a page, at the address that is given, else at the one that the page tells.

    Raises:
        DocumentError: for a page without text, and for a publication time that cannot be read.
    """
    page = parse_html(html)
    url = url or _own_address(page)
    try:
        article = _known_article(page) or _any_article(page)
    except DateError as error:
        raise DocumentError(str(error)) from error
    if not article.body:
        raise DocumentError("holds no text")
    return Release(
        source=ARCHIVE,
        external_id=key_of(ARCHIVE, url),
        urls=(url,) if url else (),
        title=article.title,
        body=article.body,
        published=article.published,
        snapshot=snapshot,
    )


def _own_address(page: Selector) -> str | None:
    return next(filter(is_address, page.css(_ADDRESSES).getall()), None)


def _known_article(page: Selector) -> Article | None:
    for publisher in PUBLISHERS.values():
        try:
            return publisher.site.read_article(page)
        except ArticleError:
            continue
    return None


def _any_article(page: Selector) -> Article:
    told = published_meta(page)
    return Article(
        title=_title(page),
        body=_longest_run(page) or words_of(page),
        published=read_publication(told) if told else None,
        labels=(),
        markup="paragraphs",
    )


def _title(page: Selector) -> str | None:
    told = page.css("meta[property='og:title']").attrib.get("content", "").strip()
    lines = (line_of(found) for name in ("h1", "title") for found in page.css(name))
    return told or next(filter(None, lines), None)


def _longest_run(page: Selector) -> str:
    """Return the text of those paragraphs that, among all that share a parent, have the most of it."""
    runs = [words_of(*parent.xpath("p")) for parent in page.xpath("//*[p]")]
    return max(runs, key=len, default="")

"""What a source reads in an answer, as its spider would."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.characters import CharsetError, text_of_answer
from crawler.markup import parse_html
from crawler.publication import DateError
from crawler.publishers import PUBLISHERS, mfa
from crawler.publishers.article import Article, ArticleError
from crawler.publishers.interest import is_diplomatic
from crawler.publishers.site import FeedError, Listed, Site
from crawler.release import Publication, Snapshot
from crawler.source import Source
from crawler.sources import source_named
from crawler.spiders.vetting import UnfitError, vet


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A release as it was read.

    Attributes:
        body: its paragraphs.
        of_interest: whether it is kept.
    """

    key: str | None
    title: str | None
    published: str | None
    labels: Sequence[str]
    markup: str
    of_interest: bool
    body: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as a list shows it."""

    key: str
    url: str
    published: str | None
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in an answer.

    Attributes:
        items: those of a feed, a sitemap or a listing.
        faults: why something could not be read, or what is not as it was seen to be.
    """

    articles: Sequence[ReadArticle] = field(default_factory=list)
    items: Sequence[ReadItem] = field(default_factory=list)
    faults: Sequence[str] = field(default_factory=list)


def reading_of(source: str, snapshot: Snapshot) -> Reading:
    """Return what a source reads in an answer, at the time at which that came."""
    named = source_named(source)
    response = response_of(snapshot)
    if _is_of_a_door(named, snapshot.url):
        return _records(snapshot, response)
    try:
        text = text_of_answer(response).text
        return _page(PUBLISHERS[named.publisher].site, named, snapshot, text)
    except (ArticleError, CharsetError, DateError, FeedError, UnfitError) as error:
        return Reading(faults=[str(error)])


def response_of(snapshot: Snapshot) -> Response:
    """Return an answer as Scrapy has it."""
    headers = Headers(dict(snapshot.headers))
    kind = responsetypes.from_args(headers=headers, url=snapshot.url, body=snapshot.body)
    return kind(url=snapshot.url, status=snapshot.status, headers=headers, body=snapshot.body)


def _is_of_a_door(source: Source, url: str) -> bool:
    return urlsplit(url)._replace(query="").geturl() in {door.address for door in source.doors}


def _page(site: Site, source: Source, snapshot: Snapshot, text: str) -> Reading:
    if (key := site.external_id(snapshot.url)) is not None:
        article = site.read_article(parse_html(text))
        vet(article, snapshot.fetched_at)
        return Reading(articles=[_article(key, article, not site.only_diplomatic or is_diplomatic(article))])
    if snapshot.url in source.feeds:
        return _listed(site.feed_items(text))
    return _listed(site.listed_items(text, snapshot.url))


def _records(snapshot: Snapshot, response: Response) -> Reading:
    try:
        entries = mfa.read_list(response.body)
    except mfa.ShapeError as error:
        return Reading(faults=[str(error)])
    articles: list[ReadArticle] = []
    faults = [] if entries else ["no items"]
    for entry in entries:
        try:
            articles.append(_record(entry, snapshot))
            faults += entry.drift() if isinstance(entry, mfa.Record) else []
        except (mfa.RecordError, DateError, UnfitError) as error:
            faults.append(str(error))
    return Reading(articles=articles, faults=list(dict.fromkeys(faults)))


def _record(entry: mfa.Record | mfa.RecordError, snapshot: Snapshot) -> ReadArticle:
    if isinstance(entry, mfa.RecordError):
        raise entry
    article = mfa.read_record(entry)
    vet(article, snapshot.fetched_at)
    return _article(mfa.key_of(entry), article, bool(article.title and article.body))


def _article(key: str, article: Article, of_interest: bool) -> ReadArticle:
    return ReadArticle(
        key=key,
        title=article.title,
        published=_told(article.published),
        labels=list(article.labels),
        markup=article.markup,
        of_interest=of_interest,
        body=article.body.split("\n\n") if article.body else [],
    )


def _listed(listed: Listed) -> Reading:
    items = [
        ReadItem(item.external_id, item.url, _told(item.published), list(item.labels))
        for item in listed.items
    ]
    return Reading(items=items, faults=list(_faults(listed)))


def _faults(listed: Listed) -> Iterable[str]:
    if not listed.items:
        yield "no items"
    yield from listed.drift()


def _told(publication: Publication | None) -> str | None:
    return publication.isoformat() if publication else None

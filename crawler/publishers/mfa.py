"""gov.kz, the Foreign Ministry's part: addresses, and the records that its programming interfaces return."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from crawler.markup import plain_text, whole_characters
from crawler.publication import read_publication
from crawler.publishers.address import host_and_path
from crawler.publishers.article import Article, Markup
from crawler.publishers.publisher import Publisher
from crawler.publishers.site import Site
from crawler.source import Door, Source

HOST = "www.gov.kz"

_PRESS = f"https://{HOST}/memleket/entities/mfa/press/news"
_PAGE = re.compile(
    r"/memleket/entities/(?P<project>[\w-]+)/press/(?P<kind>[\w-]+)/details/(?P<item>[\w-]{1,300})/?"
)
_KEYS = "news/mfa/"
_LISTS = ("content", "data", "items")
_OF_NO_USE = frozenset({"slug", "heropic", "alt_image", "projects", "directions", "hint", "comments_on"})
_FIRST = 200  # characters


class ShapeError(ValueError):
    """An answer is no list of news in any shape known; the message tells what it is, and how it begins."""


class RecordError(ValueError):
    """A record lacks what every release has; the message names the record and the fields.

    Attributes:
        key: the record's own; made of what it says where it has none.
    """

    def __init__(self, entry: Any, fields: str) -> None:
        number = entry.get("id") if isinstance(entry, dict) else None
        super().__init__(f"record {number}: unusable {fields}")
        self.key = f"{_KEYS}{number if isinstance(number, int) else _unnamed(entry)}"


class Record(BaseModel):
    """One news item as the interfaces return it.

    Attributes:
        id: one number for all languages of an item, and for all ministries.
        title: may hold HTML entities.
        created_date: the publication time; midnight for items that were migrated.
        body: HTML, a fragment or a whole document; null, or without text, in a language that lacks it.
    """

    model_config = ConfigDict(extra="allow")

    id: int
    title: str
    created_date: str
    body: str | None
    short_description: str | None = None

    def drift(self) -> list[str]:
        """Return what is not as records were seen to be, though this one can be read."""
        new = sorted((self.model_extra or {}).keys() - _OF_NO_USE)
        missing = sorted(type(self).model_fields.keys() - self.model_fields_set)
        return [f"records have a new field, {name}" for name in new] + [
            f"records lack {name}" for name in missing
        ]


def external_id(url: str) -> str | None:
    """Return an item's kind, ministry and number (or slug), such as `news/mfa/1290001`; None for no item.

    Each kind has numbers of its own, and embassies are projects of their own. The language is the source's.
    """
    host, path = host_and_path(url)
    found = _PAGE.fullmatch(path) if host in {HOST, "gov.kz"} else None
    return found and f"{found['kind']}/{found['project']}/{found['item']}"


def key_of(record: Record) -> str:
    """Return the record's key: what `external_id` makes of its page's address."""
    return f"{_KEYS}{record.id}"


def page_of(record: Record, language: str) -> str:
    """Return the address of the record's public page."""
    return f"{_PRESS}/details/{record.id}?lang={language}"


def read_list(document: bytes) -> list[Record | RecordError]:
    """Return the records of a list, and in the place of each unusable one what it lacks.

    Read are a bare list, a list under `content`, `data` or `items`, and GraphQL's `data.news`.

    Raises:
        ShapeError: for any other answer, such as GraphQL's `errors`.
    """
    try:
        answer = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise ShapeError(f"no JSON but {document[:_FIRST]!r}") from error
    if isinstance(answer, dict) and answer.get("errors"):
        raise ShapeError(f"errors instead of a list: {str(answer['errors'])[:_FIRST]}")
    for found in _lists(answer):
        return [_record(entry) for entry in found]
    raise ShapeError(f"no list of news but {document[:_FIRST]!r}")


def _lists(answer: Any) -> Iterator[list[Any]]:
    if isinstance(answer, list):
        yield answer
    if isinstance(answer, dict):
        within = [answer.get(name) for name in _LISTS]
        data = answer.get("data")
        within.append(data.get("news") if isinstance(data, dict) else None)
        yield from (found for found in within if isinstance(found, list))


def _record(entry: Any) -> Record | RecordError:
    try:
        return Record.model_validate(entry)
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, fault["loc"])) or "record" for fault in error.errors())
        return RecordError(entry, fields)


def _unnamed(entry: Any) -> str:
    told = json.dumps(entry, sort_keys=True).encode()
    return f"unnamed-{hashlib.sha256(told).hexdigest()[:16]}"


def read_record(record: Record) -> Article:
    """Return the record's article; its body is empty where nothing was published in the language asked for.

    Raises:
        DateError: for an unknown form of date.
    """
    title = " ".join(html.unescape(whole_characters(record.title)).split())
    body = plain_text(record.body or "") or plain_text(record.short_description or "")
    return Article(title or None, body, read_publication(record.created_date), (), "record")


_SITE = Site(
    external_id=external_id,
    markups=(
        Markup(
            name="press page",
            title="article h1",
            published="article .categories__item",
            body="article .article-content",
        ),
    ),
    card="div.card-news-list__item",
    only_diplomatic=False,
    card_date=".categories__item",
)


def _edition(language: str) -> Source:
    return Source(
        publisher="mfa",
        language=language,
        hosts=(HOST,),
        # GraphQL was never seen to be gated; the older interface has been since 2026.
        doors=(
            Door("graphql", f"https://{HOST}/graphql"),
            Door("rest", f"https://{HOST}/api/v1/public/content-manager/news"),
            Door("browser", f"{_PRESS}/{{page}}?lang={language}", on_request=True),
        ),
        # Some items carry a midnight. What is back-dated by days is found when the week is reviewed.
        overlap=timedelta(hours=24),
        # It refused connections to a scraper that hurried; from afar each answer takes long.
        pause=1.5,
        patience=90.0,
        spider="crawler.spiders.mfa.MfaSpider",
    )


PUBLISHER = Publisher("mfa", _SITE, (_edition("en"), _edition("ru"), _edition("kk")))

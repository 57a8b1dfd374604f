"""gov.kz as far as the Foreign Ministry's news go: GraphQL, REST and the rendered press pages."""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from html import escape
from http import HTTPStatus
from typing import Any, Final

from babel.dates import format_datetime

from crawler.replica.almanac import Language
from crawler.replica.article import ASTANA, Article
from crawler.replica.newsroom import Newsroom
from crawler.replica.sites.graphql import QueryError, Selection, read_query
from crawler.replica.sites.slugs import slug
from crawler.replica.story import LANGUAGES
from crawler.replica.web import Answer, Request, json_answer, not_found, page, plain

HOSTS: Final = frozenset({"www.gov.kz"})

_SITE: Final = "https://www.gov.kz"
_NEWS: Final = "/api/v1/public/content-manager/news"
_DETAIL: Final = re.compile(rf"{_NEWS}/(?P<key>\d+)")
_PRESS: Final = "/memleket/entities/mfa/press/news"
_VIEW: Final = "/memleket/view"
_PRESS_PAGE: Final = re.compile(rf"{_PRESS}(?:/.+)?")
_PRESS_LIST: Final = re.compile(rf"{_VIEW}{_PRESS}(?:/(?P<page>\d+))?")
_PRESS_ARTICLE: Final = re.compile(rf"{_VIEW}{_PRESS}/details/(?P<name>[a-z0-9-]+)")
_CARDS_A_PAGE: Final = 12
_DIRECTIONS: Final[dict[Language, str]] = {
    "en": "Bilateral cooperation",
    "ru": "Двустороннее сотрудничество",
    "kk": "Екіжақты ынтымақтастық",
}
_ROBOTS: Final = "User-agent: *\nDisallow: /admin/\nDisallow: /memleket/search\n"

Record = dict[str, Any]


def addresses(article: Article) -> list[str]:
    """Return the public page by number and by slug, and the REST record."""
    language = article.language
    return [
        f"{_SITE}{_PRESS}/details/{article.key}?lang={language}",
        f"{_SITE}{_PRESS}/details/{slug(article.first_title)}?lang={language}",
        f"{_SITE}{_NEWS}/{article.key}?lang={language}",
    ]


def answer(request: Request, newsroom: Newsroom) -> Answer:
    """Return the answer of www.gov.kz."""
    match request.method, request.path:
        case "GET", "/robots.txt":
            return plain(_ROBOTS)
        case "POST", "/graphql":
            return _graphql(request, newsroom)
        case "GET", path if path == _NEWS:
            return _rest_list(request, newsroom)
    if found := _DETAIL.fullmatch(request.path):
        return _rest_detail(found["key"], request, newsroom)
    if _PRESS_PAGE.fullmatch(request.path):
        return page("ministry_shell.html", view=_VIEW)
    if found := _PRESS_ARTICLE.fullmatch(request.path):
        return _press_article(found["name"], request, newsroom)
    if found := _PRESS_LIST.fullmatch(request.path):
        return _press_list(int(found["page"] or 1), request, newsroom)
    return not_found()


def _graphql(request: Request, newsroom: Newsroom) -> Answer:
    try:
        asked = json.loads(request.body)
        selection = read_query(asked["query"], asked.get("variables") or {})
        return json_answer({"data": {selection.root: _selected(selection, newsroom)}})
    except QueryError as fault:
        return json_answer({"errors": [{"message": str(fault)}]})
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        return json_answer({"errors": [{"message": f"Bad Request: {fault}"}]}, HTTPStatus.BAD_REQUEST)


def _selected(selection: Selection, newsroom: Newsroom) -> list[Record]:
    if selection.root != "news":
        raise QueryError(f'Cannot query field "{selection.root}" on type "Query".')
    told = selection.arguments
    if not _means_the_ministry(str(told.get("projects", ""))):
        return []
    articles = newsroom.stream("mfa", _language(str(told.get("_lang", ""))))
    chosen = _paged(articles, int(told.get("_page", 1)), int(told.get("_size", 10)))
    return [_fields(record, selection) for record in _shown_records(chosen, newsroom)]


def _shown_records(articles: Sequence[Article], newsroom: Newsroom) -> list[Record]:
    for article in articles:
        newsroom.look_at(article)
    return [_record(article) for article in articles]


def _fields(record: Record, selection: Selection) -> Record:
    if unknown := selection.fields - set(record):
        raise QueryError(f'Cannot query field "{min(unknown)}" on type "News".')
    return {name: value for name, value in record.items() if name in selection.fields}


def _rest_list(request: Request, newsroom: Newsroom) -> Answer:
    query = request.query
    created = query.get("created_date", "")
    if created and not created.startswith("gt:"):
        return json_answer({"message": "Internal Server Error"}, HTTPStatus.INTERNAL_SERVER_ERROR)
    if not _means_the_ministry(query.get("projects", "")):
        return json_answer([])
    try:
        since = datetime.fromisoformat(created.removeprefix("gt:")) if created else None
        number, size = int(query.get("page", 1)), int(query.get("size", 10))
    except ValueError as fault:
        return json_answer({"message": str(fault)}, HTTPStatus.BAD_REQUEST)
    articles = [
        article
        for article in newsroom.stream("mfa", _language_asked(request))
        if (not since or _local(article.published) > since)
        and query.get("slug", "").removeprefix("eq:") in {"", slug(article.first_title)}
    ]
    return json_answer(_shown_records(_paged(articles, number, size), newsroom))


def _rest_detail(key: str, request: Request, newsroom: Newsroom) -> Answer:
    if article := newsroom.versions("mfa", key).get(_language_asked(request)):
        return json_answer(_record(article)).validated(_record(article)["body"], article.modified)
    return json_answer({"message": "Not Found"}, HTTPStatus.NOT_FOUND)


def _press_list(number: int, request: Request, newsroom: Newsroom) -> Answer:
    language = _language_asked(request)
    stream = newsroom.stream("mfa", language)
    return page(
        "ministry_list.html",
        cards=[
            {
                "path": f"{_PRESS}/details/{article.key}?lang={language}",
                "title": article.title,
                "date": _shown(article),
            }
            for article in _paged(stream, number, _CARDS_A_PAGE)
        ],
        following=f"{_PRESS}/{number + 1}?lang={language}" if len(stream) > number * _CARDS_A_PAGE else None,
    )


def _press_article(name: str, request: Request, newsroom: Newsroom) -> Answer:
    language = _language_asked(request)
    for article in newsroom.stream("mfa", language):
        if name in {article.key, slug(article.first_title)}:
            shown = {"title": article.title, "date": _shown(article), "body": _body(article)}
            state = "\n".join((article.title, *article.paragraphs))
            return page("ministry_article.html", **shown).validated(state, article.modified)
    return not_found()


def _record(article: Article) -> Record:
    return {
        "id": int(article.key),
        "slug": slug(article.first_title),
        "title": article.title,
        "short_description": "",
        "created_date": _local(article.published, aware=True).isoformat(timespec="milliseconds"),
        "heropic": _image(article),
        "alt_image": None,
        "projects": "mfa",
        "directions": [{"id": 555, "title": _DIRECTIONS[article.language]}],
        "hint": None,
        "comments_on": False,
        "body": _document(article),
    }


def _document(article: Article) -> str:
    """Return the body as the API has it: now a fragment, now a whole HTML document."""
    if int(article.key) % 3:
        return _body(article)
    return f"<html><head></head><body>{_body(article)}</body></html>"


def _body(article: Article) -> str:
    paragraphs = [f"<p>{_entities(paragraph)}</p>" for paragraph in article.paragraphs]
    return "".join(paragraphs) + f'<p><img src="{_image(article)}" alt=""/></p>'


def _entities(text: str) -> str:
    return escape(text, quote=False).replace("–", "&ndash;").replace("«", "&laquo;").replace("»", "&raquo;")


def _image(article: Article) -> str:
    name = sha256(article.key.encode()).hexdigest()[:12]
    return f"/uploads/{article.published:%Y/%m/%d}/{name}_original.1000001.jpg"


def _shown(article: Article) -> str:
    return format_datetime(_local(article.published), "d MMMM y HH:mm", locale=article.language)


def _local(instant: datetime, *, aware: bool = False) -> datetime:
    local = instant.astimezone(ASTANA)
    return local if aware else local.replace(tzinfo=None)


def _paged(articles: Sequence[Article], number: int, size: int) -> Sequence[Article]:
    """Return a page of articles, the first one for page 0 too."""
    start = (max(number, 1) - 1) * size
    return articles[start : start + size]


def _means_the_ministry(projects: str) -> bool:
    return projects.lower().rpartition(":")[2] == "mfa"


def _language_asked(request: Request) -> Language:
    return _language(request.query.get("lang") or request.headers.get("accept-language", ""))


def _language(told: str) -> Language:
    """Return the language meant; Kazakh, the site's own, where it is none of the three."""
    return next((language for language in LANGUAGES if told.lower().startswith(language)), "kk")

"""How the ministry is asked for a page of news, at each of its doors."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from crawler.source import Door, DoorName

PAGE_SIZE = 20  # those who ask for no more were never refused

_JSON = {"Accept": "application/json"}
_FIELDS = "id title created_date short_description body"
_QUERY = """
query ($projects: String, $size: Int, $page: Int, $language: String) {
  %s(projects: $projects, _size: $size, _page: $page, _sort: "created_date:DESC", _lang: $language) {
    %s
  }
}
"""


def question(door: Door, language: str, page: int, size: int = PAGE_SIZE) -> dict[str, Any]:
    """Return the request for a page of news, the first being 1, in Scrapy's terms.

    Args:
        door: where to ask.
        language: in which the news are wanted.
        page: its number.
        size: how many items it is to have, where that can be said.
    """
    return _QUESTIONS[door.name](door.address, language, page, size)


def graphql_question(
    address: str, language: str, page: int, size: int, *, root: str = "news", fields: str = _FIELDS
) -> dict[str, Any]:
    """Return a request for some fields of the ministry's items of a kind, by GraphQL."""
    variables = {"projects": "eq:mfa", "size": size, "page": page, "language": language}
    return {
        "url": address,
        "method": "POST",
        "headers": {**_JSON, "Content-Type": "application/json"},
        "body": json.dumps({"query": _QUERY % (root, fields), "variables": variables}),
    }


def rest_question(address: str, language: str, page: int, size: int) -> dict[str, Any]:
    """Return a request for whole records by the older interface."""
    order = f"sort-by=created_date:DESC&projects=eq:mfa&lang={language}"
    return {"url": f"{address}?{order}&page={page}&size={size}", "headers": dict(_JSON)}


def _browser_question(address: str, _language: str, page: int, _size: int) -> dict[str, Any]:
    return {"url": address.format(page=page)}


_QUESTIONS: Mapping[DoorName, Callable[[str, str, int, int], dict[str, Any]]] = {
    "graphql": graphql_question,
    "rest": rest_question,
    "browser": _browser_question,
}

"""A request as the stand-ins see it, and their answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crawler.replica.newsroom import Newsroom

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; the names of headers are in lower case."""

    method: str
    host: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def to(cls, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> "Request":
        """Return the request for a target such as `/lenta/?page=2`."""
        headers = {name.lower(): value for name, value in headers.items()}
        address = urlsplit(target)
        host = headers.get("host", "").rsplit(":", 1)[0].lower()
        return cls(method, host, address.path, dict(parse_qsl(address.query)), headers, body)


class Delivery(Enum):
    """How an answer comes over the line."""

    WHOLE = "at once"
    DRIP = "byte by byte, for as long as anybody waits"
    SILENCE = "never, while the line stays open"
    RESET = "not at all: the line is cut"
    ENDLESS = "again and again, up to 300 times, with no length told beforehand"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back, and how."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delivery: Delivery = Delivery.WHOLE

    def validated(self, state: str, modified: datetime) -> "Answer":
        """Return the answer with validators for the state that it shows."""
        headers = {
            "ETag": f'W/"{sha256(state.encode()).hexdigest()[:16]}"',
            "Last-Modified": format_datetime(modified, usegmt=True),
        }
        return replace(self, headers={**self.headers, **headers})


class Site(Protocol):
    """A publisher's site: the hosts that it answers for, and how."""

    HOSTS: frozenset[str]

    def answer(self, request: Request, newsroom: Newsroom) -> Answer:
        """Return the answer to a request for one of the hosts."""
        ...


def page(template: str, content_type: str = "text/html; charset=utf-8", **values: Any) -> Answer:
    """Return a page made from a template."""
    text = _TEMPLATES.get_template(template).render(**values)
    return Answer(200, text.encode(), {"Content-Type": content_type})


def json_answer(document: Any, status: int = 200) -> Answer:
    """Return a document as JSON."""
    body = json.dumps(document, ensure_ascii=False).encode()
    return Answer(status, body, {"Content-Type": "application/json; charset=utf-8"})


def plain(text: str, status: int = 200) -> Answer:
    """Return plain text."""
    return Answer(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})


def moved(url: str) -> Answer:
    """Return a permanent redirect."""
    return Answer(301, b"", {"Location": url})


def not_found() -> Answer:
    """Return what an unknown address gets."""
    return Answer(
        404, b"<html><body><h1>404</h1></body></html>", {"Content-Type": "text/html; charset=utf-8"}
    )


def unless_known(request: Request, answer: Answer) -> Answer:
    """Return the answer, or 304 where the request shows that its state is known."""
    if answer.status == 200 and _is_known(request, answer):
        return Answer(304, b"", answer.headers)
    return answer


def _is_known(request: Request, answer: Answer) -> bool:
    if known := request.headers.get("if-none-match"):
        return answer.headers.get("ETag") in [tag.strip() for tag in known.split(",")]
    since, modified = request.headers.get("if-modified-since"), answer.headers.get("Last-Modified")
    if not since or not modified:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False  # RFC 9110: a date that cannot be read is no condition

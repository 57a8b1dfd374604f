"""A newsroom in which time stands still, and a way to ask its sites."""

from collections.abc import Callable
from datetime import datetime

import pytest

from crawler.replica.compose import Composer
from crawler.replica.faults import Faults
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.phrases import load_phrases
from crawler.replica.server import respond
from crawler.replica.story import written_stories
from crawler.replica.web import Answer, Request

NOW = datetime.fromisoformat("2026-11-20T18:00:00+05:00")

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def composer() -> Composer:
    return Composer(load_phrases(), seed=1)


@pytest.fixture
def newsroom(composer: Composer) -> Newsroom:
    return Newsroom(written_stories(), composer.endless(), Clock(NOW))


@pytest.fixture
def ask(newsroom: Newsroom) -> Ask:
    def get(url: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        host, _, rest = url.removeprefix("https://").partition("/")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return respond(Request.to(method, f"/{rest}", {"Host": host, **named}, body), newsroom, Faults())

    return get

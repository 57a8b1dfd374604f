"""The way in for tests: what was really published, and having something happen."""

import json
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from crawler.replica.article import ASTANA, Article
from crawler.replica.labels import labels
from crawler.replica.newsroom import Newsroom, NotOnlineError
from crawler.replica.sites import addresses
from crawler.replica.web import Answer, Request, json_answer, not_found

HOSTS: Final = frozenset({"replica.local", "127.0.0.1", "localhost"})


def answer(request: Request, newsroom: Newsroom) -> Answer:
    """Return the answer to one who looks behind the scenes.

    - `GET /truth`: everything published so far, as `truth_of` has it, and how often it was looked at
    - `POST /live`: let all happen that is planned `until` an instant; returns what time it is then
    - `POST /publish`: let the next thing happen; returns the article that it brought or changed
    - `POST /rewrite`: `publisher`, `language`, `key`, and a new `title`, `body` or both
    - `POST /remove`: `publisher`, `language`, `key`
    """
    try:
        match request.method, request.path:
            case "GET", "/truth":
                return json_answer(_truth(newsroom))
            case "POST", "/live":
                newsroom.live_until(datetime.fromisoformat(json.loads(request.body)["until"]))
                return json_answer({"now": newsroom.now().isoformat()})
            case "POST", "/publish":
                return json_answer(truth_of(newsroom.bring_next()))
            case "POST", "/rewrite":
                told = json.loads(request.body)
                article = newsroom.rewrite(*_which(told), told.get("title"), told.get("body"))
                return json_answer(truth_of(article))
            case "POST", "/remove":
                return json_answer(truth_of(newsroom.remove(*_which(json.loads(request.body)))))
    except NotOnlineError as fault:
        return json_answer({"message": str(fault)}, HTTPStatus.NOT_FOUND)
    except (ValueError, KeyError) as fault:
        return json_answer({"message": f"bad request: {fault}"}, HTTPStatus.BAD_REQUEST)
    return not_found()


def truth_of(article: Article) -> dict[str, Any]:
    """Return what is true of an article: its stream, addresses, words, states, what an expert reads in it.

    Articles with the same `wording` share their words but for what publishers put around them; `removed` is
    when it was taken off.
    """
    return {
        "source": f"{article.publisher}-{article.language}",
        "publisher": article.publisher,
        "language": article.language,
        "key": article.key,
        "story": article.story.name,
        "diplomatic": article.story.diplomatic,
        "url": addresses(article)[0],
        "urls": addresses(article),
        "title": article.title,
        "body": "\n\n".join(article.paragraphs),
        "published": article.published.astimezone(ASTANA).isoformat(),
        "removed": None,
        "wording": article.states[-1].wording,
        "revisions": [
            {
                "since": state.since.astimezone(ASTANA).isoformat(),
                "title": state.title,
                "body": "\n\n".join(state.paragraphs),
                "wording": state.wording,
                "labels": labels(state.truth, article),
            }
            for state in article.states
        ],
        "labels": labels(article.states[-1].truth, article),
    }


def _truth(newsroom: Newsroom) -> list[dict[str, Any]]:
    online = [truth_of(article) | {"looks": newsroom.looks_at(article)} for article in newsroom.everything()]
    gone = [
        truth_of(gone.article) | {"removed": gone.at.astimezone(ASTANA).isoformat()}
        for gone in newsroom.gone()
    ]
    return sorted(online + gone, key=lambda truth: str(truth["published"]))


def _which(told: Mapping[str, Any]) -> tuple[Any, Any, str]:
    return told["publisher"], told["language"], str(told["key"])

"""Writes what the stand-ins have online as labelled documents, by which a parser can be judged."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from crawler.replica.article import ASTANA, Article
from crawler.replica.labels import labels


def write_labelled(articles: Iterable[Article], folder: Path) -> None:
    """Write each article as `docs/NAME.json`, and what an expert reads in it as `labels/NAME.json`."""
    for article in articles:
        name = f"{article.story.name}-{article.language}-{article.publisher}.json"
        truth = {"language": article.language, **labels(article.states[-1].truth, article)}
        _write(folder / "docs" / name, _document(article))
        _write(folder / "labels" / name, truth)


def _document(article: Article) -> Mapping[str, Any]:
    return {
        "source": article.publisher,
        "language": article.language,
        "published": article.published.astimezone(ASTANA).isoformat(),
        "title": article.title,
        "text": "\n\n".join(article.paragraphs),
    }


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")

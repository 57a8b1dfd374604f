"""Which of an agency's items are kept: those of diplomatic interest. The words stand in `interest.toml`."""

import re
import tomllib
from importlib.resources import files

from crawler.publishers.article import Article


def is_diplomatic(article: Article) -> bool:
    """Return whether an article is filed under diplomacy, or tells of diplomats and of Kazakhstan."""
    return any(map(_LABELS.search, article.labels)) or _is_told_so(f"{article.title}\n\n{article.body}")


def _is_told_so(text: str) -> bool:
    return bool(_WORDS.search(text) and _OURS.search(text))


def _read_words(name: str) -> re.Pattern[str]:
    table = tomllib.loads(files("crawler.publishers").joinpath("interest.toml").read_text("utf-8"))
    return re.compile("|".join(table[name]), re.IGNORECASE)


_LABELS = _read_words("labels")
_WORDS = _read_words("words")
_OURS = _read_words("ours")

"""The publishers' sites, one module each: `HOSTS`, `answer`, and the addresses of an article."""

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from crawler.replica.article import Article
from crawler.replica.sites import kazinform, kt, ministry
from crawler.replica.story import Publisher
from crawler.replica.web import Site

SITES: Final[tuple[Site, ...]] = (ministry, kazinform, kt)
_OF: Final[Mapping[Publisher, ModuleType]] = {"mfa": ministry, "kazinform": kazinform, "kt": kt}


def addresses(article: Article) -> list[str]:
    """Return every address that an article is found at, its usual one first."""
    found: list[str] = _OF[article.publisher].addresses(article)
    return found

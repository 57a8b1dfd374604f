"""Whether what was read can be true: no page is believed only because it could be read."""

from datetime import datetime, timedelta

from crawler.characters import is_garbled_throughout
from crawler.publishers.article import Article
from crawler.spiders.walk import earliest

_CLOCKS_DIFFER = timedelta(days=1)


class UnfitError(ValueError):
    """An article cannot be what its publisher meant to publish; the message tells why."""


def vet(article: Article, now: datetime) -> None:
    """Raise UnfitError for an article from the future, or garbled throughout."""
    published = article.published
    if published is not None and earliest(published) > now + _CLOCKS_DIFFER:
        raise UnfitError(f"a publication time in the future: {published.isoformat()}")
    if is_garbled_throughout(article.body):
        raise UnfitError(f"garbled by a wrong encoding: {article.body[:60]!r}")

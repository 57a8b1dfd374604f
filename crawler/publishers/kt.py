"""kt.kz, Kazakhstan Today: pages with a ticker, a view counter, and other articles in full behind the own."""

from datetime import timedelta

from crawler.publishers.address import key_within
from crawler.publishers.article import Markup
from crawler.publishers.publisher import Publisher
from crawler.publishers.site import Site
from crawler.source import Source

_SITE = Site(
    external_id=key_within(r"(?:www\.)?kt\.kz/(?:eng|rus|kaz)/[\w-]+/[^/]*?_(\d{6,})\.html"),
    markups=(
        Markup(
            name="page",
            title="header.page-heading h1",
            published="div.page-meta span",
            body="div.page-content > div",
            labels="div.page-tags a",
            # Other articles begin at their heading, or with the first one's date line.
            others=r"(?i)(?:relevant news|\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2})\b",
        ),
    ),
    card=".news-list__item > article",
    card_date=".news__date",
)


def _edition(language: str, path: str) -> Source:
    return Source(
        publisher="kt",
        language=language,
        hosts=("www.kt.kz",),
        feed=f"https://www.kt.kz/{path}/rss",
        listing=f"https://www.kt.kz/{path}/all?page={{page}}",
        overlap=timedelta(hours=6),
        pause=2.0,
    )


PUBLISHER = Publisher("kt", _SITE, (_edition("en", "eng"), _edition("ru", "rus")))

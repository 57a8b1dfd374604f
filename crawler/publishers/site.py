"""A publisher whose releases are pages of a site: a feed, a listing, and an article each."""

from collections.abc import Callable
from dataclasses import dataclass

from parsel import Selector

from crawler.markup import line_of, parse_html
from crawler.publication import DateError, read_publication
from crawler.publishers.address import absolute
from crawler.publishers.article import Article
from crawler.release import Publication


class FeedError(ValueError):
    """What stands at a feed's address is none."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An item as a feed or a listing shows it.

    Attributes:
        external_id: the publisher's own key.
        published: None where that does not tell, or unreadably.
        labels: the categories that it is filed under.
    """

    external_id: str
    url: str
    published: Publication | None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """How the publisher's addresses and pages are read.

    Attributes:
        external_id: the publisher's own key of an item's address, None for an address of no item.
        read_article: the article of a page; raises ArticleError or DateError.
        card: CSS of an item of the listing.
        card_date: CSS of the date within it.
    """

    external_id: Callable[[str], str | None]
    read_article: Callable[[Selector], Article]
    card: str
    card_date: str

    def feed_items(self, document: str) -> list[Sighting]:
        """Return the items of an RSS feed in its order; raises FeedError."""
        feed = Selector(text=document, type="xml", huge_tree=False)
        if not feed.xpath("/rss/channel"):
            raise FeedError(f"no RSS feed but {document[:80]!r}")
        items = (self._feed_item(item) for item in feed.xpath("/rss/channel/item"))
        return [item for item in items if item is not None]

    def listed_items(self, document: str, url: str) -> list[Sighting]:
        """Return the items of a page of the listing in its order."""
        cards = (self._card(card, url) for card in parse_html(document).css(self.card))
        return [card for card in cards if card is not None]

    def _feed_item(self, item: Selector) -> Sighting | None:
        link = item.xpath("normalize-space(link)").get("")
        labels = tuple(label for label in item.xpath("category/text()").getall() if label.strip())
        return self._sighting(link, item.xpath("normalize-space(pubDate)").get(""), labels)

    def _card(self, card: Selector, listing: str) -> Sighting | None:
        link = card.xpath("descendant-or-self::a/@href").get("")
        date = " ".join(map(line_of, card.css(self.card_date)))
        return self._sighting(absolute(listing, link), date, ())

    def _sighting(self, url: str, date: str, labels: tuple[str, ...]) -> Sighting | None:
        key = self.external_id(url)
        return None if key is None else Sighting(key, url, _publication(date), labels)


def _publication(date: str) -> Publication | None:
    """Return when; a date here serves to walk by, so one that cannot be read is one that is not told."""
    try:
        return read_publication(date)
    except DateError:
        return None

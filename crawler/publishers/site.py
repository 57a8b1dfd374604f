"""A publisher whose releases are pages of a site: a feed, a listing, and an article each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from parsel import Selector

from crawler.markup import line_of, parse_html
from crawler.publication import DateError, read_publication
from crawler.publishers.address import absolute
from crawler.publishers.article import Article, Markup, read_article
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
class Listed:
    """What a feed, or a page of a listing, shows.

    Attributes:
        items: those that are the publisher's, in its order.
        others: how many entries lead to no item of the publisher's.
        pages: the highest page number that is offered; None where none is.
    """

    items: list[Sighting]
    others: int
    pages: int | None = None

    def drift(self) -> list[str]:
        """Return what is not as entries were seen to be, though some of them may be readable."""
        return [*self._strange(), *self._namesakes()]

    def _strange(self) -> Iterator[str]:
        if self.others > len(self.items):
            yield f"{self.others} of {self.others + len(self.items)} entries lead to no item"
        undated = sum(item.published is None for item in self.items)
        if undated * 2 > len(self.items):
            yield f"{undated} of {len(self.items)} items have no date that can be read"

    def _namesakes(self) -> Iterator[str]:
        addresses: dict[str, str] = {}
        for item in self.items:
            if addresses.setdefault(item.external_id, item.url) != item.url:
                yield f"several items are called {item.external_id}"


def _listed(entries: list[Sighting | None]) -> Listed:
    items = [entry for entry in entries if entry is not None]
    return Listed(items, len(entries) - len(items))


@dataclass(frozen=True, slots=True)
class Site:
    """How the publisher's addresses and pages are read.

    Attributes:
        external_id: the publisher's own key of an item's address, None for an address of no item.
        markups: where its pages have what, one a generation, today's first.
        card: CSS of an item of the listing.
        card_date: CSS of the date within it.
        pager: CSS of the page numbers that a listing offers; None where it offers none.
        only_diplomatic: whether there are other items as well, which are passed over.
    """

    external_id: Callable[[str], str | None]
    markups: tuple[Markup, ...]
    card: str
    card_date: str
    pager: str | None = None
    only_diplomatic: bool = True

    def read_article(self, page: Selector) -> Article:
        """Return the article of a page; raises ArticleError or DateError."""
        return read_article(page, self.markups)

    def feed_items(self, document: str) -> Listed:
        """Return the items of an RSS feed or of a news sitemap in its order; raises FeedError."""
        feed = Selector(text=document, type="xml", huge_tree=False)
        if feed.xpath("/rss/channel"):
            return _listed([self._feed_item(item) for item in feed.xpath("/rss/channel/item")])
        if feed.xpath("/*[local-name() = 'urlset']"):
            return _listed([self._sitemap_entry(entry) for entry in feed.xpath("/*/*[local-name() = 'url']")])
        raise FeedError(f"no RSS feed and no news sitemap but {document[:80]!r}")

    def listed_items(self, document: str, url: str) -> Listed:
        """Return the items of a page of the listing in its order."""
        page = parse_html(document)
        listed = _listed([self._card(card, url) for card in page.css(self.card)])
        numbers = map(line_of, page.css(self.pager)) if self.pager else ()
        return replace(
            listed, pages=max((int(number) for number in numbers if number.isdecimal()), default=None)
        )

    def _feed_item(self, item: Selector) -> Sighting | None:
        link = item.xpath("normalize-space(link)").get("")
        labels = tuple(label for label in item.xpath("category/text()").getall() if label.strip())
        return self._sighting(link, item.xpath("normalize-space(pubDate)").get(""), labels)

    def _sitemap_entry(self, entry: Selector) -> Sighting | None:
        return self._sighting(_told(entry, "loc"), _told(entry, "publication_date"), ())

    def _card(self, card: Selector, listing: str) -> Sighting | None:
        link = card.xpath("descendant-or-self::a/@href").get("")
        date = " ".join(map(line_of, card.css(self.card_date)))
        return self._sighting(absolute(listing, link), date, ())

    def _sighting(self, url: str, date: str, labels: tuple[str, ...]) -> Sighting | None:
        key = self.external_id(url)
        return None if key is None else Sighting(key, url, _publication(date), labels)


def _told(entry: Selector, name: str) -> str:
    """Return what an entry's element of a name says, in whichever namespace; empty where it has none."""
    return entry.xpath(f"normalize-space(.//*[local-name() = '{name}'])").get("")


def _publication(date: str) -> Publication | None:
    """Return when; a date here serves to walk by, so one that cannot be read is one that is not told."""
    try:
        return read_publication(date)
    except DateError:
        return None

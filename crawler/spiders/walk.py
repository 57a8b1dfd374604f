"""How far back a walk through a publisher's list has to go: never by the first known item alone.

Items are pinned, back-dated and shifted from page to page while being walked. So a walk ends where a whole
page is known and ends before what earlier runs covered, less an overlap; or at the day that the order names;
or where the list itself ends, which is also where it repeats itself.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from crawler.publication import ALMATY
from crawler.release import Publication
from crawler.runs import CrawlOrder

FIRST_WALK = 25  # pages
LONGEST_WALK = 500  # pages


class Walk:
    """A walk through pages, newest items first.

    Attributes:
        pages: how many were taken in.
        covers: whether the walk has gone as far back as it has to; None while it has not ended.
        repeats: whether the last page had items, and none that earlier pages had not.
    """

    def __init__(self, order: CrawlOrder, overlap: timedelta) -> None:
        """Begin.

        Args:
            order: how far to go.
            overlap: how far back of what is covered to look again.
        """
        self.pages = 0
        self.covers: bool | None = None
        self.repeats = False
        self._order, self._overlap = order, overlap
        self._met: set[str] = set()
        self._looked_for: frozenset[str] = frozenset()

    def look_for(self, keys: Collection[str]) -> None:
        """Go on until these items are met as well, however old they are."""
        self._looked_for = frozenset(keys)

    def goes_on_after(self, page: Mapping[str, Publication | None], known: Collection[str]) -> bool:
        """Take in a page: the keys of its items in its order, with dates; whether another page is needed."""
        self.pages += 1
        fresh = page.keys() - self._met
        self._met |= page.keys()
        self.repeats = bool(page) and not fresh
        if not fresh or self._is_far_enough(page, fresh <= set(known)):
            self.covers = self._order.until is None
        elif self.pages >= self._most_pages():
            self.covers = self._is_first() and self._order.max_pages is None
        return self.covers is None

    def reaches_back(self, page: Mapping[str, Publication | None]) -> bool:
        """Whether a feed's items go back beyond what earlier runs covered, so that no list need be walked."""
        horizon, last = self._horizon(), _last_dated(page)
        return horizon is not None and last is not None and last < horizon

    def _is_far_enough(self, page: Mapping[str, Publication | None], is_known: bool) -> bool:
        last = _last_dated(page)
        if self._order.since is not None:
            return last is not None and last.astimezone(ALMATY).date() < self._order.since
        horizon = self._horizon()
        is_beyond = horizon is not None and is_known and (last is None or last < horizon)
        return is_beyond and self._looked_for <= self._met

    def _horizon(self) -> datetime | None:
        covered = self._order.covered_until
        return covered and covered - self._overlap

    def _is_first(self) -> bool:
        return self._order.covered_until is None and self._order.since is None

    def _most_pages(self) -> int:
        return self._order.max_pages or (FIRST_WALK if self._is_first() else LONGEST_WALK)


def _last_dated(page: Mapping[str, Publication | None]) -> datetime | None:
    """Return when a page's last dated item came out. It is the oldest: what is pinned stands at the top."""
    dated = [publication for publication in page.values() if publication is not None]
    return earliest(dated[-1]) if dated else None


def earliest(publication: Publication) -> datetime:
    """Return the instant of a publication, or the first of its day on the publisher's own calendar."""
    return publication.at or datetime.combine(publication.day, time(), ALMATY)

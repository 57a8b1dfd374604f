"""How far back a walk through a publisher's list has to go: never by the first known item alone.

Items are pinned, back-dated and shifted from page to page while being walked. So a walk ends where a whole
page is known and ends before what earlier runs covered, less an overlap; or at the day that the order names;
or where the list itself ends, which is also where it repeats itself.

Once a day a walk reviews the last week: what was back-dated by days, edited or taken off is seen then.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from crawler.publication import ALMATY
from crawler.release import Publication
from crawler.runs import CrawlOrder, Stretch

FIRST_WALK = 25  # pages
LONGEST_WALK = 500  # pages

_REVIEW_ONCE_IN = timedelta(days=1)
_REVIEWED = timedelta(days=7)


class Walk:
    """A walk through pages, newest items first.

    Attributes:
        pages: the number of the last page that was taken in.
        covers: whether the walk has gone as far back as it has to; None while it has not ended.
        ended: whether it ended by itself, and was not cut after so many pages.
        repeats: whether the last page had items, and none that earlier pages had not.
        reviews: whether it looks again at the whole last week.
        met: the keys of all items so far.
        reached: when the last dated item of the last page came out.
    """

    def __init__(self, order: CrawlOrder, overlap: timedelta, now: datetime) -> None:
        """Begin.

        Args:
            order: how far to go.
            overlap: how far back of what is covered to look again, where the last week is not reviewed.
            now: when the run began.
        """
        self.pages = order.first_page - 1
        self.covers: bool | None = None
        self.ended = False
        self.repeats = False
        self.reviews = order.since is None and _is_review_due(order, now)
        self.met: set[str] = set(order.met)
        self.reached: datetime | None = None
        self._order, self._overlap = order, overlap
        self._last_page: tuple[str, ...] = ()
        self._looked_for: frozenset[str] = frozenset()

    def look_for(self, keys: Collection[str]) -> None:
        """Go on until these items are met as well, for as many pages as a first walk has."""
        self._looked_for = frozenset(keys)

    def not_found(self) -> frozenset[str]:
        """Return the items that were looked for and not met."""
        return self._looked_for - self.met

    def goes_on_after(self, page: Mapping[str, Publication | None], known: Collection[str]) -> bool:
        """Take in a page: the keys of its items in its order, with dates; whether another page is needed."""
        self.pages += 1
        fresh = page.keys() - self.met
        self.met |= page.keys()
        self._last_page = tuple(page)
        self.repeats = bool(page) and not fresh
        self.reached = _last_dated(page) or self.reached
        if not fresh or self._is_far_enough(page, fresh <= set(known)):
            self.ended = True
            self.covers = self._order.until is None
        elif self._taken() >= self._most_pages():
            self.covers = self._is_first() and self._order.max_pages is None
        return self.covers is None

    def reaches_back(self, page: Mapping[str, Publication | None]) -> bool:
        """Whether a feed's items go back beyond what earlier runs covered, so that no list need be walked."""
        horizon, last = self._horizon(), _last_dated(page)
        return horizon is not None and last is not None and last < horizon

    def walked_back_to(self) -> datetime | None:
        """Return from when on every item of the list was met; None where that cannot be said."""
        if not self.covers or self.reached is None or self._order.since is not None:
            return None
        return max(filter(None, (self.reached, self._horizon())))

    def stretch(self) -> Stretch | None:
        """Return what was taken in; None where nothing was."""
        if not self._taken():
            return None
        reached = self.reached and self.reached.astimezone(ALMATY).date()
        return Stretch(self.pages, self._last_page, reached, self.ended)

    def _is_far_enough(self, page: Mapping[str, Publication | None], is_known: bool) -> bool:
        last = _last_dated(page)
        if self._order.since is not None:
            return last is not None and last.astimezone(ALMATY).date() < self._order.since
        horizon = self._horizon()
        is_beyond = horizon is not None and is_known and (last is None or last < horizon)
        return is_beyond and (not self.not_found() or self._taken() >= FIRST_WALK)

    def _horizon(self) -> datetime | None:
        covered = self._order.covered_until
        if covered is None or not self.reviews:
            return covered and covered - self._overlap
        return (self._order.reviewed_until or covered) - _REVIEWED

    def _is_first(self) -> bool:
        return self._order.covered_until is None and self._order.since is None

    def _taken(self) -> int:
        return self.pages - self._order.first_page + 1

    def _most_pages(self) -> int:
        return self._order.max_pages or (FIRST_WALK if self._is_first() else LONGEST_WALK)


def _is_review_due(order: CrawlOrder, now: datetime) -> bool:
    return order.reviewed_until is None or now - order.reviewed_until >= _REVIEW_ONCE_IN


def _last_dated(page: Mapping[str, Publication | None]) -> datetime | None:
    """Return when a page's last dated item came out. It is the oldest: what is pinned stands at the top."""
    dated = [publication for publication in page.values() if publication is not None]
    return earliest(dated[-1]) if dated else None


def earliest(publication: Publication) -> datetime:
    """Return the instant of a publication, or the first of its day on the publisher's own calendar."""
    return publication.at or datetime.combine(publication.day, time(), ALMATY)

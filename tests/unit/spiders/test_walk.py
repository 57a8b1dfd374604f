from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from crawler.release import Publication
from crawler.runs import CrawlOrder
from crawler.spiders.walk import FIRST_WALK, Walk

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OVERLAP = timedelta(hours=72)


def walk(**told: Any) -> Walk:
    """A walk on a day on which the last week was reviewed already."""
    return Walk(CrawlOrder(source="mfa-en", **{"reviewed_until": NOW, **told}), OVERLAP, NOW)


def page(*hours_ago: float, first: int = 0) -> dict[str, Publication | None]:
    return {
        f"{first + n}": Publication.at_instant(NOW - timedelta(hours=hours))
        for n, hours in enumerate(hours_ago)
    }


def test_a_walk_ends_at_a_known_page_that_ends_before_what_was_covered_less_the_overlap() -> None:
    begun = walk(covered_until=NOW - timedelta(hours=1))
    recent, old = page(2, 30), page(40, 80, first=2)
    assert begun.goes_on_after(recent, set(recent))
    assert not begun.goes_on_after(old, set(old))
    assert begun.covers


def test_a_walk_goes_on_past_a_page_with_an_unknown_item_however_old() -> None:
    begun = walk(covered_until=NOW)
    old = page(80, 90)
    assert begun.goes_on_after(old, {"0"})


def test_a_pinned_old_item_at_the_top_does_not_end_a_walk() -> None:
    begun = walk(covered_until=NOW)
    pinned = page(900, 2, 3)
    assert begun.goes_on_after(pinned, set(pinned))


def test_without_an_earlier_run_a_walk_goes_on_over_known_items() -> None:
    begun = walk()
    old = page(80, 90)
    assert begun.goes_on_after(old, set(old))


def test_a_walk_ends_where_the_list_ends_or_repeats_itself() -> None:
    ended, repeating = walk(), walk()
    assert not ended.goes_on_after({}, set())
    assert ended.covers
    assert repeating.goes_on_after(page(1, 2), set())
    assert not repeating.goes_on_after(page(1, 2), set())
    assert repeating.covers


def test_items_that_shifted_to_the_next_page_do_not_end_a_walk() -> None:
    begun = walk()
    assert begun.goes_on_after(page(1, 2, 3), set())
    assert begun.goes_on_after(page(3, 4, 5, first=2), set())


def test_an_order_with_a_day_walks_back_to_it_whatever_is_known() -> None:
    begun = walk(since=(NOW - timedelta(days=10)).date(), covered_until=NOW)
    older = page(24 * 5, 24 * 6)
    assert begun.goes_on_after(older, set(older))
    assert not begun.goes_on_after(page(24 * 9, 24 * 12, first=2), set())
    assert begun.covers


def test_an_order_that_leaves_out_the_newest_covers_nothing() -> None:
    begun = walk(until=NOW.date())
    begun.goes_on_after({}, set())
    assert not begun.covers


def test_a_first_walk_is_bounded_and_covers_and_a_cut_later_one_does_not() -> None:
    first = walk()
    assert _pages_walked(first, range(100)) == FIRST_WALK
    assert first.covers
    cut = walk(covered_until=NOW - timedelta(days=100), max_pages=3)
    assert _pages_walked(cut, range(100)) == 3
    assert not cut.covers


def _pages_walked(begun: Walk, numbers: Iterable[int]) -> int:
    for number in numbers:
        if not begun.goes_on_after(page(number, first=number), set()):
            break
    return begun.pages


def test_a_feed_needs_no_listing_where_it_reaches_back_beyond_what_was_covered() -> None:
    covered = walk(covered_until=NOW - timedelta(hours=1))
    assert covered.reaches_back(page(1, 80))
    assert not covered.reaches_back(page(1, 20))
    assert not covered.reaches_back({})
    assert not walk().reaches_back(page(1, 800))


def test_items_without_dates_are_walked_by_their_keys_alone() -> None:
    begun = walk(covered_until=NOW)
    assert not begun.goes_on_after({"a": None, "b": None}, {"a", "b"})


def test_a_walk_goes_on_until_what_failed_before_is_met_again() -> None:
    begun = walk(covered_until=NOW)
    begun.look_for(["3"])
    old, older = page(80, 90), page(100, 110, first=2)
    assert begun.goes_on_after(old, set(old))
    assert not begun.goes_on_after(older, set(older))
    assert begun.covers


def test_what_is_looked_for_and_not_there_is_not_looked_for_beyond_a_first_walk() -> None:
    begun = walk(covered_until=NOW)
    begun.look_for(["gone"])
    for number in range(100):
        old = page(80 + number, first=number)
        if not begun.goes_on_after(old, set(old)):
            break
    assert begun.pages == FIRST_WALK
    assert begun.not_found() == {"gone"}


def test_once_a_day_a_walk_goes_back_a_week_beyond_what_was_reviewed() -> None:
    reviewed = NOW - timedelta(days=3)
    begun = walk(covered_until=NOW, reviewed_until=reviewed)
    assert begun.reviews
    within, beyond = page(24 * 9), page(24 * 10 + 1, first=1)
    assert begun.goes_on_after(within, set(within))
    assert not begun.goes_on_after(beyond, set(beyond))
    assert begun.walked_back_to() == reviewed - timedelta(days=7)


def test_a_walk_to_the_end_of_the_list_saw_all_that_is_as_new_as_its_last_item() -> None:
    begun = walk(covered_until=NOW, reviewed_until=None)
    first, last = page(1, 2), page(3, first=2)
    begun.goes_on_after(first, set(first))
    begun.goes_on_after(last, set(last))
    assert not begun.goes_on_after({}, set())
    assert begun.walked_back_to() == NOW - timedelta(hours=3)


def test_a_step_of_a_longer_walk_ends_after_its_pages_unless_the_list_does() -> None:
    step = walk(since=date(2000, 1, 1), first_page=7, max_pages=1)
    assert not step.goes_on_after(page(1, 2), set())
    assert (step.pages, step.ended) == (7, False)
    last = walk(since=date(2000, 1, 1), first_page=8, max_pages=1, met=("0", "1"))
    assert not last.goes_on_after(page(1, 2), set())
    assert (last.repeats, last.ended) == (True, True)

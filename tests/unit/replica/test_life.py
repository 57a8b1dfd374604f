from datetime import datetime, timedelta

import pytest

from crawler.replica.compose import Composer
from crawler.replica.happenings import Deed, Happening, happenings
from crawler.replica.life import Life
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.phrases import load_phrases

BEGUN = datetime.fromisoformat("2026-08-10T00:00:00+05:00")
A_MONTH_LATER = BEGUN + timedelta(days=30)


@pytest.fixture(scope="module")
def lives() -> list[list[Happening]]:
    stories = Composer(load_phrases(), seed=1).archive(600, BEGUN, A_MONTH_LATER)
    life = Life(load_phrases(), seed=1)
    published = [deed for story in stories for deed in happenings(story, BEGUN) if deed.deed is Deed.PUBLISH]
    return [list(life.of(publication)) for publication in published]


@pytest.fixture
def newsroom(composer: Composer) -> Newsroom:
    stories = composer.archive(100, BEGUN, A_MONTH_LATER)
    return Newsroom(stories, composer.endless(), Clock(BEGUN), Life(load_phrases(), seed=1))


def share(lives: list[list[Happening]], deed: Deed) -> float:
    return sum(any(happening.deed is deed for happening in life) for life in lives) / len(lives)


def test_eight_in_a_hundred_are_edited_and_a_few_are_pinned_or_taken_off(
    lives: list[list[Happening]],
) -> None:
    assert share(lives, Deed.AMEND) == pytest.approx(0.08, abs=0.02)
    assert share(lives, Deed.REMOVE) == pytest.approx(0.03, abs=0.015)
    assert 0 < share(lives, Deed.PIN) == share(lives, Deed.UNPIN) < 0.03


def test_nothing_happens_to_a_release_before_it_is_out_and_edits_come_within_a_week_of_its_date(
    lives: list[list[Happening]],
) -> None:
    for publication, *later in lives:
        assert all(happening.planned > publication.planned for happening in later)
        dated = publication.planned - publication.older
        edits = [happening.planned for happening in later if happening.deed is Deed.AMEND]
        assert all(planned < dated + timedelta(days=7) for planned in edits)


def test_what_bears_an_older_date_comes_out_in_the_midst_of_the_others(newsroom: Newsroom) -> None:
    newsroom.live_until(A_MONTH_LATER)
    older = [article for article in newsroom.everything() if article.published < article.states[0].since]
    assert older
    for article in older:
        stream = newsroom.stream(article.publisher, article.language)
        assert article in stream[1:]


def test_what_is_pinned_stands_above_what_is_newer_and_nothing_stands_twice(newsroom: Newsroom) -> None:
    tops = set()
    for day in range(30):
        newsroom.live_until(BEGUN + timedelta(days=day))
        stream = newsroom.stream("mfa", "en")
        assert len({article.key for article in stream}) == len(stream)
        if stream and stream[0].published < max(article.published for article in stream):
            tops.add(stream[0].key)
    assert tops


def test_each_thing_happens_at_its_own_time_however_far_the_clock_is_moved(composer: Composer) -> None:
    def lived(*steps: int) -> list[object]:
        stories = composer.archive(100, BEGUN, A_MONTH_LATER)
        room = Newsroom(stories, composer.endless(), Clock(BEGUN), Life(load_phrases(), seed=1))
        for days in steps:
            room.live_until(BEGUN + timedelta(days=days))
        return [*sorted(room.everything(), key=lambda article: article.key), *room.gone()]

    assert lived(30) == lived(1, 2, 9, 30)

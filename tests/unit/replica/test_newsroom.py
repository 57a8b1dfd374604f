from collections import Counter
from datetime import UTC, timedelta

import pytest

from crawler.replica.compose import Composer
from crawler.replica.control import truth_of
from crawler.replica.newsroom import Clock, Newsroom, NotOnlineError
from crawler.replica.story import written_stories

from .conftest import NOW


def everything_after(newsroom: Newsroom, steps: int) -> list[dict[str, object]]:
    for _ in range(steps):
        newsroom.bring_next()
    return [truth_of(article) for article in newsroom.everything()]


def test_what_is_past_is_online_and_what_is_to_come_is_not(newsroom: Newsroom) -> None:
    online = {article.story.name for article in newsroom.everything()}
    for story in written_stories():
        assert (story.name in online) == (story.coming is None)
    assert all(article.published <= NOW for article in newsroom.everything())


def test_a_stream_runs_from_the_newest_to_the_oldest(newsroom: Newsroom) -> None:
    times = [article.published for article in newsroom.stream("kazinform", "en")]
    assert times == sorted(times, reverse=True)
    assert len(times) > 20


def test_the_same_pinned_time_gives_the_same_state(composer: Composer) -> None:
    one, other = (Newsroom(written_stories(), composer.endless(), Clock(NOW)) for _ in range(2))
    assert everything_after(one, 80) == everything_after(other, 80)


def test_what_comes_next_comes_now_and_never_ends(newsroom: Newsroom) -> None:
    came = [newsroom.bring_next() for _ in range(200)]
    times = [article.modified for article in came]
    assert times == [NOW.astimezone(UTC) + timedelta(minutes=1 + at) for at in range(200)]


def test_all_that_was_foreseen_comes_before_anything_composed(newsroom: Newsroom) -> None:
    stories = [newsroom.bring_next().story.name for _ in range(80)]
    composed = [name.startswith("composed") for name in stories]
    assert composed == sorted(composed)
    assert {story.name for story in written_stories() if story.coming} <= set(stories)


def test_edits_that_wait_for_live_mode_come_after_the_last_story(newsroom: Newsroom) -> None:
    came = [newsroom.bring_next() for _ in range(60)]
    edits = [article.story.name for article in came if len(article.states) > 1]
    assert {"italy-minister", "czechia-ambassador", "egypt-copies"} <= set(edits)


def test_an_edit_of_the_past_is_made_already(newsroom: Newsroom) -> None:
    india = next(a for a in newsroom.stream("mfa", "en") if a.story.name == "india-consultations")
    assert [state.title for state in india.states] == [
        "Kazakh-Indian Political Consulations Held in New Delhi",
        "Kazakh-Indian Political Consultations Held in New Delhi",
    ]
    assert india.published < india.modified <= NOW


def test_the_ministrys_language_versions_share_their_number(newsroom: Newsroom) -> None:
    keys = {
        (article.publisher, article.language): article.key
        for article in newsroom.everything()
        if article.story.name == "latvia-consultations"
    }
    assert keys["mfa", "en"] == keys["mfa", "ru"] == keys["mfa", "kk"]
    assert keys["kazinform", "en"] != keys["kazinform", "ru"]
    assert len(keys["kazinform", "en"]) == 6
    assert len(keys["kazinform", "ru"]) == 8


def test_no_two_articles_share_a_key(composer: Composer) -> None:
    archive = composer.archive(1500, NOW - timedelta(days=900), NOW)
    newsroom = Newsroom(archive, composer.endless(), Clock(NOW))
    keys = Counter((a.publisher, a.language, a.key) for a in newsroom.everything())
    assert len(keys) == len(newsroom.everything()) > 2000
    kazinform = Counter(a.key for a in newsroom.everything() if a.publisher == "kazinform")
    assert max(kazinform.values()) == 1


def test_numbers_grow_with_time(newsroom: Newsroom) -> None:
    keys = [int(article.key) for article in newsroom.stream("kt", "en")]
    assert keys == sorted(keys, reverse=True)


def test_what_was_removed_is_gone_from_its_stream_and_remembered(newsroom: Newsroom) -> None:
    article = newsroom.stream("kt", "en")[3]
    newsroom.remove("kt", "en", article.key)
    assert article not in newsroom.stream("kt", "en")
    assert newsroom.versions("kt", article.key) == {}
    assert [gone.article for gone in newsroom.gone()] == [article]


def test_an_article_that_is_not_online_can_be_neither_edited_nor_removed(newsroom: Newsroom) -> None:
    with pytest.raises(NotOnlineError, match="kt has no 12 online in ru"):
        newsroom.rewrite("kt", "ru", "12", "Title", None)
    with pytest.raises(NotOnlineError):
        newsroom.remove("kt", "ru", "12")


def test_an_edit_of_something_that_was_removed_does_not_happen(newsroom: Newsroom) -> None:
    italy = next(a for a in newsroom.stream("mfa", "en") if a.story.name == "italy-minister")
    newsroom.remove("mfa", "en", italy.key)
    assert all(newsroom.bring_next().story.name != "italy-minister" for _ in range(80))

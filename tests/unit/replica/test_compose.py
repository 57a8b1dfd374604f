from collections import Counter
from datetime import timedelta
from itertools import islice

import pytest

from crawler.replica.article import publish, revise
from crawler.replica.compose import Composer
from crawler.replica.labels import labels
from crawler.replica.phrases import load_phrases
from crawler.replica.story import Story

from .conftest import NOW
from .truth_in_text import unread


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return list(islice(Composer(load_phrases(), seed=7).endless(), 600))


def test_the_same_seed_composes_the_same(stories: list[Story]) -> None:
    assert list(islice(Composer(load_phrases(), seed=7).endless(), 600)) == stories
    assert list(islice(Composer(load_phrases(), seed=8).endless(), 600)) != stories


def test_what_is_composed_varies(stories: list[Story]) -> None:
    told = [story for story in stories if story.diplomatic]
    assert len({story.truth.partners for story in told}) == 30
    assert len({story.truth.event_type for story in told}) >= 10
    assert (
        len({person.name["en"] for s in told for person in s.truth.people if isinstance(person.name, dict)})
        > 150
    )
    assert max(Counter(story.en.body for story in told if story.en).values()) == 1


def test_plain_news_and_translations_are_among_it(stories: list[Story]) -> None:
    assert 60 < sum(not story.diplomatic for story in stories) < 180
    assert all(story.en for story in stories)
    assert sum(story.ru is not None for story in stories) > 120
    assert sum(story.kk is not None for story in stories) > 120


def test_what_the_labels_say_stands_in_composed_words_before_and_after_edits(stories: list[Story]) -> None:
    edited = 0
    for story in stories:
        for language, telling in story.tellings():
            article = publish(story, language, telling.carried[0], "1", NOW, NOW)
            for edit in telling.revised:
                article = revise(article, edit, NOW)
                edited += 1
            for state in article.states:
                text = "\n".join(state.paragraphs)
                assert "{" not in text
                assert "$" not in text
                assert not list(unread(labels(state.truth, article), text))
            assert len({state.wording for state in article.states}) == len(article.states)
    assert edited > 20


def test_an_archive_covers_its_time_in_the_markup_of_each_day() -> None:
    since = NOW - timedelta(days=3000)
    archive = list(Composer(load_phrases(), seed=7).archive(300, since, NOW))
    times = [story.published for story in archive if story.published]
    assert times == sorted(times)
    assert times[0] == since
    assert NOW - times[-1] < timedelta(days=11)
    generations = [
        c.generation for story in archive if story.en for c in story.en.carried if c.by == "kazinform"
    ]
    assert generations == sorted(generations)
    assert set(generations) == {1, 2, 3}

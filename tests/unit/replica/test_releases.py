from collections import Counter
from typing import get_args

import pytest

from crawler.parsers.model import EventType
from crawler.replica.article import Article
from crawler.replica.compose import Composer
from crawler.replica.labels import labels
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.story import Story, written_stories

from .conftest import NOW
from .truth_in_text import unread

STORIES = written_stories()
ORGANISATIONS = {"EU", "UN", "OSCE"}


def all_published(story: Story, composer: Composer) -> list[Article]:
    """The story's articles in their last state, after everything that is foreseen of it."""
    newsroom = Newsroom([story], composer.endless(), Clock(NOW))
    foreseen = sum(
        1 + sum(carrier.by in edit.by for edit in telling.revised)
        for _, telling in story.tellings()
        for carrier in telling.carried
    )
    happened = sum(len(article.states) for article in newsroom.everything())
    for _ in range(foreseen - happened):
        newsroom.bring_next()
    return newsroom.everything()


def test_there_are_enough_texts_in_each_language() -> None:
    texts = Counter(language for story in STORIES for language, _ in story.tellings())
    assert texts["en"] >= 44
    assert texts["ru"] >= 11
    assert texts["kk"] >= 11


def test_every_kind_of_event_occurs() -> None:
    assert {story.truth.event_type for story in STORIES} - {None} == set(get_args(EventType))


def test_many_partners_occur_countries_and_organisations() -> None:
    partners = {partner for story in STORIES for partner in story.truth.partners}
    assert partners >= ORGANISATIONS
    assert len(partners - ORGANISATIONS) >= 30


def test_at_least_eight_stories_are_no_bilateral_event_and_have_no_partner() -> None:
    others = [story for story in STORIES if not story.truth.is_bilateral_event]
    assert len(others) >= 8
    assert not any(story.truth.partners or story.truth.event_type for story in others)


def test_about_a_quarter_is_kept_for_live_mode() -> None:
    assert 0.2 <= sum(story.coming is not None for story in STORIES) / len(STORIES) <= 0.3


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_the_labels_say_stands_in_the_words(story: Story, composer: Composer) -> None:
    for article in all_published(story, composer):
        for state in article.states:
            text = "\n".join((state.title, *state.paragraphs))
            assert not list(unread(labels(state.truth, article), text))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_no_placeholder_is_left_on_a_page(story: Story, composer: Composer) -> None:
    for article in all_published(story, composer):
        for state in article.states:
            assert "{" not in "\n".join((state.title, *state.paragraphs))

from datetime import UTC, datetime
from typing import Any

from crawler.replica.article import Article, publish, revise, rewrite
from crawler.replica.story import Story

AT = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)  # the next day in Astana
BODY = """
A round was held today{attribution}. It was the “fifth” – and last.

Trade was 10.5 million on {day:d MMMM}.
"""


def article(carrier: dict[str, Any] | None = None, **telling: Any) -> Article:
    story = Story.model_validate(
        {
            "name": "round",
            "ago": "PT0S",
            "truth": {"people": [{"name": {"en": "Jan Novák", "ru": "Ян Новак"}}], "event_date": "{day}"},
            "en": {
                "title": "A Round",
                "body": BODY,
                "carried": [{"by": "mfa", **(carrier or {})}],
                **telling,
            },
        }
    )
    assert story.en
    return publish(story, "en", story.en.carried[0], "1", AT, AT)


def test_the_day_is_that_of_astana() -> None:
    assert article().paragraphs[1] == "Trade was 10.5 million on 21 November."


def test_without_an_attribution_its_place_leaves_no_trace() -> None:
    assert article().paragraphs[0] == "A round was held today. It was the “fifth” – and last."


def test_a_publisher_puts_its_own_around_the_words() -> None:
    dressed = article(
        {
            "by": "kazinform",
            "title": "Fifth round",
            "dateline": "ASTANA. KAZINFORM –",
            "attribution": ", the agency reports",
            "quotes": ["«", "»"],
            "photo": "Photo: gov.kz",
        }
    )
    assert dressed.title == "Fifth round"
    assert dressed.paragraphs == (
        "ASTANA. KAZINFORM – A round was held today, the agency reports. It was the «fifth» – and last.",
        "Photo: gov.kz",
        "Trade was 10.5 million on 21 November.",
    )


def test_a_full_stop_after_the_attribution_may_get_lost() -> None:
    careless = article({"by": "kt", "attribution": ", it reports", "loses_full_stop": True, "dash": "-"})
    assert careless.paragraphs[0] == "A round was held today, it reports It was the “fifth” - and last."


def test_what_is_put_around_the_words_does_not_make_another_wording() -> None:
    dressed = article({"by": "kt", "attribution": ", it reports", "dateline": "Astana –", "title": "Other"})
    assert dressed.states[0].wording == article().states[0].wording


def test_edits_add_up_and_a_title_alone_leaves_the_wording() -> None:
    first = article(
        revised=[
            {"title": "The Round"},
            {"replace": {"10.5": "15.5"}, "truth": {"event_type": "meeting"}},
        ]
    )
    titled = revise(first, first.telling.revised[0], AT)
    corrected = revise(titled, first.telling.revised[1], AT)
    assert [state.title for state in corrected.states] == ["A Round", "The Round", "The Round"]
    assert titled.states[1].wording == first.states[0].wording
    assert corrected.states[2].wording != first.states[0].wording
    assert corrected.paragraphs[1] == "Trade was 15.5 million on 21 November."
    assert corrected.states[2].truth.event_type == "meeting"
    assert corrected.first_title == "A Round"


def test_an_edit_from_outside_leaves_what_it_does_not_name() -> None:
    edited = rewrite(article(), AT, None, "One.\n\nTwo.")
    assert edited.title == "A Round"
    assert edited.paragraphs == ("One.", "Two.")

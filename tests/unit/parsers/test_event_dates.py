from datetime import date

import pytest

from .releases import main_event

MET = (
    "Deputy Foreign Minister of Kazakhstan Adil Serkebayev met {} with Ambassador of "
    "Lithuania Jonas Petrauskas."
)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("today", date(2025, 3, 20)),
        ("yesterday", date(2025, 3, 19)),
        ("on Thursday", date(2025, 3, 20)),
        ("on Friday", date(2025, 3, 14)),
        ("on March 18", date(2025, 3, 18)),
        ("on 18 March", date(2025, 3, 18)),
        ("on the 18th of March", date(2025, 3, 18)),
        ("on 18 March 2025", date(2025, 3, 18)),
        ("on March 18, 2025", date(2025, 3, 18)),
        ("on Tuesday, March 18,", date(2025, 3, 18)),
        ("on 18.03.2025", date(2025, 3, 18)),
        ("on December 30", None),
        ("at length", None),
    ],
)
def test_the_day_is_read_against_the_day_of_publication(when: str, day: date | None) -> None:
    assert main_event(MET.format(when)).date == day


def test_a_day_of_the_turn_of_the_year_is_the_nearest_one() -> None:
    assert main_event(MET.format("on December 30"), published="2026-01-02").date == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("when", "day"), [("today", None), ("on March 18", None), ("on 18 March 2025", date(2025, 3, 18))]
)
def test_without_a_day_of_publication_only_a_day_with_its_year_is_one(when: str, day: date | None) -> None:
    assert main_event(MET.format(when), published=None).date == day


def test_a_stamp_in_the_text_serves_as_day_of_publication() -> None:
    body = "18:40, 19 March 2025\n\n" + MET.format("yesterday")
    assert main_event(body, title="Kazakhstan and Lithuania talk", published=None).date == date(2025, 3, 18)


def test_the_ministrys_dateline_is_the_day_of_the_event() -> None:
    assert main_event("Vilnius, 17 March 2025 – " + MET.format("at length")).date == date(2025, 3, 17)


def test_a_publication_stamp_alone_is_no_day_of_the_event() -> None:
    assert (
        main_event("20 March 2025, 10:15\n\n" + MET.format("at length"), title="Talks with Lithuania").date
        is None
    )


@pytest.mark.parametrize(
    "other",
    [
        "They recalled the meeting of the presidents in New York on March 10, 2025.",
        "The commission will be held in Vilnius on April 3.",
        "Diplomatic relations were established on April 10, 1992.",
        "The agreement signed on January 16, 2025 entered into force.",
        "“On March 3 we held detailed talks in Riga on all that matters to us both,” the guest said.",
    ],
)
def test_the_day_of_something_else_is_not_the_events(other: str) -> None:
    assert main_event(MET.format("at length") + "\n\n" + other).date is None


@pytest.mark.parametrize(
    "when", ["on March 12–13, 2025", "on 12-13 March", "from 12 to 13 March 2025", "on March 12 and 13"]
)
def test_a_visit_has_its_first_and_its_last_day(when: str) -> None:
    visit = main_event(
        f"Foreign Minister of Lithuania Darius Kazlauskas paid an official visit to Kazakhstan {when}."
    )
    assert (visit.date, visit.date_end) == (date(2025, 3, 12), date(2025, 3, 13))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "33 years ago, on March 17, 1992, Kazakhstan and Lithuania established diplomatic relations.",
            date(2025, 3, 17),
        ),
        (
            "Exactly 30 years ago diplomatic relations between Kazakhstan and Lithuania were established.",
            date(2025, 3, 20),
        ),
        ("Kazakhstan and Lithuania marked 33 years of diplomatic relations last autumn.", None),
    ],
)
def test_an_anniversary_is_a_day_of_this_year(body: str, day: date | None) -> None:
    event = main_event(body)
    assert (event.type, event.date) == ("anniversary", day)


def test_the_day_rests_on_the_words_that_tell_it() -> None:
    text = MET.format("on March 18")
    assert [text[start:end] for start, end in main_event(text).evidence.date] == ["March 18"]


def test_the_eve_of_something_is_not_yesterday() -> None:
    body = "Deputy Minister of Kazakhstan Adil Ospanov met Janis Ozols of Latvia on the eve of the summit."

    assert main_event(body).date is None


def test_a_visit_that_a_spokesman_announces_begins_on_the_day_that_he_names() -> None:
    event = main_event(
        "Foreign Minister Adil Ospanov will visit Latvia. «During the period from March 26 to 28 he will pay "
        "a working visit to Riga,» the ministry's spokesman Marat Bekov said at the briefing today."
    )

    assert (event.date, event.date_end) == (date(2025, 3, 26), date(2025, 3, 28))


def test_the_day_of_a_session_that_was_agreed_on_is_not_the_events() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols. The parties "
        "stressed the importance of holding the next meeting of the commission on June 3 in Riga."
    )
    assert (event.date, event.place) == (None, None)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "Consultations between Latvia and Kazakhstan are scheduled to be held on 11 April.",
            date(2025, 4, 11),
        ),
        (f"{MET.format('')} following the launch of talks, which began on March 2.", None),
        (f"{MET.format('')}, according to a press release issued on Wednesday.", None),
    ],
)
def test_the_scheduled_day_is_the_events_and_that_of_a_launch_or_a_release_is_not(
    body: str, day: date | None
) -> None:
    assert main_event(body).date == day


def test_a_weekday_is_the_events_beside_what_it_is_an_anniversary_of() -> None:
    event = main_event(
        "The Embassy of Kazakhstan in Latvia on Tuesday opened an exhibition for the 30th "
        "anniversary of relations."
    )
    assert event.date == date(2025, 3, 18)


def test_the_day_that_opens_a_statement_is_not_the_events_where_another_is_told() -> None:
    event = main_event(
        "March 18, 2025 - Foreign Minister of Latvia Janis Ozols visited Astana on March 17, 2025."
    )
    assert event.date == date(2025, 3, 17)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [("VILNIUS, 18.03.2025 – ", None), ("VILNIUS, March 18 /KAZINFORM/ – ", "2025-03-20")],
)
def test_today_is_the_day_of_the_dateline(dateline: str, published: str | None) -> None:
    assert main_event(dateline + MET.format("today"), published=published).date == date(2025, 3, 18)


def test_the_dateline_tells_the_year_of_a_day() -> None:
    body = "Vilnius, March 18, 2025, KAZINFORM\n\n" + MET.format("on March 11")
    assert main_event(body, published=None).date == date(2025, 3, 11)


def test_what_was_recently_held_is_no_other_event() -> None:
    body = "Kazakh-Latvian political consultations have been recently held in Riga, on March 18."
    assert main_event(body).date == date(2025, 3, 18)


def test_a_weekday_on_which_something_is_planned_is_the_next_one() -> None:
    body = "Deputy Minister of Kazakhstan Adil Serkebayev will receive the Ambassador of Latvia on Friday."
    assert main_event(body).date == date(2025, 3, 21)


def test_the_day_of_the_next_session_is_not_the_events() -> None:
    body = MET.format("at length") + " The next intergovernmental commission will meet on April 3."
    assert main_event(body).date is None


@pytest.mark.parametrize("agency", ["(Novasta)", "/Novasta/."])
def test_a_dateline_may_name_any_agency(agency: str) -> None:
    event = main_event(f"RIGA, March 19 {agency} - " + MET.format("today"))
    assert (event.date, event.place) == (date(2025, 3, 19), "Riga")


def test_the_day_of_an_earlier_visit_is_not_the_events() -> None:
    body = MET.format("at length") + " They discussed the results of the visit to Vilnius on March 3-4."
    assert main_event(body).date is None


def test_a_short_line_before_the_news_tells_when_it_was_published() -> None:
    title = "Kazakhstan and Lithuania discuss trade"
    body = f"{title}\n{title}\nPublished 19.03.2025\n\n" + MET.format("today")
    assert main_event(body, published=None).date == date(2025, 3, 19)


def test_a_later_sentence_that_tells_the_event_again_may_tell_its_day() -> None:
    body = (
        "The Foreign Minister of Kazakhstan Adil Ospanov congratulated his Latvian counterpart Janis "
        "Ozols. On 4 March 2025 the minister sent his congratulations on the national day."
    )
    assert main_event(body, published=None).date == date(2025, 3, 4)


def test_today_in_the_first_sentence_is_the_events_day_whatever_was_reviewed_then() -> None:
    body = "All fields were reviewed at political consultations held today in the capital of Lithuania."
    event = main_event(body, title="Political consultations of Kazakhstan and Lithuania held in Vilnius")
    assert event.date == date(2025, 3, 20)


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("Vilnius, 17 March 2025 – ", "at length"),
        ("18:40, 19 March 2025\n\n", "yesterday"),
        ("19.03.2025 18:40\n\n", "yesterday"),
        ("", "on 18 March 2025"),
    ],
)
def test_last_years_figures_are_read_against_the_day_that_the_text_tells(head: str, when: str) -> None:
    body = f"{head}{MET.format(when)} Last year, trade reached 85 million dollars."
    event = main_event(body, title="Talks with Lithuania", published=None)
    assert [figure.period for figure in event.figures] == ["2024"]


def test_last_years_figures_have_no_period_where_no_day_is_told() -> None:
    event = main_event(f"{MET.format('at length')} Last year, trade reached $85 million.", published=None)
    assert [figure.period for figure in event.figures] == [None]


def test_a_stamp_beside_the_name_of_a_broadcaster_serves_as_day_of_publication() -> None:
    head = "Kazakhstan and Lithuania talk in Vilnius\n\n19.03.2025 - «Qazaqstan» TV company\n\n"
    body = head + MET.format("yesterday")
    assert main_event(body, published=None).date == date(2025, 3, 18)


def test_the_days_of_an_earlier_visit_are_not_those_of_a_meeting() -> None:
    recalled = "They noted that ties have grown after the official visit of the President on February 3-5."
    assert main_event(f"{MET.format('this week')} {recalled}").date is None


def test_who_will_arrive_on_a_weekday_comes_on_the_next_one() -> None:
    event = main_event(
        "Foreign Minister of Slovenia Janez Novak will arrive in Astana on Monday for an official visit."
    )
    assert (event.type, event.planned, event.date) == ("visit", True, date(2025, 3, 24))


def test_the_day_of_a_disaster_is_not_that_of_the_condolences() -> None:
    condolences = "President Adil Serkebayev of Kazakhstan extended condolences to King Hassan of Morocco"
    assert main_event(f"{condolences} over an earthquake that hit the south on March 8.").date is None


def test_the_day_on_which_people_agreed_to_meet_is_not_the_calls() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Serkebayev spoke by phone with Foreign Minister of "
        "Latvia Janis Ozols. They agreed to meet in Antalya on April 11."
    )
    assert event.date is None

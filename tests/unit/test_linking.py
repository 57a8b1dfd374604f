from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from crawler.linking import Marks, Rulings, StoredMention, groups, same_person
from crawler.linking.rulings import Ruling
from crawler.merging import merge
from crawler.parsers.model import EventMention, Figure, Participant


def person(name: str, side: str, role: str | None = None) -> Participant:
    return Participant(name, name, role, side, None, ((0, 1),), 0.9)


def turnover(value: float) -> Figure:
    return Figure("trade_turnover", value, "USD", None, "2025", None, None, "FI", (), ((0, 1),), 0.9)


ARMAN = person("Arman Seitkali", "KZ")
LENA = person("Lena Virtanen", "FI")
MEETING = EventMention("meeting", ("FI",), date(2026, 3, 5), participants=(ARMAN, LENA))


def stored(number: int, mention: EventMention = MEETING, **changes: Any) -> StoredMention:
    first = StoredMention(
        id=number,
        parser="bilateral",
        text=f"text {number}",
        language="en",
        releases=frozenset({number}),
        live=True,
        sources=(f"outlet{number}-en",),
        published=date(2026, 3, 5),
        headline=f"headline {number}",
        event=None,
        link=None,
        ordinal=0,
        whole=None,
        marks=Marks(),
        mention=mention,
    )
    return replace(first, **changes)


def linked(*mentions: StoredMention, rulings: tuple[Ruling, ...] = ()) -> list[list[int]]:
    found = groups(mentions, Rulings.of(rulings))
    return sorted(sorted(mention.id for mention in group.mentions) for group in found)


def test_two_outlets_telling_of_one_meeting_are_one_event() -> None:
    undated = replace(MEETING, date=None, participants=(person("L. Virtanen", "FI"), ARMAN))
    assert linked(stored(1), stored(2, undated, published=date(2026, 3, 6))) == [[1, 2]]


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, partners=("SE",)),
        replace(MEETING, date=date(2026, 3, 9)),
        replace(MEETING, type="anniversary"),
        replace(MEETING, participants=(ARMAN, person("Pekka Niemi", "FI"))),
    ],
)
def test_another_partner_day_kind_or_counterpart_is_another_event(other: EventMention) -> None:
    assert linked(stored(1), stored(2, other)) == [[1], [2]]


def test_an_edited_release_stays_about_its_event_whatever_changed() -> None:
    edited = replace(MEETING, date=date(2026, 3, 12), participants=())
    assert linked(stored(1), stored(2, edited, releases=frozenset({1}))) == [[1, 2]]


def test_mentions_of_one_text_are_events_of_their_own() -> None:
    assert linked(stored(1), stored(2, text="text 1", ordinal=1)) == [[1], [2]]


def test_the_groups_do_not_hang_on_the_order() -> None:
    mentions = [
        stored(1),
        stored(2, replace(MEETING, date=None)),
        stored(3, replace(MEETING, partners=("SE",))),
        stored(4, replace(MEETING, date=date(2026, 3, 9))),
    ]
    assert {str(linked(*order)) for order in permutations(mentions)} == {"[[1, 2], [3], [4]]"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Eva Barløse", "Eva Barlose", True),
        ("Knutsson", "Jan Knutsson", True),
        ("Roman Vasilenko", "Roman Vassilenko", True),
        ("Jan Knutsson", "Jan Eriksson", False),
        ("", "Jan", False),
    ],
)
def test_spellings_of_one_name(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same_person(b, a) is same


def test_an_event_gathers_what_its_mentions_tell() -> None:
    ministry = stored(
        9,
        replace(MEETING, date=None, place="Helsinki", participants=(person("Virtanen", "FI", "Ambassador"),)),
        sources=("mfa-en",),
    )
    event = merge([stored(1), ministry])

    assert (event.headline, event.date, event.place) == ("headline 9", date(2026, 3, 5), "Helsinki")
    assert [(p.name, p.role) for p in event.participants] == [
        ("Lena Virtanen", "Ambassador"),
        ("Arman Seitkali", None),
    ]


def test_a_figure_that_was_edited_away_no_longer_counts() -> None:
    before = stored(1, replace(MEETING, figures=(turnover(412),)), live=False)
    after = stored(2, replace(MEETING, figures=(turnover(421),)))

    assert [figure.value for figure in merge([before, after]).figures] == [421]
    assert [figure.value for figure in merge([before]).figures] == [412]


def test_an_announced_event_is_planned_until_somebody_reports_it() -> None:
    announced = stored(1, replace(MEETING, planned=True))

    assert merge([announced]).planned
    assert not merge([announced, stored(2)]).planned

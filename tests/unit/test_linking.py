from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.linking import Marks, Rulings, StoredMention, groups, may_be_one, same_participant, same_person
from crawler.linking.days import REACH_DAYS
from crawler.linking.rulings import Ruling
from crawler.linking.weights import weights
from crawler.linking.wholes import Occurrence, whole_of
from crawler.merging import merge
from crawler.parsers.language.latin import in_latin
from crawler.parsers.model import EventMention, EventType, FieldConfidence, Figure, Participant


def person(name: str, side: str, role: str | None = None) -> Participant:
    return Participant(name, in_latin(name), role, side, None, ((0, 1),), 0.9)


def turnover(value: float) -> Figure:
    return Figure("trade_turnover", value, "USD", None, "2025", None, None, "FI", (), ((0, 1),), 0.9)


ARMAN = person("Arman Seitkali", "KZ")
LENA = person("Lena Virtanen", "FI")
PEKKA = person("Pekka Niemi", "FI")
DAY = date(2026, 3, 5)
MEETING = EventMention("meeting", ("FI",), DAY, participants=(ARMAN, LENA))
UNDATED = replace(MEETING, date=None)


def on(day: int) -> date:
    return DAY.replace(day=day)


def stored(number: int, mention: EventMention = MEETING, **changes: Any) -> StoredMention:
    first = StoredMention(
        id=number,
        parser="bilateral",
        text=f"text {number}",
        language="en",
        releases=frozenset({number}),
        live=True,
        sources=(f"outlet{number}-en",),
        published=DAY,
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


def words(text: str) -> Marks:
    return Marks(words=frozenset(text.split()))


def test_two_outlets_telling_of_one_meeting_are_one_event_and_say_why() -> None:
    undated = replace(UNDATED, participants=(person("L. Virtanen", "FI"), ARMAN))
    [group] = groups([stored(1), stored(2, undated, published=on(6))], Rulings())

    assert [m.id for m in group.mentions] == [1, 2]
    assert group.reasons == [
        "first told here",
        "reported at once, both meeting, the same counterpart, the same people of Kazakhstan",
    ]


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, partners=("SE",)),
        replace(MEETING, date=on(9)),
        replace(MEETING, type="anniversary"),
        replace(MEETING, type="phone_call"),
        replace(MEETING, participants=(ARMAN, PEKKA)),
        replace(MEETING, participants=(person("Dana Omarova", "KZ"), LENA)),
    ],
)
def test_another_partner_day_kind_counterpart_or_host_is_another_event(other: EventMention) -> None:
    assert linked(stored(1), stored(2, other)) == [[1], [2]]


def test_two_meetings_of_the_same_two_in_one_week_stay_two_for_what_is_told_of_them() -> None:
    monday = stored(1, UNDATED, marks=words("flights tourists charter almaty phuket"), sources=("mfa-en",))
    copied = stored(2, UNDATED, marks=words("flights charter phuket safety"))
    thursday = stored(
        3, UNDATED, published=on(8), marks=words("rubber tyres plant saran pension"), sources=("mfa-en",)
    )
    rewritten = stored(4, UNDATED, published=on(8), marks=words("rubber plant saran extradition"))

    assert linked(monday, copied, thursday, rewritten) == [[1, 2], [3, 4]]


def test_words_that_are_only_the_names_of_those_who_met_make_no_texts_alike() -> None:
    names = "seitka virtan arman lena"
    monday = stored(1, UNDATED, marks=words(f"{names} flights tourists charter phuket"))
    thursday = stored(2, UNDATED, published=on(8), marks=words(f"{names} rubber tyres plant saran"))

    assert linked(monday, thursday) == [[1], [2]]


def test_an_announcement_and_the_report_are_one_event() -> None:
    visit = replace(MEETING, type="visit", date=on(12), date_end=on(13), planned=True)
    report = replace(MEETING, type="visit", date=on(12))

    assert linked(stored(1, visit), stored(2, report, published=on(12))) == [[1, 2]]


def test_an_announcement_without_a_day_waits_two_weeks_for_its_report() -> None:
    soon = replace(UNDATED, planned=True)

    assert linked(stored(1, soon), stored(2, UNDATED, published=on(14))) == [[1, 2]]
    assert linked(stored(1, soon), stored(2, UNDATED, published=on(25))) == [[1], [2]]


def test_an_announcement_that_names_many_does_not_tie_the_meetings_of_a_visit_together() -> None:
    visit = replace(MEETING, type="visit", date=on(4), date_end=on(6), planned=True)
    announced = stored(1, replace(visit, participants=(ARMAN, LENA, PEKKA)))
    first = stored(2, UNDATED, published=on(5))
    second = stored(3, replace(UNDATED, participants=(ARMAN, PEKKA)), published=on(5))

    assert not any({2, 3} <= set(group) for group in linked(announced, first, second))


def test_one_consultation_a_year_is_not_last_years() -> None:
    last = replace(UNDATED, type="political_consultations")
    assert linked(stored(1, last), stored(2, last, published=date(2027, 3, 5))) == [[1], [2]]


def test_a_kind_that_is_rare_needs_no_names() -> None:
    told = EventMention("commission", ("FI",), DAY)
    assert linked(stored(1, told), stored(2, told)) == [[1, 2]]
    assert linked(stored(1, replace(told, type="meeting")), stored(2, replace(told, type="meeting"))) == [
        [1],
        [2],
    ]


def test_a_vague_report_joins_the_one_it_is_most_like_and_ties_nothing_together() -> None:
    vague = stored(1, replace(UNDATED, participants=(ARMAN,)), marks=words("paper mills forest saunas"))
    lena = stored(2, UNDATED, marks=words("paper mills forest saunas reindeer"))
    pekka = stored(3, replace(UNDATED, participants=(ARMAN, PEKKA)), marks=words("schools pupils books"))

    assert linked(vague, lena, pekka) == [[1, 2], [3]]


def test_an_edited_release_stays_about_its_event_whatever_changed() -> None:
    edited = replace(MEETING, date=on(12), participants=())
    assert linked(stored(1), stored(2, edited, releases=frozenset({1}))) == [[1, 2]]


def test_what_a_revision_corrected_says_nothing_against_who_goes_by_the_correction() -> None:
    misspelt = stored(1, replace(MEETING, participants=(ARMAN, PEKKA)))
    corrected = stored(2, releases=frozenset({1}))

    assert linked(misspelt, corrected, stored(3)) == [[1, 2, 3]]


def test_mentions_of_one_text_are_events_of_their_own() -> None:
    assert linked(stored(1), stored(2, text="text 1", ordinal=1)) == [[1], [2]]


def test_two_parsers_readings_of_one_text_are_one_event() -> None:
    assert linked(stored(1), stored(2, replace(MEETING, date=None), text="text 1", parser="other")) == [
        [1, 2]
    ]


def test_without_any_time_only_revisions_are_linked() -> None:
    timeless = {"published": None}
    assert linked(stored(1, UNDATED, **timeless), stored(2, UNDATED, **timeless)) == [[1], [2]]


def test_the_groups_do_not_hang_on_the_order() -> None:
    mentions = [
        stored(1),
        stored(2, UNDATED),
        stored(3, replace(MEETING, partners=("SE",))),
        stored(4, replace(MEETING, date=on(9))),
        stored(5, replace(UNDATED, participants=(ARMAN,)), published=on(6)),
    ]
    assert len({str(linked(*order)) for order in permutations(mentions)}) == 1


def somebody() -> st.SearchStrategy[tuple[Participant, ...]]:
    return st.lists(st.sampled_from([ARMAN, LENA, PEKKA]), max_size=3, unique=True).map(tuple)


@st.composite
def any_mention(draw: st.DrawFn) -> StoredMention:
    days = st.integers(0, 60).map(lambda days: DAY + timedelta(days))
    first = draw(st.none() | days)
    last = first and draw(st.none() | st.integers(0, 30).map(lambda days: first + timedelta(days)))
    told = EventMention(
        draw(st.sampled_from(get_args(EventType))),
        ("FI",),
        first,
        last,
        planned=draw(st.booleans()),
        participants=draw(somebody()),
    )
    return stored(draw(st.integers(1, 10**9)), told, published=draw(days), marks=words("paper mills forest"))


@given(any_mention(), any_mention())
def test_whatever_is_linked_is_within_reach_of_each_other_and_either_way_round(
    a: StoredMention, b: StoredMention
) -> None:
    is_linked = may_be_one(a, b, Rulings())
    assert is_linked is may_be_one(b, a, Rulings())
    if is_linked and a.text != b.text:
        apart = abs((looked_for_at(a) - looked_for_at(b)).days)
        assert apart <= REACH_DAYS


def looked_for_at(mention: StoredMention) -> date:
    day = mention.mention.date or mention.published
    assert day is not None
    return day


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Eva Barløse", "Eva Barlose", True),
        ("Knutsson", "Jan Knutsson", True),
        ("Roman Vasilenko", "Roman Vassilenko", True),
        ("Qasym-Jomart Toqaev", "Kassym-Jomart Tokayev", True),
        ("Jan Knutsson", "Jan Eriksson", False),
        ("", "Jan", False),
    ],
)
def test_spellings_of_one_name(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same_person(b, a) is same


@pytest.mark.parametrize(
    ("latin", "cyrillic", "same"),
    [
        ("Pirjo Hämäläinen", "Пирьо Хямяляйнен", True),
        ("Péter Szijjártó", "Петер Сийярто", True),
        ("Giuseppe Conti", "Джузеппе Конти", True),
        ("João Gomes", "Жоау Гомеш", True),
        ("Lucía Arce Benavides", "Лусия Арсе Бенавидес", True),
        ("Erik Svensson", "Эрик Йенсен", False),
        ("Faris Al-Haddad", "Халид аль-Масри", False),
        ("Marijke de Wit", "Питер ван Лоон", False),
    ],
)
def test_a_name_is_known_by_its_sound_in_another_script(latin: str, cyrillic: str, same: bool) -> None:
    ours, theirs = person(latin, "X"), person(cyrillic, "X")
    assert same_participant(ours, theirs) is same_participant(theirs, ours) is same


def test_the_weights_know_every_kind_of_event_and_no_other() -> None:
    assert set(weights().kinds.same) == set(get_args(EventType))


JOIN = Ruling(1, "join", "one journey", frozenset({("text 1", 0), ("text 2", 0)}))
SPLIT = Ruling(2, "split", "another year", frozenset({("text 1", 0)}), frozenset({("text 2", 0)}))
ELSEWHEN = replace(MEETING, date=on(20))


def test_what_was_joined_by_hand_brings_along_what_belongs_to_either() -> None:
    four = (stored(1), stored(2, ELSEWHEN), stored(3), stored(4, ELSEWHEN))
    assert linked(*four) == [[1, 3], [2, 4]]
    assert linked(*four, rulings=(JOIN,)) == [[1, 2, 3, 4]]


def test_what_was_split_by_hand_stays_apart_whatever_is_like_both() -> None:
    found = linked(stored(1), stored(2), stored(3), rulings=(SPLIT,))
    assert len(found) == 2
    assert not any({1, 2} <= set(group) for group in found)


def test_of_two_decisions_about_the_same_mentions_the_later_one_holds() -> None:
    assert linked(stored(1), stored(2), rulings=(JOIN, SPLIT)) == [[1], [2]]
    assert linked(stored(1), stored(2), rulings=(SPLIT, replace(JOIN, id=3))) == [[1, 2]]


def occurrence(number: int, kind: EventType = "meeting", **changes: Any) -> Occurrence:
    first = Occurrence(
        id=number,
        type=kind,
        partners=frozenset({"FI"}),
        told=None,
        reported=on(6),
        headline=f"headline {number}",
        participants=(LENA, ARMAN),
        told_in=frozenset(),
    )
    return replace(first, **changes)


VISIT = occurrence(1, "visit", told=(on(5), on(6)), participants=(LENA, ARMAN, PEKKA))


@pytest.mark.parametrize(
    ("part", "is_part"),
    [
        (occurrence(2), True),
        (occurrence(2, told=(on(5), on(5))), True),
        (occurrence(2, "forum", reported=on(9)), True),
        (occurrence(2, reported=on(10)), False),
        (occurrence(2, told=(on(7), on(7))), False),
        (occurrence(2, participants=(ARMAN, person("Olli Salo", "FI"))), False),
        (occurrence(2, partners=frozenset({"SE"})), False),
        (occurrence(2, "phone_call"), False),
        (occurrence(2, "visit"), False),
    ],
)
def test_a_part_of_a_visit_is_what_its_traveller_does_on_its_days(part: Occurrence, is_part: bool) -> None:
    assert whole_of(part, [VISIT]) == (1 if is_part else None)


def test_what_a_text_tells_as_its_part_belongs_to_it_whatever_the_days() -> None:
    told = occurrence(2, told=(on(20), on(20)), told_in=frozenset({1}))
    assert whole_of(told, [VISIT, occurrence(3, "visit", told=(on(20), on(21)))]) == 1


def test_an_event_gathers_what_its_mentions_tell() -> None:
    ministry = stored(
        9,
        replace(UNDATED, place="Helsinki", participants=(person("Virtanen", "FI", "Ambassador"),)),
        sources=("mfa-en",),
    )
    event = merge([stored(1), ministry])

    assert (event.headline, event.date, event.place) == ("headline 9", DAY, "Helsinki")
    assert [(p.name, p.role) for p in event.participants] == [
        ("Lena Virtanen", "Ambassador"),
        ("Arman Seitkali", None),
    ]


def test_a_person_who_is_written_in_two_scripts_is_one_participant() -> None:
    russian = stored(2, replace(MEETING, participants=(person("Лена Виртанен", "FI"),)))
    assert [p.name for p in merge([stored(1), russian]).participants] == ["Arman Seitkali", "Lena Virtanen"]


def test_a_report_is_believed_before_an_announcement_and_the_surest_day_before_others() -> None:
    announced = stored(1, replace(MEETING, planned=True, date=on(4)), sources=("mfa-en",))
    unsure = stored(2, replace(MEETING, date=on(6), confidence=FieldConfidence(date=0.8)))
    event = merge([announced, unsure, stored(3)])

    assert (event.date, event.planned, event.headline) == (DAY, False, "headline 2")


def test_a_figure_that_was_edited_away_no_longer_counts() -> None:
    before = stored(1, replace(MEETING, figures=(turnover(412),)), live=False)
    after = stored(2, replace(MEETING, figures=(turnover(421),)))

    assert [figure.value for figure in merge([before, after]).figures] == [421]
    assert [figure.value for figure in merge([before]).figures] == [412]


def test_an_announced_event_is_planned_until_somebody_reports_it() -> None:
    announced = stored(1, replace(MEETING, planned=True))

    assert merge([announced]).planned
    assert not merge([announced, stored(2)]).planned

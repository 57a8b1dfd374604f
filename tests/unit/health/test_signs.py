from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.runs import Outcome
from scheduler.health.rhythm import Rhythm
from scheduler.health.signs import Observed, State, signs_of, state_of

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
EVEN = Rhythm(working=(1.0,) * 24, free=(1.0,) * 24, bearable=12.0)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Ended:
    outcome: str
    reason: str | None = None
    finished: datetime = NOW - MINUTE


@dataclass
class Read:
    length: int = 1500
    has_title: bool = True
    has_date: bool = True
    has_event: bool = True
    failed: bool = False


@dataclass
class Unread:
    items: int = 0
    runs: int = 1
    reason: str | None = None


FINE = Observed(
    runs=[Ended("new"), Ended("unchanged")],
    newest=NOW - HOUR,
    rhythm=EVEN,
    releases=[Read()] * 60,
    markups=["generation 3"] * 60,
    unread=Unread(),
)


def names(observed: Observed) -> list[str]:
    return [sign.name for sign in signs_of(observed, NOW)]


def test_nothing_speaks_against_a_source_that_brings_what_it_always_brought() -> None:
    assert signs_of(FINE, NOW) == []
    assert state_of([]) is State.OK


def test_a_first_run_that_has_brought_old_releases_only_so_far_is_no_silence() -> None:
    old = replace(FINE, newest=NOW - timedelta(days=1600), rhythm=None)
    assert names(replace(old, runs=[])) == []
    assert names(old) == ["silence"]


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.NEW, Outcome.UNCHANGED}))
def test_one_bad_run_makes_suspect_and_two_make_blind(outcome: Outcome) -> None:
    bad = Ended(outcome, "https://example.org/list: 403")
    once = signs_of(replace(FINE, runs=[bad, Ended("new")]), NOW)
    twice = signs_of(replace(FINE, runs=[bad, bad]), NOW)
    assert [sign.state for sign in once] == [State.SUSPECT]
    assert [sign.state for sign in twice] == [State.BLIND]
    assert outcome in twice[0].told
    assert "example.org" in twice[0].told
    assert twice[0].look_at


def test_a_good_run_is_the_all_clear() -> None:
    assert names(replace(FINE, runs=[Ended("unchanged"), Ended("gated")])) == []


def test_a_run_that_does_not_end_makes_blind_and_one_in_time_does_not() -> None:
    assert names(replace(FINE, waiting_since=NOW - 59 * MINUTE)) == []
    [sign] = signs_of(replace(FINE, waiting_since=NOW - 80 * MINUTE), NOW)
    assert (sign.name, sign.state) == ("late", State.BLIND)
    assert "1 h 20 min" in sign.told


@pytest.mark.parametrize(
    ("silent", "state"), [(12, State.OK), (13, State.SUSPECT), (18, State.SUSPECT), (19, State.BLIND)]
)
def test_silence_is_judged_by_the_rhythm(silent: int, state: State) -> None:
    assert state_of(signs_of(replace(FINE, newest=NOW - silent * HOUR), NOW)) is state


def test_without_a_rhythm_silence_is_suspect_after_two_weeks() -> None:
    unknown = replace(FINE, rhythm=None)
    assert names(replace(unknown, newest=NOW - 13 * 24 * HOUR)) == []
    assert names(replace(unknown, newest=NOW - 15 * 24 * HOUR)) == ["silence"]
    assert names(replace(unknown, newest=None)) == []


@pytest.mark.parametrize(
    ("latest", "sign"),
    [
        (Read(length=90), "lengths"),
        (Read(length=90_000), "lengths"),
        (Read(has_title=False), "titles"),
        (Read(has_date=False), "dates"),
        (Read(failed=True), "readings"),
        (Read(has_event=False), "events"),
    ],
)
def test_what_is_wrong_with_the_latest_releases_is_a_sign(latest: Read, sign: str) -> None:
    assert names(replace(FINE, releases=[latest] * 12 + [Read()] * 50)) == [sign]


def test_articles_that_only_an_older_way_of_reading_still_reads_are_a_sign() -> None:
    moved = replace(FINE, markups=["generation 1"] * 10 + ["generation 3"] * 40)
    [sign] = signs_of(moved, NOW)
    assert (sign.name, sign.state) == ("markups", State.SUSPECT)
    assert "generation 1" in sign.told
    assert "generation 3" in sign.told


@pytest.mark.parametrize(
    "markups",
    [
        ["generation 1"] * 8 + ["generation 3"] * 42,  # some old articles were edited
        ["generation 1"] * 10 + ["generation 3"] * 5,  # too few to tell
        ["generation 1", "generation 3"] * 30,  # always mixed
        ["generation 3"] * 10 + ["generation 1"] * 5 + ["generation 3"] * 30,
        [],
    ],
)
def test_a_few_articles_of_another_markup_are_no_sign(markups: list[str]) -> None:
    assert names(replace(FINE, markups=markups)) == []


@pytest.mark.parametrize("count", [0, 5, 15])
def test_few_releases_tell_nothing_of_what_is_usual(count: int) -> None:
    odd = Read(length=10, has_title=False, has_date=False, has_event=False)
    assert names(replace(FINE, releases=[odd] * count)) == []


def test_a_single_odd_release_is_no_sign() -> None:
    odd = Read(length=10, has_title=False, has_date=False, has_event=False, failed=True)
    assert names(replace(FINE, releases=[odd] + [Read()] * 60)) == []


def test_ten_texts_without_an_event_are_usual_where_one_in_three_has_one() -> None:
    mixed: Sequence[Read] = [Read(has_event=number % 3 == 0) for number in range(60)]
    assert names(replace(FINE, releases=[Read(has_event=False)] * 10 + list(mixed))) == []
    assert names(replace(FINE, releases=[Read(has_event=False)] * 40 + list(mixed))) == ["events"]


def test_the_worst_sign_comes_first_and_decides() -> None:
    several = replace(
        FINE,
        runs=[Ended("drifted"), Ended("drifted")],
        newest=NOW - 13 * HOUR,
        releases=[Read(length=9)] * 60,
    )
    found = signs_of(several, NOW)
    assert [sign.name for sign in found] == ["runs", "silence"]
    assert state_of(found) is State.BLIND


@pytest.mark.parametrize(
    ("failed", "runs", "state"),
    [(1, 1, State.OK), (2, 2, State.SUSPECT), (9, 1, State.SUSPECT), (3, 2, State.BLIND)],
)
def test_items_that_fail_make_suspect_and_blind_where_more_do_in_a_further_run(
    failed: int, runs: int, state: State
) -> None:
    unread = Unread(failed, runs, "no title and body where they used to be")
    signs = signs_of(replace(FINE, unread=unread), NOW)
    assert state_of(signs) is state
    assert all("where they used to be" in sign.told for sign in signs)

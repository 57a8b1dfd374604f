"""The signs by which a source is judged: each looks at one thing, and tells what is odd about it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from statistics import median
from typing import Final, Protocol, TypeVar

from crawler.runs import Outcome
from scheduler.health.rhythm import Rhythm
from scheduler.spans import lasting

_Found = TypeVar("_Found")

RUNS: Final = 2
"""Runs in turn that end badly until a source counts as blind: one may be an accident."""

LATEST: Final = 10
"""Releases that are held against those before them."""

EARLIER: Final = 100
"""Releases before those that tell what is usual, at most; with fewer than `LATEST` nothing is."""

_FAILED_SUSPECT, _FAILED_BLIND = 2, 3
"""Items that fail, with none read since, until a source is so: a page may be odd, a server down."""

_FINE: Final = frozenset({Outcome.NEW, Outcome.UNCHANGED})
_BLIND_FROM: Final = 1.5  # times the silence that is bearable
_LATE: Final = timedelta(hours=1)  # that a run may take to end after it was due, with those it waits for
_LENGTHS_APART: Final = 4.0  # times that the usual length may differ from before
_USUAL: Final = 0.7  # share of releases from which on something counts as usual
_RARE: Final = 0.1  # share at which it is so no longer
_BY_CHANCE: Final = 1e-5  # so many texts in turn without an event are none, if less likely than this
_SILENT_DAYS: Final = 14.0  # of a source that has no rhythm yet


class State(StrEnum):
    """How a source is, from good to bad."""

    OK = "ok"
    SUSPECT = "suspect"
    BLIND = "blind"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks against a source.

    Attributes:
        name: which sign it is; the runbook has a page of that name.
        state: what the source is by this sign alone.
        told: what was seen, in one line.
        look_at: what to look at first.
    """

    name: str
    state: State
    told: str
    look_at: str


class EndedRun(Protocol):
    """A run that has ended."""

    finished: datetime
    outcome: str
    reason: str | None


class ReadRelease(Protocol):
    """A release that parsers have read."""

    length: int
    has_title: bool
    has_date: bool
    has_event: bool
    failed: bool


class UnreadItems(Protocol):
    """Items that failed since one was read last, in how many runs, and why the latest did."""

    items: int
    runs: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of a source.

    Attributes:
        runs: its latest runs that ended, newest first.
        newest: when its newest release came; None where there is none.
        rhythm: of its releases; None where too few are known.
        releases: its latest releases that were read, newest first.
        markups: by which markup of the publisher its latest articles were read, newest first.
        unread: its items that failed since one was read last.
        waiting_since: for when the run that has not ended yet was due, or will be; None where none is due.
    """

    runs: Sequence[EndedRun]
    newest: datetime | None
    rhythm: Rhythm | None
    releases: Sequence[ReadRelease]
    markups: Sequence[str]
    unread: UnreadItems
    waiting_since: datetime | None = None


def signs_of(observed: Observed, now: datetime) -> list[Sign]:
    """Return the signs that speak against a source, the worst first."""
    found = [sign for look in _LOOKS if (sign := look(observed, now))]
    return sorted(found, key=lambda sign: list(State).index(sign.state), reverse=True)


def state_of(signs: Iterable[Sign]) -> State:
    """Return what a source is by all of its signs: what it is by the worst."""
    return max((sign.state for sign in signs), key=list(State).index, default=State.OK)


def _runs(observed: Observed, _: datetime) -> Sign | None:
    """Look at how the latest runs ended."""
    bad = 0
    while bad < len(observed.runs) and observed.runs[bad].outcome not in _FINE:
        bad += 1
    if not bad:
        return None
    run = observed.runs[0]
    told = f"{run.outcome}: {run.reason or 'no reason was told'}"
    state = State.BLIND if bad >= RUNS else State.SUSPECT
    return Sign("runs", state, told, _AFTER_OUTCOME[Outcome(run.outcome)])


_AFTER_OUTCOME: Final = {
    Outcome.EMPTY: "the list at its address: it answers and has nothing; has it moved?",
    Outcome.GATED: "the doors and headers in the configuration: the publisher lets only some in",
    Outcome.CHALLENGED: "the page in a browser: the publisher asks for a human; write to the publisher",
    Outcome.DRIFTED: "the page against its recording: markup or fields have changed",
    Outcome.UNREACHABLE: "the way to the publisher: name, network, certificate, its own state",
    Outcome.TIMED_OUT: "how slowly it answers, and worker.crawl_seconds",
    Outcome.BROKEN: "the log of that run: it is a fault of ours",
}


def _items(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether items are still read: a run that has none to read tells nothing of that."""
    unread = observed.unread
    if unread.items < _FAILED_SUSPECT:
        return None
    state = State.BLIND if unread.items >= _FAILED_BLIND and unread.runs >= RUNS else State.SUSPECT
    told = f"the latest {unread.items} items could not be read: {unread.reason}"
    return Sign(
        "items", state, told, "the latest one's page: has its markup changed? `sources failed` names it"
    )


def _late(observed: Observed, now: datetime) -> Sign | None:
    """Look at whether the run that is due ends at all."""
    if observed.waiting_since is None or now - observed.waiting_since <= _LATE:
        return None
    told = f"the run that was due {lasting(now - observed.waiting_since)} ago has not ended"
    return Sign("late", State.BLIND, told, "whether a worker runs, and the queue")


def _silence(observed: Observed, now: datetime) -> Sign | None:
    """Look at how long nothing new has come; until a first run has ended, its newest may be still to come."""
    if observed.newest is None or not observed.runs:
        return None
    silent = now - observed.newest
    if observed.rhythm is None:
        odd = silent > timedelta(days=_SILENT_DAYS)
        told = f"nothing new for {lasting(silent)}; it is too little known to tell whether that is usual"
        return Sign("silence", State.SUSPECT, told, _AT_SILENCE) if odd else None
    expected = observed.rhythm.expected(observed.newest, now)
    share = expected / observed.rhythm.bearable
    if share <= 1:
        return None
    told = f"nothing new for {lasting(silent)}, in which about {expected:.0f} releases come as a rule"
    return Sign("silence", State.BLIND if share > _BLIND_FROM else State.SUSPECT, told, _AT_SILENCE)


_AT_SILENCE: Final = (
    "the publisher's site in a browser: if it has newer releases, the list that is read is no longer fed"
)


def _lengths(observed: Observed, _: datetime) -> Sign | None:
    """Look at how long texts are."""
    latest, earlier = _held_against(observed.releases)
    if not earlier:
        return None
    now, before = median(r.length for r in latest), median(r.length for r in earlier)
    if before / _LENGTHS_APART <= now <= before * _LENGTHS_APART:
        return None
    told = f"the latest texts have {now:.0f} characters in the middle, those before them {before:.0f}"
    return Sign(
        "lengths", State.SUSPECT, told, "a release beside its page: is its text cut, or too much taken?"
    )


def _titles(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether titles are still found."""
    return _missing(observed, "titles", "a title", lambda release: release.has_title)


def _dates(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether dates of publication are still read."""
    return _missing(observed, "dates", "a date of publication", lambda release: release.has_date)


def _missing(observed: Observed, name: str, what: str, has: Callable[[ReadRelease], bool]) -> Sign | None:
    latest, earlier = _held_against(observed.releases)
    if not earlier:
        return None
    now, before = _share(latest, has), _share(earlier, has)
    if before < _USUAL or now > _RARE:
        return None
    told = f"{now:.0%} of the latest {LATEST} releases have {what}, {before:.0%} of those before them"
    return Sign(name, State.SUSPECT, told, f"a release beside its page: where does {what} stand now?")


def _markups(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether articles are still read by the markup that they were read by before."""
    latest, earlier = _held_against(observed.markups)
    if not earlier:
        return None
    usual, times = Counter(earlier).most_common(1)[0]
    if times / len(earlier) < _USUAL or latest.count(usual) / len(latest) > _RARE:
        return None
    now = Counter(latest).most_common(1)[0][0]
    told = f"the latest {LATEST} articles were read by the markup {now}, those before them by {usual}"
    return Sign(
        "markups", State.SUSPECT, told, "an article's page: has its markup changed? It is still read, so far"
    )


def _readings(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether parsers still read texts."""
    latest, _earlier = _held_against(observed.releases)
    failed = sum(release.failed for release in latest)
    if not latest or failed / len(latest) <= 1 - _RARE:
        return None
    told = f"parsers failed on {failed} of the latest {len(latest)} releases"
    return Sign("readings", State.SUSPECT, told, "why the parsers failed: `bilateral-watch status`")


def _events(observed: Observed, _: datetime) -> Sign | None:
    """Look at whether parsers still find events."""
    dry = sum(1 for _ in takewhile(lambda release: not release.has_event, observed.releases))
    earlier = observed.releases[dry:]
    if not dry or len(earlier) < LATEST:
        return None
    events = sum(release.has_event for release in earlier)
    before = (events + 1) / (len(earlier) + 2)  # so that none so far is neither never nor always
    if (1 - before) ** dry > _BY_CHANCE:
        return None
    told = f"the latest {dry} releases hold no event; {before:.0%} of those before them did"
    return Sign("events", State.SUSPECT, told, "a release's text: is it the release, in its language?")


def _held_against(found: Sequence[_Found]) -> tuple[Sequence[_Found], Sequence[_Found]]:
    """Return the latest finds and those before them; none where there are too few to tell."""
    latest, earlier = found[:LATEST], found[LATEST:]
    return latest, earlier if len(earlier) >= LATEST else ()


def _share(releases: Sequence[ReadRelease], has: Callable[[ReadRelease], bool]) -> float:
    return sum(map(has, releases)) / len(releases)


_LOOKS: Final = (_runs, _items, _late, _silence, _lengths, _titles, _dates, _markups, _readings, _events)

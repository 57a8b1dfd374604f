"""A run: what a crawl is told to do, what it meets on its way, and what it tells at the end."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from crawler.release import Verdict
from crawler.source import DoorName, ListName

_EXCERPT = 200  # bytes
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class Outcome(StrEnum):
    """How a run ended, from the best to the worst; a run's is the worst that it met."""

    NEW = "new"
    UNCHANGED = "unchanged"
    EMPTY = "empty"  # it answered, and had nothing at all
    GATED = "gated"  # it lets in whom it knows, or nobody
    CHALLENGED = "challenged"  # it wants a proof that a human asks
    DRIFTED = "drifted"  # what came is not of a shape that is known
    UNREACHABLE = "unreachable"  # no answer, or none that would serve
    TIMED_OUT = "timed_out"  # the run's own time was up
    BROKEN = "broken"  # a fault of ours


_CUT_SHORT = frozenset({Outcome.TIMED_OUT, Outcome.BROKEN})
_SEVERITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


class CrawlOrder(BaseModel):
    """What to crawl, and how far.

    Attributes:
        source: its name.
        since: walk back to this day, whatever is known; else back to what earlier runs covered.
        until: leave out what was published after this day.
        first_page: the page of a list to begin with.
        max_pages: ask for no more pages of a list than this.
        met: keys of items that the pages before the first one had.
        covered_until: up to when earlier runs have seen everything: the latest `RunReport.covered_until` of
            the source. Without one a run walks as far back as a first run does.
        reviewed_until: the latest `RunReport.reviewed_until`; a day later the last week is reviewed again.
        stand_in: the address of the stand-in sites, such as `127.0.0.1:4242`, to ask instead of publishers.
        contact: whom a publisher may write to; told with every request.
        doors: the programming interfaces to try, in this order; None for all that the source knows.
        headers: the operator's own, which a publisher gave him; sent to its programming interfaces alone.
        addresses: of the source's lists, where the operator knows better; empty for a feed that is gone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    since: date | None = None
    until: date | None = None
    first_page: Annotated[int, Field(ge=1)] = 1
    max_pages: Annotated[int, Field(ge=1)] | None = None
    met: tuple[str, ...] = ()
    covered_until: AwareDatetime | None = None
    reviewed_until: AwareDatetime | None = None
    stand_in: str | None = None
    contact: str | None = None
    doors: tuple[DoorName, ...] | None = None
    headers: dict[str, str] = Field(default_factory=dict, repr=False)
    addresses: dict[ListName, str] = Field(default_factory=dict)


@dataclass(slots=True)
class Counts:
    """What a run counted.

    Attributes:
        seen: items in feeds, lists and listings, each once.
        new: releases that were not there before, reprints among them.
        known: items that were there already, unchanged as far as was looked.
        revised: known releases that now say something else.
        reprints: new releases of texts that were there already.
        passed_over: items of no diplomatic interest, or without a text in the source's language.
        failed: items that could not be had or read.
        not_modified: documents that are as they were when all that they tell of was seen.
        requests: sent, with robots.txt and repetitions.
        bytes: received.
    """

    seen: int = 0
    new: int = 0
    known: int = 0
    revised: int = 0
    reprints: int = 0
    passed_over: int = 0
    failed: int = 0
    not_modified: int = 0
    requests: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that was not as it should be, with the evidence.

    Attributes:
        where: the address, or the name of the document.
        status: of the answer; None where there was none.
        excerpt: how the answer begins, at most 200 bytes of it.
    """

    outcome: Outcome
    where: str
    reason: str
    status: int | None = None
    excerpt: str = ""

    @classmethod
    def told(
        cls, outcome: Outcome, where: str, reason: str, status: int | None = None, body: bytes = b""
    ) -> Self:
        """Return trouble in words that can be stored and shown, whatever bytes a publisher sent."""
        excerpt = body[:_EXCERPT].decode("utf-8", "replace")
        return cls(outcome, printable(where), printable(reason), status, printable(excerpt))

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The pages of a list that a run took in.

    Attributes:
        last: the number of the last one.
        keys: of the items on it.
        reached: the day of its last dated item, on the publishers' calendar.
        ended: whether the list ends there, or the day that the order names lies behind.
    """

    last: int
    keys: tuple[str, ...]
    reached: date | None
    ended: bool


@dataclass(frozen=True, slots=True)
class RunReport:
    """What came of a run.

    Attributes:
        reason: the first of the worst troubles in one line; None for a run that met none.
        covered_until: everything that the source published up to then was seen; None where that cannot be
            said.
        reviewed_until: the same, for all of the last week once more; None where it was not looked at.
        door: the programming interface that answered last; None where none did, or there is none.
        notes: trouble that cost nothing: doors that were shut, where another one delivered.
        markups: how many articles were read by which markup of their publisher.
        responses: how many answers came, by host and status.
        stretch: what was taken in of a list, every item kept, passed over or noted to be tried again; None
            where that cannot be said.
    """

    source: str
    outcome: Outcome
    reason: str | None
    counts: Counts
    troubles: tuple[Trouble, ...]
    covered_until: datetime | None
    reviewed_until: datetime | None = None
    door: DoorName | None = None
    notes: tuple[Trouble, ...] = ()
    markups: dict[str, int] = field(default_factory=dict)
    responses: dict[str, dict[str, int]] = field(default_factory=dict)
    stretch: Stretch | None = None


_REPORT = TypeAdapter(RunReport)


def report_to_data(report: RunReport) -> dict[str, Any]:
    """Return a report as JSON has it."""
    data: dict[str, Any] = _REPORT.dump_python(report, mode="json")
    return data


@dataclass(slots=True)
class Run:
    """A run in progress.

    Attributes:
        notes: trouble that cost nothing.
        markups: how many articles were read by which markup of their publisher.
        responses: how many answers came, by host and status.
        covers: whether the walk went as far back as it has to.
        reviews: whether it looked again at the whole last week.
        blurred: whether a list had more than could be read, or was no list to be walked.
        door: the programming interface that answered last.
        stretch: what was taken in of a list.
    """

    source: str
    counts: Counts = field(default_factory=Counts)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    markups: Counter[str] = field(default_factory=Counter)
    responses: Counter[tuple[str, int]] = field(default_factory=Counter)
    covers: bool = False
    reviews: bool = False
    blurred: bool = False
    door: DoorName | None = None
    stretch: Stretch | None = None
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def judge(self, verdict: Verdict) -> None:
        """Count what keeping a release showed."""
        self.counts.new += verdict in {Verdict.NEW, Verdict.REPRINT}
        self.counts.reprints += verdict is Verdict.REPRINT
        self.counts.revised += verdict is Verdict.REVISED
        self.counts.known += verdict is Verdict.KNOWN

    def is_complete(self) -> bool:
        """Whether everything up to now was seen: it was kept, passed over, or is noted to be tried again."""
        return self.covers and self._is_whole()

    def _is_whole(self) -> bool:
        """Whether nothing was lost of the lists that were taken in."""
        cut_short = any(trouble.outcome in _CUT_SHORT for trouble in self.troubles)
        return not self.blurred and not cut_short

    def report(self) -> RunReport:
        """Return what came of the run, now that it is over."""
        outcome = self._outcome()
        worst = (trouble for trouble in self.troubles if trouble.outcome is outcome)
        covered_until = self.started if self.is_complete() else None
        return RunReport(
            source=self.source,
            outcome=outcome,
            reason=next(map(str, worst), None),
            counts=self.counts,
            troubles=tuple(self.troubles),
            covered_until=covered_until,
            reviewed_until=covered_until if self.reviews else None,
            door=self.door,
            notes=tuple(self.notes),
            markups=dict(self.markups),
            responses=self._responses(),
            stretch=self.stretch if self._is_whole() else None,
        )

    def _responses(self) -> dict[str, dict[str, int]]:
        by_host: dict[str, dict[str, int]] = defaultdict(dict)
        for (host, status), count in self.responses.items():
            by_host[host][str(status)] = count
        return dict(by_host)

    def _outcome(self) -> Outcome:
        if self.troubles:
            return max((trouble.outcome for trouble in self.troubles), key=_SEVERITY.__getitem__)
        if self.counts.new or self.counts.revised:
            return Outcome.NEW
        return Outcome.UNCHANGED if self.counts.seen or self.counts.not_modified else Outcome.EMPTY


def printable(text: str) -> str:
    """Return a text on one line, without what would break a line, a terminal or a database."""
    return _UNPRINTED.sub(" ", text)

"""What a parser is given and what it returns.

Every field that a parser reads rests on evidence: spans of the kept text, so that `text[start:end]` is the
quote. Vocabulary: partners are ISO 3166-1 alpha-2 codes, or the code of an organisation that can itself be
a counterpart (`EU`, `UN`, `OSCE`, `NATO`, `OTS`, `SCO`, `CIS`, `EAEU`, `CICA`, `OIC`, `IsDB`, `EBRD`, `WB`,
`SMOM`).
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from crawler.canonical import Language as Language
from crawler.release import Publication

Span = tuple[int, int]
Evidence = tuple[Span, ...]

EventType = Literal[
    "political_consultations",
    "meeting",
    "visit",
    "phone_call",
    "credentials",
    "anniversary",
    "commission",
    "forum",
    "signing",
    "consular",
    "congratulation",
    "opening",
    "statement",
    "other",
]
Measure = Literal[
    "trade_turnover", "exports", "imports", "fdi_inflow", "investment_total", "companies", "other"
]
Bound = Literal["min", "max"]
Direction = Literal["KZ->partner", "partner->KZ"]


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """One text as a parser sees it.

    Attributes:
        text: the kept text: the title, a blank line, the body; the body alone where there is no title.
        title_end: how many characters of it are the title; 0 where there is none.
        language: the language that its letters and words tell.
        published: the publication time against which relative dates are read; without one there is no date.
    """

    text: str
    title_end: int
    language: Language
    published: Publication | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part or is cited in an event.

    Attributes:
        name: as written, without titles, in the nominative.
        name_latin: the usual Latin form of the name.
        side: `KZ` or the partner's code; None where the text does not tell.
    """

    name: str
    name_latin: str
    role: str | None
    side: str | None
    organization: str | None
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that takes part in an event, and whose it is."""

    name: str
    side: str | None
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity of the relation between Kazakhstan and a partner.

    Attributes:
        value: in base units (325.9 million is 325900000); None for growth without an amount.
        unit: an ISO 4217 currency code, `count` or `percent`.
        bound: `min` for "over", `max` for "almost"; None for a plain amount.
        period: EDTF by year, month or day (`2022`, `2023-01/2023-09`, `2005/..`); None where not told.
        direction: of exports, imports and investment; None for others.
        change_pct: signed growth against the period before, in per cent.
        flags: reasons for doubt, such as parts that do not add up to their sum.
    """

    measure: Measure
    value: float | None
    unit: str
    bound: Bound | None
    period: str | None
    direction: Direction | None
    change_pct: float | None
    partner: str | None
    flags: tuple[str, ...]
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty or paper between the sides, by the name that the text gives; its status where stated."""

    name: str
    status: str | None
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Topic:
    """What was talked about, from a controlled list."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The spans that an event's own fields rest on."""

    type: Evidence = ()
    partners: Evidence = ()
    date: Evidence = ()
    place: Evidence = ()


@dataclass(frozen=True, slots=True)
class FieldConfidence:
    """How sure the parser is of an event's own fields, from 0 to 1."""

    type: float = 1.0
    partners: float = 1.0
    date: float = 1.0
    place: float = 1.0


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one parser read in one text about one event.

    Attributes:
        date: the (first) day; `date_end` the last one where it is another.
        place: the city.
        planned: whether the text tells of it as still to come.
        parent: of a part, such as a single meeting of a visit, the index of its whole in the returned list.
    """

    type: EventType
    partners: tuple[str, ...]
    date: datetime.date | None = None
    date_end: datetime.date | None = None
    place: str | None = None
    planned: bool = False
    parent: int | None = None
    participants: tuple[Participant, ...] = ()
    organizations: tuple[Organization, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    topics: tuple[Topic, ...] = ()
    evidence: FieldEvidence = field(default_factory=FieldEvidence)
    confidence: FieldConfidence = field(default_factory=FieldConfidence)

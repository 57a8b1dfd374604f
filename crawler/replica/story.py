"""The invented releases on disk: one TOML file a story, in one to three languages, and what is true of it."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from crawler.parsers.model import Bound, Direction, EventType, Measure
from crawler.replica.almanac import Language

Publisher = Literal["mfa", "kazinform", "kt"]
Localised = str | dict[Language, str]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru", "kk")
RELEASES: Final = Path(__file__).parent / "releases"


class StoryError(Exception):
    """A story's file cannot be read as one; the message names file and fault."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(_Entry):
    """Somebody who takes part or is cited; `name` is the nominative, without titles."""

    name: Localised
    name_latin: str | None = None
    role: Localised | None = None
    side: str | None = None
    organization: Localised | None = None


class Statistic(_Entry):
    """A figure that the text states, in base units; `period` is EDTF and may hold placeholders."""

    measure: Measure
    value: float | None = None
    unit: str = "USD"
    bound: Bound | None = None
    period: str | None = None
    direction: Direction | None = None
    change_pct: float | None = None
    partner: str | None = None


class Truth(_Entry):
    """What an expert reads in the story: the project's labels, with dates relative to its publication."""

    is_bilateral_event: bool = True
    partners: tuple[str, ...] = ()
    partners_optional: tuple[str, ...] = ()
    event_type: EventType | None = None
    event_type_alt: tuple[EventType, ...] = ()
    event_date: str | None = None
    event_date_alt: tuple[str | None, ...] = ()
    event_place: str | None = None
    event_place_native: Localised | None = None
    people: tuple[Person, ...] = ()
    people_optional: tuple[Localised, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    statistics_optional: tuple[Statistic, ...] = ()
    agreements: tuple[Localised, ...] = ()
    agreements_optional: tuple[Localised, ...] = ()
    organizations: tuple[Localised, ...] = ()
    topics: tuple[str, ...] = ()
    borderline: bool = False
    notes: str = ""


class Carrier(_Entry):
    """How one publisher carries a telling: when, under which title, and what it puts around the words.

    Attributes:
        after: how long after the story first came out.
        dateline: put before the first paragraph.
        attribution: put where the body has its `{attribution}`.
        loses_full_stop: whether the full stop after the attribution goes missing, as kt.kz's often does.
        quotes: an opening and a closing mark in place of the body's own.
        dash: in place of the body's en dashes.
        photo: a credit: Kazinform puts it between the first two paragraphs, kt.kz above them.
        generation: the markup of Kazinform's page: 1 to 2023, 2 to 2026, 3 since.
        section: the section of kt.kz.
    """

    by: Publisher
    after: timedelta = timedelta()
    title: str | None = None
    dateline: str = ""
    attribution: str = ""
    loses_full_stop: bool = False
    quotes: tuple[str, str] | None = None
    dash: str = "–"
    photo: str = ""
    author: str = ""
    generation: Literal[1, 2, 3] = 3
    section: str = "international_affair"


class Revision(_Entry):
    """An edit after publication: other words, another title, and what is true from then on.

    Attributes:
        after: how long after the story first came out; None for an edit that live mode makes.
        by: the publishers that make it.
        replace: old words and the new ones.
        truth: the labels that change.
    """

    by: tuple[Publisher, ...] = ("mfa",)
    after: timedelta | None = None
    title: str | None = None
    replace: dict[str, str] = Field(default_factory=dict)
    truth: dict[str, object] = Field(default_factory=dict)


class Telling(_Entry):
    """The story in one language: title, paragraphs, who carries it, and how it was edited."""

    title: str
    body: str
    tags: tuple[str, ...] = ()
    carried: tuple[Carrier, ...] = Field(min_length=1)
    revised: tuple[Revision, ...] = ()


class Story(_Entry):
    """One story and when it first came out: by one of `ago`, `published` and `coming`.

    Attributes:
        ago: how long before the replica's beginning.
        published: the instant itself, for old ones.
        coming: its place among those that come out in live mode.
        diplomatic: whether it is of the kind that the watch keeps at all.
    """

    name: str
    ago: timedelta | None = None
    published: datetime | None = None
    coming: int | None = None
    diplomatic: bool = True
    truth: Truth
    en: Telling | None = None
    ru: Telling | None = None
    kk: Telling | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if sum(time is not None for time in (self.ago, self.published, self.coming)) != 1:
            raise ValueError("give one of ago, published and coming")
        if not any(True for _ in self.tellings()):
            raise ValueError("give the story in at least one of en, ru and kk")
        return self

    def tellings(self) -> Iterator[tuple[Language, Telling]]:
        """Yield the languages that the story is told in, with its words."""
        for language in LANGUAGES:
            telling: Telling | None = getattr(self, language)
            if telling is not None:
                yield language, telling


def load(path: Path) -> Story:
    """Return the story in a file, named after it; raises StoryError."""
    try:
        return Story.model_validate({"name": path.stem, **tomllib.loads(path.read_text("utf-8"))})
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise StoryError(f"{path}: {fault}") from fault


def written_stories(folder: Path = RELEASES) -> list[Story]:
    """Return the stories written by hand, by name; raises StoryError."""
    return [load(path) for path in sorted(folder.glob("*.toml"))]

"""Releases without end: composed from patterns, the same for the same seed and number, with their truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import count
from string import Template
from typing import Any, Final, Literal

from crawler.replica.almanac import Language
from crawler.replica.dice import Dice
from crawler.replica.phrases import FigureKind, InThree, Partner, Pattern, Phrases, Words
from crawler.replica.story import (
    LANGUAGES,
    Carrier,
    Person,
    Publisher,
    Revision,
    Statistic,
    Story,
    Telling,
    Truth,
)

_NEWEST_MARKUP_SINCE: Final = date(2026, 8, 1)
_SECOND_MARKUP_SINCE: Final = date(2023, 7, 1)
_DATE_FORMS: Final[dict[Language, str]] = {"en": "MMMM d", "ru": "d MMMM", "kk": "d MMMM"}
_INDEX: Final[dict[Language, int]] = {language: at for at, language in enumerate(LANGUAGES)}
_PLAIN_PER_CENT: Final = 20
_TRANSLATED_PER_CENT: Final = 35
_REPRINTED_PER_CENT: Final[dict[Publisher, int]] = {"kazinform": 60, "kt": 40}
_EDITED_PER_CENT: Final = 8
_AN_ERROR: Final = 100  # tenths of a million

Tellings = dict[Language, Telling]


@dataclass(frozen=True, slots=True)
class When:
    """When a composed story comes out: at an instant of the past, or as the n-th to come."""

    published: datetime | None = None
    coming: int | None = None

    @property
    def generation(self) -> Literal[1, 2, 3]:
        """The markup that Kazinform had then."""
        if self.published is None or self.published.date() >= _NEWEST_MARKUP_SINCE:
            return 3
        return 2 if self.published.date() >= _SECOND_MARKUP_SINCE else 1


class Composer:
    """Makes stories by number."""

    def __init__(self, phrases: Phrases, seed: int) -> None:
        self._phrases, self._seed = phrases, seed

    def archive(self, size: int, since: datetime, until: datetime) -> Iterator[Story]:
        """Yield so many stories of the past, evenly over the time given."""
        for number in range(size):
            published = (since + (until - since) * number / size).replace(microsecond=0)
            yield self._story(f"archive-{number:06}", When(published=published))

    def endless(self) -> Iterator[Story]:
        """Yield stories that come one after the other."""
        for number in count(1):
            yield self._story(f"composed-{number:06}", When(coming=number))

    def _story(self, name: str, when: When) -> Story:
        dice = Dice(f"{self._seed}/{name}")
        plain = dice.happens("plain", _PLAIN_PER_CENT)
        truth, tellings = self._plain(when, dice) if plain else self._diplomatic(when, dice)
        return Story.model_validate(
            {
                "name": name,
                "published": when.published,
                "coming": when.coming,
                "diplomatic": not plain,
                "truth": truth,
                **tellings,
            }
        )

    def _diplomatic(self, when: When, dice: Dice) -> tuple[Truth, Tellings]:
        draft = _Draft(self._phrases, dice)
        tellings = {language: self._telling(draft, language, when, dice) for language in _languages(dice)}
        return draft.truth(), tellings

    def _telling(self, draft: "_Draft", language: Language, when: When, dice: Dice) -> Telling:
        words = draft.words(language)
        return Telling(
            title=words.title,
            body=words.body,
            carried=tuple(self._carriers(language, when, dice)),
            revised=draft.edits(language, when),
        )

    def _carriers(self, language: Language, when: When, dice: Dice) -> Iterator[Carrier]:
        delay = timedelta(minutes=15 * _INDEX[language])
        yield Carrier(by="mfa", after=delay)
        for publisher, attribution in self._phrases.attributions[language].items():
            by: Publisher = "kt" if publisher == "kt" else "kazinform"
            if dice.happens(f"{by} carries it in {language}", _REPRINTED_PER_CENT[by]):
                delay += timedelta(minutes=dice.between(f"{by} takes", 5, 240))
                yield Carrier(by=by, after=delay, attribution=attribution, generation=when.generation)

    def _plain(self, when: When, dice: Dice) -> tuple[Truth, Tellings]:
        pattern = dice.pick("pattern", self._phrases.plain)
        number = str(dice.between("number", 5, 20))
        tellings: Tellings = {}
        for language in _languages(dice):
            words: Words = getattr(pattern, language)
            region = dice.pick("region", self._phrases.regions[language])
            by: tuple[Publisher, ...] = ("kazinform",) if language == "kk" else ("kazinform", "kt")
            tellings[language] = Telling(
                title=Template(words.title).substitute(region=region, number=number),
                body=Template(words.body).substitute(region=region, number=number),
                tags=words.tags,
                carried=tuple(Carrier(by=who, generation=when.generation, section="society") for who in by),
            )
        return Truth(is_bilateral_event=False), tellings


def _languages(dice: Dice) -> list[Language]:
    translated: list[Language] = ["ru", "kk"]
    return ["en", *(other for other in translated if dice.happens(f"in {other}", _TRANSLATED_PER_CENT))]


class _Draft:
    """One event to be told: who, where, when, with which figures, in any language."""

    def __init__(self, phrases: Phrases, dice: Dice) -> None:
        self._phrases, self._dice = phrases, dice
        self._code = dice.pick("partner", sorted(phrases.partners))
        self._pattern: Pattern = dice.pick("pattern", phrases.patterns)
        self._ours = self._name("ours", "kazakh")
        self._theirs = self._name("theirs", self._partner.names)
        self._days_ago = dice.number("days ago", 6)
        self._paper = dice.pick("paper", phrases.papers)
        self._first_topic = dice.pick("first topic", phrases.topics)
        self._second_topic = dice.pick("second topic", [t for t in phrases.topics if t != self._first_topic])
        kinds: tuple[FigureKind | None, ...] = ("balance", "growth", "companies", None)
        self._kind = dice.pick("figures", kinds)
        self._misstated = self._kind is not None and dice.happens("edit", _EDITED_PER_CENT)

    @property
    def _partner(self) -> Partner:
        return self._phrases.partners[self._code]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The figures: money in tenths of a million dollars."""
        turnover = self._dice.between("turnover", 50, 9000)
        exports = turnover * self._dice.between("share", 10, 90) // 100
        return {
            "turnover": turnover,
            "exports": exports,
            "imports": turnover - exports,
            "growth": self._dice.between("growth", 2, 79),
            "companies": self._dice.between("companies", 5, 320),
        }

    def words(self, language: Language) -> Words:
        """Return title and body, as first published."""
        at = _INDEX[language]
        told: Words = getattr(self._pattern, language)
        values = {
            **self._partner.words(language),
            "ours": self._ours[at],
            "theirs": self._theirs[at],
            "our_role": self._pattern.ours[language],
            "their_role": self._pattern.theirs[language],
            "date": f"{{day-{self._days_ago}:{_DATE_FORMS[language]}}}",
            "first_topic": self._first_topic[at],
            "second_topic": self._second_topic[at],
            "paper": self._paper[at],
        }
        body = Template(told.body).substitute(values)
        if self._kind:
            figures = Template(self._phrases.figures[self._kind][language])
            body += "\n" + figures.substitute(values, **self._written(language))
        return Words(title=Template(told.title).substitute(values), body=body)

    def edits(self, language: Language, when: When) -> tuple[Revision, ...]:
        """Return the later correction of a turnover that was first misstated."""
        if not self._misstated:
            return ()
        right = self._numbers["turnover"]
        after = None if when.coming else timedelta(hours=self._dice.between("edited after", 2, 70))
        replace = {_decimal(right + _AN_ERROR, language): _decimal(right, language)}
        truth: dict[str, object] = {
            "statistics": [figure.model_dump() for figure in self._statistics(misstated=False)]
        }
        return (Revision(by=("mfa",), after=after, replace=replace, truth=truth),)

    def truth(self) -> Truth:
        """Return the labels."""
        place = self._partner.en[1] if self._pattern.place == "capital" else self._pattern.place
        return Truth(
            partners=(self._code,),
            event_type=self._pattern.type,
            event_date=f"{{day-{self._days_ago}}}",
            event_place=place,
            people=(
                Person(name=_in_each(self._ours), role=dict(self._pattern.ours), side="KZ"),
                Person(name=_in_each(self._theirs), role=dict(self._pattern.theirs), side=self._code),
            ),
            statistics=tuple(self._statistics(misstated=self._misstated)),
            agreements=(_in_each(self._paper),) if self._pattern.signs else (),
            topics=(self._first_topic[0], self._second_topic[0]),
        )

    def _statistics(self, *, misstated: bool) -> Iterator[Statistic]:
        if self._kind is None:
            return
        numbers = self._numbers
        turnover = numbers["turnover"] + (_AN_ERROR if misstated else 0)
        told: dict[str, Any] = {"period": "{year-1}", "partner": self._code}
        yield Statistic(
            measure="trade_turnover",
            value=turnover * 1e5,
            change_pct=numbers["growth"] if self._kind == "growth" else None,
            **told,
        )
        if self._kind == "balance":
            yield Statistic(
                measure="exports", value=numbers["exports"] * 1e5, direction="KZ->partner", **told
            )
            yield Statistic(
                measure="imports", value=numbers["imports"] * 1e5, direction="partner->KZ", **told
            )
        if self._kind == "companies":
            yield Statistic(measure="companies", value=numbers["companies"], unit="count", partner=self._code)

    def _written(self, language: Language) -> dict[str, str]:
        numbers = self._numbers
        turnover = numbers["turnover"] + (_AN_ERROR if self._misstated else 0)
        return {
            "turnover": _decimal(turnover, language),
            "exports": _decimal(numbers["exports"], language),
            "imports": _decimal(numbers["imports"], language),
            "growth": str(numbers["growth"]),
            "companies": str(numbers["companies"]),
        }

    def _name(self, whose: str, pool: str) -> InThree:
        names = self._phrases.people[pool]
        first = self._dice.pick(f"first name of {whose}", names.first)
        last = self._dice.pick(f"last name of {whose}", names.last)
        return (f"{first[0]} {last[0]}", f"{first[1]} {last[1]}", f"{first[2]} {last[2]}")


def _in_each(words: InThree) -> dict[Language, str]:
    return {language: words[at] for language, at in _INDEX.items()}


def _decimal(tenths: int, language: Language) -> str:
    return f"{tenths // 10}{'.' if language == 'en' else ','}{tenths % 10}"

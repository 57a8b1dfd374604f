"""An event in the words of a message: cleaned of anything that acts, in the reader's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date, format_interval
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from crawler.parsers.text.sentences import sentences
from scheduler.alerts.dossier import Dossier
from scheduler.alerts.harmless import harmless, host_of, safe_link
from scheduler.alerts.words import Language, partner_name, words

_MOST_QUOTES = 4
_MOST_LINKS = 8
_MOST_PEOPLE = 20
_LONGEST_QUOTE = 500
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who takes part."""

    name: str
    role: str | None
    side: str | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A release that tells of the event; `address` is None where it has none that a link may go to."""

    source: str
    title: str
    address: str | None
    host: str


@dataclass(frozen=True, slots=True)
class EventView:
    """What a message says of an event; every text is harmless already.

    Attributes:
        quotes: the sentences that it rests on.
        parts: headlines of what belongs to it, such as a visit's meetings.
        address: where the dashboard shows it.
    """

    number: int
    kind: str
    planned: bool
    updated: bool
    headline: str
    partners: tuple[str, ...]
    when: str | None
    where: str | None
    people: tuple[PersonView, ...]
    organizations: tuple[str, ...]
    figures: tuple[str, ...]
    agreements: tuple[str, ...]
    topics: tuple[str, ...]
    quotes: tuple[str, ...]
    links: tuple[LinkView, ...]
    parts: tuple[str, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Shows events to readers of a language; `dashboard` is the address that events are shown under."""

    language: Language
    dashboard: str | None = None

    def view(self, dossier: Dossier, parts: Iterable[Dossier] = (), *, updated: bool = False) -> EventView:
        """Return what a message says of an event and its parts."""
        event, told = dossier.event, words(self.language)
        return EventView(
            number=event.id,
            kind=told["type"][event.type],
            planned=event.planned,
            updated=updated,
            headline=harmless(event.headline),
            partners=tuple(partner_name(code, self.language) for code in event.partners),
            when=self._days(event.date_start, event.date_end),
            where=event.place and harmless(event.place),
            people=tuple(map(self._person, event.participants[:_MOST_PEOPLE])),
            organizations=tuple(harmless(body["name"]) for body in event.organizations),
            figures=tuple(map(self._figure, event.figures)),
            agreements=tuple(harmless(agreement["name"]) for agreement in event.agreements),
            topics=tuple(told["topic"].get(topic["name"], topic["name"]) for topic in event.topics),
            quotes=tuple(_quotes(dossier.mentions))[:_MOST_QUOTES],
            links=tuple(map(_link, dossier.releases[:_MOST_LINKS])),
            parts=tuple(harmless(part.event.headline) for part in parts),
            address=self.dashboard and f"{self.dashboard.rstrip('/')}/events/{event.id}",
        )

    def day(self, day: date) -> str:
        """Return a day as it is written in the reader's language."""
        return format_date(day, "long", self.language)

    def _days(self, first: date | None, last: date | None) -> str | None:
        if first is None:
            return None
        if last is None or last == first:
            return self.day(first)
        return format_interval(first, last, "yMMMMd", locale=self.language)

    def _person(self, person: dict[str, Any]) -> PersonView:
        name = person["name_latin"] if self.language == "en" else person["name"]
        side = person["side"] and partner_name(person["side"], self.language)
        return PersonView(harmless(name), person["role"] and harmless(person["role"]), side)

    def _figure(self, figure: dict[str, Any]) -> str:
        told = words(self.language)
        said = [told["measure"][figure["measure"]]]
        if figure["value"] is not None:
            bound = told["bound"].get(figure["bound"] or "", "{amount}")
            said.append(bound.format(amount=self._amount(figure["value"], figure["unit"])))
        if figure["change_pct"] is not None:
            said.append(format_percent(figure["change_pct"] / 100, "+#,##0.#%;-#,##0.#%", self.language))
        if figure["period"]:
            said.append(f"({harmless(figure['period'])})")
        return " ".join(said)

    def _amount(self, value: float, unit: str) -> str:
        if unit == "percent":
            return format_percent(value / 100, "#,##0.#%", self.language)
        number = (
            format_compact_decimal(value, format_type="long", locale=self.language, fraction_digits=2)
            if value >= _MILLION
            else format_decimal(value, locale=self.language)
        )
        return number if unit == "count" else f"{number} {harmless(unit)}"


def _quotes(mentions: Iterable[Any]) -> Iterator[str]:
    """The sentences that the events' own fields and figures rest on, each once, as they come."""
    said: set[str] = set()
    for mention in mentions:
        text = mention.kept_text
        for start, end in sorted(_spans(mention)):
            quote = harmless(_sentence(text, start, end), _LONGEST_QUOTE)
            if quote not in said:
                said.add(quote)
                yield quote


def _spans(mention: Any) -> Iterator[tuple[int, int]]:
    for spans in mention.evidence.values():
        yield from map(tuple, spans)
    for figure in mention.figures:
        yield from map(tuple, figure["evidence"])


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence of a text that a span begins in."""
    found = (span for span in sentences(text, 0, len(text)) if span[0] <= start < span[1])
    first, last = next(found, (start, end))
    return text[first:last]


def _link(release: Any) -> LinkView:
    address = safe_link(release.url)
    title = harmless(release.title or release.source)
    return LinkView(harmless(release.source), title, address, host_of(address) if address else "")

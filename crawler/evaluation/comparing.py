"""What each field of a document came to: what was read in it against its labels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, Final

from crawler.evaluation.labels import Labels, Person, Statistic
from crawler.evaluation.likeness import pair, same_figure, same_name, same_paper, same_period, same_place
from crawler.parsers.model import Agreement, EventMention, Figure, Participant

_NOTHING: Final = EventMention(type="other", partners=())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one field of one document came to.

    Attributes:
        wanted: what the labels say; None where they have nothing of the kind.
        found: what was read; None where nothing was.
        confidence: how sure the parser was; None where it read nothing, or says nothing of it.
    """

    field: str
    wanted: str | None
    found: str | None
    confidence: float | None = None
    _: KW_ONLY
    is_right: bool


def compared(labels: Labels, mentions: Sequence[EventMention]) -> Iterator[Verdict]:
    """Yield what each field of a document came to; only its main event, the first mention, is looked at."""
    found = next(iter(mentions), None)
    if labels.is_bilateral_event or found:
        wanted = _event(labels.event_type, labels.partners) if labels.is_bilateral_event else None
        told = _event(found.type, found.partners) if found else None
        yield Verdict("event found", wanted, told, is_right=labels.is_bilateral_event == bool(found))
    if labels.is_bilateral_event:
        yield from _fields(labels, found or _NOTHING, is_found=found is not None)


def _event(kind: str | None, partners: Sequence[str]) -> str:
    return " ".join((kind or "event", *partners))


def _fields(labels: Labels, found: EventMention, *, is_found: bool) -> Iterator[Verdict]:
    yield from _partners(labels, found)
    yield _type(labels, found, is_found=is_found)
    yield _date(labels, found, is_found=is_found)
    yield from _place(labels, found)
    yield from _people(labels, found)
    yield from _figures(labels, found)
    yield from _agreements(labels, found)


def _partners(labels: Labels, found: EventMention) -> Iterator[Verdict]:
    sure = found.confidence.partners
    for code in labels.partners:
        is_right = code in found.partners
        yield Verdict(
            "partners", code, code if is_right else None, sure if is_right else None, is_right=is_right
        )
    for code in found.partners:
        if code not in (*labels.partners, *labels.partners_optional):
            yield Verdict("partners", None, code, sure, is_right=False)


def _type(labels: Labels, found: EventMention, *, is_found: bool) -> Verdict:
    told = found.type if is_found else None
    sure = found.confidence.type if is_found else None
    is_right = told in (labels.event_type, *labels.event_type_alt)
    return Verdict("type", _value(labels.event_type), _value(told), sure, is_right=is_right)


def _date(labels: Labels, found: EventMention, *, is_found: bool) -> Verdict:
    sure = found.confidence.date if found.date else None
    is_right = is_found and found.date in (labels.event_date, *labels.event_date_alt)
    return Verdict("date", _value(labels.event_date), _value(found.date), sure, is_right=is_right)


def _place(labels: Labels, found: EventMention) -> Iterator[Verdict]:
    if labels.event_place is not None:
        places = (labels.event_place, labels.event_place_native)
        is_right = any(same_place(place, found.place) for place in places)
        sure = found.confidence.place if found.place else None
        yield Verdict("place", labels.event_place, _value(found.place), sure, is_right=is_right)


def _value(value: Any) -> str:
    """Return a field's single value in words: that there is none is a value as any other."""
    return "none" if value is None else str(value)


def _people(labels: Labels, found: EventMention) -> Iterator[Verdict]:
    def is_optional(other: Participant) -> bool:
        return any(same_name(name, other.name) for name in labels.people_optional)

    pairs = pair(labels.people, found.participants, _is_person)
    yield from _of_list("people", labels.people, found.participants, pairs, is_optional, _name)
    for person, told in pairs:
        wanted, read = f"{person.name} {person.side}", f"{told.name} {told.side}"
        yield Verdict("side", wanted, read, is_right=told.side in person.sides)


def _is_person(wanted: Person, told: Participant) -> bool:
    return same_name(wanted.name, told.name) or same_name(wanted.name_latin, told.name)


def _figures(labels: Labels, found: EventMention) -> Iterator[Verdict]:
    def is_optional(other: Figure) -> bool:
        return any(same_figure(figure, other) for figure in labels.statistics_optional)

    pairs = pair(labels.statistics, found.figures, same_figure)
    yield from _of_list("figures", labels.statistics, found.figures, pairs, is_optional, _amount)
    for wanted, told in pairs:
        yield from _details(wanted, told)


def _details(wanted: Statistic, told: Figure) -> Iterator[Verdict]:
    if wanted.period:
        is_right = any(same_period(period, told.period) for period in (wanted.period, *wanted.period_alt))
        yield Verdict("period", _amount(wanted), _amount(told), is_right=is_right)
    ours, theirs = (f"{_amount(figure)} {figure.partner}" for figure in (wanted, told))
    yield Verdict("figure's partner", ours, theirs, is_right=wanted.partner == told.partner)


def _agreements(labels: Labels, found: EventMention) -> Iterator[Verdict]:
    def is_same(wanted: str, told: Agreement) -> bool:
        return same_paper(wanted, told.name)

    def is_optional(other: Agreement) -> bool:
        return any(same_paper(name, other.name) for name in labels.agreements_optional)

    pairs = pair(labels.agreements, found.agreements, is_same)
    yield from _of_list("agreements", labels.agreements, found.agreements, pairs, is_optional, _name)


def _of_list(
    field: str,
    wanted: Sequence[Any],
    found: Sequence[Any],
    pairs: Sequence[tuple[Any, Any]],
    is_optional: Callable[[Any], bool],
    called: Callable[[Any], str],
) -> Iterator[Verdict]:
    """Yield a verdict for each pair, and for what has no match on the other side."""
    matched = {id(one) for both in pairs for one in both}
    for one, other in pairs:
        yield Verdict(field, called(one), called(other), other.confidence, is_right=True)
    for one in wanted:
        if id(one) not in matched:
            yield Verdict(field, called(one), None, is_right=False)
    for other in found:
        if id(other) not in matched and not is_optional(other):
            yield Verdict(field, None, called(other), other.confidence, is_right=False)


def _name(named: Person | Participant | Agreement | str) -> str:
    return named if isinstance(named, str) else named.name


def _amount(figure: Statistic | Figure) -> str:
    value = f"{figure.change_pct} %" if figure.value is None else f"{figure.value:,.10g} {figure.unit}"
    return f"{figure.measure} {value} {figure.period or ''}".strip()

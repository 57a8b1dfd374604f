"""Events and figures as people and programs see them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from scheduler.cli.output import print_json, print_table, say
from scheduler.event_document import event_document, iso

EVENT_COLUMNS = ("date", "partner", "type", "place", "who", "headline")
FIGURE_COLUMNS = ("partner", "measure", "period", "value", "unit", "change", "direction", "event", "flags")
CORRECTION_COLUMNS = ("field", "before", "corrected", "by", "on", "why", "taken back")
RULING_COLUMNS = ("#", "ruling", "by", "on", "why", "taken back")
_PEOPLE_SHOWN = 3


def event_row(event: Any) -> tuple[Any, ...]:
    """Return an event's cells under `EVENT_COLUMNS`."""
    names = [person["name"] for person in event.participants]
    more = len(names) - _PEOPLE_SHOWN
    who = ", ".join(names[:_PEOPLE_SHOWN]) + (f" and {more} more" if more > 0 else "")
    kind = event.type.replace("_", " ") + (" (planned)" if event.planned else "")
    headline = event.headline if event.parent is None else f"└ {event.headline}"
    return event.date_start, " ".join(event.partners), kind, event.place, who, headline


def print_found(events: Sequence[Any], as_json: bool, tally: str) -> None:
    """Print the events that something brought, with a line about what it was."""
    if as_json:
        print_json(map(event_document, events))
        return
    if events:
        print_table(None, EVENT_COLUMNS, map(event_row, events))
        say("")
    say(f"{len(events)} events; {tally}")


def figure_row(figure: Any) -> tuple[Any, ...]:
    """Return a figure's cells under `FIGURE_COLUMNS`."""
    *told, flags = _figure_cells(figure)
    return (*told, figure.event, flags)


def _figure_cells(figure: Any) -> tuple[Any, ...]:
    change = None if figure.change_pct is None else f"{figure.change_pct:+g} %"
    return (
        figure.partner,
        figure.measure.replace("_", " "),
        figure.period,
        None if figure.value is None else f"{_bound(figure.bound)}{figure.value:,.0f}",
        figure.unit,
        change,
        figure.direction,
        ", ".join(figure.flags),
    )


def part_tables(event: Any) -> Iterator[tuple[str, Sequence[str], list[tuple[Any, ...]]]]:
    """Yield title, columns and rows of each kind of part that an event has, numbered from 1."""
    if event.participants:
        people = [(p["name"], p["role"], p["side"], p["organization"]) for p in event.participants]
        yield "Participants", ("#", "name", "role", "side", "organisation"), _numbered(people)
    if event.figures:
        figures = [_figure_cells(SimpleNamespace(**figure)) for figure in event.figures]
        yield "Figures", ("#", *FIGURE_COLUMNS[:-2], "flags"), _numbered(figures)
    if event.agreements:
        agreements = [(agreement["name"], agreement["status"]) for agreement in event.agreements]
        yield "Agreements", ("#", "name", "status"), _numbered(agreements)


def _numbered(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(number, *row) for number, row in enumerate(rows, 1)]


def correction_row(correction: Any) -> tuple[Any, ...]:
    """Return a correction's cells under `CORRECTION_COLUMNS`."""
    return (
        correction.path,
        _told(correction.replaced),
        _told(correction.value),
        correction.made_by,
        f"{correction.made:%Y-%m-%d}",
        correction.why,
        _taken_back(correction.undone, correction.undone_by),
    )


def _taken_back(on: datetime | None, by: str | None) -> str | None:
    return f"{on:%Y-%m-%d} {by}" if on else None


def ruling_row(ruling: Any) -> tuple[Any, ...]:
    """Return a join's or a split's cells under `RULING_COLUMNS`."""
    made = f"{ruling.made_at:%Y-%m-%d}"
    undone = _taken_back(ruling.undone_at, ruling.undone_by)
    return ruling.id, ruling.kind, ruling.made_by, made, ruling.why, undone


def ruling_document(ruling: Any) -> dict[str, Any]:
    """Return a join or a split as `events show --json` prints it."""
    told = dict(ruling._asdict())
    return told | {name: at and at.isoformat() for name, at in told.items() if name.endswith("_at")}


def _told(value: Any) -> str:
    """Return a field's value, or a part by its name."""
    match value:
        case None:
            return "none"
        case list():
            return " ".join(map(str, value))
        case dict():
            return str(value.get("name") or value.get("measure"))
    return str(value)


def correction_document(correction: Any) -> dict[str, Any]:
    """Return a correction as `events show --json` prints it."""
    times = {name: getattr(correction, name) for name in ("made", "undone")}
    told = {name: instant.isoformat() if instant else None for name, instant in times.items()}
    shown = ("path", "value", "replaced", "made_by", "why", "undone_by", "undone_why")
    return {name: getattr(correction, name) for name in shown} | told


def _bound(bound: str | None) -> str:
    return {"min": "over ", "max": "under "}.get(bound or "", "")


def figure_document(figure: Any) -> dict[str, Any]:
    """Return a figure as `figures --json` prints it."""
    return dict(figure._asdict()) | {"date": iso(figure.date)}


def mention_document(mention: Any) -> dict[str, Any]:
    """Return a mention of an event with the quotes that it rests on, as `events show --json` prints it."""
    text = mention.kept_text
    return {
        "id": mention.id,
        "parser": mention.parser,
        "version": mention.version,
        "content_hash": mention.content_hash,
        "text": text,
        "link": mention.link,
        "type": mention.type,
        "partners": mention.partners,
        "quotes": {name: quotes(text, spans) for name, spans in mention.evidence.items()},
        "participants": mention.participants,
        "organizations": mention.organizations,
        "figures": mention.figures,
        "agreements": mention.agreements,
        "topics": mention.topics,
    }


def quotes(text: str, spans: Iterable[Iterable[int]]) -> list[str]:
    """Return what stands in the text at the spans."""
    return [text[start:end] for start, end in spans]

"""Sets fields of events by hand, and takes that back."""

from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter

from crawler.corrections import Correction, CorrectionError, correction_of
from crawler.merging import EventState
from crawler.store.corrections import corrections_of, partners_in, put_correction, undo
from crawler.store.database import Connection
from crawler.store.events import EventFilter, listed
from crawler.store.linking import Linked, link, lock_partners
from crawler.store.readings import PutMentions

_STATE: TypeAdapter[EventState] = TypeAdapter(EventState)


async def correct(connection: Connection, event: int, path: str, words: str, by: str, why: str) -> Linked:
    """Set a field of an event, and return what came of it.

    Raises CorrectionError where there is no such event, field or value.
    """
    partners = await _take_hold(connection, event)
    state = await _state(connection, event)
    correction = correction_of(state, path, words)
    await put_correction(connection, event, correction, _value_now(state, correction), by, why)
    return await _tell_anew(connection, event, partners)


async def undo_latest(connection: Connection, event: int, path: str, by: str, why: str) -> Linked:
    """Take the latest correction of a field back, and return what came of it.

    Raises CorrectionError where none stands.

    The path is as `events show` lists it, such as `participants/Jan Knutsson/role`.
    """
    partners = await _take_hold(connection, event)
    standing = [row for row in await corrections_of(connection, event) if row.undone is None]
    latest = next((row for row in reversed(standing) if path == row.path), None)
    if latest is None:
        told = ", ".join(row.path for row in standing) or "nothing else"
        raise CorrectionError(f"no correction of {path} stands on event {event}, but of {told}")
    await undo(connection, latest.id, by, why)
    return await _tell_anew(connection, event, partners)


async def _take_hold(connection: Connection, event: int) -> set[str]:
    """Keep others from linking around an event, and return the partners that its mentions tell of."""
    partners = await partners_in(connection, event)
    await lock_partners(connection, partners)
    return partners


async def _tell_anew(connection: Connection, event: int, partners: set[str]) -> Linked:
    return await link(connection, PutMentions(mentions=[], bereft={event}, partners=partners))


async def _state(connection: Connection, event: int) -> EventState:
    rows = await listed(connection, EventFilter(ids=[event]))
    if not rows:
        raise CorrectionError(f"no event has the number {event}: `bilateral-watch events` lists them")
    row = rows[0]._asdict() | {"date": rows[0].date_start}
    return _STATE.validate_python({entry.name: row[entry.name] for entry in fields(EventState)})


def _value_now(state: EventState, correction: Correction) -> Any:
    _, _, field = correction.field.partition("/")
    if correction.part is None:
        return getattr(state, correction.field)
    return getattr(correction.part, field) if field else correction.part

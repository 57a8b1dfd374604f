"""What people set right in an event by hand: applied over what its mentions tell, and read from words.

A correction names one of the event's own fields (`place`), a field of one of its parts
(`participants/role`), or a whole part that is to go (`participants`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Any, Final, get_type_hints

import pycountry
from pydantic import TypeAdapter, ValidationError

from crawler.edtf import days_of
from crawler.linking import folded, same_person
from crawler.merging import EventState
from crawler.parsers.language.latin import in_latin
from crawler.parsers.model import Figure, Participant
from crawler.parsers.text.gazetteer import HOME, ORGANIZATIONS
from crawler.particulars import KINDS, Part, label, labelled

OWN_FIELDS: Final = ("type", "partners", "date", "date_end", "place", "planned")
NOTHING: Final = "none"
"""The word that clears a field, or takes a part out."""

_NOT_TO_SET: Final = frozenset({"name_latin", "evidence", "confidence", "flags"})
_SURE: Final = 1.0


class CorrectionError(ValueError):
    """A correction that cannot be made; the message tells whoever asked for it why."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field set by hand.

    Attributes:
        field: `place`, `participants/role`, or `participants` for a part that is taken out.
        part: the part that it is about, as it was told when the correction was made; None for own fields.
        value: what the field is set to; None clears it.
    """

    field: str
    part: Part | None
    value: Any

    @property
    def path(self) -> str:
        """What it is called on the command line: `place`, `participants/Jan Knutsson/role`."""
        kind, slash, field = self.field.partition("/")
        return f"{kind}/{label(self.part)}{slash}{field}" if self.part else self.field


def corrected(state: EventState, corrections: Iterable[Correction]) -> EventState:
    """Return an event with the corrections applied, in their order; those about a part that is gone rest."""
    return _in_order_of_days(reduce(_apply, corrections, state))


def _apply(state: EventState, correction: Correction) -> EventState:
    if correction.part is None:
        return _with_own_field(state, correction.field, correction.value)
    kind, _, field = correction.field.partition("/")
    parts: tuple[Part, ...] = getattr(state, kind)
    place = _place_of(correction.part, parts)
    if place is None:
        return state
    changed = (_with_field(parts[place], field, correction.value),) if field else ()
    return _replaced(state, {kind: (*parts[:place], *changed, *parts[place + 1 :])})


def _with_own_field(state: EventState, field: str, value: Any) -> EventState:
    known = {entry.name for entry in fields(state.confidence)}
    sure = {"confidence": replace(state.confidence, **{field: _SURE})} if field in known else {}
    return _replaced(state, {field: value} | sure)


def _with_field(part: Part, field: str, value: Any) -> Part:
    """A figure that somebody looked at is no longer in doubt."""
    changes: dict[str, Any] = {field: value, "confidence": _SURE}
    if isinstance(part, Participant) and field == "name":
        changes["name_latin"] = in_latin(value)
    if isinstance(part, Figure):
        changes["flags"] = ()
    return replace(part, **changes)


def _replaced(state: EventState, changes: dict[str, Any]) -> EventState:
    return replace(state, **changes)


def _in_order_of_days(state: EventState) -> EventState:
    """Without a last day that a corrected first day has overtaken."""
    ends = state.date_end is not None and (state.date is None or state.date_end < state.date)
    return replace(state, date_end=None) if ends else state


def _place_of(part: Part, parts: Sequence[Part]) -> int | None:
    """Return where among the parts the one is that was meant, however it is told now."""
    for alike in _likenesses(part):
        for place, other in enumerate(parts):
            if alike(other):
                return place
    return None


def _likenesses(part: Part) -> tuple[Callable[[Any], bool], ...]:
    """Return what tells a part, the surest sign first."""
    match part:
        case Participant():
            return (
                lambda other: other.name_latin == part.name_latin,
                lambda other: same_person(other.name_latin, part.name_latin),
            )
        case Figure():
            return (
                lambda other: _what(other) == _what(part) and other.value == part.value,
                lambda other: _what(other) == _what(part),
                lambda other: (other.measure, other.value) == (part.measure, part.value),
            )
    return (lambda other: folded(other.name) == folded(part.name),)


def _what(figure: Figure) -> tuple[str, str, str | None, str | None]:
    return figure.measure, figure.unit, figure.period, figure.partner


def correction_of(state: EventState, path: str, words: str) -> Correction:
    """Return the correction that somebody asks for; raises CorrectionError.

    Args:
        state: the event as it is told now.
        path: `place`, `participants/2/role`, `participants/Jan Knutsson` for the part itself.
        words: the value as typed; `none` clears a field, or takes a part out.
    """
    kind, _, rest = path.partition("/")
    if kind in OWN_FIELDS and not rest:
        return _checked(state, Correction(kind, None, value_of(kind, words)))
    if kind not in KINDS or not rest:
        raise CorrectionError(f"no field is called {path}: there are {_known_paths()}")
    named, field = _split(kind, rest)
    part = _part_called(getattr(state, kind), named)
    if not field:
        if words != NOTHING:
            raise CorrectionError(f"say which field of {label(part)}, or {NOTHING} to take it out")
        return Correction(kind, part, None)
    return Correction(f"{kind}/{field}", part, value_of(f"{kind}/{field}", words))


def _split(kind: str, rest: str) -> tuple[str, str]:
    named, _, field = rest.rpartition("/")
    return (named, field) if named and field in _fields_of(KINDS[kind]) else (rest, "")


def _fields_of(kind: type[Part]) -> list[str]:
    return [entry.name for entry in fields(kind) if entry.name not in _NOT_TO_SET]


def _known_paths() -> str:
    parts = (f"{kind}/NAME/{'|'.join(_fields_of(type_))}" for kind, type_ in KINDS.items())
    return ", ".join((*OWN_FIELDS, *parts))


def _part_called(parts: Sequence[Part], named: str) -> Part:
    """Return the part of this label, or of this number from 1."""
    by_label = labelled(parts)
    if named in by_label:
        return by_label[named]
    if named.isdecimal() and 0 < int(named) <= len(parts):
        return parts[int(named) - 1]
    raise CorrectionError(f"the event has no {named!r} there, but {', '.join(by_label) or 'nothing'}")


def typed(path: str, value: Any) -> Any:
    """Return a value as the type of the field that it is for; raises pydantic's ValidationError."""
    kind, _, field = path.partition("/")
    if kind in KINDS and not field:
        return None
    holder, name = (KINDS[kind], field) if field else (EventState, kind)
    return TypeAdapter(get_type_hints(holder)[name]).validate_python(value)


def value_of(path: str, words: str) -> Any:
    """Return what words mean for a field, such as `place` or `figures/value`; raises CorrectionError."""
    field = path.rpartition("/")[2]
    meant: Any = None if words == NOTHING else words
    if field == "partners":
        meant = tuple(words.replace(",", " ").split())
    try:
        value = typed(path, meant)
        _check_meaning(field, value)
    except ValidationError as error:
        raise CorrectionError(f"{field} cannot be {words!r}: {error.errors()[0]['msg']}") from error
    except ValueError as error:
        raise CorrectionError(f"{field} cannot be {words!r}: {error}") from error
    return value


def _check_meaning(field: str, value: Any) -> None:
    if value is None:
        return
    if field == "period":
        days_of(value)
    if field == "partners" and not value:
        raise ValueError("an event has at least one partner")
    for code in {"partners": value, "partner": (value,), "side": (value,)}.get(field, ()):
        if not (_is_partner(code) or (field == "side" and code == HOME)):
            raise ValueError(f"{code} is neither a country's code (ISO 3166-1 alpha-2) nor an organisation's")


def _is_partner(code: str) -> bool:
    return code in ORGANIZATIONS or (code != HOME and pycountry.countries.get(alpha_2=code) is not None)


def _checked(state: EventState, correction: Correction) -> Correction:
    ends = correction.field == "date_end" and correction.value is not None
    if ends and (state.date is None or correction.value < state.date):
        raise CorrectionError("the last day of an event cannot be before its first")
    return correction

"""What an expert reads in a document, as a JSON file beside it tells."""

from datetime import date
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crawler.parsers.model import EventType, Measure


class LabelError(ValueError):
    """A file of labels cannot be read as one; the message names file and fault."""


class _Entry(BaseModel):
    """Keys that are not known are for orientation: other programs may need them."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Person(_Entry):
    """Somebody who takes part or is cited; `side_alt` are sides that are right as well."""

    name: str
    name_latin: str | None = None
    side: str | None = None
    side_alt: tuple[str | None, ...] = ()

    @property
    def sides(self) -> tuple[str | None, ...]:
        """All sides that are right."""
        return (self.side, *self.side_alt)


class Statistic(_Entry):
    """A figure in base units, its period in EDTF."""

    measure: Measure
    value: float | None = None
    unit: str | None = None
    unit_alt: tuple[str, ...] = ()
    period: str | None = None
    period_alt: tuple[str | None, ...] = ()
    change_pct: float | None = None
    partner: str | None = None


class Labels(_Entry):
    """What an expert reads in one document; `…_alt` is right as well, `…_optional` neither needed nor wrong.

    Attributes:
        borderline: whether experts may differ, so that it is not scored.
        event_place_native: the place as the text has it; as right as the other.
    """

    is_bilateral_event: bool
    borderline: bool = False
    partners: tuple[str, ...] = ()
    partners_optional: tuple[str, ...] = ()
    event_type: EventType | None = None
    event_type_alt: tuple[EventType, ...] = ()
    event_date: date | None = None
    event_date_alt: tuple[date | None, ...] = ()
    event_place: str | None = None
    event_place_native: str | None = None
    people: tuple[Person, ...] = ()
    people_optional: tuple[str, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    statistics_optional: tuple[Statistic, ...] = ()
    agreements: tuple[str, ...] = ()
    agreements_optional: tuple[str, ...] = ()
    language: str = Field(default="en")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the labels in a file; raises LabelError."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except OSError as error:
            raise LabelError(f"{path}: {error.strerror}") from error
        except ValidationError as error:
            raise LabelError(f"{path}: {_first_complaint(error)}") from error


def _first_complaint(error: ValidationError) -> str:
    first: Any = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else str(first["msg"])

"""What composed releases are made of, from the tables in `phrases/`."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.parsers.model import EventType
from crawler.replica.almanac import Language

_FOLDER: Final = Path(__file__).parent / "phrases"

InThree = Annotated[tuple[str, str, str], "in English, Russian, Kazakh"]
FigureKind = Literal["balance", "growth", "companies"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Partner(_Table):
    """A country in the forms that the patterns need; its people's names come from a pool."""

    en: tuple[str, str]
    ru: tuple[str, str]
    kk: tuple[str, str, str]
    names: str

    def words(self, language: Language) -> dict[str, str]:
        """Return what the patterns of a language call the country and its capital."""
        match language:
            case "en":
                return {"partner": self.en[0], "capital": self.en[1]}
            case "ru":
                return {"partner": self.ru[0], "capital": self.ru[1]}
            case "kk":
                return {"country": self.kk[0], "partner": self.kk[1], "capital": self.kk[2]}


class Names(_Table):
    """A pool of names: any first one goes with any last one."""

    first: tuple[InThree, ...]
    last: tuple[InThree, ...]


class Words(_Table):
    """Title and body in one language."""

    title: str
    body: str
    tags: tuple[str, ...] = ()


class Pattern(_Table):
    """A kind of event and how it is told; `place` is Astana, the partner's capital, or nowhere."""

    type: EventType
    place: Literal["Astana", "capital"] | None = None
    signs: bool = False
    ours: dict[Language, str]
    theirs: dict[Language, str]
    en: Words
    ru: Words
    kk: Words


class Plain(_Table):
    """News of no diplomatic interest."""

    en: Words
    ru: Words
    kk: Words


class Phrases(_Table):
    """All tables together."""

    afterthought: InThree
    topics: tuple[InThree, ...]
    papers: tuple[InThree, ...]
    figures: dict[FigureKind, dict[Language, str]]
    patterns: tuple[Pattern, ...] = Field(alias="pattern")
    plain: tuple[Plain, ...]
    regions: dict[Language, tuple[str, ...]]
    attributions: dict[Language, dict[str, str]]
    partners: dict[str, Partner]
    people: dict[str, Names]


def load_phrases() -> Phrases:
    """Return the tables that come with the package."""
    return Phrases.model_validate(
        {**_table("patterns"), "partners": _table("partners"), "people": _table("people")}
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))

"""Options that several commands share."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scheduler.config import Settings


@dataclass
class Common:
    """What the root of the command was given."""

    config: Path | None

    @cached_property
    def settings(self) -> "Settings":
        """The effective configuration; raises ConfigError where there is none."""
        from scheduler.config import load_settings

        return load_settings(self.config)


def settings_of(context: typer.Context) -> "Settings":
    """Return the effective configuration; raises ConfigError."""
    return _common(context).settings


def config_of(context: typer.Context) -> Path | None:
    """Return the configuration file that was named on the command line."""
    return _common(context).config


def _common(context: typer.Context) -> Common:
    common = context.find_object(Common)
    if common is None:
        raise RuntimeError("a command runs below the root of the application")
    return common


Demo = Annotated[
    bool,
    typer.Option("--demo", help="Use the stand-in sites and a database of their own, not the real ones."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]

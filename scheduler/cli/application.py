"""The command's root: what is common to all of its parts, and the parts.

A part is imported only when it is used, so that each command starts as fast as what it needs.
"""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from scheduler.cli.options import Common

_PARTS = {
    "run": "running:run",
    "worker": "running:worker",
    "crawl": "crawling:crawl",
    "import": "importing:import_documents",
    "parse": "parsing:parse",
    "evaluate": "evaluating:evaluate",
    "reparse": "reparsing:reparse",
    "events": "events:application",
    "figures": "events:figures",
    "sources": "operating:sources_application",
    "alerts": "alerts:application",
    "jobs": "jobs:application",
    "status": "operating:status",
    "db": "database:application",
    "config": "operating:config",
}
"""Where each part is found below this package, in the order of the help."""


class Parts(TyperGroup):
    """The group of all parts."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as the base class has it
        """Return the names of the parts in the order of the help."""
        return list(_PARTS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as the base class has it
        """Return the part of this name, or None where there is none."""
        if cmd_name not in _PARTS:
            return None
        module, _, attribute = _PARTS[cmd_name].partition(":")
        part = getattr(import_module(f"scheduler.cli.{module}"), attribute)
        command = typer.main.get_command(part if isinstance(part, typer.Typer) else _single(part))
        command.name = cmd_name
        return command


def _single(function: Any) -> typer.Typer:
    application = typer.Typer(add_completion=False)
    application.command()(function)
    return application


application = typer.Typer(
    cls=Parts,
    name="bilateral-watch",
    help="Watches the releases of the Kazakh Foreign Ministry and tells of every new bilateral event.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@application.callback()
def common(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="The TOML file with the configuration; else BILATERAL_WATCH_CONFIG names it."),
    ] = None,
) -> None:
    """Watches the releases of the Kazakh Foreign Ministry and tells of every new bilateral event."""
    context.obj = Common(config)

"""The command's root: what is common to all of its parts, and the parts.

A part is imported only when it is used, so that each command starts as fast as what it needs.
"""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from scheduler.cli.options import Common


class Part(NamedTuple):
    """A part of the command: where it is found below this package, and what the help says that it does."""

    place: str
    purpose: str


PARTS: Final = {
    "run": Part("running:run", "Run the service: visit the sources on schedule, and tell every new event."),
    "worker": Part(
        "working:worker",
        "Work on the queue, beside the daemon's own worker, on any machine that reaches the database.",
    ),
    "crawl": Part(
        "crawling:crawl", "Crawl one source now, or its past, and print the events that this brought."
    ),
    "import": Part(
        "importing:import_documents",
        "Keep documents on disk, have them read, and print the events that they tell of.",
    ),
    "parse": Part(
        "parsing:parse", "Read documents, without a database, and print the events that they tell of."
    ),
    "evaluate": Part(
        "evaluating:evaluate",
        "Read labelled documents, without a database, and print precision, recall and F1 a field.",
    ),
    "reparse": Part(
        "reparsing:reparse",
        "Read all kept texts again with the current parsers, and show what changes, before and after.",
    ),
    "events": Part("events:application", "List the events, or show one with its evidence."),
    "figures": Part("events:figures", "List the figures of all events by partner, measure and period."),
    "sources": Part("operating:sources_application", "List the sources and how they are."),
    "alerts": Part("alerts:application", "Look after rules, channels and messages."),
    "jobs": Part("jobs:application", "What failed for good, and putting it back."),
    "status": Part("operating:status", "Show the whole service on one screen."),
    "db": Part("database:application", "Look after the database."),
    "config": Part("operating:config", "Print the effective configuration, secrets masked."),
}
"""The parts in the order of the help."""


class Parts(TyperGroup):
    """The group of all parts."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as the base class has it
        """Return the names of the parts in the order of the help."""
        return list(PARTS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as the base class has it
        """Return what the help says of a part, or None where there is none of this name."""
        return TyperCommand(cmd_name, help=PARTS[cmd_name].purpose) if cmd_name in PARTS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the part that is used, the part itself and the arguments left for it."""
        name, known, left = super().resolve_command(ctx, args)
        return name, part_called(name) if known and name else known, left


def part_called(name: str) -> Any:
    """Return a part of the command by its name."""
    module, _, attribute = PARTS[name].place.partition(":")
    part = getattr(import_module(f"scheduler.cli.{module}"), attribute)
    command = typer.main.get_command(part if isinstance(part, typer.Typer) else _single(part))
    command.name = name
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

"""The command's root: what is common to all of its parts, and the parts."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli import documents, events, operating, running
from scheduler.cli.options import Common

application = typer.Typer(
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
    """Read what every part needs."""
    context.obj = Common(config)


application.command("run")(running.run)
application.command("worker")(running.worker)
application.command("crawl")(running.crawl)
application.command("import")(documents.import_documents)
application.command("parse")(documents.parse)
application.add_typer(events.application, name="events")
application.command("figures")(events.figures)
application.add_typer(operating.sources_application, name="sources")
application.command("status")(operating.status)
application.add_typer(operating.db_application, name="db")
application.command("config")(operating.config)

"""`alerts`: rules, channels and messages."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer

from crawler.store.database import open_database
from crawler.store.deliveries import events_published_since, tally, try_again, unsettled
from scheduler.alerts.channels import ChannelError, channel_of
from scheduler.alerts.delivering import send
from scheduler.alerts.dossier import dossiers
from scheduler.alerts.forecast import Sent, forecast
from scheduler.alerts.harmless import harmless
from scheduler.alerts.matters import sample_matter
from scheduler.alerts.messages import Writer
from scheduler.alerts.settings import RuleSettings
from scheduler.cli.events_output import EVENT_COLUMNS, event_row
from scheduler.cli.options import AsJson, Demo, settings_of
from scheduler.cli.output import complain, print_json, print_table, say
from scheduler.config import Settings
from scheduler.event_document import event_document

application = typer.Typer(help="Look after rules, channels and messages.", no_args_is_help=True)

_ROUTE_COLUMNS = ("rule", "channel", "when", "delivered", "latest", "waiting", "given up")
_MESSAGE_COLUMNS = ("message", "rule", "channel", "what", "state", "attempts", "due", "failure")
_OPS = "(operators)"
_SHOWN_OF_A_FAILURE = 50


@application.command("list")
def list_(context: typer.Context, demo: Demo = False, as_json: AsJson = False) -> None:
    """List the rules with their channels, and the messages that did not arrive so far."""
    settings = settings_of(context)
    counted, failed = asyncio.run(_listed(settings, demo))
    routes = [_route(settings, route, counted.get(route)) for route in _routes(settings, counted)]
    messages = list(map(_message, failed))
    if as_json:
        print_json([{"routes": routes, "messages": messages}])
        return
    print_table(None, _ROUTE_COLUMNS, (tuple(route.values()) for route in routes))
    if messages:
        print_table("\nNot delivered", _MESSAGE_COLUMNS, map(_message_row, messages))


async def _listed(settings: Settings, demo: bool) -> tuple[dict[tuple[str, str], Any], list[Any]]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await tally(connection), await unsettled(connection)


def _routes(settings: Settings, counted: dict[tuple[str, str], Any]) -> list[tuple[str, str]]:
    """The routes that are configured, and those that only messages know any more."""
    configured = [(name, channel) for name, rule in settings.rules.items() for channel in rule.channels]
    configured += [("", channel) for channel in settings.ops.channels]
    return configured + sorted(set(counted) - set(configured))


def _route(settings: Settings, route: tuple[str, str], counted: Any) -> dict[str, Any]:
    rule, channel = route
    known = channel in settings.channels
    return {
        "rule": rule or _OPS,
        "channel": channel if known else f"{channel} (no longer configured)",
        "when": _when(settings.rules[rule]) if rule in settings.rules else None,
        "delivered": counted.delivered if counted else 0,
        "latest": counted.latest.isoformat(timespec="seconds") if counted and counted.latest else None,
        "waiting": counted.waiting if counted else 0,
        "given_up": counted.given_up if counted else 0,
    }


def _when(rule: RuleSettings) -> str:
    if rule.digest:
        day = f" on {rule.on}" if rule.digest == "weekly" else ""
        return f"{rule.digest}{day} at {rule.at:%H:%M} {rule.zone}"
    said = ["at once", *([f"quiet {rule.quiet} {rule.zone}"] if rule.quiet else [])]
    return ", ".join(said + ([f"at most {rule.hourly} an hour"] if rule.hourly else []))


def _message(row: Any) -> dict[str, Any]:
    return {
        "message": str(row.id),
        "rule": row.rule or _OPS,
        "channel": row.channel,
        "kind": row.kind.replace("_", " "),
        "state": row.state.replace("_", " "),
        "attempts": row.attempts,
        "due": row.due.isoformat(timespec="seconds") if row.state == "waiting" else None,
        "failure": row.failure,
    }


def _message_row(message: dict[str, Any]) -> tuple[Any, ...]:
    """The cells of a message, short enough that its number is never cut."""
    due = message["due"] and message["due"][5:16].replace("T", " ")
    failure = message["failure"] and harmless(message["failure"], _SHOWN_OF_A_FAILURE)
    return tuple((message | {"due": due, "failure": failure}).values())


@application.command("test")
def try_out(
    context: typer.Context,
    rule: Annotated[str | None, typer.Argument(help="A rule: shows what it would have sent.")] = None,
    channel: Annotated[str | None, typer.Option(help="A channel: sends one message to it, now.")] = None,
    days: Annotated[int, typer.Option(min=1, help="How far back a rule is tried.")] = 30,
    demo: Demo = False,
    as_json: AsJson = False,
) -> None:
    """Try a rule against the events of the last days, or a channel with one message."""
    settings = settings_of(context)
    if (rule is None) == (channel is None):
        raise typer.BadParameter("name either a rule, or a channel with --channel")
    if channel is not None:
        _try_channel(settings, _known(channel, settings.channels, "channel"))
    else:
        known = settings.rules[_known(rule, settings.rules, "rule")]
        _print_forecast(asyncio.run(_foreseen(settings, known, days, demo)), days, as_json)


def _known(name: str | None, known: Any, what: str) -> str:
    if name not in known:
        there_are = ", ".join(sorted(known)) or "none"
        raise typer.BadParameter(f"no {what} is called {name}; there are {there_are}")
    return str(name)


def _try_channel(settings: Settings, name: str) -> None:
    channel = channel_of(settings.channels[name], settings.alerts.send_seconds)
    writer = Writer(settings.alerts.language, settings.alerts.templates)
    message = writer.write(sample_matter(str(uuid4()), settings.alerts.language))
    try:
        asyncio.run(send(channel, message, None))
    except ChannelError as failure:
        complain(f"channel {name}: {failure}")
        raise typer.Exit(1) from None
    say(f"channel {name} took the message {message.key}")


async def _foreseen(settings: Settings, rule: RuleSettings, days: int, demo: bool) -> list[Sent]:
    since = datetime.now(UTC) - timedelta(days=days)
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        found = await dossiers(connection, await events_published_since(connection, since))
    return forecast(rule, found, since)


def _print_forecast(sent: Sequence[Sent], days: int, as_json: bool) -> None:
    if as_json:
        print_json(map(_forecast_document, sent))
        return
    print_table(None, ("sent", "id", *EVENT_COLUMNS), _forecast_rows(sent))
    told = sum(len(message.told) for message in sent)
    say(f"\n{len(sent)} messages about {told} events of the last {days} days")


def _forecast_rows(sent: Sequence[Sent]) -> Iterator[tuple[Any, ...]]:
    for message in sent:
        for dossier in message.told:
            at = f"{message.at.astimezone():%Y-%m-%d %H:%M}"
            yield (at, dossier.event.id, *event_row(dossier.event))


def _forecast_document(message: Sent) -> dict[str, Any]:
    events = [event_document(dossier.event) for dossier in message.told]
    return {"sent": message.at.isoformat(timespec="seconds"), "events": events}


@application.command()
def retry(
    context: typer.Context,
    messages: Annotated[
        list[UUID] | None, typer.Argument(help="Their numbers; all where none is named.")
    ] = None,
    demo: Demo = False,
) -> None:
    """Send again, now, what was given up or waits after a failure."""
    queued = asyncio.run(_retried(settings_of(context), messages or None, demo))
    if messages and (missing := set(messages) - set(queued)):
        complain(f"no failed message is called {', '.join(map(str, sorted(missing)))}")
        raise typer.Exit(1)
    say(f"{len(queued)} messages are sent again")


async def _retried(settings: Settings, messages: list[UUID] | None, demo: bool) -> list[UUID]:
    async with open_database(settings.place(demo)) as database, database.transaction() as connection:
        return await try_again(connection, messages)

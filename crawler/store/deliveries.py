"""Alerts and the messages that carry them: one alert an event, rule and channel, put by constraint."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from crawler.store.database import Connection
from crawler.store.queue import DELIVER, hand_to_channel
from crawler.store.sql import query

Kind = Literal["event", "update", "digest", "gathered", "backlog", "alarm", "reminder", "all_clear"]
Told = Literal["news", "old", "known"]
Route = tuple[str, str]
"""A rule and a channel, by their names."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A message that gathers several alerts, and when it is due."""

    id: UUID
    due: datetime


async def lock_route(connection: Connection, route: Route) -> None:
    """Keep others from counting and adding to what a rule tells on a channel until the transaction ends."""
    await connection.execute(query("deliveries.lock_rule"), _named(route))


async def database_now(connection: Connection) -> datetime:
    """Return when the transaction began, by the database's clock, which all machines share."""
    now: datetime = (await _one(connection, "now", {})).now
    return now


async def releases_of(connection: Connection, events: Collection[int]) -> list[Any]:
    """Return the rows of all releases that tell of the events, as main matter or as part of it."""
    return await _all(connection, "releases_of", {"events": list(events)})


async def parts_of(connection: Connection, event: int) -> list[int]:
    """Return the numbers of the events that are part of another one, such as a visit's meetings."""
    return [row.id for row in await _all(connection, "parts_of", {"event": event})]


async def alerts_of(connection: Connection, events: Collection[int]) -> dict[tuple[int, str, str], Any]:
    """Return the rows of the alerts of these events by event, rule and channel, each with its message."""
    rows = await _all(connection, "alerts_of", {"events": list(events)})
    return {(row.event, row.rule, row.channel): row for row in rows}


async def put_alert(
    connection: Connection,
    event: int,
    route: Route,
    told: Told,
    fingerprint: bytes,
    delivery: UUID | None,
) -> None:
    """Note that a rule tells of an event on a channel, and by which message where it is a new one."""
    values = {"event": event, "told": told, "fingerprint": fingerprint, "delivery": delivery}
    await connection.execute(query("deliveries.put_alert"), _named(route) | values)


async def hand_down_alerts(connection: Connection, gone: Mapping[int, int | None]) -> None:
    """Let events that took over others take over what was told of those."""
    for event, heir in gone.items():
        for step in ("prefer_news", "inherit") if heir is not None else ():
            await connection.execute(query(f"deliveries.{step}"), {"gone": event, "heir": heir})
        await connection.execute(query("deliveries.drop_alerts"), {"gone": event})


async def add_delivery(
    connection: Connection, route: Route, kind: Kind, due: datetime | None = None, alarm: int | None = None
) -> UUID:
    """Queue a message to a channel, due at once where no time is told; return its key."""
    row = await _one(connection, "add", _named(route) | {"kind": kind, "due": due, "alarm": alarm})
    await hand_to_channel(connection, row.id, route[1], row.due)
    return UUID(str(row.id))


async def open_bundle(connection: Connection, route: Route, kind: Kind, due: datetime) -> UUID:
    """Return the key of the message that gathers alerts of a kind, queued now where there was none."""
    row = await _one(connection, "open_bundle", _named(route) | {"kind": kind, "due": due})
    if row.new:
        await hand_to_channel(connection, row.id, route[1], row.due)
    return UUID(str(row.id))


async def has_open_bundle(connection: Connection, route: Route, kind: Kind) -> bool:
    """Return whether a message that nobody has begun to send gathers alerts of a kind."""
    return bool((await _one(connection, "has_open_bundle", _named(route) | {"kind": kind})).open)


async def sent_within_an_hour(connection: Connection, route: Route) -> list[datetime]:
    """Return when the messages of the last hour about events were sent or are to be, the oldest first."""
    return [row.sent for row in await _all(connection, "of_last_hour", _named(route))]


async def claim_delivery(connection: Connection, delivery: UUID, seconds: float) -> Any:
    """Begin an attempt and return the message's row; None where it is settled, not due, or being sent."""
    return await _one(connection, "claim", {"id": delivery, "seconds": seconds})


async def hand_over_when_free(connection: Connection, delivery: UUID) -> None:
    """Queue a message anew for when it is due and nobody is sending it; nothing where it is settled."""
    row = await _one(connection, "free_at", {"id": delivery})
    if row is not None:
        await hand_to_channel(connection, delivery, row.channel, row.due)


async def settle_delivery(
    connection: Connection,
    claimed: Any,
    state: Literal["delivered", "given_up", "withdrawn"],
    failure: str | None = None,
) -> bool:
    """Tell how a message ended; return whether the claim still held."""
    values = {"id": claimed.id, "attempts": claimed.attempts, "state": state, "failure": failure}
    return await _one(connection, "settle", values) is not None


async def postpone_delivery(
    connection: Connection, claimed: Any, seconds: float, failure: str, left_to: Collection[str] | None
) -> None:
    """Queue a message that failed for another attempt, to those that it has not reached."""
    values = {"id": claimed.id, "attempts": claimed.attempts, "seconds": seconds, "failure": failure}
    values["left_to"] = None if left_to is None else list(left_to)
    row = await _one(connection, "postpone", values)
    if row is not None:
        await hand_to_channel(connection, claimed.id, claimed.channel, row.due)


async def events_of_delivery(connection: Connection, delivery: UUID) -> list[int]:
    """Return the numbers of the events that a message tells of."""
    return [row.event for row in await _all(connection, "events_of", {"id": delivery})]


async def backlog_of(connection: Connection, delivery: UUID) -> Any:
    """Return a row with how many old `events` a message counts, their `first` and `last` day, `partners`."""
    return await _one(connection, "backlog_of", {"id": delivery})


async def hand_over_overdue(connection: Connection, seconds: float) -> list[UUID]:
    """Queue the messages that are overdue by so many seconds and that no job is about; return their keys."""
    rows = await _all(connection, "overdue", {"seconds": seconds, "task": DELIVER})
    for row in rows:
        await hand_to_channel(connection, row.id, row.channel, None)
    return [row.id for row in rows]


async def try_again(connection: Connection, deliveries: Collection[UUID] | None) -> list[UUID]:
    """Queue what was given up or waits after a failure for now: these or all; return the keys."""
    ids = None if deliveries is None else list(deliveries)
    rows = await _all(connection, "try_again", {"ids": ids})
    for row in rows:
        await hand_to_channel(connection, row.id, row.channel, row.due)
    return [row.id for row in rows]


async def tally(connection: Connection) -> dict[Route, Any]:
    """Return how many messages are `waiting`, `delivered` and `given_up`, and the `latest`, by route."""
    return {(row.rule, row.channel): row for row in await _all(connection, "tally", {})}


async def messages_by_state(connection: Connection) -> dict[str, int]:
    """Return how many messages are waiting, delivered and given up, as people call that."""
    row = await _one(connection, "by_state", {})
    return {name.replace("_", " "): count for name, count in row._asdict().items()}


async def unsettled(connection: Connection) -> list[Any]:
    """Return the rows of the messages that were given up or have failed so far."""
    return await _all(connection, "unsettled", {})


async def events_published_since(connection: Connection, since: datetime) -> list[int]:
    """Return the numbers of the events that something published since that day tells of."""
    return [row.id for row in await _all(connection, "published_since", {"since": since.date()})]


def _named(route: Route) -> dict[str, Any]:
    return {"rule": route[0], "channel": route[1]}


async def _one(connection: Connection, name: str, values: Mapping[str, Any]) -> Any:
    return await (await connection.execute(query(f"deliveries.{name}"), values)).fetchone()


async def _all(connection: Connection, name: str, values: Mapping[str, Any]) -> list[Any]:
    return await (await connection.execute(query(f"deliveries.{name}"), values)).fetchall()

"""Sends messages, each until it has arrived or is given up: loudly, after days of growing pauses.

An attempt is claimed before it is made and settled after it, each in a transaction of its own. Whoever is
killed in between leaves a claim that runs out, and the message is sent again with the same key.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

import structlog

from crawler.store.database import Connection, Database
from crawler.store.deliveries import (
    claim_delivery,
    database_now,
    hand_over_overdue,
    hand_over_when_free,
    postpone_delivery,
    settle_delivery,
)
from crawler.store.patience import patiently
from scheduler.alerts.alarms import NO_RULE, Condition, condition_seen, repeat_alarm
from scheduler.alerts.channels import Channel, ChannelError, channel_of
from scheduler.alerts.matters import language_of, matter_of
from scheduler.alerts.messages import Message, Writer
from scheduler.alerts.settings import AlertingSettings, OpsSettings
from scheduler.alerts.timing import is_hopeless, pause_after

_CLAIM_MARGIN = 5.0
_LOOK_SECONDS = 60.0
_OVERDUE_SECONDS = 120.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Where messages leave from: the channels by name, and the settings that messages are told by."""

    database: Database
    settings: AlertingSettings
    channels: Mapping[str, Channel]


def post_office(database: Database, settings: AlertingSettings) -> PostOffice:
    """Return a post office with the channels of the configuration."""
    seconds = settings.alerts.send_seconds
    channels = {name: channel_of(channel, seconds) for name, channel in settings.channels.items()}
    return PostOffice(database, settings, channels)


async def deliver(office: PostOffice, channel: str, delivery: UUID) -> None:
    """Make an attempt to send a message; what became of it stands in its row."""
    async with office.database.transaction() as connection:
        seconds = office.channels[channel].patience + _CLAIM_MARGIN
        claimed = await claim_delivery(connection, delivery, seconds)
        if claimed is None:
            await hand_over_when_free(connection, delivery)
            return
    message = await _written(office, claimed)
    if message is None:
        await _settle(office, claimed, "withdrawn")
        return
    try:
        await send(office.channels[channel], message, claimed.left_to)
    except ChannelError as failure:
        await _fail(office, claimed, failure)
    else:
        await _settle(office, claimed, "delivered")


async def send(channel: Channel, message: Message, left_to: list[str] | None) -> None:
    """Send a message within the channel's patience; raises ChannelError."""
    try:
        async with asyncio.timeout(channel.patience):
            await channel.send(message, left_to)
    except TimeoutError:
        raise ChannelError(f"no answer within {channel.patience:g} s", left_to=left_to) from None


async def _written(office: PostOffice, claimed: Any) -> Message | None:
    """The message as there is to be told now; None where there is nothing any more."""
    async with office.database.transaction() as connection:
        matter = await matter_of(connection, office.settings, claimed)
    if matter is None:
        return None
    writer = Writer(language_of(office.settings, claimed.rule), office.settings.alerts.templates)
    return await asyncio.to_thread(writer.write, matter)


async def _settle(office: PostOffice, claimed: Any, state: Literal["delivered", "withdrawn"]) -> None:
    """Note that there is no more to do; a database that went away is waited for, lest it be sent again."""

    async def settle() -> None:
        async with office.database.transaction() as connection:
            held = await settle_delivery(connection, claimed, state)
            if held and state == "delivered":
                await _arrived(connection, office.settings.ops, claimed)

    await patiently(settle)


async def _arrived(connection: Connection, ops: OpsSettings, claimed: Any) -> None:
    """See what follows from a message that arrived: its channel is well, and an alarm is told again later."""
    await condition_seen(connection, ops, Condition(_subject(claimed), None))
    if claimed.kind in {"alarm", "reminder"}:
        await repeat_alarm(connection, ops, claimed)


async def _fail(office: PostOffice, claimed: Any, failure: ChannelError) -> None:
    """Try again later; or give up, and say so in the row, in the log, and to the operators."""
    told = {"delivery": str(claimed.id), "rule": claimed.rule, "channel": claimed.channel}
    settings = office.settings.alerts
    async with office.database.transaction() as connection:
        now = await database_now(connection)
        pause = max(pause_after(claimed.attempts, settings), timedelta(seconds=failure.pause or 0))
        if failure.is_final or is_hopeless(claimed.first_attempt, now, settings):
            await _give_up(connection, office, claimed, str(failure))
            _log.error("message given up", reason=str(failure), attempts=claimed.attempts, **told)
        else:
            await postpone_delivery(connection, claimed, pause.total_seconds(), str(failure), failure.left_to)
            _log.warning("message not delivered", reason=str(failure), again_in=str(pause), **told)


async def _give_up(connection: Connection, office: PostOffice, claimed: Any, reason: str) -> None:
    await settle_delivery(connection, claimed, "given_up", reason)
    if claimed.rule != NO_RULE:
        advice = "`bilateral-watch alerts list` shows the messages, `alerts retry` sends them again."
        seen = Condition(_subject(claimed), "failing", reason, advice)
        await condition_seen(connection, office.settings.ops, seen)


def _subject(claimed: Any) -> str:
    return f"channel {claimed.channel}"


async def look_after_messages(office: PostOffice) -> None:
    """See to it that no message is forgotten: one that is overdue, and that no job is about, gets one."""

    async def look() -> None:
        async with office.database.transaction() as connection:
            for delivery in await hand_over_overdue(connection, _OVERDUE_SECONDS):
                _log.warning("message was overdue", delivery=str(delivery), next="it is queued again")

    while True:
        await patiently(look)
        await asyncio.sleep(_LOOK_SECONDS)

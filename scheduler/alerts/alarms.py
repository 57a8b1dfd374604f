"""Tells operators of what is wrong with the service, by the same messages and channels as alerts.

Something has to stay wrong for a while before it is told. It is told again and again until it is solved, and
then the all-clear goes to all who may have heard of it.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from crawler.store.alarms import alarm_of, raise_alarm, routes_that_heard, solve_alarm, withdraw_unsent
from crawler.store.database import Connection
from crawler.store.deliveries import add_delivery, database_now
from scheduler.alerts.settings import OpsSettings

NO_RULE = ""
"""Stands in the place of a rule where operators are told."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How something is.

    Attributes:
        subject: what it is about, such as `source mfa-en`.
        state: what is wrong with it, such as `blind`; None where nothing is.
        reason: how that is seen.
        advice: what to look at or do.
    """

    subject: str
    state: str | None
    reason: str = ""
    advice: str | None = None


async def condition_seen(connection: Connection, ops: OpsSettings, seen: Condition) -> None:
    """Take note of how something is now, as often as anybody looks; queue what operators are to be told."""
    if seen.state is None:
        await _solve(connection, seen.subject)
        return
    alarm, is_new = await raise_alarm(connection, seen.subject, seen.state, seen.reason, seen.advice)
    if is_new:
        due = await database_now(connection) + timedelta(minutes=ops.patience_minutes)
        for channel in ops.channels:
            await add_delivery(connection, (NO_RULE, channel), "alarm", due, alarm)


async def _solve(connection: Connection, subject: str) -> None:
    alarm = await solve_alarm(connection, subject)
    if alarm is None:
        return
    await withdraw_unsent(connection, alarm)
    for route in await routes_that_heard(connection, alarm):
        await add_delivery(connection, route, "all_clear", alarm=alarm)


async def repeat_alarm(connection: Connection, ops: OpsSettings, told: Any) -> None:
    """Queue the next message about an alarm that was told just now, unless it has been solved since."""
    alarm = await alarm_of(connection, told.alarm)
    if alarm.solved is None:
        due = await database_now(connection) + timedelta(hours=ops.repeat_hours)
        await add_delivery(connection, (told.rule, told.channel), "reminder", due, told.alarm)

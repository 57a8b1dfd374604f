"""Queues what is to be told of events, in the transaction that stored them: told once, whatever happens next.

An event is news by its publisher's time alone. What is older, such as a backfill brings, is counted and told
in one message once it has all come.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from crawler.store.database import Connection
from crawler.store.deliveries import (
    Route,
    Told,
    add_delivery,
    alerts_of,
    database_now,
    hand_down_alerts,
    has_open_bundle,
    lock_route,
    open_bundle,
    put_alert,
    sent_within_an_hour,
)
from crawler.store.linking import Linked
from scheduler.alerts.dossier import Dossier, dossiers
from scheduler.alerts.matching import matches
from scheduler.alerts.settings import AlertingSettings, AlertSettings, RuleSettings
from scheduler.alerts.timing import is_fresh, next_digest, quiet_until

_HOUR = timedelta(hours=1)


async def queue_alerts(connection: Connection, settings: AlertingSettings, linked: Linked) -> None:
    """Queue what the rules tell of the events that linking made, changed or joined.

    A joined event takes over what was told of it; a split one counts as told.
    """
    await hand_down_alerts(connection, linked.gone)
    touched = {*linked.new, *linked.split, *linked.changed}
    if not (settings.rules and touched):
        return
    told = await alerts_of(connection, touched)
    now = await database_now(connection)
    found = await dossiers(connection, touched)
    for route, rule in _routes(settings):
        outbox = _Outbox(connection, settings.alerts, rule, route, linked, told, now)
        await outbox.take([dossier for dossier in found if matches(rule, dossier)])


async def keep_silent(connection: Connection, settings: AlertingSettings, linked: Linked) -> None:
    """Count events that are no news, however they look, as known to all whom the rules name.

    A joined event takes over what was told of it.
    """
    await hand_down_alerts(connection, linked.gone)
    untold = {*linked.new, *linked.split}
    for dossier in await dossiers(connection, untold) if settings.rules and untold else ():
        for route, _ in _routes(settings):
            await put_alert(connection, dossier.event.id, route, "known", dossier.fingerprint, None)


def _routes(settings: AlertingSettings) -> Iterator[tuple[Route, RuleSettings]]:
    """The rules with each of their channels, in an order that keeps processes from waiting for each other."""
    for name, rule in sorted(settings.rules.items()):
        for channel in sorted(set(rule.channels)):
            yield (name, channel), rule


@dataclass(frozen=True, slots=True)
class _Outbox:
    """What a rule tells on a channel, as one transaction adds to it.

    Attributes:
        told: the rows of the alerts that there are of the events, by event, rule and channel.
    """

    connection: Connection
    settings: AlertSettings
    rule: RuleSettings
    route: Route
    linked: Linked
    told: dict[tuple[int, str, str], Any]
    now: datetime

    async def take(self, found: Sequence[Dossier]) -> None:
        """Queue what is to be told of the events, wholes before their parts."""
        if not found:
            return
        await lock_route(self.connection, self.route)
        fresh: set[int] = set()
        for dossier in found:
            if await self._take(dossier, fresh):
                fresh.add(dossier.event.id)

    async def _take(self, dossier: Dossier, fresh: set[int]) -> bool:
        """Queue what is to be told of an event; return whether it is told now for the first time."""
        event = dossier.event
        alert = self.told.get((event.id, *self.route))
        told_with_its_whole = event.id in self.linked.new and event.parent in fresh
        if told_with_its_whole or event.id in self.linked.split:
            await self._put(dossier, "known", None)
            return False
        if alert is None or alert.told == "old":
            return await self._tell(dossier, alert)
        if self.rule.updates and alert.fingerprint != dossier.fingerprint:
            await self._tell_change(dossier, alert)
        return False

    async def _tell(self, dossier: Dossier, counted: Any) -> bool:
        """Queue an event that was not told of yet, or count it where it is old; return whether it did."""
        if counted is not None and counted.fingerprint == dossier.fingerprint:
            return False
        if self._is_news(dossier):
            await self._put(dossier, "news", await self._message("event", None))
        elif counted is None:
            due = self.now + timedelta(minutes=self.settings.calm_minutes)
            await self._put(dossier, "old", await open_bundle(self.connection, self.route, "backlog", due))
        return True

    def _is_news(self, dossier: Dossier) -> bool:
        """Whether a new event was told first, or a known one last, by somebody not long ago."""
        published = dossier.published
        if not published:
            return False
        told = published[0] if dossier.event.id in self.linked.new else published[-1]
        return is_fresh(told, self.now, self.settings)

    async def _tell_change(self, dossier: Dossier, alert: Any) -> None:
        """Queue an update, unless the message is yet to be sent and so tells the change itself."""
        if alert.state == "waiting" and alert.attempts == 0:
            await self._put(dossier, alert.told, None)
        elif self._is_news(dossier):
            due = self.now + timedelta(minutes=self.settings.update_minutes)
            await self._put(dossier, "news", await self._message("update", due))

    async def _put(self, dossier: Dossier, told: Told, delivery: UUID | None) -> None:
        await put_alert(self.connection, dossier.event.id, self.route, told, dossier.fingerprint, delivery)

    async def _message(self, kind: Literal["event", "update"], due: datetime | None) -> UUID:
        """Return the message that is to carry an alert: one of its own, or one that gathers several."""
        if self.rule.digest:
            return await self._bundle("digest", next_digest(self.rule, self.now))
        if ends := quiet_until(self.rule, self.now):
            return await self._bundle("gathered", ends)
        if full_until := await self._full_until():
            return await self._bundle("gathered", full_until)
        return await add_delivery(self.connection, self.route, kind, due)

    async def _bundle(self, kind: Literal["digest", "gathered"], due: datetime) -> UUID:
        return await open_bundle(self.connection, self.route, kind, due)

    async def _full_until(self) -> datetime | None:
        """Return until when the hourly maximum lets nothing more through by itself; None where it does."""
        if self.rule.hourly is None:
            return None
        sent = await sent_within_an_hour(self.connection, self.route)
        if len(sent) >= self.rule.hourly:
            return sent[-self.rule.hourly] + _HOUR
        return self.now + _HOUR if await has_open_bundle(self.connection, self.route, "gathered") else None

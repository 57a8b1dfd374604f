"""What a rule would have sent of known events: the same choices as when they are found, in retrospect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scheduler.alerts.dossier import Dossier
from scheduler.alerts.matching import matches
from scheduler.alerts.settings import RuleSettings
from scheduler.alerts.timing import next_digest, quiet_until

_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Sent:
    """A message that would have been sent, and the events that it would have told of."""

    at: datetime
    told: list[Dossier] = field(default_factory=list)


def forecast(rule: RuleSettings, found: Iterable[Dossier], since: datetime) -> list[Sent]:
    """Return the messages that a rule would have sent on each channel, had each event been found at once.

    Args:
        rule: the rule.
        found: the events, of which those count that were first published since then.
        since: an instant.
    """
    wanted = {dossier.event.id: dossier for dossier in found if matches(rule, dossier)}
    news = [d for d in wanted.values() if d.published and d.published[0] >= since]
    sent: list[Sent] = []
    for dossier in sorted(news, key=lambda d: d.published[0]):
        whole = wanted.get(dossier.event.parent)
        if whole is None or _texts(whole).isdisjoint(_texts(dossier)):
            _message(rule, sent, dossier.published[0]).told.append(dossier)
    return sent


def _message(rule: RuleSettings, sent: list[Sent], now: datetime) -> Sent:
    """The message that something found at `now` would have been told in: a waiting one, or one more."""
    due = next_digest(rule, now) if rule.digest else quiet_until(rule, now) or _free_at(rule, sent, now)
    if due > now and (waiting := [message for message in sent if message.at > now]):
        return waiting[-1]
    sent.append(Sent(due))
    return sent[-1]


def _free_at(rule: RuleSettings, sent: Sequence[Sent], now: datetime) -> datetime:
    """When the hourly maximum lets another message through."""
    lately = [message.at for message in sent if message.at > now - _HOUR]
    if rule.hourly is None or len(lately) < rule.hourly:
        return now
    return lately[-rule.hourly] + _HOUR


def _texts(dossier: Dossier) -> set[str]:
    return {mention.content_hash for mention in dossier.mentions}

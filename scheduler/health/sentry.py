"""Sentry: errors of our own, runs that ended badly, and a cron monitor for each source.

Nothing is sent without a DSN. What is sent names source, outcome and process as tags; scraped text is cut to
an excerpt and secrets are masked, wherever in an event they stand.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

import sentry_sdk
from sentry_sdk.crons import capture_checkin
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint, MonitorConfig

from crawler.runs import Outcome
from scheduler.config import Settings

LONGEST: Final = 300
"""Characters that a string of an event has at most."""

_MASK: Final = "********"
_SHORTEST_SECRET: Final = 4  # characters; what is shorter would mask half of every event
_FINE: Final = frozenset({Outcome.NEW, Outcome.UNCHANGED})
_MARGIN_MINUTES: Final = 5


def report_to_sentry(settings: Settings, process: str) -> None:
    """Send errors of this process from now on, if a DSN is configured.

    Args:
        settings: the configuration.
        process: which of ours this is: `daemon`, `worker`, `crawl`, `parse`.
    """
    if settings.sentry.dsn is None:
        return
    sentry_sdk.init(
        dsn=settings.sentry.dsn.get_secret_value(),
        environment=settings.sentry.environment,
        release=f"bilateral-watch@{version('bilateral-watch')}",
        traces_sample_rate=settings.sentry.traces,
        send_default_pii=False,
        include_local_variables=False,  # a frame's variables hold releases and addresses with passwords
        auto_enabling_integrations=False,
        integrations=[LoggingIntegration(level=logging.WARNING, event_level=logging.ERROR)],
        max_breadcrumbs=20,
        before_send=_cleaned_by(_Cleaner(settings.secrets())),
    )
    sentry_sdk.set_tag("process", process)


def report_run(source: str, told: Mapping[str, Any]) -> None:
    """Send how a run ended, where that was bad: one issue a source and outcome.

    Args:
        source: its name.
        told: its report as plain data, as `crawler.runs.RunReport` has it.
    """
    outcome = Outcome(told["outcome"])
    if outcome in _FINE:
        return
    worst: Mapping[str, Any] = next((t for t in told["troubles"] if t["outcome"] == outcome), {})
    with sentry_sdk.new_scope() as scope:
        scope.set_tags({"source": source, "outcome": outcome.value, "door": told["door"] or "none"})
        scope.fingerprint = ["run", source, outcome.value]
        scope.set_context("run", {"reason": told["reason"], **worst})
        ours = outcome is Outcome.BROKEN
        sentry_sdk.capture_message(f"{source} is {outcome.value}", level="error" if ours else "warning")


def check_in(source: str, told: Mapping[str, Any], every: float, longest: float) -> None:
    """Tell the source's cron monitor, which is made or changed by this, that a run has ended.

    Args:
        source: its name.
        told: the run's report as plain data.
        every: seconds from one visit to the next.
        longest: seconds that a run may take.
    """
    monitor: MonitorConfig = {
        "schedule": {"type": "interval", "value": _minutes(every), "unit": "minute"},
        "checkin_margin": max(_MARGIN_MINUTES, _minutes(every)),
        "max_runtime": _minutes(longest),
        "failure_issue_threshold": 2,
        "recovery_threshold": 1,
        "timezone": "UTC",
    }
    status = "ok" if told["outcome"] in _FINE else "error"
    capture_checkin(monitor_slug=f"crawl-{source}", status=status, monitor_config=monitor)


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / 60))


class _Cleaner:
    """Cuts and masks what stands in an event."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted((s for s in secrets if len(s) >= _SHORTEST_SECRET), key=len, reverse=True)

    def clean(self, value: Any) -> Any:
        """Return the value with all of its strings, at any depth, cut and without secrets."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.clean(item) for key, item in value.items()}
        return [self.clean(item) for item in value] if isinstance(value, list | tuple) else value

    def _text(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _MASK)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _cleaned_by(cleaner: _Cleaner) -> Callable[[Event, Hint], Event]:
    def cleaned(event: Event, _: Hint) -> Event:
        keep: Event = cleaner.clean(event)
        return keep

    return cleaned

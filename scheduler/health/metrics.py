"""Metrics for Prometheus, over all processes: they are read from the database when they are asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily

from crawler.store.database import Connection, Database
from crawler.store.metrics import measured

PREFIX: Final = "bilateral_watch_"


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: the query that measures it is called as it is."""

    name: str
    told: str
    labels: tuple[str, ...] = ()


METRICS: Final = (
    Metric("source_state", "1 for the state that a source was judged to be in", ("source", "state")),
    Metric("runs", "Runs of the last 24 hours", ("source", "outcome")),
    Metric("last_run", "When a source's latest run ended, in seconds since 1970", ("source",)),
    Metric(
        "run_counts", "What the runs of the last 24 hours counted: items, requests, bytes", ("source", "what")
    ),
    Metric("responses", "Answers that runs of the last 24 hours got", ("host", "status")),
    Metric("releases", "Releases kept", ("source",)),
    Metric("newest_release", "When the newest release was published, in seconds since 1970", ("source",)),
    Metric("failed_items", "Items that could not be had or read, and are tried again", ("source",)),
    Metric("texts", "Distinct texts kept", ("language",)),
    Metric("revisions", "States of releases kept"),
    Metric("events", "Events found", ("type",)),
    Metric("readings", "Texts that parsers were given", ("parser", "version", "outcome")),
    Metric("reading_seconds", "Seconds that parsers took", ("parser", "version")),
    Metric("mentions", "Event mentions that parsers returned", ("parser", "version")),
    Metric("lag", "Seconds from publication to reading, of the last 24 hours", ("quantile",)),
    Metric(
        "alert_lag", "Seconds from publication to a message's arrival, of the last 24 hours", ("quantile",)
    ),
    Metric("jobs", "Jobs in the queue", ("queue", "status")),
    Metric("oldest_job", "Seconds for which the oldest job that is due has waited", ("queue",)),
    Metric("worker_sign", "When a worker last showed that it lives, in seconds since 1970"),
    Metric("deliveries", "Messages to people", ("channel", "state")),
    Metric("database_bytes", "Size of the database"),
    Metric("connections", "Connections to the database"),
)


async def exposition(database: Database) -> bytes:
    """Return all metrics in Prometheus' text format."""
    async with database.transaction() as connection:
        families = [await _family(connection, metric) for metric in METRICS]
    registry = CollectorRegistry()
    registry.register(_Given([_build(), *families]))
    return generate_latest(registry)


async def _family(connection: Connection, metric: Metric) -> GaugeMetricFamily:
    family = GaugeMetricFamily(PREFIX + metric.name, metric.told, labels=metric.labels)
    for sample in await measured(connection, metric.name):
        family.add_metric(_labels(metric, sample), float(sample["value"]))
    return family


def _labels(metric: Metric, sample: dict[str, Any]) -> list[str]:
    return [str(sample[label]) for label in metric.labels]


def _build() -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"{PREFIX}build", "1, with the version that answers", labels=("version",))
    family.add_metric([version("bilateral-watch")], 1)
    return family


class _Given:
    """A collector of what was measured already."""

    def __init__(self, families: Iterable[GaugeMetricFamily]) -> None:
        self._families = list(families)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield them."""
        yield from self._families

"""From a stand-in publishing to the alert in a mailbox: `python -m tests.bench.latency [MESSAGES]`.

A service visits the stand-ins every two seconds and mails every new event to a real mail server. Something is
published every few seconds until so many messages have come; what makes no message (a reprint, an edit, no
event) is not counted. A message that comes late is, however late it is.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from subprocess import DEVNULL, Popen

from crawler.replica import process as replica
from crawler.replica.process import Replica
from crawler.sources import SOURCES
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import environment
from tests.integration.alerts.conftest import Receiver

EVERY = 2.0
"""Seconds between two visits of a source."""

_BETWEEN = 4.0  # seconds from one thing that is published to the next
_PATIENCE = 60.0  # seconds for which messages are waited for in the end
_QUIET = 20.0  # seconds without a message after which what was there at the start has been told
_STARTING = 120.0
_CONFIGURATION = """
[rules.all]
channels = ["desk"]
"""
_PACE = """
[sources.{name}]
every = {every}
working_every = {every}
jitter = 0
elasticity = 1
longest = {every}
"""


def main() -> None:
    """Print the median and the worst of so many messages, with the pause between two visits and without."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder, replica.start() as sites:
        mail = Receiver("mail", Path(folder) / "mail")
        try:
            with _service(Path(folder), sites, mail):
                _wait_until_quiet(mail)
                delays = _delays(sites, mail, count)
        finally:
            mail.stop()
    tenths = quantiles(delays, n=20)
    told = f"median {median(delays):.2f} s, 95 in 100 {tenths[-1]:.2f} s, worst {max(delays):.2f} s"
    sys.stdout.write(f"{len(delays)} messages: {told}; a source is visited every {EVERY:g} s\n")


@contextmanager
def _service(folder: Path, sites: Replica, mail: Receiver) -> Iterator[None]:
    config = folder / "watch.toml"
    paces = "".join(_PACE.format(name=name, every=EVERY) for name in SOURCES)
    config.write_text(_CONFIGURATION + mail.as_channel("desk") + paces)
    env = environment(folder / "home", BILATERAL_WATCH_CONFIG=str(config), **{STAND_IN: sites.address})
    command = [sys.executable, "-m", "scheduler", "run"]
    with Popen(command, env=env, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL) as service:
        try:
            yield
        finally:
            service.terminate()


def _wait_until_quiet(mail: Receiver) -> None:
    """Wait until what was there at the start has been told, and nothing more comes."""
    deadline, seen = time.monotonic() + _STARTING, -1
    while time.monotonic() < deadline and (not seen or len(mail.received) != seen):
        seen = len(mail.received)
        time.sleep(_QUIET)


def _delays(sites: Replica, mail: Receiver, count: int) -> list[float]:
    """Publish until so many messages have come; return each one's seconds from the first it tells of on."""
    told, published = len(mail.received), dict[str, float]()
    while len(mail.received) < told + count:
        for url in sites.publish()["urls"]:
            published.setdefault(url, time.time())
        time.sleep(_BETWEEN)
    time.sleep(_PATIENCE)
    sources = [(one["at"], {url for url in published if url in one["text"]}) for one in mail.received[told:]]
    return [at - min(published[url] for url in urls) for at, urls in sources if urls]


if __name__ == "__main__":
    main()

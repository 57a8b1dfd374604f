"""The stand-ins as a process of their own, for the demo and for tests."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime
from http.client import HTTPConnection
from types import TracebackType
from typing import Any, Final, Self

from crawler.replica.almanac import Language
from crawler.replica.story import Publisher

_PATIENCE: Final = 60.0  # seconds; the truth of thousands of releases takes its time
_LISTENING: Final = "listening on 127.0.0.1:"

Truth = dict[str, Any]


class StartError(Exception):
    """The process ended before it listened."""


class Replica:
    """The running process: where it listens, and what tests ask of it. A context manager that ends it."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process, self.port = process, port

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def truth(self) -> list[Truth]:
        """Return everything published so far, oldest first, as `crawler.replica.control.truth_of` has it."""
        published: list[Truth] = self._ask("GET", "/truth")
        return published

    def live_until(self, instant: datetime) -> datetime:
        """Let all happen that is planned up to an instant; return what time it is then by a pinned clock."""
        return datetime.fromisoformat(self._ask("POST", "/live", {"until": instant.isoformat()})["now"])

    def publish(self) -> Truth:
        """Let the next thing happen; return the truth of the article that it brought or changed."""
        return self._did("/publish")

    def rewrite(
        self,
        publisher: Publisher,
        language: Language,
        key: str,
        *,
        title: str | None = None,
        body: str | None = None,
    ) -> Truth:
        """Edit an article and return its truth; raises ValueError for one that is not online."""
        return self._did("/rewrite", publisher=publisher, language=language, key=key, title=title, body=body)

    def remove(self, publisher: Publisher, language: Language, key: str) -> Truth:
        """Take an article off and return its truth; raises ValueError for one that is not online."""
        return self._did("/remove", publisher=publisher, language=language, key=key)

    def strike(self, kind: str, where: str, *, times: int | None = None) -> None:
        """Let a fault of `crawler.replica.faults` strike; raises ValueError for one that there is not."""
        self._ask("POST", "/fault", {"kind": kind, "where": where, "times": times})

    def heal(self) -> None:
        """End all faults."""
        self._ask("DELETE", "/fault")

    def stop(self) -> None:
        """End the process and wait for it."""
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _did(self, path: str, **told: Any) -> Truth:
        truth: Truth = self._ask("POST", path, told)
        return truth

    def _ask(self, method: str, path: str, told: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request(method, path, json.dumps(told or {}), {"Host": "replica.local"})
            response = connection.getresponse()
            document = json.loads(response.read())
        finally:
            connection.close()
        if response.status >= 400:
            raise ValueError(document["message"])
        return document


def start(
    *,
    live: float | None = None,
    now: datetime | None = None,
    composed: int = 0,
    since: date | None = None,
    until: date | None = None,
    pace: float | None = None,
    port: int = 0,
) -> Replica:
    """Start the stand-ins and return them when they listen; they end with the process that started them.

    Args:
        live: publish something every so many seconds.
        now: pin the clock.
        composed: how many releases to compose, evenly over the time from `since` to `until`.
        since: a day of the past.
        until: a day to come, to which releases come out as the clock goes on; what becomes of them is
            composed too, and none of those written by hand is there.
        pace: seconds by which each request lets a pinned clock go on.
        port: where to listen; 0 takes a free port.

    Raises:
        StartError: the process ended at once, such as for a port in use.
    """
    process = _begin(
        {
            "--live": live,
            "--now": now and now.isoformat(),
            "--composed": composed or None,
            "--since": since and since.isoformat(),
            "--until": until and until.isoformat(),
            "--pace": pace,
            "--port": port,
        }
    )
    if process.stdout and (line := process.stdout.readline()).startswith(_LISTENING):
        return Replica(process, int(line.removeprefix(_LISTENING)))
    raise StartError(f"the stand-ins ended with status {process.wait()}; they said why on standard error")


def _begin(options: Mapping[str, object]) -> subprocess.Popen[str]:
    told = [f"{name}={value}" for name, value in options.items() if value is not None]
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.replica", "--with-parent", *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C is for the process in the foreground, which ends this one in its own order.
        start_new_session=True,
    )

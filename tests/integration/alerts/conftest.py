"""Receivers of messages, and an office that sends to them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver:
    """A running receiver: where it listens, what it got, and how it is to behave."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind, self._folder = kind, folder
        folder.mkdir()
        self.port = 0
        self.start()

    def start(self) -> None:
        """Begin to listen, again on the same port."""
        command = [sys.executable, "-m", "tests.integration.alerts.receiver"]
        self._process = subprocess.Popen(
            [*command, self._kind, str(self._folder), str(self.port)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def stop(self) -> None:
        """End the process: connections are refused from now on."""
        self._process.kill()
        self._process.communicate()

    @property
    def is_running(self) -> bool:
        """Whether it listens."""
        return self._process.poll() is None

    def behave(self, mood: str) -> None:
        """From now on behave so."""
        (self._folder / "mood").write_text(mood)

    @property
    def received(self) -> list[dict[str, Any]]:
        """What arrived, in order."""
        file = self._folder / "received"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def settings(self) -> dict[str, Any]:
        """The table of the configuration that names it as a channel."""
        if self._kind == "mail":
            return {
                "kind": "mail",
                "to": ["desk@example.org"],
                "from": "Watch <watch@example.org>",
                "host": "127.0.0.1",
                "port": self.port,
                "security": "none",
            }
        return {"kind": "webhook", "url": f"http://127.0.0.1:{self.port}/hook", "secret": SECRET}

    def as_channel(self, name: str) -> str:
        """Return the same table as it is written in a configuration's file."""
        lines = (f"{key} = {json.dumps(value)}\n" for key, value in self.settings.items())
        return f"[channels.{name}]\n{''.join(lines)}"


@pytest.fixture
def receivers(tmp_path: Path) -> Iterator[Callable[[str], Receiver]]:
    """Starts receivers of a kind, `mail` or `http`, and ends them after the test."""
    with ExitStack() as stack:

        def start(kind: str) -> Receiver:
            receiver = Receiver(kind, tmp_path / kind)
            stack.callback(receiver.stop)
            return receiver

        yield start

"""What systemd hears of the daemon, at a socket like its own."""

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scheduler.health.supervisor import told_to_supervisor


@pytest.fixture
def listener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(0)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listener


def heard(listener: socket.socket) -> list[str]:
    messages = []
    while True:
        try:
            messages.append(listener.recv(100).decode())
        except BlockingIOError:
            return messages


async def test_ready_alive_and_about_to_end(listener: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "200000")
    messages = []
    async with told_to_supervisor():
        for _ in range(10):
            await asyncio.sleep(0.1)
            messages += heard(listener)
    messages += heard(listener)
    assert (messages[0], messages[-1]) == ("READY=1", "STOPPING=1")
    assert set(messages[1:-1]) == {"WATCHDOG=1"}
    assert len(messages) >= 5


async def test_an_event_loop_that_is_stuck_shows_no_sign_of_life(
    listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "200000")
    async with told_to_supervisor():
        await asyncio.sleep(0.05)
        heard(listener)
        await stuck(0.5)
        assert heard(listener) == []


async def stuck(seconds: float) -> None:
    time.sleep(seconds)


async def test_a_supervisor_that_does_not_listen_holds_nothing_up(
    listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "2000")
    async with told_to_supervisor():
        await asyncio.wait_for(asyncio.sleep(1), 5)
    assert heard(listener)[0] == "READY=1"


async def test_without_a_watchdog_it_is_ready_and_ends(listener: socket.socket) -> None:
    async with told_to_supervisor():
        await asyncio.sleep(0.2)
    assert heard(listener) == ["READY=1", "STOPPING=1"]


async def test_without_a_supervisor_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    async with told_to_supervisor():
        await asyncio.sleep(0)

"""Faults are struck where and as often as was ordered, and gone when healed."""

import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from crawler.replica.faults import KINDS
from crawler.replica.process import Replica, start

DOOR = r"www\.gov\.kz/graphql"
FEED = r"www\.kt\.kz/eng/rss"
DELIVERED_ODDLY = {"drip", "silence", "reset", "huge"}


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with start() as replica:
        yield replica


@pytest.fixture
def replica(running: Replica) -> Iterator[Replica]:
    yield running
    running.heal()


def ask(replica: Replica, host: str, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", replica.port, timeout=2)
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    return response, response.read()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - DELIVERED_ODDLY - {"duplicate ids", "same page"}))
def test_each_fault_makes_another_answer_and_strikes_nowhere_else(replica: Replica, kind: str) -> None:
    whole, feed = ask(replica, "www.kt.kz", "/rus/rss")
    replica.strike(kind, r"www\.kt\.kz/rus/rss")
    struck, body = ask(replica, "www.kt.kz", "/rus/rss")
    if kind not in {"new field", "renamed class"}:  # a feed has neither
        assert (struck.status, struck.headers.get("Content-Type"), body) != (
            whole.status,
            whole.headers["Content-Type"],
            feed,
        )
    assert ask(replica, "www.kt.kz", "/eng/rss")[0].status == 200
    replica.heal()
    assert ask(replica, "www.kt.kz", "/rus/rss")[1] == feed


def test_a_fault_strikes_as_often_as_was_ordered(replica: Replica) -> None:
    replica.strike("broken", FEED, times=2)
    assert [ask(replica, "www.kt.kz", "/eng/rss")[0].status for _ in range(3)] == [500, 500, 200]


def test_silence_outlasts_whoever_asks(replica: Replica) -> None:
    replica.strike("silence", FEED)
    with pytest.raises(TimeoutError):
        ask(replica, "www.kt.kz", "/eng/rss")


def test_drips_come_so_slowly_that_no_single_read_is_late(replica: Replica) -> None:
    replica.strike("drip", FEED)
    with socket.create_connection(("127.0.0.1", replica.port), 1) as line:
        line.sendall(b"GET /eng/rss HTTP/1.1\r\nHost: www.kt.kz\r\n\r\n")
        time.sleep(1)
        received = line.recv(1 << 16)
    assert 1 <= len(received.partition(b"\r\n\r\n")[2]) <= 15


def test_a_cut_line_is_cut(replica: Replica) -> None:
    replica.strike("reset", FEED)
    with pytest.raises(ConnectionError):
        ask(replica, "www.kt.kz", "/eng/rss")


def test_what_is_endless_is_larger_than_memory_should_hold(replica: Replica) -> None:
    replica.strike("huge", FEED)
    connection = HTTPConnection("127.0.0.1", replica.port, timeout=5)
    connection.request("GET", "/eng/rss", headers={"Host": "www.kt.kz"})
    response, received = connection.getresponse(), 0
    while chunk := response.read(1 << 20):
        received += len(chunk)
    assert received == 300 << 20


@pytest.mark.parametrize(("kind", "where"), [("sulking", FEED), ("gone", "(")])
def test_what_is_no_fault_is_refused(replica: Replica, kind: str, where: str) -> None:
    with pytest.raises(ValueError, match=r"no fault is called|no pattern"):
        replica.strike(kind, where)

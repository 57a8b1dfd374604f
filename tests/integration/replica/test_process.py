import os
import signal
import socket
import struct
import subprocess
import sys
import time
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from crawler.replica.process import StartError, start

NOW = datetime.fromisoformat("2026-11-20T18:00:00+05:00")
COMMAND = [sys.executable, "-m", "crawler.replica"]
PARENT = """
import time
from crawler.replica.process import start
replica = start()
print(replica.pid, flush=True)
time.sleep(60)
"""


def test_it_answers_by_host_and_tells_the_truth() -> None:
    with start(now=NOW) as replica:
        connection = HTTPConnection("127.0.0.1", replica.port, timeout=5)
        for host, path in [("www.kt.kz", "/eng/all"), ("qazinform.com", "/lenta/")]:
            connection.request("GET", path, headers={"Host": host})
            response = connection.getresponse()
            assert response.status == 200
            assert response.read()
        connection.close()
        assert {truth["source"] for truth in replica.truth()} == {
            "mfa-en",
            "mfa-ru",
            "mfa-kk",
            "kazinform-en",
            "kazinform-ru",
            "kazinform-kk",
            "kt-en",
            "kt-ru",
        }


def test_what_is_published_edited_and_removed_shows_in_the_truth() -> None:
    with start(now=NOW) as replica:
        brought = replica.publish()
        which = brought["publisher"], brought["language"], brought["key"]
        replica.rewrite(*which, title="Another title")
        replica.remove(*which)
        [told] = [t for t in replica.truth() if (t["publisher"], t["language"], t["key"]) == which]
        assert told["title"] == "Another title"
        assert len(told["revisions"]) == 2
        assert told["removed"]
        with pytest.raises(ValueError, match="online"):
            replica.remove(*which)


def test_in_live_mode_something_comes_by_itself() -> None:
    with start(now=NOW, live=0.1) as replica:
        before = len(replica.truth())
        time.sleep(1)
        assert len(replica.truth()) > before + 3


def test_it_ends_on_a_signal_while_a_connection_is_open() -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        process = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        port = int(process.stdout.readline().rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port)):
            process.send_signal(number)
            assert process.wait(timeout=10) == 0
        process.stdout.close()


def test_it_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(50):
        if not is_running(pid):
            return
        time.sleep(0.1)
    pytest.fail("the stand-ins outlived their parent")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text("utf-8").split()[2] != "Z"


def test_a_port_in_use_is_told_in_one_line() -> None:
    with start(now=NOW) as replica:
        with pytest.raises(StartError):
            start(port=replica.port)
        told = subprocess.run(
            [*COMMAND, f"--port={replica.port}"], capture_output=True, text=True, check=False
        )
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert str(replica.port) in told.stderr


@pytest.mark.parametrize("option", ["--now=yesterday", "--now=2026-11-20T18:00:00", "--composed=5"])
def test_bad_usage_ends_with_status_2(option: str) -> None:
    told = subprocess.run([*COMMAND, option], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_who_breaks_off_between_two_questions_is_no_fault(capfd: pytest.CaptureFixture[str]) -> None:
    with start() as replica:
        with socket.create_connection(("127.0.0.1", replica.port)) as line:
            line.sendall(b"GET /eng/all HTTP/1.1\r\nHost: www.kt.kz\r\n\r\n")
            assert line.recv(100).startswith(b"HTTP/1.1 200")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        time.sleep(0.5)
        assert replica.truth()
    assert capfd.readouterr().err == ""

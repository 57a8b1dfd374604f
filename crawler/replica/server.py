"""The one loopback process that answers for every publisher, by the Host header."""

import contextlib
import socket
import struct
import time
from datetime import timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from crawler.replica import control
from crawler.replica.faults import Faults, command
from crawler.replica.newsroom import Newsroom
from crawler.replica.sites import SITES
from crawler.replica.web import Answer, Delivery, Request, Site, plain, unless_known

_BY_HOST: Final[dict[str, Site]] = {host: site for site in (*SITES, control) for host in site.HOSTS}
_LARGEST_BODY: Final = 1 << 20
_ENDLESS: Final = 300  # times
_BETWEEN_DRIPS: Final = 0.1  # seconds
_CUT_AT_ONCE: Final = struct.pack("ii", 1, 0)


def respond(request: Request, newsroom: Newsroom, faults: Faults) -> Answer:
    """Return the answer of the site that the Host header names, as far as no fault strikes it.

    Where nobody stands in for the host, that is 421.
    """
    if request.host in control.HOSTS and request.path == "/fault":
        return command(request, faults)
    site = _BY_HOST.get(request.host)
    if site is None:
        return plain(f"nobody stands in for {request.host!r}\n", HTTPStatus.MISDIRECTED_REQUEST)
    return unless_known(request, faults.distort(request, lambda asked: site.answer(asked, newsroom)))


class Server(ThreadingHTTPServer):
    """The listening server; it ends without waiting for open connections."""

    daemon_threads = True

    def __init__(self, newsroom: Newsroom, port: int = 0, pace: timedelta = timedelta()) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.newsroom, self.faults, self.pace = newsroom, Faults(), pace


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def handle(self) -> None:
        """Answer as long as somebody asks; whoever does need not wait for the end."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        self._answer("GET")

    def do_HEAD(self) -> None:
        self._answer("GET", with_body=False)

    def do_POST(self) -> None:
        self._answer("POST")

    def do_DELETE(self) -> None:
        self._answer("DELETE")

    def log_message(self, *_: object) -> None:
        """Say nothing: those who ask keep their own log."""

    def _answer(self, method: str, *, with_body: bool = True) -> None:
        request = self._request(method)
        if self.server.pace and request.host not in control.HOSTS:
            self.server.newsroom.pass_time(self.server.pace)
        answer = respond(request, self.server.newsroom, self.server.faults)
        self._send(answer, with_body=with_body)

    def _request(self, method: str) -> Request:
        length = min(int(self.headers.get("Content-Length") or 0), _LARGEST_BODY)
        return Request.to(method, self.path, dict(self.headers.items()), self.rfile.read(length))

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        if answer.delivery is Delivery.SILENCE:
            self._wait_until_nobody_listens()
        elif answer.delivery is Delivery.RESET:
            self._cut()
        else:
            self._send_head(answer)
            if with_body:
                self._send_body(answer)

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.delivery is Delivery.ENDLESS:
            self.send_header("Connection", "close")
        elif answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()

    def _send_body(self, answer: Answer) -> None:
        if answer.delivery is Delivery.ENDLESS:
            for _ in range(_ENDLESS):
                self.wfile.write(answer.body)
        elif answer.delivery is Delivery.DRIP:
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                time.sleep(_BETWEEN_DRIPS)
        else:
            self.wfile.write(answer.body)

    def _wait_until_nobody_listens(self) -> None:
        self.close_connection = True
        with contextlib.suppress(TimeoutError):
            self.connection.recv(1)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _CUT_AT_ONCE)
        self.connection.close()

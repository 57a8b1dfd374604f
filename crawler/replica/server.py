"""The one loopback process that answers for every publisher, by the Host header."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from crawler.replica import control
from crawler.replica.newsroom import Newsroom
from crawler.replica.sites import SITES
from crawler.replica.web import Answer, Request, Site, plain, unless_known

_BY_HOST: Final[dict[str, Site]] = {host: site for site in (*SITES, control) for host in site.HOSTS}
_LARGEST_BODY: Final = 1 << 20


def respond(request: Request, newsroom: Newsroom) -> Answer:
    """Return the answer of the site that the Host header names; 421 where nobody stands in for it."""
    site = _BY_HOST.get(request.host)
    if site is None:
        return plain(f"nobody stands in for {request.host!r}\n", HTTPStatus.MISDIRECTED_REQUEST)
    return unless_known(request, site.answer(request, newsroom))


class Server(ThreadingHTTPServer):
    """The listening server; it ends without waiting for open connections."""

    daemon_threads = True

    def __init__(self, newsroom: Newsroom, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.newsroom = newsroom


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._send(respond(self._request("GET"), self.server.newsroom))

    def do_HEAD(self) -> None:
        self._send(respond(self._request("GET"), self.server.newsroom), with_body=False)

    def do_POST(self) -> None:
        self._send(respond(self._request("POST"), self.server.newsroom))

    def log_message(self, *_: object) -> None:
        """Say nothing: those who ask keep their own log."""

    def _request(self, method: str) -> Request:
        length = min(int(self.headers.get("Content-Length") or 0), _LARGEST_BODY)
        return Request.to(method, self.path, dict(self.headers.items()), self.rfile.read(length))

    def _send(self, answer: Answer, *, with_body: bool = True) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

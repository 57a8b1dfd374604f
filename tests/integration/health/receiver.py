"""A receiver of Sentry's envelopes on loopback, as Sentry itself takes them."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import brotli

DECODERS: Mapping[str | None, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    None: bytes,
}


class Receiver:
    """What came in.

    Attributes:
        items: the items of all envelopes, each as its type and its document.
        dsn: where to send to.
    """

    def __init__(self, port: int) -> None:
        self.items: list[tuple[str, Any]] = []
        self.dsn = f"http://public@127.0.0.1:{port}/1"

    def of(self, kind: str) -> list[Any]:
        """The documents of one type, such as `event` or `check_in`."""
        return [document for found, document in self.items if found == kind]

    def take(self, envelope: bytes) -> None:
        lines = iter(envelope.split(b"\n")[1:])
        for heading in filter(None, lines):
            self.items.append((json.loads(heading)["type"], json.loads(next(lines))))


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Give a receiver that listens for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.take(DECODERS[self.headers["Content-Encoding"]](body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver = Receiver(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield receiver
        server.shutdown()

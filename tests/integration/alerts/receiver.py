"""A mail server and an HTTP receiver as processes of their own, which note what they get and fail on demand.

How it behaves stands in a file, `mood`, read for each message: `well`, `slow`, `hang`, `half` (the connection
ends before the answer), `refuse` (a lasting answer of no) or `busy` (a passing one). What arrived stands in
`received`, a JSON object a line.
"""

import asyncio
import json
import sys
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

HANGS = 3600.0
SLOW = 1.0


class Ledger:
    """Notes what arrived, and tells how to behave."""

    def __init__(self, folder: Path) -> None:
        self._mood, self._received = folder / "mood", folder / "received"

    @property
    def mood(self) -> str:
        return self._mood.read_text() if self._mood.exists() else "well"

    def note(self, **received: Any) -> None:
        with self._received.open("a") as file:
            file.write(json.dumps(received | {"at": time.time(), "mood": self.mood}) + "\n")


class Mailbox:
    """What the mail server does with a message."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self._ledger.mood == "refuse" or address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name, too
        mood = self._ledger.mood
        if mood == "hang":
            await asyncio.sleep(HANGS)
        if mood == "slow":
            await asyncio.sleep(SLOW)
        if mood == "busy":
            return "451 come again later"
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self._ledger.note(**as_data(mail), to=envelope.rcpt_tos)
        if mood == "half":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 taken"


def as_data(mail: EmailMessage) -> dict[str, Any]:
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    return {
        "key": mail["Message-ID"],
        "headers": sorted(mail.keys()),
        "subject": str(mail["Subject"]),
        "text": parts["text/plain"],
        "html": parts["text/html"],
    }


async def serve_mail(ledger: Ledger, port: int) -> None:
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Mailbox(ledger), enable_SMTPUTF8=True, hostname="receiver"), "127.0.0.1", port
    )
    listening(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def serve_http(ledger: Ledger, port: int) -> None:
    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            mood = ledger.mood
            if mood == "hang":
                time.sleep(HANGS)
            if mood in {"well", "half"}:
                ledger.note(key=self.headers["webhook-id"], headers=dict(self.headers), body=body)
            if mood == "half":
                self.wfile.write(b"HTTP/1.1 2")
                return
            self.send_response({"busy": 500, "refuse": 410}.get(mood, 204))
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Receiver)
    listening(server.server_port)
    server.serve_forever()


def listening(port: int) -> None:
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    kind, folder, port = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if kind == "mail":
        asyncio.run(serve_mail(Ledger(folder), port))
    else:
        serve_http(Ledger(folder), port)

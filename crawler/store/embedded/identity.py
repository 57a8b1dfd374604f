"""As whom PostgreSQL runs, since it refuses to run as root.

An ordinary user runs it as himself. Root runs it in a user namespace of its own, in which root's files seem
to belong to an unprivileged account, so that no permission has to be touched. Where the system does not allow
that, the server runs as that account itself, in a directory of its own under the system's state directory.
"""

import ctypes
import os
import pwd
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.place import Place

STATE_DIRECTORY = Path("/var/lib/bilateral-watch")
ACCOUNTS = ("nobody", "daemon")
_CLONE_NEWUSER = 0x10000000


class Identity(Protocol):
    """As whom the server runs."""

    def become(self) -> None:
        """Change this process for good, just before it becomes the server; raises OSError."""
        ...

    def own(self, directory: Path) -> None:
        """Give a directory that we made to the server; raises OSError."""
        ...


class Oneself:
    """The user who runs this."""

    def become(self) -> None:
        """Change nothing."""

    def own(self, directory: Path) -> None:
        """Change nothing: the directory is the server's already."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """The user who runs this, seen from within a user namespace as an unprivileged account."""

    user: int
    group: int

    def become(self) -> None:
        """Enter a new user namespace, in which there is nobody but this user."""
        user, group = os.geteuid(), os.getegid()
        if ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER) != 0:
            raise OSError(ctypes.get_errno(), "user namespace")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{self.user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{self.group} {group} 1")

    def own(self, directory: Path) -> None:
        """Change nothing: the directory is the server's already."""


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged account of the system."""

    user: int
    group: int

    def become(self) -> None:
        """Give up root for this account."""
        os.setgroups([])
        os.setgid(self.group)
        os.setuid(self.user)

    def own(self, directory: Path) -> None:
        """Give the directory to the account."""
        os.chown(directory, self.user, self.group, follow_symlinks=False)


def settle(place: Place) -> Identity:
    """Return as whom the server of `place` runs, having made its directory on the first call.

    What was chosen once holds for good, since files belong to whom they belong. Raises EmbeddedError where
    that is no longer possible, and OSError.
    """
    if place.server.is_symlink():
        return _account_of(place)
    identity = _in_place(place.directory)
    if identity is not None:
        place.server.mkdir(mode=0o700, exist_ok=True)
        return identity
    if place.server.exists():
        raise EmbeddedError(
            f"the database in {place.directory} was made in a user namespace, which this system does not "
            "allow now: allow it again, or set DATABASE_URL"
        )
    return _move_out(place)


def can(identity: Identity, enter: Path) -> bool:
    """Return whether a process can take the identity on this system and then enter the directory."""
    child = os.fork()
    if child == 0:
        try:
            identity.become()
            os.chdir(enter)
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _in_place(directory: Path) -> Identity | None:
    """Return an identity that can use the directory as it is, if there is one."""
    root = os.geteuid() == 0
    if not root and _has_name(os.geteuid()):
        return Oneself()
    account = _unprivileged_account()
    namespace = Namespace(account.pw_uid, account.pw_gid)
    if can(namespace, enter=directory):
        return namespace
    return None if root else Oneself()


def _has_name(user: int) -> bool:
    """Return whether the system has a name for the user, without which initdb refuses to work."""
    try:
        pwd.getpwuid(user)
    except KeyError:
        return False
    return True


def _unprivileged_account() -> pwd.struct_passwd:
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise EmbeddedError(
        f"PostgreSQL does not run as root, and there is no account {' or '.join(ACCOUNTS)} to run it as: "
        "run this as an ordinary user, or set DATABASE_URL"
    )


def _move_out(place: Place) -> Account:
    """Make a directory for the account, which owns what is in it but cannot exchange it, and link to it."""
    account = _unprivileged_account()
    identity = Account(account.pw_uid, account.pw_gid)
    STATE_DIRECTORY.mkdir(mode=0o711, parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="postgresql-", dir=STATE_DIRECTORY))
    home.chmod(0o711)
    (home / "socket").mkdir(mode=0o700)
    identity.own(home / "socket")
    place.server.symlink_to(home)
    return identity


def _account_of(place: Place) -> Account:
    try:
        owner = place.socket.stat()
    except FileNotFoundError as error:
        raise EmbeddedError(
            f"the database of {place.directory} was kept in {place.server.readlink()}, which is gone: "
            f"bring it back, or remove {place.server} to begin anew"
        ) from error
    return Account(owner.st_uid, owner.st_gid)

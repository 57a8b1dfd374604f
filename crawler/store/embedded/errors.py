"""What can be wrong with the embedded PostgreSQL, told in one line."""

import errno
from pathlib import Path

_REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EROFS: "choose a data directory that can be written to, or set DATABASE_URL",
    errno.EACCES: "choose a data directory that can be written to, or set DATABASE_URL",
    errno.EPERM: "choose a data directory that can be written to, or set DATABASE_URL",
    errno.ENOTDIR: "choose another data directory",
    errno.EEXIST: "choose another data directory",
}


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot be had; the message is one line: what, to what, and what to do."""


def unusable(directory: Path, error: OSError) -> EmbeddedError:
    """Return the error to raise where the system refused something in `directory`."""
    where = f" ({error.filename})" if error.filename else ""
    remedy = _REMEDIES.get(error.errno or 0, "choose another data directory, or set DATABASE_URL")
    return EmbeddedError(f"{directory} cannot hold the database: {error.strerror or error}{where}; {remedy}")

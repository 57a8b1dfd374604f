"""What can be wrong with the embedded PostgreSQL, told in one line."""

import errno
from pathlib import Path

_FREE_SPACE = "free some space"
_GO_ELSEWHERE = "choose a data directory that can be written to, or set DATABASE_URL"
_REMEDIES = {errno.ENOSPC: _FREE_SPACE, errno.EDQUOT: _FREE_SPACE}


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot be had; the message is one line: what, to what, and what to do."""


def unusable(directory: Path, error: OSError) -> EmbeddedError:
    """Return the error to raise where the system refused something in `directory`."""
    where = f" ({error.filename})" if error.filename else ""
    remedy = _REMEDIES.get(error.errno or 0, _GO_ELSEWHERE)
    return EmbeddedError(f"{directory} cannot hold the database: {error.strerror or error}{where}: {remedy}")

"""What the daemon answers over HTTP."""


class ListenError(Exception):
    """An address cannot be listened on; the message tells which and why, in one line."""

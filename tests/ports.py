"""Ports on which nobody listens."""

import socket


def free_port() -> int:
    """Return one."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])

"""A PostgreSQL of our own, for those who name none: up while any process of ours uses its directory.

A *keeper* process owns the server. Processes that use it hold a shared lock, so that the kernel itself
knows who is still there, however they end; when the last one is gone, the keeper ends the server. A killed
server is started again by its keeper; a killed keeper takes its server with it, and the next user starts
another.
"""

from crawler.store.embedded.binaries import client_programs
from crawler.store.embedded.errors import EmbeddedError
from crawler.store.embedded.server import Server, attach

__all__ = ["EmbeddedError", "Server", "attach", "client_programs"]

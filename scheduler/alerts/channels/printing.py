"""Standard output, to try rules out."""

import sys
from collections.abc import Collection

from scheduler.alerts.messages import Message


class Printing:
    """Prints messages."""

    def __init__(self, seconds: float) -> None:
        self.patience = seconds

    async def send(self, message: Message, _left_to: Collection[str] | None) -> None:
        """Print the message; it always arrives."""
        sys.stdout.write(f"\n{message.subject}\n\n{message.text}\n")
        sys.stdout.flush()
